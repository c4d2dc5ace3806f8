"""Ends: the mentions that a rule's match stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Kind, Mention
from .claims import franchise_name
from .encoding import Encoded
from .lexicon import lexicon
from .lists import is_company
from .mentions import NAME, TITLE
from .slots import LISTS, SLOTS, TITLES
from .titles import YEAR
from .words import words

_PLURAL = re.compile(r"['’]?s? (?:film |original |prequel )?(films|movies|series|trilogy|saga)\b")
_FRANCHISE_AFTER = re.compile(r"['’]?s? (?:film |movie |media )?(?:franchise|universe)\b")
_OWNED = re.compile(r"(.+?)['’]s? (.+)")
_KIN = re.compile(r" (brothers|sisters|twins)\b")
_YEAR = re.compile(rf"\b{YEAR}\b")
_YEAR_FIRST = re.compile(rf"({YEAR})['’]s ")
_SHOW_BEFORE = re.compile(r"\b(?:sitcom|series|show|miniseries),? $")
_YEAR_TAIL = re.compile(rf",? \([^()]*?{YEAR}[^()]*\)$")
ROLE_IN_CAST = re.compile(
    rf"{NAME}(?:,? as (?!well\b|is\b|was\b|of\b)(?:the |a |an |his |her )?"
    rf"(?:(?:(?!and |who |to |of )[a-z'’-]+|{NAME}['’]s?|{NAME}) ){{0,6}}?"
    rf"(?P<as>{NAME})(?!(?:['’]s)?(?: (?!and |with |alongside |opposite |or )[a-z-]+)? {NAME})"
    rf"| \((?:as )?(?P<round>{NAME})\))?"
)


def ends(
    encoded: Encoded, match: re.Match[str], name: str, slot: str
) -> Iterator[tuple[Mention, int]]:
    """What a slot of a match stands for.

    Args:
        encoded: The sentence.
        match: A rule's match in its code.
        name: The group's name.
        slot: The slot that the group is.

    Yields:
        Each mention, with the place of its mark in the code.
    """
    if match.group(name) is None:
        return
    start, end = match.span(name)
    kind = SLOTS[slot][1]
    if slot in TITLES:
        yield from _titles(encoded, match.start(), start, end, slot)
    elif slot == "cast":
        for found in cast_members(encoded, start, end):
            label = _bare_name(encoded.label(found.start(), found.start() + 1), kind)
            yield Mention(kind, label), found.start()
    elif slot in LISTS:
        for at in (at for at in encoded.marks if start <= at < end):
            yield Mention(kind, _bare_name(_with_kin(encoded, at), kind)), at
    else:
        yield _one(encoded, match.start(), start, end, kind), start


def _titles(
    encoded: Encoded, rule_start: int, start: int, end: int, slot: str
) -> Iterator[tuple[Mention, int]]:
    """The films or works of a list; of a filmography, those that are known or marked."""
    if slot == "filmography":
        for part in _cut_titles(encoded.code, start, end):
            film = _film(encoded, part[0], *part)
            if TITLE in encoded.code[slice(*part)] or film.year or lexicon().is_title(film.label):
                yield film, part[0]
        return
    for part in _split_titles(encoded, start, end):
        film = _film(encoded, rule_start, *part)
        yield film if slot in {"titles", "films"} else film._replace(kind=SLOTS[slot][1]), part[0]


_ENDS_ROLE = re.compile(r"(?:,| and| with| alongside) (?:[\w’'-]+ ){0,6}$")
_IN_ROLE = re.compile(r"\b(?:role|part) (?:as|of) [^,;.]*$|\b(?:as|playing) [^,;.]*$")


def cast_members(encoded: Encoded, start: int, end: int) -> Iterator[re.Match[str]]:
    """The performers in a cast list, each with the character behind the name where one is."""
    at = start
    for found in ROLE_IN_CAST.finditer(encoded.code, start, end):
        # A name behind "reprising her role as" is a character's.
        between = encoded.code[at : found.start()]
        before = encoded.code[start : found.start()]
        if before.count("(") > before.count(")"):
            continue  # "Ann Example (last seen in Sample)"
        if not _IN_ROLE.search(between) or _ENDS_ROLE.search(between):
            yield found
        at = found.end()


def _with_kin(encoded: Encoded, at: int) -> str:
    """A name, with the word that makes it a pair of people: "the Nee brothers"."""
    kin = _KIN.match(encoded.code, at + 1)
    label = encoded.marks[at].label
    return f"{label} {kin.group(1)}" if kin and " " not in label else label


def _one(encoded: Encoded, rule_start: int, start: int, end: int, kind: Kind) -> Mention:
    if kind is Kind.FILM:
        return _film(encoded, rule_start, start, end)
    if kind is Kind.WORK:
        return _film(encoded, rule_start, start, end)._replace(kind=Kind.WORK)
    if kind in {Kind.FRANCHISE, Kind.SERIES}:
        name = _without_owner(encoded, start, encoded.label(start, end))
        return Mention(kind, franchise_name(name))
    return Mention(kind, _bare_name(encoded.label(start, end), kind))


def _bare_name(label: str, kind: Kind) -> str:
    """A person's or character's name without what it is called: "Brit Ann Example"."""
    parts = label.split(" ")
    if len(parts) < 2 or kind not in {Kind.PERSON, Kind.CHARACTER}:
        return label
    last = max((n for n, part in enumerate(parts[:-1]) if part in words().callings), default=-1)
    while last + 2 < len(parts) and parts[last + 1].lower() in words().peoples:
        last += 1
    rest = parts[last + 1 :]
    if kind is Kind.CHARACTER and len(rest) == 2 and rest[0].lower() in words().peoples:
        rest = rest[1:]  # "Mexican Tito"
    called = last >= 0 and parts[last] in words().callings
    return " ".join(rest) if len(rest) > 1 or called or kind is Kind.CHARACTER else label


def _split_titles(encoded: Encoded, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a list of titles, unless a part has neither marks nor a year to say that it is one."""
    parts = list(_cut_titles(encoded.code, start, end))
    sure = [TITLE in encoded.code[a:b] or bool(_YEAR.search(encoded.code, a, b)) for a, b in parts]
    if all(sure):
        return parts
    if encoded.code[start] == TITLE:
        return parts[: sure.index(False)]  # "*Sample*, and Ann ...": what is unmarked is no title.
    return [(start, end)]


