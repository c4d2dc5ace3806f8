"""Fitting: what a rule has read, but what cannot be."""

from __future__ import annotations

from ..model import Claim, Kind, Mention
from ..spelling import fold
from ..vocabulary import LINEAGE
from .context import Context
from .lexicon import lexicon
from .words import words


def fits(claim: Claim, context: Context) -> bool:
    """Refuse what cannot be: a film descending from itself, a people as a person."""
    subject, thing = claim.subject, claim.object
    if claim.predicate in LINEAGE or claim.predicate in {"setAfter", "setBefore"}:
        same = fold(subject.label) == fold(thing.label) and subject.kind is thing.kind
        # An undated film may be the remake of a dated one of its name, and of nothing else.
        if same and (subject.year == thing.year or not thing.year):
            return False
        if thing.kind is Kind.FILM and context.knows(thing.label, "actor"):
            return False
    if not (_can_be(subject, context) and _can_be(thing, context)):
        return False
    owner = thing.label.removesuffix("'s").removesuffix("’s")
    if claim.predicate == "inFranchise" and owner != thing.label and owner in context.full:
        return False  # "one of Hoffman's last films" on a page about Philip Seymour Hoffman.
    if claim.predicate != "portrays":
        return True
    if fold(thing.label).startswith("best "):
        return False  # "Best Actor (Ann Example)" is a prize.
    known = any(
        fold(thing.label) in names for role, names in context.known.items() if role != "character"
    )
    role = fold(thing.label)
    roles = context.roles.get(fold(subject.label), set())
    if any(role != other and f" {role} " in f" {other} " for other in roles):
        return False  # The first name of a character already read.
    return fold(subject.label) != fold(thing.label) and (" " not in thing.label or not known)


def _can_be(end: Mention, context: Context) -> bool:
    """Whether a name can be that of such a thing."""
    folded = fold(end.label)
    if end.kind is Kind.COMPANY:
        return folded.split(" ")[0] not in words().nobody
    if end.kind is Kind.PERSON:
        return _is_person(end.label, context)
    if end.kind is Kind.CHARACTER:
        return folded not in words().nobody or end.label in lexicon().first_names
    return end.kind is not Kind.FILM or folded not in words().peoples


def _is_person(label: str, context: Context) -> bool:
    folded = fold(label)
    if (
        not folded
        or folded in words().nobody
        or folded.startswith("rated ")
        or folded in context.films
        or label.isdigit()
    ):
        return False
    if " " in label and lexicon().is_title(label) and not lexicon().knows(label):
        return False
    return folded.split()[0] not in {"chapter", "part", "episode", "volume", "season"}
