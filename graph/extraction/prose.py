"""Prose: rules over encoded sentences become claims about the film that the section is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ..model import Claim, Kind, Mention, Status
from ..spelling import fold
from ..vocabulary import LINEAGE
from .claims import PEOPLE, SHARE_SURNAMES, franchise_name
from .cues import cue_index
from .ends import cast_members, ends
from .focus import focus_at
from .lexicon import lexicon
from .lists import is_company
from .mentions import NAME, TITLE, Encoded
from .rules import Rule, Says, expand
from .slots import LISTS
from .status import asked, status_of
from .words import words

_NAMED_FRANCHISE = re.compile(
    rf"(?:[Tt]he|[Tt]his|[a-z]+) (?P<name>{NAME}|{TITLE}) (?:film |movie )?"
    r"(?:franchise|series|saga|trilogy|universe)\b"
)


REACH = 160
"""How many characters before a match an `unless` may look at."""
NO_PERFORMERS = (
    "character", "director", "screenwriter", "producer", "cinematographer", "composer", "editor",
)  # fmt: skip


_CASTING = re.compile(
    r"\b(?:co-?)?(?:stars?|starred|starring|cast|roles?|plays?|played|playing|voic\w+|appear\w*|featur(?:es|ed|ing)|"
    r"joined|joining|return(?:s|ed)?|performances?|portray\w*|ensemble|cameos?)\b"
)


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
    """

    review: Mention
    text: str
    films: frozenset[str]
    franchise: str = ""
    defined: bool = False
    known: dict[str, set[str]] = field(default_factory=dict)
    full: dict[str, str] = field(default_factory=dict)

    def learn(self, claim: Claim) -> None:
        """Remember who did what, by full name and by surname."""
        if claim.predicate == "portrays":
            self.known.setdefault("character", set()).add(fold(claim.object.label))
        if claim.predicate in PEOPLE and claim.status is not Status.NEGATED:
            names = self.known.setdefault(claim.predicate, set())
            folded = fold(claim.object.label)
            names.add(folded)
            names.add(folded.rsplit(" ", 1)[-1])

    def knows(self, label: str, predicate: str) -> bool:
        """Whether somebody of this name was said to have done this, on this page.

        A performer may also be one whose name is known as a performer's, unless the page has
        said that he did something else; a filmmaker may be a known director, an auteur is one on a page that has not yet said
        who directed, or has said that he did.
        """
        folded = fold(label)
        if predicate == "filmmaker":
            return label in lexicon().directors or folded in self.known.get("director", ())
        if predicate == "auteur":
            directors = self.known.get("director", ())
            known = label in lexicon().directors and folded not in self.known.get("actor", ())
            return folded in directors or (known and not directors)
        if folded in self.known.get(predicate, ()):
            return True
        return (
            predicate == "actor"
            and label in lexicon().performers
            and not any(folded in self.known.get(crew, ()) for crew in NO_PERFORMERS)
        )

    def note_names(self, readings: list[Reading]) -> None:
        """Remember the full name behind each surname that one person alone on the page bears."""
        found: dict[str, set[str]] = {}
        for reading in readings:
            for mark in reading.encoded.marks.values():
                first, _, rest = mark.label.partition(" ")
                if rest and (first in lexicon().first_names or lexicon().knows(mark.label)):
                    found.setdefault(mark.label.rsplit(" ", 1)[-1], set()).add(mark.label)
        self.full = {surname: names.pop() for surname, names in found.items() if len(names) == 1}


def franchise_of(readings: list[Reading]) -> str:
    """The franchise or series that the page names most, the first of equals."""
    counts: Counter[str] = Counter()
    for reading in readings:
        for match in _NAMED_FRANCHISE.finditer(reading.encoded.code):
            counts[franchise_name(reading.encoded.label(*match.span("name")))] += 1
    return max(counts, key=lambda name: counts[name]) if counts else ""


def read(readings: list[Reading], rules: tuple[Rule, ...], context: Context) -> Iterator[Claim]:
    """Apply the rules to the sentences; twice, because a later one may say who is a director.

    Rules that need something said on the page run in the second pass only.
    """
    context.note_names(readings)
    called = [_called(reading, rules, context) for reading in readings]
    taken: list[dict[tuple[str, int], str]] = [{} for _ in readings]
    for needy in (False, True):
        for number, reading in enumerate(readings):
            for rule in called[number]:
                if bool(rule.needs) == needy:
                    for claim in _apply(rule, reading, context, taken[number]):
                        context.learn(claim)
                        yield claim


