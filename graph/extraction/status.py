"""Whether the page asserts what a rule has read: negation, doubt, plans, comparison, jokes."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import NamedTuple

from ..errors import RuleError
from ..model import Status
from ..resources import folder


class Cue(NamedTuple):
    """One row of ``data/rules/status.toml``, compiled."""

    name: str
    status: Status
    before: bool
    reach: int
    pattern: re.Pattern[str]


@cache
def cues() -> tuple[Cue, ...]:
    """Load the cues.

    Raises:
        RuleError: If a row is malformed.
    """
    file = folder("data/rules") / "status.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["cue"]
    found = []
    for row in rows:
        try:
            found.append(
                Cue(
                    row["name"],
                    Status(row["status"]),
                    row["where"] == "before",
                    int(row["reach"]),
                    re.compile(row["pattern"], re.IGNORECASE),
                )
            )
        except (KeyError, ValueError, re.error) as error:
            raise RuleError(f"{file.name}: cue {row.get('name', '?')!r}: {error}") from error
    return tuple(found)


def status_of(code: str, start: int, end: int) -> Status:
    """The status of a match at ``code[start:end]`` of an encoded sentence.

    Example:
        >>> text = "It is not a sequel to Alien."
        >>> status_of(text, text.index("sequel"), len(text)).value
        'negated'
    """
    for cue in cues():
        before = slice(max(0, start - cue.reach), start)
        window = code[before] if cue.before else code[end : end + cue.reach]
        if window and cue.pattern.search(window):
            return cue.status
    return Status.ACCEPTED
