"""Make ``data/names/`` from a copy of prust/wikipedia-movie-data: facts alone, no sentences.

    python tests/tools/make_names.py DIR

DIR holds ``movies-<decade>s.json``. Performers come from the ``cast`` lists, directors from the
lead paragraphs as `graph.extraction` reads them without these very lists, titles with their years
from ``title`` and ``year``. The same input gives the same bytes.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from graph.extraction import extract
from graph.extraction.lexicon import COMMON_FIRST_NAME, Lexicon, using
from graph.extraction.lists import is_name
from graph.model import Status
from graph.pages import page_from_text

OUT = Path(__file__).resolve().parent.parent.parent / "data" / "names"
ROLES = 2
"""Films that a performer must be in: presidents and popes in newsreels are in one."""
NOTHING = Lexicon(frozenset(), frozenset(), frozenset(), {}, {})


def full_name(name: str) -> bool:
    """Two words or more that have the shape of a name, and no bracket or digit in them."""
    return (
        " " in name
        and is_name(name)
        and not name.startswith("Best ")
        and not re.search(r"[()\[\]\d:;!?\"]", name)
    )


def write(name: str, lines: Iterable[str]) -> None:
    """Write a list, sorted by code point."""
    (OUT / name).write_text("".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")


def main(folder: Path) -> None:
    """Read the films and write the three lists."""
    performers: Counter[str] = Counter()
    directors: Counter[str] = Counter()
    years: defaultdict[str, set[int]] = defaultdict(set)
    for file in sorted(folder.glob("movies-*.json")):
        for film in json.loads(file.read_text(encoding="utf-8")):
            performers.update({name for name in film["cast"] if full_name(name)})
            years[film["title"].replace("’", "'")].add(film["year"])
            if film.get("extract"):
                with using(NOTHING):
                    claims = extract(page_from_text(film["extract"], form="text"))
                directors.update(
                    {c.object.label for c in claims
                     if c.predicate == "director" and c.status is Status.ACCEPTED
                     and full_name(c.object.label)}
                )  # fmt: skip
    # Who directs more often than he plays is a director, even with a voice in a cartoon.
    write("performers.txt", (name for name, count in performers.items()
                             if count >= ROLES and count >= directors[name]))  # fmt: skip
    firsts = Counter(name.split(" ", 1)[0] for name in performers)
    # Read by rules, so with slips among them: what is a title, or begins like no name, is one.
    write(
        "directors.txt",
        (name for name, count in directors.items() if name not in years
         and (count > 1 or firsts[name.split(" ", 1)[0]] >= COMMON_FIRST_NAME)),
    )  # fmt: skip
    write("titles.tsv", (f"{title}\t{','.join(map(str, sorted(found)))}"
                         for title, found in years.items() if "\t" not in title))  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
