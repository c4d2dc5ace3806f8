"""Floor 7: precision, recall and F1 of extraction against documents labelled by hand.

A gold file is JSONL, one document a line; `tests/gold/README.md` is the guide to its labels.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from .errors import GoldError
from .extraction import Rule
from .model import Entity, Statement, Status
from .pages import FORMATS, page_from_text
from .pipeline import statements_of
from .spelling import fold
from .vocabulary import PREDICATES

SCORED = tuple(
    word
    for word in PREDICATES
    if word
    not in {"mentions", "comparedTo", "alternateName", "releaseYear", "releaseDate", "runtime",
            "certificate", "genre", "setAfter", "setBefore"}
)  # fmt: skip
"""The predicates that gold documents are labelled with, completely."""

_YEAR = re.compile(r"^(?P<label>.+?)(?: \((?P<year>\d{4})\))?$", re.DOTALL)
_SPACES = re.compile(r"\s+")


class Label(NamedTuple):
    """One labelled statement: alternatives stand behind a bar, a film's year in brackets."""

    subject: str
    predicate: str
    object: str
    status: Status = Status.ACCEPTED

    def fits(self, statement: Statement) -> bool:
        """Whether a statement says what the label says; years count where both give one.

        Example:
            >>> from graph.model import Kind, Status
            >>> film = Entity(Kind.FILM, "Alien", "", 1979)
            >>> person = Entity(Kind.PERSON, "R. S.", "")
            >>> said = Statement("", film, "director", person, Status.ACCEPTED, 1.0, "", "", 0, 0)
            >>> Label("Alien (1979)", "director", "Ridley Scott|R S").fits(said)
            True
        """
        return (
            statement.predicate == self.predicate
            and _same(self.subject, statement.subject)
            and _same(self.object, statement.object)
        )


class GoldDocument(NamedTuple):
    """A document with everything that it says.

    Attributes:
        id: Its name, unique in the file.
        kind: What kind of page it is, such as ``lead``.
        part: ``development`` or ``test``.
        format: A key of `graph.pages.FORMATS`.
        text: The page as it would lie in a file.
        facts: What it asserts.
        not_facts: What it denies, doubts, plans or jokes about.
        optional: What may be read in it or not.
    """

    id: str
    kind: str
    part: str
    format: str
    text: str
    facts: tuple[Label, ...]
    not_facts: tuple[Label, ...]
    optional: tuple[Label, ...]


@dataclass(slots=True)
class Score:
    """Counts of right, wrong and missed statements."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was said that is right; 1 where nothing was said."""
        said = self.right + self.wrong
        return self.right / said if said else 1.0

    @property
    def recall(self) -> float:
        """Share of the labels that were found; 1 where there are none."""
        labelled = self.right + self.missed
        return self.right / labelled if labelled else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, other: Score) -> None:
        """Add the counts of another score."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed


class Miss(NamedTuple):
    """One statement that was read wrongly, or not at all."""

    document: str
    what: str
    statement: str
    rule: str = ""


@dataclass(slots=True)
class Evaluation:
    """What extraction does on gold documents.

    Attributes:
        scores: By kind of document and predicate; a status other than accepted counts as a
            predicate of its own, such as ``negated``.
        misses: Each wrong and each missed statement.
        false_facts: What a text does not assert, but was read as a fact.
        sure: By confidence, to a tenth: how many statements were right, and how many wrong.
        documents: How many were read.
    """

    scores: dict[tuple[str, str], Score] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    false_facts: list[Miss] = field(default_factory=list)
    sure: dict[float, Score] = field(default_factory=dict)
    documents: int = 0

    def total(self, *, kind: str = "", predicates: Iterable[str] = SCORED) -> Score:
        """The counts of some predicates together, over one kind of document or all."""
        wanted = set(predicates)
        result = Score()
        for (its_kind, predicate), score in self.scores.items():
            if predicate in wanted and kind in {"", its_kind}:
                result.add(score)
        return result

    @property
    def kinds(self) -> list[str]:
        """The kinds of documents, in alphabetical order."""
        return sorted({kind for kind, _ in self.scores})

    @property
    def predicates(self) -> list[str]:
        """The predicates and statuses that were met, in the vocabulary's order."""
        met = {predicate for _, predicate in self.scores}
        return [word for word in (*SCORED, *Status) if word in met]


def read_gold(paths: Iterable[str | Path], part: str = "") -> Iterator[GoldDocument]:
    """Read gold documents.

    Args:
        paths: JSONL files, or folders of them.
        part: Only the documents of this part; all where empty.

    Raises:
        GoldError: With file and line, if a document is malformed or no file is there.
    """
    for file in _files(paths):
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
            if line.strip():
                try:
                    document = _document(json.loads(line))
                except (ValueError, KeyError, TypeError) as error:
                    raise GoldError(f"{file}:{number}: {type(error).__name__}: {error}") from error
                if part in {"", document.part}:
                    yield document


def _files(paths: Iterable[str | Path]) -> Iterator[Path]:
    for given in map(Path, paths):
        found = sorted(given.glob("*.jsonl")) if given.is_dir() else [given]
        if not found or not found[0].is_file():
            raise GoldError(f"{given}: no .jsonl file of gold documents there")
        yield from found


