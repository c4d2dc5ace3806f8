"""Whether the page asserts what a rule has read: negation, doubt, plans, comparison, jokes."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from typing import NamedTuple

from ..errors import RuleError
from ..model import Status
from ..resources import folder
from .cues import CueIndex


class Cue(NamedTuple):
    """One row of ``data/rules/status.toml``, compiled.

    Attributes:
        name: Its name.
        status: What it makes of a statement.
        before: Whether it stands before the match, or behind it.
        reach: How many characters from the match are looked at.
        pattern: The cue and the gap, anchored at the match.
    """

    name: str
    status: Status
    before: bool
    reach: int
    pattern: re.Pattern[str]


class Cues(NamedTuple):
    """All rows, and the index that tells which of them a sentence calls for."""

    rows: tuple[Cue, ...]
    called_by: CueIndex


LONGEST_CUE = 60
"""Characters that a cue itself may have, beside the gap."""


@cache
def cues() -> Cues:
    """Load the cues.

    Raises:
        RuleError: If a row is malformed.
    """
    file = folder("data/rules") / "status.toml"
    found, called_by = [], []
    for row in tomllib.loads(file.read_text(encoding="utf-8"))["cue"]:
        try:
            across, gap = re.escape(row.get("across", ".;")), int(row["gap"])
            between = rf"[^{across}]{{0,{gap}}}" if across else rf"[\s\S]{{0,{gap}}}"
            before = row["where"] == "before"
            pattern = f"(?:{row['words']}){between}$" if before else f"^{between}(?:{row['words']})"
            compiled = re.compile(pattern, re.IGNORECASE)
            found.append(
                Cue(row["name"], Status(row["status"]), before, gap + LONGEST_CUE, compiled)
            )
            called_by.append(tuple(row["cues"]))
        except (KeyError, ValueError, re.error) as error:
            raise RuleError(f"{file.name}: cue {row.get('name', '?')!r}: {error}") from error
    return Cues(tuple(found), CueIndex(called_by))


@lru_cache(maxsize=64)
def _called(code: str) -> tuple[Cue, ...]:
    """The rows that a sentence calls for: none, for most."""
    return tuple(cues().rows[at] for at in cues().called_by.called(code.lower()))


def status_of(code: str, start: int, end: int) -> Status:
    """The status of a match at ``code[start:end]`` of an encoded sentence.

    Example:
        >>> text = "It is not a sequel to Alien."
        >>> status_of(text, text.index("sequel"), len(text)).value
        'negated'
    """
    for cue in _called(code):
        before = slice(max(0, start - cue.reach), start)
        window = code[before] if cue.before else code[end : end + cue.reach]
        if window and cue.pattern.search(window):
            return cue.status
    return Status.ACCEPTED


_QUESTION = re.compile(
    r"^[\"“*_(]*(?:(?:And|But|So|Or|Now|Then),? )?(?:Is|Was|Are|Were|Did|Does|Do|Has|Have|Had|"
    r"Can|Could|Would|"
    r"Will|Should|What|Who|Whose|Which|Why|How|Where|When|Might|May|Isn['’]t|Wasn['’]t|A|An|The)\b"
)
_TURN = re.compile(
    r", (?:so|but|and|yet|isn['’]t|wasn['’]t|right|no|huh|eh|then)\b[^,]*\?|[;:–—][^;:–—]*\?"
)
_REBUTTAL = re.compile(
    r"(?:(?:But |Well, |Sorry, )?[Ii]t(?:['’]s| is| was) not|(?:But )?[Ii]t isn['’]t|Not so|"
    r"Wrong|Not true|Nonsense|"
    r"(?:They|That|This)(?:['’]s| is| are|['’]re) (?:not|wrong|nonsense|rubbish|false)|"
    r"Don['’]t believe|I don['’]t)"
    r"\b[^.!?]{0,24}[.!?]*$"
)


def asked(code: str, end: int) -> bool:
    """Whether a match that ends there is asked about, not said: a question asserts nothing.

    Example:
        >>> asked("Is it a sequel to Alien?", 23), asked("It is a sequel to Alien, so why?", 23)
        (True, False)
    """
    bare = code.rstrip('*_"”)! ')
    if not bare.endswith("?"):
        return False
    return bool(_QUESTION.match(code)) or not _TURN.search(code, end)


def rebuts(sentence: str) -> bool:
    """Whether a short sentence takes back the one before it.

    Example:
        >>> rebuts("It's not."), rebuts("It is not long, and it knows where to stop at last.")
        (True, False)
    """
    return len(sentence) < 60 and bool(_REBUTTAL.match(sentence))
