"""Names that are known to belong to performers, directors and films: ``data/names/``.

They help to tell a performer from a character and a title from other capitalised words; they never
say who took part in what. Reading works without them, and finds less.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import NamedTuple

from ..resources import folder
from .words import words

COMMON_FIRST_NAME = 3
"""How many performers must share a first name before it counts as one."""


_WORDS = re.compile(r"[^\W_][\w’'.&-]*|[:,!?]")
_PART = re.compile(r",?:? (?:Part|Chapter|Episode|Vol\.|Volume) (?=[IVX\d]+$)")
_INITIALS = re.compile(r"^(?:[A-Z]\.? ?){1,3}(?=[A-Z][a-z])")
_PARTICLE = re.compile(r" (?=(?:de|di|del|la|le|du|van|von) [A-Z])")
_NUMERALS = frozenset(["II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"])
_LARGE = re.compile(r"(?<=[\w,] )(?:A|An|And|As|At|By|For|From|In|Is|Of|On|Or|The|To|With)(?= )")
# What follows a title of one word that opens a sentence.
_SUBJECT = re.compile(r" (?:is|was|in 3D|has|tells|stars|follows|by|\()")
# "World War II" is no numbered sequel of *War*.
_LONGER = re.compile(r"\b(?:World|Saint|Mount|Lake|Fort|Port|North|South|East|West) $")
_MAX_WORDS = 8
_SMALL_WORDS = frozenset(
    ["a", "an", "and", "as", "at", "by", "de", "for", "from", "in", "is", "of", "on", "or", "the",
     "to", "with", "vs", "v", "la", "le", "el", "der", "du", "des"]
)  # fmt: skip


class Lexicon(NamedTuple):
    """The lists.

    Attributes:
        performers: Full names as written.
        directors: Full names as written.
        auteurs: Surnames that one director alone bears, and no performer.
        first_names: First names that several performers bear.
        titles: From a film's title, with straight apostrophes, to the years of its films.
        starts: From a title's first word to the most words that a title so begun has.
    """

    performers: frozenset[str]
    directors: frozenset[str]
    first_names: frozenset[str]
    titles: Mapping[str, tuple[int, ...]]
    starts: Mapping[str, int]
    auteurs: frozenset[str] = frozenset()

    def knows(self, name: str) -> bool:
        """Whether a performer or a director bears this name."""
        return self.performs(name) or self.directs(name)

    def bears(self, word: str) -> bool:
        """Whether a word is the first name of several performers, or a lone director's surname."""
        return word in self.first_names or word in self.auteurs

    def performs(self, name: str) -> bool:
        """Whether a performer bears this name, in one of its spellings.

        Example:
            >>> lexicon().performs("Robert De Niro"), lexicon().performs("Robert de Niro")
            (True, True)
        """
        return any(form in self.performers for form in _spellings(name))

    def directs(self, name: str) -> bool:
        """Whether a director bears this name, in one of its spellings.

        Example:
            >>> lexicon().directs("J. J. Abrams"), lexicon().directs("JJ Abrams")
            (True, True)
        """
        return any(form in self.directors for form in _spellings(name))

    def is_title(self, title: str) -> bool:
        """Whether a film is known by this title, or this is the numbered sequel of one.

        Example:
            >>> lexicon().is_title("Frozen 2"), lexicon().is_title("Nothing of the Kind 2")
            (True, False)
        """
        base, _, number = _PART.sub(" ", title).rpartition(" ")
        numbered = bool(base) and (number.isdigit() or number in _NUMERALS)
        return bool(self.years(title)) or (numbered and bool(self.years(base)))

    def years(self, title: str) -> tuple[int, ...]:
        """The years of the films of this title; empty where none is known."""
        plain = title.replace("’", "'").replace("‘", "'")
        found = self.titles.get(plain, ())
        if not found and _LARGE.search(plain):
            # "No Country For Old Men": not everybody writes the small words small.
            found = self.titles.get(_LARGE.sub(lambda m: m.group().lower(), plain), ())
        return found