def _cut_titles(code: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a list of titles at its commas and "and", but not inside brackets."""
    begin, depth = start, 0
    for match in re.finditer(r"[()]|, and (?!the )|, |; | and (?!the )", code[start:end]):
        sign = match.group()
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
        elif depth == 0 and code[start + match.end()] != "(":
            yield begin, start + match.start()
            begin = start + match.end()
    yield begin, end


def _film(encoded: Encoded, rule_start: int, start: int, end: int) -> Mention:
    """A film, or a series where the words behind the name say so; its year from either side."""
    code = encoded.code
    dated = _YEAR_FIRST.match(code, start, end)  # "1995's Desperado"
    start = dated.end() if dated else start
    inside = _YEAR_TAIL.search(code, start, end)
    stop = inside.start() if inside else end
    label = _without_owner(encoded, start, encoded.label(start, stop).strip().rstrip(","))
    if label.endswith(("'s", "’s")) and lexicon().is_title(label[:-2]):
        label = label[:-2]  # ("Alien's" Ann Example)
    if _PLURAL.match(code, end):
        return Mention(Kind.SERIES, label)
    if _FRANCHISE_AFTER.match(code, end):
        return Mention(Kind.FRANCHISE, label)
    if _SHOW_BEFORE.search(code, rule_start, start):
        return Mention(Kind.SERIES, label)
    years = (
        [dated[1]]
        if dated
        else _YEAR.findall(code[stop:end]) or _YEAR.findall(code[rule_start:start])[-1:]
    )
    return Mention(Kind.FILM, label, int(years[0]) if years else None)


def _without_owner(encoded: Encoded, start: int, label: str) -> str:
    """Take the owner off "Wes Craven's Scream": a full name before the "'s" owns the title."""
    mark = encoded.marks.get(start)
    owned = _OWNED.match(label)
    known = owned and not lexicon().is_title(label) and lexicon().is_title(owned[2])
    full = mark and (
        known or " " in mark.label or mark.label.count("-") > 1 or is_company(mark.label)
    )
    if mark and mark.sign == NAME and owned and full and owned[1] == mark.label:
        return owned[2]
    return label