def _called(reading: Reading, rules: tuple[Rule, ...], context: Context) -> list[Rule]:
    """The rules that may read something in a sentence, by its cues and by what they ask for."""
    text, code = reading.encoded.span.text.lower(), reading.encoded.code
    titled = TITLE in code or "(" in code
    casting = not context.defined or _CASTING.search(text) is not None
    return [
        rule
        for rule in map(rules.__getitem__, cue_index(rules).called(text))
        if (titled or not rule.titled)
        and (casting or not rule.critics)
        and (rule.when is None or rule.when.search(context.text))
    ]


def _apply(
    rule: Rule, reading: Reading, context: Context, taken: dict[tuple[str, int], str]
) -> Iterator[Claim]:
    code = reading.encoded.code
    for match in rule.pattern.finditer(code):
        if _all_taken(rule, match, taken):
            continue
        if not all(_needed(match, slot, what, reading, context) for slot, what in rule.needs):
            continue
        if any(_needed(match, slot, what, reading, context) for slot, what in rule.bars):
            continue
        if rule.unless and rule.unless.search(code, max(0, match.start() - REACH), match.start()):
            continue
        if any(" " not in reading.encoded.label(*match.span(slot)) for slot in rule.full):
            continue
        focus = focus_at(reading.encoded, match.start(), reading.film)
        if rule.alone and not focus.alone:
            continue
        about = reading if focus.film == reading.film else reading._replace(film=focus.film)
        status = rule.status or status_of(code, match.start(), match.end())
        if status is Status.ACCEPTED and not rule.presupposed and asked(code, match.end()):
            status = Status.HYPOTHETICAL
        if reading.rebutted and not rule.presupposed and status is not Status.HYPOTHETICAL:
            status = Status.NEGATED
        for says in expand(rule.says, match):
            yield from _say(rule, says, match, status, about, context, taken)


def _all_taken(rule: Rule, match: re.Match[str], taken: dict[tuple[str, int], str]) -> bool:
    """Whether other rules have read all that this one would say; then it need not look further."""
    if rule.independent or not taken:
        return False
    return all(
        says.object in rule.slots
        and rule.slots[says.object] not in LISTS
        and taken.get((says.predicate, match.start(says.object)), rule.name) != rule.name
        for says in rule.says
    )


def _needed(
    match: re.Match[str], slot: str, predicate: str, reading: Reading, context: Context
) -> bool:
    if match.group(slot) is None:
        return False
    label = reading.encoded.label(*match.span(slot))
    return context.knows(context.full.get(label, label), predicate)


def _say(
    rule: Rule,
    says: Says,
    match: re.Match[str],
    status: Status,
    reading: Reading,
    context: Context,
    taken: dict[tuple[str, int], str],
) -> Iterator[Claim]:
    subjects = list(_ends(rule, says.subject, match, reading, context))
    objects = list(_ends(rule, says.object, match, reading, context))
    if says.predicate in SHARE_SURNAMES:
        objects = _shared_surname(objects, context)
    span = reading.encoded.span
    pairs = [(subject, thing) for subject in subjects for thing in objects]
    if rule.aligned and len(subjects) > 1 and says.predicate == "portrays":
        # "Ann and Bo play Eve and Adam": the first is the first, or nobody is anybody.
        # What stands behind the last character describes it.
        pairs = [*zip(subjects, objects, strict=False)] if len(subjects) <= len(objects) else []
    for (subject, at), (thing, where) in pairs:
        claim = _claim(rule, says, subject, thing, status, reading, context)
        if claim is None or not _fits(claim, context):
            continue
        if rule.independent or _free_spot(rule, says.predicate, max(at, where), taken):
            yield claim
    if says.object == "cast" and match.group("cast"):
        yield from _roles(rule, match, status, reading, taken)


def _shared_surname(
    found: list[tuple[Mention, int]], context: Context
) -> list[tuple[Mention, int]]:
    """Complete "Josh and Benny Safdie": of two, a lone first name shares the other's surname."""
    if len(found) != 2:
        return found
    (one, at), (other, _) = found
    if " " in one.label or other.label.count(" ") != 1 or one.label in context.full:
        return found
    return [(one._replace(label=f"{one.label} {other.label.split()[-1]}"), at), found[1]]


def _free_spot(rule: Rule, predicate: str, spot: int, taken: dict[tuple[str, int], str]) -> bool:
    """The first rule to read a name keeps it; what is denied is not read again at all."""
    if spot < 0:
        return True
    # Who was read as a character is nobody's colleague.
    shut = [("portrays", spot)] if predicate == "actor" else []
    for key in ((predicate, spot), ("", spot), *shut):
        if taken.get(key, rule.name) != rule.name:
            return False
    taken[(predicate, spot)] = rule.name
    if rule.status:
        taken[("", spot)] = rule.name
    return True


