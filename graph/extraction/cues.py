"""Which rules a sentence calls for: all cues of all rules, found in one pass over its text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

import ahocorasick

if TYPE_CHECKING:
    from .rules import Rule


class CueIndex:
    """An Aho-Corasick automaton over the cues of some rows, in lower case.

    Trying every cue of a hundred rules in turn took 14 times as long, more than all patterns
    together. A row without cues is called for by every text.
    """

    def __init__(self, rows: Iterable[tuple[str, ...]]) -> None:
        by_cue: dict[str, list[int]] = {}
        always: list[int] = []
        for index, cues in enumerate(rows):
            for cue in cues:
                by_cue.setdefault(cue, []).append(index)
            if not cues:
                always.append(index)
        self._always = frozenset(always)
        self._automaton = ahocorasick.Automaton()
        for cue, indices in by_cue.items():
            self._automaton.add_word(cue, indices)
        self._automaton.make_automaton()

    def called(self, text: str) -> list[int]:
        """The places of the rows of which the text, in lower case, holds a cue; in order."""
        found = set(self._always)
        for _, indices in self._automaton.iter(text):
            found.update(indices)
        return sorted(found)


@lru_cache(maxsize=8)
def cue_index(rules: tuple[Rule, ...]) -> CueIndex:
    """The index of a tuple of rules, made once."""
    return CueIndex(rule.cues for rule in rules)
