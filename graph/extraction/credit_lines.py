"""Credit lines: labels with or without colons, several on a line, or a list below its label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from .claims import LITERALS, PEOPLE, literal
from .labels import NOTHING, key, labels
from .lists import names
from .section import CreditLine
from .sentences import Span, sentences
from .unlabelled import PROSE, cast_before, unlabelled

MAX_CREDIT = 6_000
"""Longest value of one label in characters: a cast of some two hundred. Longer is prose."""


MAX_PLAIN = 200
"""Longest line that is searched for labels in its middle though it begins with none."""
# A table's cell or a list's entry of HTML that stands in Markdown.
_CELL = re.compile(r"</?(?:td|th|tr|li|dt|dd|b|strong|span|p)(?: [^<>]{0,200})?>")
_BARS = re.compile(r"[|•·/]")


MAX_ENTRY = 14
"""Most words of an entry below a label, unless commas make it a list."""


_FREE_VALUE = re.compile(r"[ \t]*[*_\"“]*(?:the voices of )?[^\W_a-z]")
_NAME_LIST = frozenset({"with", "stars", "starring", "featuring"})
_SEPARATED = re.compile(r"[|•·]\s*[*_]*$")


def parse(line: Span) -> tuple[list[CreditLine], list[Span]] | None:
    """Read a line as credits.

    Returns:
        The credits and the stretches of prose behind labels such as SYNOPSIS; None where the
        line is no credit line.

    Example:
        >>> line = Span("Directed by Joel Coen. Starring Jeff Bridges and John Goodman.", 0, 62)
        >>> [(c.predicates, c.value) for c in parse(line)[0]]
        [(('director',), 'Joel Coen.'), (('actor',), 'Jeff Bridges and John Goodman.')]
    """
    table = labels()
    if (
        len(line.text) > MAX_PLAIN
        and line.text.count(":") < 3
        and not table.pattern.match(line.text)
        and line.text[0] not in "(["
        and not _BARS.search(line.text, 0, MAX_PLAIN)
    ):
        return None  # A paragraph: no credit line begins so.
    found = [m for m in table.pattern.finditer(line.text) if _stands(line.text, m)]
    if not found:
        plain = unlabelled(line)
        return (plain, []) if plain else None
    cast = cast_before(line, found[0].start())
    if cast:
        rest = parse(_from(line, found[0].start()))
        return ([cast, *rest[0]], rest[1]) if rest else None
    run = sum(":" in m.group("end") for m in found) >= 3
    return _credits(line, found) if run or _begins(line.text, found[0]) else None


def _from(line: Span, at: int) -> Span:
    """The rest of a line, from its first letter on."""
    text = line.text[at:].lstrip()
    return Span(text, line.end - len(text), line.end)


def _credits(line: Span, found: list[re.Match[str]]) -> tuple[list[CreditLine], list[Span]] | None:
    """The credits that a line's labels introduce."""
    table = labels()
    found_credits: list[CreditLine] = []
    prose: list[Span] = []
    for match, end in zip(found, [*(m.start() for m in found[1:]), len(line.text)], strict=True):
        predicates = table.predicates[key(match.group("label"))]
        value = _value(line, match, end, predicates)
        if predicates == (NOTHING,) and len(value.text) < 12 and literal("rating", value.text):
            predicates = ("rating",)  # "Verdict: 7/10"
        if predicates == (NOTHING,) or ("rating" in predicates and len(value.text) > 60):
            if len(value.text) > 60:
                prose.append(value)
        elif value.text:
            start = line.start + match.start()
            start += len(match.group()) - len(match.group().lstrip(" \t"))
            quote = line.text[start - line.start : value.end - line.start]
            found_credits.append(CreditLine(predicates, value.text, Span(quote, start, value.end)))
            rest = Span(line.text[value.end - line.start : end], value.end, line.start + end)
            if len(rest.text.strip()) > 60:
                prose.append(rest)
    return (found_credits, prose) if found_credits or prose else None


def _begins(text: str, match: re.Match[str]) -> bool:
    """A credit line begins with a label, or with short things before a bar ("2018 | Dir: X")."""
    before = text[: match.start()].strip(" \t*_#>-|•")
    if before[:1] in "([" and before[-1:] in ")]" and len(before) < 60:
        return True  # "(15, 135 mins) Director: ..."
    return not before or (len(before) < 60 and bool(_SEPARATED.search(text[: match.start()])))


def _stands(text: str, match: re.Match[str]) -> bool:
    """Whether a label found is used as one: with a colon, or one that needs none."""
    end = match.group("end")
    if end.strip(" \t*_") in {":", "："}:
        return True
    if end.strip(" \t") in {"-", "–", "—"}:
        return _dashed(text, match)
    if end.strip(" \t*_") == "|" and text.lstrip().startswith("|"):
        return True  # A row of a Markdown table.
    if end.strip() and match.group().lstrip(" \t-+•|>#").startswith(("*", "_")):
        return True
    if key(match.group("label")) not in labels().free:
        return not end.strip() and _labelled_names(text, match)
    rest = text[match.end() : match.end() + 600]
    word = match.group("label")
    if word[0].islower() and match.start() > 0 and text[match.start() - 1] not in "|/•·\n":
        return False
    if not _FREE_VALUE.match(rest) and not rest[:6].strip()[:1].isdigit():
        return False
    value = _first_sentence(rest)
    return not PROSE.search(value) and _is_list(value, word)


