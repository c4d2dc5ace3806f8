"""Context: what a page has said so far, against which its sentences are read."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from ..model import Claim, Mention, Status
from ..spelling import fold
from .claims import PEOPLE, franchise_name
from .encoding import Encoded
from .known_film import KnownFilm
from .lexicon import lexicon
from .mentions import NAME, TITLE

_NAMED_FRANCHISE = re.compile(
    rf"(?:[Tt]he|[Tt]his|[a-z]+) (?P<name>{NAME}|{TITLE}) (?:film |movie )?"
    r"(?:franchise|series|saga|trilogy|universe)\b"
)


RECURRING = 3
"""Mentions of a surname from which on a page is about its bearer, too."""
_SURNAME = re.compile(r"(?:(?:De|Di|Del|Van|Von|Le|La|Du|St\.?) )?[^ ]+$")
_WORD = re.compile(r"\w+(?:-\w+)*")
SHORTEST = 3
"""Characters that a word must have more of to stand for a title."""
NO_PERFORMERS = (
    "character", "director", "screenwriter", "producer", "cinematographer", "composer", "editor",
)  # fmt: skip


class Reading(NamedTuple):
    """A sentence to read, and the film that its section is about.

    Attributes:
        encoded: The sentence.
        film: The film of the section.
        rebutted: Whether the next sentence takes back what this one says: "It is not."
    """

    encoded: Encoded
    film: Mention | None
    rebutted: bool = False


@dataclass(slots=True)
class Context:
    """What the page has said so far: whom it knows as what, and which series it is about.

    Attributes:
        review: The page itself.
        text: Its prose.
        films: Folded titles of the films that its sections are about.
        franchise: The franchise that it names most.
        defined: Whether it defines its film, as an encyclopedia's lead does.
        known: Folded names by what they were said to have done.
        full: Full names by surname.
        roles: Folded names of characters by that of who plays them.
        catalogued: Who took part in the page's films that the catalogue has.
        titles: Full titles by the one word of them that the page goes on with.
    """

    review: Mention
    text: str
    films: frozenset[str]
    franchise: str = ""
    defined: bool = False
    known: dict[str, set[str]] = field(default_factory=dict)
    full: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    roles: dict[str, set[str]] = field(default_factory=dict)
    catalogued: dict[Mention, KnownFilm] = field(default_factory=dict)
    _memo: dict[tuple[str, str, Mention | None], bool] = field(default_factory=dict)
    _words: Counter[str] = field(default_factory=Counter)
    _held: dict[re.Pattern[str], bool] = field(default_factory=dict)

    def holds(self, pattern: re.Pattern[str]) -> bool:
        """Whether the page's prose holds a pattern anywhere; looked for once a page."""
        if pattern not in self._held:
            self._held[pattern] = pattern.search(self.text) is not None
        return self._held[pattern]

    def learn(self, claim: Claim) -> None:
        """Remember who did what, by full name and by surname."""
        if claim.predicate == "portrays":
            self._memo.clear()
            self.known.setdefault("character", set()).add(fold(claim.object.label))
            self.roles.setdefault(fold(claim.subject.label), set()).add(fold(claim.object.label))
        if claim.predicate in PEOPLE and claim.status is not Status.NEGATED:
            names = self.known.setdefault(claim.predicate, set())
            folded = fold(claim.object.label)
            if folded in names:
                return
            self._memo.clear()
            names.add(folded)
            names.add(folded.rsplit(" ", 1)[-1])

    def knows(self, label: str, predicate: str, film: Mention | None = None) -> bool:
        """`_knows`, remembered until the page says something new of somebody."""
        asked = (label, predicate, film)
        found = self._memo.get(asked)
        if found is None:
            found = self._memo[asked] = self._knows(label, predicate, film)
        return found

    def _knows(self, label: str, predicate: str, film: Mention | None) -> bool:
        """Whether somebody of this name was said to have done this, on this page.

        A performer may also be one whose name is known as a performer's, unless the page has
        said that he did something else; a filmmaker may be a known director; an auteur is one
        on a page that has not yet said who directed, or has said that he did; a phrase is a known
        title of several words; who recurs is named again and again; one's own is a film that the
        page is about; named is who bears a common first name and a surname.
        """
        folded = fold(label)
        if predicate in {"cast", "uncast", "maker", "unmade"}:
            return self._took_part(folded, predicate, film)
        if predicate == "title":
            return lexicon().is_title(label)
        if predicate == "recurring":
            return self._count(label.rsplit(" ", 1)[-1]) >= RECURRING
        if predicate == "own":
            return folded in self.films
        if predicate == "named":
            return (
                label.count(" ") == 1 and label.split(" ", maxsplit=1)[0] in lexicon().first_names
            )
        if predicate == "phrase":
            return " " in label and lexicon().is_title(label)
        if predicate == "filmmaker":
            known = lexicon().directs(label) or label in lexicon().auteurs
            return known or folded in self.known.get("director", ())
        if predicate == "auteur":
            directors = self.known.get("director", ())
            famous = lexicon().directs(label) or label in lexicon().auteurs
            known = famous and folded not in self.known.get("actor", ())
            return folded in directors or (known and not directors)
        if folded in self.known.get(predicate, ()):
            return True
        return (
            predicate == "actor"
            and lexicon().performs(label)
            and not any(folded in self.known.get(crew, ()) for crew in NO_PERFORMERS)
        )

    def _count(self, word: str) -> int:
        """How often a word stands in the prose; all words are counted once."""
        if not self._words:
            self._words.update(_WORD.findall(self.text))
        return self._words[word]

    def _took_part(self, folded: str, predicate: str, film: Mention | None) -> bool:
        """What the catalogue knows of a name and a film: nothing, for a film that it has not."""
        known = self.catalogued.get(film) if film else None
        if known is None:
            return False
        played = folded in known.cast or folded in known.cast_surnames
        made = folded in known.makers or folded in known.maker_surnames
        if predicate in {"cast", "maker"}:
            return played if predicate == "cast" else made
        said = folded in self.known.get("actor" if predicate == "uncast" else "director", ())
        return not said and not (played if predicate == "uncast" else made)

    def note_names(self, readings: list[Reading]) -> None:
        """Remember the full name behind each surname that one person alone on the page bears."""
        found: dict[str, set[str]] = {}
        for reading in readings:
            for mark in reading.encoded.marks.values():
                first, _, rest = mark.label.partition(" ")
                if rest and (first in lexicon().first_names or lexicon().knows(mark.label)):
                    found.setdefault(_SURNAME.search(mark.label).group(), set()).add(mark.label)  # type: ignore[union-attr]  # matches always
        self._note_titles(readings)
        self.full = {surname: names.pop() for surname, names in found.items() if len(names) == 1}

    def _note_titles(self, readings: list[Reading]) -> None:
        """Remember the full title behind each word that stands, marked, for it: *Detail*."""
        titles = {
            mark.label: None
            for reading in readings
            for mark in reading.encoded.marks.values()
            if mark.sign == TITLE
        }
        holding: dict[str, list[str]] = {}
        for label in titles:
            for word in set(label.replace(":", "").split()) if " " in label else ():
                holding.setdefault(word, []).append(label)
        for short in titles:
            longer = holding.get(short, [])
            if len(longer) == 1 and len(short) > SHORTEST and not lexicon().years(short):
                self.titles[short] = longer[0]


def franchise_of(readings: list[Reading]) -> str:
    """The franchise or series that the page names most, the first of equals."""
    counts: Counter[str] = Counter()
    for reading in readings:
        for match in _NAMED_FRANCHISE.finditer(reading.encoded.code):
            counts[franchise_name(reading.encoded.label(*match.span("name")))] += 1
    return max(counts, key=lambda name: counts[name]) if counts else ""
