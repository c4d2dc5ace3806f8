"""Pin the floors of extraction quality to what is measured now: ``python tests/gold/pin.py``.

Writes the README's table of figures, too.

Floors only rise. To lower one, say why: ``python tests/gold/pin.py --lower "REASON"``; the reason
is kept in ``floors.json``, where a reviewer sees it.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path

from graph.gold import SCORED, Evaluation, Score, corpus_hash, measure, read_gold

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
README = HERE.parent.parent / "README.md"
BEGIN, END = "<!-- figures -->\n\n", "\n\n<!-- end of figures -->"
PARTS = ("development", "test")
GROUPS = {
    "credits": ("director", "screenwriter", "actor"),
    "crew and companies": (
        "producer", "cinematographer", "editor", "composer", "distributor", "productionCompany",
        "basedOn",
    ),
    "lineage": (
        "sequelOf", "prequelOf", "spinOffOf", "remakeOf", "rebootOf", "crossoverOf", "parodyOf",
        "inFranchise",
    ),
    "portrays": ("portrays",),
    "all": SCORED,
}  # fmt: skip


def figures(result: Evaluation) -> dict[str, dict[str, float]]:
    """Precision and recall of each group of predicates, cut to three places."""
    found = {}
    for name, predicates in GROUPS.items():
        score = result.total(predicates=predicates)
        found[name] = {
            "precision": math.floor(score.precision * 1000) / 1000,
            "recall": math.floor(score.recall * 1000) / 1000,
        }
    return found


def table() -> str:
    """The README's figures: by group and part, and how often each confidence is right."""
    results = {part: measure(read_gold([HERE], part)) for part in PARTS}
    lines = ["| | development P | R | test P | R |", "|---|---|---|---|---|"]
    for name, predicates in GROUPS.items():
        cells = [
            f"{value:.2f}"
            for part in PARTS
            for score in [results[part].total(predicates=predicates)]
            for value in (score.precision, score.recall)
        ]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    lines += ["", "| said with confidence | statements | right |", "|---|---|---|"]
    for low, high in ((0.95, 1.01), (0.9, 0.95), (0.85, 0.9), (0.7, 0.85)):
        both = Score()
        for result in results.values():
            for sure, score in result.sure.items():
                if low <= sure < high:
                    both.add(score)
        name = f"{low:.2f} and more" if high > 1 else f"{low:.2f} to {high:.2f}"
        lines.append(f"| {name} | {both.right + both.wrong} | {both.precision:.2f} |")
    return "\n".join(lines)


def main() -> int:
    """Measure both parts and write the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lower", metavar="REASON", default="")
    reason = parser.parse_args().lower
    known = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"lowered": []}
    lowered = []
    new: dict[str, object] = {}
    for part in PARTS:
        documents = list(read_gold([HERE], part))
        result = measure(documents)
        floors = figures(result)
        before = known.get(part, {}).get("floors", {})
        for group, floor in floors.items():
            for name, value in floor.items():
                if value < before.get(group, {}).get(name, 0.0):
                    lowered.append(f"{part}, {group}, {name}: {before[group][name]} to {value}")
        new[part] = {
            "sha256": corpus_hash(documents),
            "false_facts": len(result.false_facts),
            "floors": floors,
        }
    if lowered and not reason:
        sys.stderr.write("these floors would fall; give --lower REASON:\n")
        sys.stderr.writelines(f"  {line}\n" for line in lowered)
        return 1
    new["lowered"] = known["lowered"] + ([{"what": lowered, "why": reason}] if lowered else [])
    before_it, begins, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    _, ends, after_it = rest.partition(END)
    if not (begins and ends):
        sys.stderr.write("the README has no place for the figures\n")
        return 1
    README.write_text(f"{before_it}{BEGIN}{table()}{END}{after_it}", encoding="utf-8")
    FLOORS.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