def _labelled_names(text: str, match: re.Match[str]) -> bool:
    """Whether a line is "Director Ann Example" and no more: a label, and nothing but names."""
    value = text[match.end() :].strip(" \t*_")
    if text[: match.start()].strip(" \t*_#-") or not value or len(value) > MAX_CREDIT:
        return False
    people = PEOPLE.issuperset(labels().predicates[key(match.group("label"))])
    words_ = re.sub(r"\([^()]*\)", "", value).replace(",", " ").split()
    return people and bool(words_) and all(w[0].isupper() or w in _BETWEEN for w in words_)


_BETWEEN = frozenset(
    ["and", "&", "de", "da", "del", "di", "la", "le", "van", "von", "der", "al", "bin"]
)


def _dashed(text: str, match: re.Match[str]) -> bool:
    """Whether "Director - Ann Example" is a label with its value, and no sentence with a dash."""
    value = text[match.end() :].strip()
    people = PEOPLE.issuperset(labels().predicates[key(match.group("label"))])
    return not text[: match.start()].strip() and people and bool(value) and _is_list(value, "with")


def _is_list(value: str, label: str) -> bool:
    """Whether a value without a colon before it is a list of names and not a clause."""
    words = value.split()
    low = sum(1 for w in words if w[:1].islower() and w.strip(",") not in _SMALL)
    return bool(words) and low <= len(words) * (0.2 if label.lower() in _NAME_LIST else 0.5)


_SMALL = frozenset(
    ["and", "as", "da", "de", "del", "der", "di", "du", "la", "le", "of", "the", "van", "voice"]
)


def _first_sentence(text: str) -> str:
    first = next(sentences(Span(text, 0, len(text))), None)
    return first.text if first else ""


def _value(line: Span, match: re.Match[str], end: int, predicates: tuple[str, ...]) -> Span:
    raw = line.text[match.end() : end]
    left = len(raw) - len(raw.lstrip(" \t*_:"))
    text = raw[left:].rstrip(" \t|/•·;-–—")
    if predicates != (NOTHING,) and not LITERALS.intersection(predicates):
        first = len(_first_sentence(text))
        if first <= len("Pa."):
            first += len(text[first:]) - len(text[first:].lstrip())
            first += len(_first_sentence(text[first:]))  # "Pa. Ranjith" is one name.
        text = text[:first] if len(text) < MAX_CREDIT else ""
    start = line.start + match.end() + left
    return Span(text, start, start + len(text))


def opens_list(line: Span) -> tuple[str, ...] | None:
    """The predicates of a label that stands alone on its line, its names below it.

    Example:
        >>> opens_list(Span("**Cast:**", 0, 9))
        ('actor',)
    """
    table = labels()
    cell = _CELL.sub("", line.text)
    bare = key(cell.strip("*_#:|- \t"))
    predicates = table.predicates.get(bare)
    marked = line.text.rstrip().rstrip("*_").endswith(":") or line.text.lstrip()[:1] in "#*"
    marked = marked or cell != line.text
    # Bare, only what nothing but people can follow.
    if predicates and predicates != (NOTHING,) and (marked or PEOPLE.issuperset(predicates)):
        return predicates
    return None


def _opens_with_director(line: Span) -> bool:
    match = labels().pattern.match(line.text)
    return match is not None and "director" in labels().predicates[key(match.group("label"))]


def below(predicates: tuple[str, ...], following: Iterable[Span]) -> Iterator[CreditLine]:
    """The entries of a list under its label, up to the first line that is none."""
    lines_ = list(following)
    for line, after in zip_longest(lines_, lines_[1:]):
        if after and _opens_with_director(after):
            return  # A title, with its own credits below.
        text = _CELL.sub("", line.text).strip().lstrip("-*+•| \t")
        label = next((m for m in labels().pattern.finditer(text) if m.start() > 1), None)
        if label and _stands(text, label):  # "... Bo Sample (Adam) Directed by Ann Example."
            at = line.text.find(text) + label.start()
            yield CreditLine(predicates, text[: label.start()].rstrip(), line)
            rest = parse(_from(line, at))
            yield from rest[0] if rest else ()
            continue
        found = list(names(text))
        words = text.split()
        if (
            not found
            or (len(words) > MAX_ENTRY and "," not in text)
            or PROSE.search(text)
            or text.endswith(("!", "?"))
        ):
            return
        if labels().pattern.match(line.text) and ":" in line.text:
            return
        if key(text) in labels().predicates:
            return  # The next label.
        yield CreditLine(predicates, text, line)