def _spellings(name: str) -> Iterator[str]:
    """A name as written, then with its initials and particles as others write them."""
    yield name
    initials = _INITIALS.match(name)
    if initials:
        letters = [c for c in initials.group() if c.isalpha()]
        rest = name[initials.end() :]
        yield " ".join(f"{c}." for c in letters) + f" {rest}"
        yield "".join(f"{c}." for c in letters) + f" {rest}"
    if _PARTICLE.search(name):
        yield name.title()


_IN_USE: ContextVar[Lexicon | None] = ContextVar("lexicon", default=None)


@contextmanager
def using(lexicon: Lexicon) -> Iterator[None]:
    """Read with other lists than the shipped ones, or with none."""
    token = _IN_USE.set(lexicon)
    try:
        yield
    finally:
        _IN_USE.reset(token)


def lexicon() -> Lexicon:
    """The lists in use: the shipped ones, unless `using` says otherwise.

    Example:
        >>> "Keanu Reeves" in lexicon().performers, lexicon().years("Alien")
        (True, (1979,))
    """
    return _IN_USE.get() or _shipped()


@cache
def _shipped() -> Lexicon:
    performers = _with_plain(_lines("performers.txt"))
    firsts = Counter(name.split(" ", 1)[0] for name in performers)
    directors = _lines("directors.txt")
    rows = [line.split("\t") for line in _lines("titles.tsv")]
    titles = {title: tuple(map(int, years.split(","))) for title, years in rows}
    starts: dict[str, int] = {}
    for title, _ in rows:
        first = _WORDS.search(title)
        if first:
            # One more for the number of a sequel.
            starts[first.group()] = max(starts.get(first.group(), 0), title.count(" ") + 2)
    return Lexicon(
        frozenset(performers),
        frozenset(_with_plain(directors)),
        frozenset(name for name, count in firsts.items() if count >= COMMON_FIRST_NAME),
        titles,
        starts,
        _alone(performers, directors) - titles.keys(),
    )


def _alone(performers: list[str], directors: list[str]) -> frozenset[str]:
    """Surnames of directors that no other director and no performer has."""
    counts = Counter(name.rsplit(" ", 1)[-1] for name in directors)
    played = {part for name in performers for part in name.split()}
    return frozenset(
        name
        for name, count in counts.items()
        if count == 1 and name not in played and len(name) > 4
    )


def known_titles(text: str) -> Iterator[tuple[str, int, int]]:
    """Unmarked runs of words that are a known film's title, the longest first.

    Example:
        >>> [title for title, _, _ in known_titles("He was in A League of Their Own, they say.")]
        ['A League of Their Own']
    """
    found = [(m.group(), m.start(), m.end()) for m in _WORDS.finditer(text)]
    at = 0
    while at < len(found):
        first = found[at][0]
        if not (first[0].isupper() or first[0].isdigit()):
            at += 1
            continue
        longest = lexicon().starts.get(first.replace("’", "'"), 0)
        for size in range(min(_MAX_WORDS, longest, len(found) - at), 0, -1):
            last = found[at + size - 1]
            if last[0] in _SMALL_WORDS or (
                size == 1 and at == 0 and not _SUBJECT.match(text, last[2])
            ):
                continue
            label = text[found[at][1] : last[2]].removesuffix("'s").removesuffix("’s").rstrip(":,.")
            if (
                label
                and not _LONGER.search(text, 0, found[at][1])
                and lexicon().is_title(label)
                and not lexicon().knows(label)
                and not (size == 1 and _is_word(label))
            ):
                yield label, found[at][1], found[at][1] + len(label)
                at += size - 1
                break
        at += 1


def _is_word(label: str) -> bool:
    """Whether a known title of one word is more often a word, a first name or a day."""
    return (
        len(label) < 4
        or label in lexicon().first_names
        or label in words().openers
        or label.lower() in words().nobody
    )


def _with_plain(names: list[str]) -> list[str]:
    """The names, and those with diacritics also as people type them: Skarsgard."""
    plain = (unicodedata.normalize("NFKD", name) for name in names if not name.isascii())
    return names + ["".join(c for c in name if not unicodedata.combining(c)) for name in plain]


def _lines(name: str) -> list[str]:
    return (folder("data/names") / name).read_text(encoding="utf-8").rstrip("\n").split("\n")