def _whole(mention: Mention, context: Context) -> Mention:
    """A person's surname completed to the one full name of the page that ends in it."""
    full = context.full.get(mention.label) if mention.kind is Kind.PERSON else None
    return mention._replace(label=full) if full else mention


def _claim(
    rule: Rule,
    says: Says,
    subject: Mention,
    thing: Mention,
    status: Status,
    reading: Reading,
    context: Context,
) -> Claim | None:
    predicate = says.predicate
    subject, thing = _whole(subject, context), _whole(thing, context)
    if predicate == "distributor":
        thing = Mention(Kind.COMPANY, thing.label)
    elif predicate == "productionCompany" and thing.kind is Kind.PERSON and not is_company(thing.label):
        return None  # "made by": who makes a film need be no company.
    if thing.kind is Kind.PERSON and is_company(thing.label):
        if predicate not in {"producer", "productionCompany"}:
            return None
        predicate, thing = "productionCompany", Mention(Kind.COMPANY, thing.label)
    if predicate == "alternateName":
        thing = Mention(Kind.LITERAL, thing.label)
    span = reading.encoded.span
    film = reading.film if predicate == "portrays" else None
    return Claim(
        subject, predicate, thing, status, rule.confidence, rule.name, span.start, span.end, film
    )


def _fits(claim: Claim, context: Context) -> bool:
    """Refuse what cannot be: a film descending from itself, a people as a person."""
    subject, thing = claim.subject, claim.object
    if claim.predicate in LINEAGE or claim.predicate in {"setAfter", "setBefore"}:
        same = fold(subject.label) == fold(thing.label) and subject.kind is thing.kind
        # An undated film may be the remake of a dated one of its name, and of nothing else.
        if same and (subject.year == thing.year or not thing.year):
            return False
        if thing.kind is Kind.FILM and context.knows(thing.label, "actor"):
            return False
    for end in (subject, thing):
        if end.kind is Kind.COMPANY and fold(end.label).split(" ")[0] in words().nobody:
            return False
        if end.kind is Kind.PERSON and not _is_person(end.label, context):
            return False
        if end.kind is Kind.CHARACTER and fold(end.label) in words().nobody:
            return False
        if end.kind is Kind.FILM and fold(end.label) in words().peoples:
            return False
    if claim.predicate != "portrays":
        return True
    if fold(thing.label).startswith("best "):
        return False  # "Best Actor (Ann Example)" is a prize.
    known = any(
        fold(thing.label) in names for role, names in context.known.items() if role != "character"
    )
    return fold(subject.label) != fold(thing.label) and (" " not in thing.label or not known)


def _is_person(label: str, context: Context) -> bool:
    folded = fold(label)
    if not folded or folded in words().nobody or folded in context.films or label.isdigit():
        return False
    return folded.split()[0] not in {"chapter", "part", "episode", "volume", "season"}


def _ends(
    rule: Rule, name: str, match: re.Match[str], reading: Reading, context: Context
) -> Iterator[tuple[Mention, int]]:
    """What one end of a `says` row stands for, with the place of its mark (-1 for none)."""
    if name.startswith("$"):
        free = _free(name, match, reading, context)
        if free:
            yield free, -1
    else:
        yield from ends(reading.encoded, match, name, rule.slots[name])


def _free(name: str, match: re.Match[str], reading: Reading, context: Context) -> Mention | None:
    if name == "$review":
        return context.review
    if name == "$film":
        return reading.film
    if name == "$title" and reading.film:
        kind = Kind.WORK if "year" not in match.groupdict() else Kind.FILM
        year = match.groupdict().get("year")
        return Mention(kind, reading.film.label, int(year) if year else None)
    if name in {"$series", "$franchise"} and context.franchise:
        return Mention(Kind.SERIES if name == "$series" else Kind.FRANCHISE, context.franchise)
    return None


def _roles(
    rule: Rule,
    match: re.Match[str],
    status: Status,
    reading: Reading,
    taken: dict[tuple[str, int], str],
) -> Iterator[Claim]:
    """The characters in a cast list: "Ann Example as Eve"."""
    encoded = reading.encoded
    for found in cast_members(encoded, *match.span("cast")):
        role = "as" if found.group("as") else "round" if found.group("round") else ""
        if role and _free_spot(rule, "portrays", found.start(role), taken):
            performer = Mention(Kind.PERSON, encoded.label(found.start(), found.start() + 1))
            character = Mention(Kind.CHARACTER, encoded.label(*found.span(role)))
            yield Claim(
                performer, "portrays", character, status, rule.confidence - 0.02, rule.name,
                encoded.span.start, encoded.span.end, reading.film,
            )  # fmt: skip
