"""Prose: rules over encoded sentences become claims about the film that the section is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Claim, Kind, Mention, Status
from ..spelling import fold
from .claims import PEOPLE as FILM_CREDITS
from .claims import SHARE_SURNAMES
from .context import Context, Reading
from .cues import cue_index
from .ends import cast_members, ends
from .fitting import fits
from .focus import focus_at
from .lexicon import lexicon
from .lists import is_company
from .mentions import TITLE
from .rules import Rule, Says, expand
from .slots import LISTS
from .status import asked, status_of

REACH = 160
"""How many characters before a match an `unless` may look at."""
_CASTING = re.compile(
    r"\b(?:co-?)?(?:stars?|starred|starring|cast|roles?|plays?|played|playing|voic\w+|appear\w*|"
    r"featur(?:es|ed|ing)|"
    r"joined|joining|return(?:s|ed)?|performances?|portray\w*|ensemble|cameos?)\b"
)


_IN_SPIRIT = re.compile(
    r"\b(?:spiritual|unofficial|pseudo|so-called|would-be|de facto|virtual) (?:[a-z-]+ )?"
    r"(?:sequel|prequel|remake|reboot|spin-?off|follow-up|successor)"
)


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
        and not (rule.reviews and context.defined)
        and (rule.when is None or context.holds(rule.when))
    ]


def _apply(
    rule: Rule, reading: Reading, context: Context, taken: dict[tuple[str, int], str]
) -> Iterator[Claim]:
    code = reading.encoded.code
    for match in rule.pattern.finditer(code):
        if _all_taken(rule, match, taken) or not _holds(rule, match, reading, context):
            continue
        focus = focus_at(reading.encoded, match.start(), reading.film)
        if rule.alone and not focus.alone:
            continue
        about = reading if focus.film == reading.film else reading._replace(film=focus.film)
        status = rule.status or _status(rule, reading, match)
        for says in expand(rule.says, match):
            yield from _say(rule, says, match, status, about, context, taken)


def _holds(rule: Rule, match: re.Match[str], reading: Reading, context: Context) -> bool:
    """Whether a match has what its rule asks for beside its pattern, and nothing that it bars."""
    code = reading.encoded.code
    return (
        all(_needed(match, slot, what, reading, context) for slot, what in rule.needs)
        and not any(_needed(match, slot, what, reading, context) for slot, what in rule.bars)
        and not (
            rule.unless and rule.unless.search(code, max(0, match.start() - REACH), match.start())
        )
        and all(
            " " in reading.encoded.label(*match.span(slot))
            for slot in rule.full
            if match.group(slot) is not None
        )
    )


def _status(rule: Rule, reading: Reading, match: re.Match[str]) -> Status:
    """What the words around a match, a question mark and the next sentence make of it."""
    code = reading.encoded.code
    if _IN_SPIRIT.search(code, match.start(), match.end()):
        return Status.HYPOTHETICAL
    status = status_of(code, match.start(), match.end())
    if rule.presupposed:
        return status
    if status is Status.ACCEPTED and asked(code, match.end()):
        return Status.HYPOTHETICAL
    if reading.rebutted and status is not Status.HYPOTHETICAL:
        return Status.NEGATED
    return status


def _all_taken(rule: Rule, match: re.Match[str], taken: dict[tuple[str, int], str]) -> bool:
    """Whether other rules have read all that this one would say; then it need not look further."""
    if rule.independent or not taken:
        return False
    return all(
        says.object in rule.slots
        and rule.slots[says.object] not in LISTS
        and taken.get((_key(says), match.start(says.object)), rule.name) != rule.name
        for says in rule.says
    )


def _needed(
    match: re.Match[str], slot: str, predicate: str, reading: Reading, context: Context
) -> bool:
    if match.group(slot) is None:
        return False
    label = reading.encoded.label(*match.span(slot))
    return context.knows(context.full.get(label, label), predicate, reading.film)


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
    pairs = [(subject, thing) for subject in subjects for thing in objects]
    if rule.aligned and len(subjects) > 1 and says.predicate == "portrays":
        # "Ann and Bo play Eve and Adam": the first is the first, or nobody is anybody.
        # What stands behind the last character describes it.
        pairs = [*zip(subjects, objects, strict=False)] if len(subjects) <= len(objects) else []
    # A film has many actors: another one contradicts nobody.
    tentative = rule.tentative and says.predicate != "actor"
    settled = frozenset(context.known.get(says.predicate, ())) if tentative else frozenset()
    for (subject, at), (thing, where) in pairs:
        claim = _claim(rule, says, subject, thing, status, reading, context)
        if claim is None or not fits(claim, context):
            continue
        if settled and fold(thing.label) not in settled:
            continue  # "director Bo Sample" on a page that says that Ann Example directed.
        if rule.independent or _free_spot(rule, _key(says), max(at, where), taken):
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


OTHER_FILM = " of"
"""Ends the key of what is said of another film: "directed by Ann, director of *Sample*"."""


def _key(says: Says) -> str:
    """Under which key a name is taken: what a rule says of another film has one of its own."""
    other = says.predicate in FILM_CREDITS and not says.subject.startswith("$")
    return says.predicate + OTHER_FILM if other else says.predicate


def _free_spot(rule: Rule, key: str, spot: int, taken: dict[tuple[str, int], str]) -> bool:
    """The first rule to read a name keeps it; what is denied is not read again at all."""
    if spot < 0:
        return True
    # Who was read as a character is nobody's colleague.
    shut = [("portrays", spot)] if key == "actor" else []
    for found in ((key, spot), ("", spot), *shut):
        if taken.get(found, rule.name) != rule.name:
            return False
    taken[(key, spot)] = rule.name
    taken.setdefault((key.removesuffix(OTHER_FILM), spot), rule.name)
    if rule.status not in {None, Status.ACCEPTED}:
        taken[("", spot)] = rule.name
    return True


def _whole(mention: Mention, context: Context) -> Mention:
    """A surname, or a title's one word, completed to the full name or title of the page."""
    if mention.kind is Kind.FILM and mention.label in context.titles:
        return mention._replace(label=context.titles[mention.label])
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
    elif (
        predicate == "productionCompany"
        and thing.kind is Kind.PERSON
        and not is_company(thing.label)
    ):
        return None  # "made by": who makes a film need be no company.
    if predicate == "producer" and thing.kind is Kind.PERSON and _is_firm(thing.label, context):
        predicate, thing = "productionCompany", Mention(Kind.COMPANY, thing.label)
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


def _is_firm(label: str, context: Context) -> bool:
    """Whether one word that produced a film is a firm: nobody of this surname is on the page."""
    return " " not in label and label not in context.full and not lexicon().bears(label)


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