def corpus_hash(documents: Iterable[GoldDocument]) -> str:
    """SHA-256 of documents and labels: floors hold for one corpus only."""
    digest = hashlib.sha256()
    for document in documents:
        digest.update(json.dumps(document, ensure_ascii=True).encode())
    return digest.hexdigest()


def _document(row: Mapping[str, object]) -> GoldDocument:
    form = str(row.get("format", "text"))
    if form not in FORMATS:
        raise ValueError(f"unknown format {form!r}; there are: {', '.join(FORMATS)}")
    return GoldDocument(
        str(row["id"]), str(row["kind"]), str(row.get("part", "development")), form,
        str(row["text"]),
        tuple(_labels(row.get("facts", []))),
        tuple(_labels(row.get("not_facts", []))),
        tuple(_labels(row.get("optional", []))),
    )  # fmt: skip


def _labels(rows: object) -> Iterator[Label]:
    if not isinstance(rows, list):
        raise TypeError(f"labels are a list, not {rows!r}")
    for row in rows:
        subject, predicate, thing, *status = row
        if predicate not in PREDICATES:
            raise ValueError(f"unknown predicate {predicate!r}")
        yield Label(subject, predicate, thing, Status(*status) if status else Status.ACCEPTED)


def _same(label: str, entity: Entity) -> bool:
    for alternative in label.split("|"):
        match = _YEAR.match(alternative)
        assert match is not None
        if alternative == "$review" and entity.kind == "review":
            return True
        if _key(match["label"]) == _key(entity.label):
            year = match["year"]
            return not year or entity.year is None or int(year) == entity.year
    return False


def _key(label: str) -> str:
    # A rating such as "3.5/5" or "****" has no letters that folding would keep.
    return fold(label) if any(c.isalpha() for c in label) else _SPACES.sub("", label)


def measure(documents: Iterable[GoldDocument], rules: tuple[Rule, ...] | None = None) -> Evaluation:
    """Read gold documents and compare what is found with their labels.

    Args:
        documents: From `read_gold`.
        rules: Prose rules; the shipped ones where None.

    Example:
        >>> text = "**Alien, 1979.** Directed by Ridley Scott."
        >>> labels = (Label("Alien", "director", "Ridley Scott"),)
        >>> document = GoldDocument("a", "house", "test", "markdown", text, labels, (), ())
        >>> measure([document]).total().f1
        1.0
    """
    result = Evaluation()
    for document in documents:
        page = page_from_text(document.text, name=document.id, form=document.format)
        _compare(document, statements_of(page, rules), result)
        result.documents += 1
    return result


def _compare(document: GoldDocument, statements: list[Statement], result: Evaluation) -> None:
    scored = _distinct(s for s in statements if s.predicate in SCORED)
    facts = [s for s in scored if s.status is Status.ACCEPTED]
    _score(document, facts, document.facts, result)
    for status in (Status.NEGATED, Status.DISPUTED, Status.HYPOTHETICAL):
        wanted = tuple(label for label in document.not_facts if label.status is status)
        said = [s for s in scored if s.status is status]
        _score(document, said, wanted, result, status.value)
    for statement in facts:
        denied = any(label.fits(statement) for label in document.not_facts)
        if denied and not any(label.fits(statement) for label in document.facts):
            result.false_facts.append(_miss(document, "false fact", statement))


def _distinct(statements: Iterable[Statement]) -> list[Statement]:
    """Each statement once, with the highest confidence that any of its evidence has."""
    best: dict[tuple[str, str, str, str], Statement] = {}
    for statement in statements:
        subject, thing = statement.subject, statement.object
        key = (
            f"{_key(subject.label)} {subject.year or ''}", statement.predicate,
            f"{_key(thing.label)} {thing.year or ''}", statement.status.value,
        )  # fmt: skip
        if key not in best or best[key].confidence < statement.confidence:
            best[key] = statement
    return list(best.values())


def _score(
    document: GoldDocument,
    said: list[Statement],
    wanted: tuple[Label, ...],
    result: Evaluation,
    status: str = "",
) -> None:
    found: Counter[Label] = Counter()
    for statement in said:
        score = _of(result, document.kind, status or statement.predicate)
        label = next((label for label in wanted if label.fits(statement)), None)
        sure = result.sure.setdefault(int(statement.confidence * 100) / 100, Score())
        if label is not None:
            found[label] += 1
            score.right += found[label] == 1
            sure.right += not status
        elif not any(label.fits(statement) for label in document.optional):
            score.wrong += 1
            sure.wrong += not status
            result.misses.append(_miss(document, f"wrong {status}".strip(), statement))
    for label in wanted:
        if not found[label]:
            _of(result, document.kind, status or label.predicate).missed += 1
            words = f"{label.subject} {label.predicate} {label.object}"
            result.misses.append(Miss(document.id, f"missed {status}".strip(), words))


def _of(result: Evaluation, kind: str, predicate: str) -> Score:
    return result.scores.setdefault((kind, predicate), Score())


def _miss(document: GoldDocument, what: str, statement: Statement) -> Miss:
    subject, thing = statement.subject, statement.object
    dated = f"{subject.label} ({subject.year})" if subject.year else subject.label
    words = f"{dated} {statement.predicate} {thing.label}"
    return Miss(
        document.id, what, f"{words} ({thing.year})" if thing.year else words, statement.rule
    )
