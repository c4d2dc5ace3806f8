"""What the object of a predicate may be: its kind, and how literals are normalised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ..model import Kind, Mention
from .lists import NOVEL_NOTE, Credit, is_company, is_story_credit, names

PEOPLE = frozenset(
    {"director", "screenwriter", "actor", "producer", "cinematographer", "editor", "composer"}
)
# Brothers and couples direct and write under one surname; in casts a lone name is a mononym.
SHARE_SURNAMES = frozenset({"director", "screenwriter", "producer"})
COMPANIES = frozenset({"distributor", "productionCompany", "rightsOwner", "publication"})
LITERALS = frozenset(
    {"runtime", "certificate", "releaseDate", "releaseYear", "genre", "rating", "reviewDate"}
)

_MONTHS = {
    name: number
    for number, names_ in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sept sep", "october oct", "november nov", "december dec"), 1
    )
    for name in names_.split()
}  # fmt: skip
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)")
_DAY_MONTH = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})"
)
_MONTH_DAY = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_HOURS = re.compile(
    r"(\d+)\s*(?:h|hrs?|hours?)\b\.?\s*(?:,|and)?\s*(?:(\d+)\s*(?:m|mins?|minutes?)?)?"
)
_MINUTES = re.compile(r"\b(\d{2,3})\s*(?:m|mins?|minutes?|′|')?(?:\b|$)", re.IGNORECASE)
_DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?")
_OUT_OF = re.compile(r"(\d+(?:\.\d+)?|\d*½)\s*(?:stars?\s*)?(?:/|out of)\s*(\d+)", re.IGNORECASE)
_GRADE = re.compile(r"^([A-F][+–-]?)(?![\w])")
_NUMBER = re.compile(r"^(\d+(?:\.\d+)?)(?:\s*stars?)?\s*\.?$", re.IGNORECASE)
_STARS = re.compile(r"^(?:[★*]\s?)+(?:½|1/2)?(?:\s?☆)*$")
_CERTIFICATE = re.compile(
    r"^(?:Rated\s+)?(PG-13|PG|NC-17|R|G|U|12A|12|15|18|U/A|TV-\w+|M|MA15\+)\b"
)


# In lower case they say what it is; "Universe" and "Trilogy" in capitals belong to the name.
_COMMON_WORD = re.compile(
    r"(?:\s+(?:film|movie|media|cinematic|horror|comedy|action))*"
    r"\s+(?:franchise|series|saga|trilogy|universe|films|movies)$"
)


# "Ann Example [based on the novel by Bo Sample]": the note speaks of the film, not of its writer.
_OF_THE_FILM = re.compile(r"(?:based|adapted|loosely based) (?:on|from)\b.*(?<! of)(?<! by)$")


class Thing(NamedTuple):
    """An object, with the character where a cast list gives one."""

    mention: Mention
    role: str = ""

    def roles(self) -> list[str]:
        """The characters: one, or those of somebody who plays two, "Madeleine / Judy"."""
        return [part.strip() for part in self.role.split(" / ") if part.strip()]


def object_of(predicate: str, text: str) -> Iterator[Thing]:
    """The objects that a credit's value names.

    Example:
        >>> [t.mention.label for t in object_of("director", "Joel Coen and Ethan Coen")]
        ['Joel Coen', 'Ethan Coen']
        >>> [t.mention.label for t in object_of("runtime", "1 h 42 min")]
        ['102']
    """
    if predicate in LITERALS:
        found = literal(predicate, text)
        if found:
            yield Thing(found)
    elif predicate in PEOPLE:
        yield from _people(predicate, text)
    elif predicate in COMPANIES:
        for credit in names(text):
            yield Thing(Mention(Kind.COMPANY, credit.name))
    elif predicate == "inFranchise":
        yield Thing(Mention(Kind.FRANCHISE, franchise_name(text.strip(' .*_"“”'))))


def _people(predicate: str, text: str) -> Iterator[Thing]:
    found = [*names(text)]
    may_share = predicate in SHARE_SURNAMES and "," not in text and ";" not in text
    for credit in _shared_surname(found) if may_share else found:
        if predicate == "actor":
            yield Thing(Mention(Kind.PERSON, credit.name), _role(credit))
        elif predicate == "producer" and is_company(credit.name):
            yield Thing(Mention(Kind.COMPANY, credit.name))
        elif is_story_credit(credit.note) or (
            NOVEL_NOTE.search(credit.note) and not _OF_THE_FILM.match(credit.note)
        ):
            continue
        else:
            yield Thing(Mention(Kind.PERSON, credit.name))


def _role(credit: Credit) -> str:
    note = credit.note.strip()
    if credit.role:
        return credit.role
    generic = re.fullmatch(
        r"(?:voices?|as (?:him|her)self|cameo|uncredited|archive footage|narrator|.*\d{4}.*)?",
        note,
        re.IGNORECASE,
    )
    return "" if generic or not note[:1].isupper() else note.removeprefix("as ").strip()


def _shared_surname(entries: list[Credit]) -> Iterator[Credit]:
    """Complete "Anthony & Joe Russo": a lone first name before a full name shares its surname."""
    for index, credit in enumerate(entries):
        following = entries[index + 1].name.split() if index + 1 < len(entries) else []
        pair = len(entries) == 2 and index == 0 and len(following) == 2
        if pair and len(credit.name.split()) == 1:
            yield Credit(f"{credit.name} {following[-1]}", credit.role, credit.note)
        else:
            yield credit


def franchise_name(label: str) -> str:
    """A franchise's name without the word that says what it is.

    Example:
        >>> franchise_name("the Mad Max franchise"), franchise_name("Marvel Cinematic Universe")
        ('Mad Max', 'Marvel Cinematic Universe')
    """
    text = re.sub(r"^(?:the)\s+", "", label.strip())
    text = _COMMON_WORD.sub("", text).strip()
    return re.sub(r"\s+(?:(?:Film|Movie|Media)\s+)?(?:Franchise|Series)$", "", text)


def literal(predicate: str, text: str) -> Mention | None:
    """A literal value, normalised; None where the text holds none.

    Dates become ISO 8601, running times whole minutes, ratings "value/scale".
    """
    text = text.strip()
    text = text if _STARS.match(text) else text.strip("*_").strip()
    value = _NORMALISE[predicate](text) if predicate in _NORMALISE else text
    return Mention(Kind.LITERAL, value) if value else None


def _date(text: str) -> str:
    iso = _ISO.search(text)
    day = _DAY_MONTH.search(text)
    month = _MONTH_DAY.search(text)
    if iso:
        parts = (int(iso[1]), int(iso[2]), int(iso[3]))
    elif day and day[2].lower() in _MONTHS:
        parts = (int(day[3]), _MONTHS[day[2].lower()], int(day[1]))
    elif month and month[1].lower() in _MONTHS:
        parts = (int(month[3]), _MONTHS[month[1].lower()], int(month[2]))
    else:
        return ""
    try:
        return date(*parts).isoformat()
    except ValueError:
        return ""


def _year(text: str) -> str:
    found = re.search(r"\b(18[89]\d|19\d\d|20[0-4]\d)\b", text)
    return found.group(1) if found else ""


def _minutes(text: str) -> str:
    duration, hours, minutes = _DURATION.match(text), _HOURS.search(text), _MINUTES.search(text)
    if duration and duration.group(0) != "PT":
        return str(int(duration[1] or 0) * 60 + int(duration[2] or 0))
    if hours:
        return str(int(hours[1]) * 60 + int(hours[2] or 0))
    return str(int(minutes[1])) if minutes else ""


def _rating(text: str) -> str:
    if _CERTIFICATE.match(text) and not _OUT_OF.search(text):
        return ""
    out_of, number, grade = _OUT_OF.search(text), _NUMBER.match(text), _GRADE.match(text)
    if out_of:
        return f"{out_of[1]}/{out_of[2]}"
    if number:
        return number[1]
    if grade:
        return grade[1].replace("–", "-")
    return " ".join(text.split()) if _STARS.match(text) else ""


def _certificate(text: str) -> str:
    found = _CERTIFICATE.match(text)
    return found.group(1) if found else ""


def _genre(text: str) -> str:
    return text.rstrip(".") if len(text) < 80 else ""


_NORMALISE = {
    "reviewDate": _date,
    "releaseDate": _date,
    "releaseYear": _year,
    "runtime": _minutes,
    "rating": _rating,
    "certificate": _certificate,
    "genre": _genre,
}
