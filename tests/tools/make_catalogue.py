"""Make ``data/catalogue/`` and ``data/names/`` from public data: facts alone, no sentences.

    python tests/tools/make_catalogue.py DIR WIKIDATA

DIR holds the ``movies-<decade>s.json`` of prust/wikipedia-movie-data, WIKIDATA is a CSV of films
with their items, series, franchises and IMDb ids. The names come first, read from the leads
without any list; with them the leads are read again for the catalogue, which they do not see. The
same input gives the same bytes.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from graph.catalogue import COLUMNS, Catalogue
from graph.catalogue import using as with_catalogue
from graph.extraction import extract
from graph.extraction.layout import sections
from graph.extraction.lexicon import COMMON_FIRST_NAME, Lexicon, using
from graph.extraction.lists import is_name
from graph.model import Claim, Kind, Status
from graph.pages import page_from_text
from graph.spelling import fold

DATA = Path(__file__).resolve().parent.parent.parent / "data"
ROLES = 2
"""Films that a performer must be in: presidents and popes in newsreels are in one."""
CHUNK = 400
"""Films that a worker reads at a time."""
NO_NAMES = Lexicon(frozenset(), frozenset(), frozenset(), {}, {})
NO_FILMS = Catalogue({})
Film = dict[str, Any]
Facts = dict[str, list[str]]

# Lists that Wikidata keeps as series, and that no one would call one.
_NO_SERIES = re.compile(
    r"\b(?:list|lists|greatest|best|top|100|festival|awards?|AFI|BFI|BBC|films? of|feature films|"
    r"Animation Studios film|Feature Films|productions|[Oo]riginal [Mm]ovies|programme|selection|"
    r"in competition|registry)\b|^Q\d+$"
)
_KIND = re.compile(r" (?:film |movie )?(?:series|franchise|trilogy|tetralogy|pentalogy|films)$")


def full_name(name: str) -> bool:
    """Two words or more that have the shape of a name, and no bracket or digit in them."""
    return (
        " " in name
        and is_name(name)
        and not name.startswith("Best ")
        and not re.search(r"[()\[\]\d:;!?\"|]", name)
    )


def claims_of(film: Film) -> Iterator[Claim]:
    """What a film's lead asserts of the film itself."""
    page = page_from_text(film["extract"], form="text")
    first = next((part.film for part in sections(page) if part.film), None)
    own = {fold(film["title"]), fold(first.label) if first else ""}
    for claim in extract(page):
        if claim.status is Status.ACCEPTED and fold(claim.subject.label) in own:
            yield claim


def directors(films: list[Film]) -> list[str]:
    """Who directed, as leads say that are read without lists; one entry a film and person."""
    with using(NO_NAMES), with_catalogue(NO_FILMS):
        return [
            name
            for film in films
            if film.get("extract")
            for name in sorted(
                {c.object.label for c in claims_of(film) if c.predicate == "director"}
            )
            if full_name(name)
        ]


def facts(films: list[Film]) -> list[Facts]:
    """What the data and the leads say of each film."""
    with with_catalogue(NO_FILMS):
        return [_facts(film) for film in films]


def _facts(film: Film) -> Facts:
    found: Facts = {column: [] for column in COLUMNS}
    year = int(film["year"])
    for claim in claims_of(film) if film.get("extract") else ():
        if claim.subject.year and abs(claim.subject.year - year) == 1:
            year = claim.subject.year
        column = "actor" if claim.predicate == "actor" else claim.predicate
        thing = claim.object
        dated = f"{thing.label} ({thing.year})" if thing.year else thing.label
        if column in found and "|" not in dated and dated not in found[column]:
            found[column].append(dated if thing.kind is Kind.FILM else thing.label)
    cast = [name for name in film["cast"] if is_name(name) and "|" not in name]
    # A lead also says who was in an earlier film of the story; the data's own list does not.
    found["actor"] = list(dict.fromkeys(cast)) or found["actor"]
    found["genre"] = film["genres"]
    found["title"], found["year"] = [film["title"]], [str(year)]
    return found


def in_chunks(films: list[Film]) -> list[list[Film]]:
    """The films in the portions that workers read."""
    return [films[at : at + CHUNK] for at in range(0, len(films), CHUNK)]


def write(path: Path, lines: Iterable[str]) -> None:
    """Write a list, sorted by code point."""
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")


def write_names(films: list[Film], directed: Counter[str]) -> None:
    """Write the lists of performers, directors and titles."""
    played = Counter(name for film in films for name in set(film["cast"]) if full_name(name))
    years: defaultdict[str, set[int]] = defaultdict(set)
    for film in films:
        years[film["title"].replace("’", "'")].add(film["year"])
    # Who directs more often than he plays is a director, even with a voice in a cartoon.
    performers = (n for n, count in played.items() if count >= ROLES and count >= directed[n])
    write(DATA / "names" / "performers.txt", performers)
    firsts = Counter(name.split(" ", 1)[0] for name in played)
    # Read by rules, so with slips among them: what is a title, or begins like no name, is one.
    write(
        DATA / "names" / "directors.txt",
        (name for name, count in directed.items() if name not in years
         and (count > 1 or firsts[name.split(" ", 1)[0]] >= COMMON_FIRST_NAME)),
    )  # fmt: skip
    write(DATA / "names" / "titles.tsv",
          (f"{title}\t{','.join(map(str, sorted(found)))}"
           for title, found in years.items() if "\t" not in title))  # fmt: skip


def wikidata(path: Path) -> dict[str, list[dict[str, str]]]:
    """The rows of the CSV by the film's label."""
    rows: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["film_label"]].append(row)
    return rows


def add_ids(all_facts: list[Facts], rows: dict[str, list[dict[str, str]]]) -> None:
    """Add items, ids, series and franchises where one film alone bears a title, here and there."""
    counts = Counter(found["title"][0] for found in all_facts)
    for found in all_facts:
        title = found["title"][0]
        mine = rows.get(title, [])
        if counts[title] > 1 or len({row["film_qid"] for row in mine}) != 1:
            continue
        found["wikidata"] = [mine[0]["film_qid"]]
        found["imdb"] = sorted({row["imdb_id"] for row in mine if row["imdb_id"]})[:1]
        names = {row[key] for row in mine for key in ("series_label", "franchise_label")}
        for name in sorted(names):
            short = _KIND.sub("", name)
            if name and not _NO_SERIES.search(name) and short not in found["inFranchise"]:
                found["inFranchise"].append(short)


def write_films(all_facts: list[Facts]) -> None:
    """Write the catalogue, one film a line."""
    lines = {"\t".join("|".join(found[column]) for column in COLUMNS) for found in all_facts}
    path = DATA / "catalogue" / "films.tsv"
    path.parent.mkdir(exist_ok=True)
    body = "".join(f"{line}\n" for line in sorted(lines))
    path.write_text("\t".join(COLUMNS) + "\n" + body, encoding="utf-8")


def main(folder: Path, ids: Path) -> None:
    """Read the films and write the names and the catalogue."""
    films = [
        film
        for file in sorted(folder.glob("movies-*.json"))
        for film in json.loads(file.read_text(encoding="utf-8"))
        if not re.search(r"[\t\n|]", film["title"])
    ]
    with ProcessPoolExecutor() as pool:
        directed = Counter(name for part in pool.map(directors, in_chunks(films)) for name in part)
        write_names(films, directed)
    with ProcessPoolExecutor() as pool:  # New workers, which load the new names.
        all_facts = [found for part in pool.map(facts, in_chunks(films)) for found in part]
    add_ids(all_facts, wikidata(ids))
    write_films(all_facts)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
