"""Pages a second: reading, extraction and resolution on one core, beside what tokenizers need.

Run from the project's folder, with ``pip install spacy trafilatura`` beside the test extra:
``python tests/benchmarks/extraction_speed.py [DIR]``. DIR is a copy of prust/wikipedia-movie-data
for the leads; without it the gold set's own are read.

Texts and Markdown are measured against spaCy's blank English tokenizer with sentencizer, HTML
against trafilatura's extraction. Each page is read once by each, in turns of twenty pages, so that
a busy machine slows both, and no tokenizer meets a text that it has cached whole.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from graph.gold import read_gold
from graph.pages import page_from_text, read_pages
from graph.pipeline import statements_of
from graph.resources import folder

ROOT = Path(__file__).resolve().parent.parent.parent
TURN = 20
LEADS = 3_000


def texts_of(*forms: str) -> list[tuple[str, str]]:
    """The shipped reviews and the gold set's pages in some formats, leads left out."""
    found = [
        (file.read_text(encoding="utf-8"), "markdown" if file.suffix == ".md" else "text")
        for file in sorted(folder("data/reviews").iterdir())
        if file.suffix in {".txt", ".md"} and "html" not in forms
    ]
    gold = read_gold([ROOT / "tests" / "gold"])
    return found + [(d.text, d.format) for d in gold if d.format in forms and d.kind != "lead"]


def leads(given: Path | None) -> list[tuple[str, str]]:
    """Lead paragraphs: a sample of the films in a folder, or those of the gold set."""
    if given is None:
        return [(d.text, "text") for d in read_gold([ROOT / "tests" / "gold"]) if d.kind == "lead"]
    films = (f for p in sorted(given.glob("movies-*.json")) for f in json.loads(p.read_text()))
    found = [film["extract"] for film in films if len(film.get("extract") or "") > 150]
    return [(text, "text") for text in random.Random(1).sample(found, LEADS)]  # noqa: S311  # a sample


def ours(page: tuple[str, str]) -> None:
    """Read, extract, resolve."""
    statements_of(page_from_text(page[0], form=page[1]))


def race(
    pages: list[tuple[str, str]], *runners: Callable[[tuple[str, str]], object]
) -> list[float]:
    """Seconds that each runner takes for all pages, in turns."""
    spent = [0.0] * len(runners)
    for start in range(0, len(pages), TURN):
        for number, runner in enumerate(runners):
            began = time.perf_counter()
            for page in pages[start : start + TURN]:
                runner(page)
            spent[number] += time.perf_counter() - began
    return spent


def report(name: str, pages: list[tuple[str, str]], mine: float, other: float, what: str) -> None:
    """Print one comparison as pages a second and a ratio."""
    size = sum(len(text) for text, _ in pages) // len(pages)
    sys.stdout.write(
        f"{name}: {len(pages)} pages of {size} characters; ours {len(pages) / mine:.0f} pages/s, "
        f"{what} {len(pages) / other:.0f} pages/s; ours is {other / mine:.2f} times as fast\n"
    )


def linear() -> None:
    """Print the time a byte of a large page, against that of a small one."""
    small = next(iter(read_pages([folder("data/reviews/john-wick.md")]))).text  # type: ignore[union-attr]
    per_byte = []
    for size in (5_000, 5_000_000):
        body = (small + "\n\n") * (size // len(small) + 1)
        page = (body[:size], "markdown")
        began = time.perf_counter()
        rounds = 20 if size < 10_000 else 1
        for _ in range(rounds):
            ours(page)
        per_byte.append((time.perf_counter() - began) / rounds / size)
    sys.stdout.write(f"a byte of 5 MB costs {per_byte[1] / per_byte[0]:.2f} times one of 5 kB\n")


def main(arguments: Iterable[str]) -> None:
    """Measure and print."""
    import spacy
    import trafilatura

    tokenizer = spacy.blank("en")
    tokenizer.add_pipe("sentencizer")
    tokenizer.max_length = 20_000_000
    given = next((Path(a) for a in arguments), None)
    for page in texts_of("text", "markdown")[:5]:
        ours(page)  # Rules and word lists are loaded once a process.
    for name, pages in (("reviews", texts_of("text", "markdown")), ("leads", leads(given))):
        mine, other = race(pages, ours, lambda page: tokenizer(page[0]))
        report(name, pages, mine, other, "spaCy")
    pages = texts_of("html") * 20
    mine, other = race(pages, ours, lambda page: trafilatura.extract(page[0]))
    report("HTML", pages, mine, other, "trafilatura")
    linear()


if __name__ == "__main__":
    main(sys.argv[1:])
