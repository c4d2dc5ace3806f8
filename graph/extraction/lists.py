"""Lists of names as credits give them: separators, notes in brackets, roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from .lexicon import lexicon
from .words import words

MAX_RUN = 200
"""Longest run of names without separators, in words."""


class Credit(NamedTuple):
    """One entry of a list of names."""

    name: str
    role: str = ""
    note: str = ""


_SPLIT = re.compile(
    r"\s*[;•|]\s*|\s*,\s*(?:(?:and|&|with)\s+)?(?!(?:Jr|Sr|Inc|Ltd|LLC|II|III)\b\.?)|"
    r"\s+(?:and|AND|&|/|\+)\s+|\s*/\s*|\n"
)
_NOTE = re.compile(r"\s*[(\[]([^()\[\]]{0,80})[)\]]\s*")
# "Kim Novak as Madeleine/Judy": this slash divides roles, not performers.
_TWO_ROLES = re.compile(r"(\bas [^,;/()\n]{2,40}?)\s*/\s*(?=[A-Z])")
_SLASH = "\uf8ff"
_ROLE = re.compile(r"\s+as\s+(?:the\s+)?|\s*(?:\.{3,}|…)\s*|\s+[–—]\s+")
_MAC = re.compile(r"\b(Mc)([a-z])")
_EDGE = " \t*_.,:;|>#-–—"
_NAME_WORD = re.compile(
    r"(?:[^\W\d_a-zß-öø-ÿ][\w.'’-]*|(?:de|da|di|del|della|der|den|van|von|la|le|du|dos|el|al|bin|"
    r"ibn|y|zu|ten|ter|af|av|st\.)|[dDlL]['’][^\W\d_][\w-]*|[\"“‘'(][^\"”’')]+[\"”’')]|[^\W\d_]\.)$"
)
_NOT_NAMES = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "more",
        "others",
        "various",
        "unknown",
        "none",
        "tba",
        "tbc",
        "n/a",
        "xxx",
        "himself",
        "herself",
        "themselves",
        "film",
        "movie",
        "review",
    ]
)
NOVEL_NOTE = re.compile(
    r"\b(?:novel|book|short story|play|comics?|graphic novel|characters?|article|memoir|"
    r"source material|series of novels|manga|inspired by|works? of|based on|autobiography|"
    r"biography|memoirs|libretto|legend|true story)\b",
    re.IGNORECASE,
)
_OTHER_NOTE = re.compile(r"\b(?:story|executive|uncredited|cameo)\b", re.IGNORECASE)
_SCREENPLAY_NOTE = re.compile(r"screenplay|script|teleplay|written", re.IGNORECASE)


def names(text: str) -> Iterator[Credit]:
    """Split a list of names; what is no name is left out.

    Example:
        >>> [c.name for c in names("Rosa de Lima, Robert Downey Jr., and J. J. Abrams (voice).")]
        ['Rosa de Lima', 'Robert Downey Jr.', 'J. J. Abrams']
        >>> list(names("Alan Rickman as Hans Gruber"))
        [Credit(name='Alan Rickman', role='Hans Gruber', note='')]
    """
    shielded, notes = _shield(_TWO_ROLES.sub(rf"\1{_SLASH}", text))
    for piece in _SPLIT.split(_BEHIND_NOTE.sub(r"\1;", shielded)):
        if not piece or not piece.strip(_EDGE):
            continue
        note = " ".join(notes[ord(c) - 0xE100] for c in piece if 0xE100 <= ord(c) < 0xF000)
        bare = "".join(c if not 0xE100 <= ord(c) < 0xF000 else " " for c in piece).strip()
        name, _, role = _cut(_VOICES.sub("", bare))
        name = _tidy(name)
        run = _grown_together(name) or _run_together(name)
        if run:
            yield from (Credit(part) for part in run[:-1])
            name = run[-1]
        if is_name(name):
            yield Credit(name, _tidy(role.replace(_SLASH, " / ")), note)


# "Ann Example (screenplay) Bo Sample (story)": a note between two full names divides them.
_BEHIND_NOTE = re.compile(
    r"(\b[^\W\d_][\w’'.-]* [\w’'.-]+[\ue100-\uefff]) +(?=[^\W\d_][\w’'.-]* [^\W\d_])"
)
_VOICES = re.compile(
    r"^(?:(?:with )?the )?(?:vocal |voice )?(?:voices?|talents?) of ", re.IGNORECASE
)
_JOINT = re.compile(r"(?<=[a-zà-ÿ.])(?=[A-ZÀ-Þ][\w’'.-]*[a-zà-ÿ.] [A-ZÀ-Þ])")
_PREFIX = re.compile(r"(?:^|[ -])(?:Ma?c|De|Di|Du|La|Le|Da|Van|Fitz|O|D)$")


def _grown_together(name: str) -> list[str]:
    """The names in a run that not even a space divides, each of two words or more.

    Example:
        >>> _grown_together("Joel EdgertonCarmen Ejogo"), _grown_together("Rachel McAdams Smith")
        (['Joel Edgerton', 'Carmen Ejogo'], [])
    """
    cuts = [m.start() for m in _JOINT.finditer(name) if not _PREFIX.search(name[: m.start()])]
    parts = [name[a:b] for a, b in pairwise([0, *cuts, len(name)])]
    return parts if cuts and all(" " in part for part in parts) else []


def _run_together(name: str) -> list[str]:
    """The names in a run whose separators were lost, where every one of them is known.

    Example:
        >>> _run_together("Denzel Washington Chris Pratt Lee Byung-hun")
        ['Denzel Washington', 'Chris Pratt', 'Lee Byung-hun']
    """
    parts = name.split()
    if not 4 <= len(parts) <= MAX_RUN:
        return []
    found: list[str] = []
    at = 0
    while at < len(parts):
        sizes = (n for n in (4, 3, 2) if at + n <= len(parts))
        size = next((n for n in sizes if lexicon().knows(" ".join(parts[at : at + n]))), 0)
        if not size:
            return []
        found.append(" ".join(parts[at : at + size]))
        at += size
    return found if len(found) > 1 else []


def _shield(text: str) -> tuple[str, list[str]]:
    """Replace notes in brackets by one character each, so that commas in them do not split."""
    notes: list[str] = []

    def keep(match: re.Match[str]) -> str:
        if len(notes) >= 0xE00:
            return " "
        notes.append(match.group(1).strip())
        return chr(0xE100 + len(notes) - 1) + " "

    clean = "".join(c if not 0xE100 <= ord(c) < 0xF000 else " " for c in text)
    return _NOTE.sub(keep, clean), notes


def _cut(piece: str) -> tuple[str, str, str]:
    found = _ROLE.search(piece)
    if not found:
        return piece, "", ""
    return piece[: found.start()], found.group(), piece[found.end() :]


def _tidy(name: str) -> str:
    name = " ".join(name.split()).strip(_EDGE.replace(".", ""))
    if len(name) > 1 and name[0] in '"“' and name[-1] in '"”':
        name = name[1:-1]
    # A full stop stays after an initial or a suffix only.
    if name.endswith(".") and not re.search(r"(?:\b(?:Jr|Sr|Bros|Inc|Ltd|Co)|\b\w)\.$", name):
        name = name.rstrip(". ")
    return _calm(name) if name.isupper() and " " in name else name


def _calm(name: str) -> str:
    """A name in capitals as it is written elsewhere: ROBERT DE NIRO is Robert De Niro."""
    words = [word if "." in word else word.title() for word in name.split()]
    return " ".join(_MAC.sub(lambda m: m[1] + m[2].upper(), word) for word in words)


@cache
def _company() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words().companies))})(?!\w)")


def is_company(name: str) -> bool:
    """Whether a name holds a word that companies bear and people do not.

    Example:
        >>> is_company("Acme Pictures"), is_company("Ann Example")
        (True, False)
    """
    acronym = name.isupper() and name.isalpha() and 2 <= len(name) <= 5
    return acronym or bool(_company().search(name))


def is_name(name: str) -> bool:
    """Whether a string has the shape of a person's or company's name.

    Example:
        >>> is_name("Helena Bonham Carter"), is_name("a dog who talks"), is_name("Zendaya")
        (True, False, True)
    """
    parts = name.split()
    if not parts or len(parts) > 7 or len(name) > 60 or parts[0].lower() in _NOT_NAMES:
        return False
    if not any(c.isalpha() for c in parts[0]) or (parts[0][0].islower() and len(parts) == 1):
        return False
    return all(_NAME_WORD.match(word) for word in parts) or name.upper() == name


def is_story_credit(note: str) -> bool:
    """Whether a note says that this is not a credit for the screenplay itself."""
    return bool(_OTHER_NOTE.search(note)) and not _SCREENPLAY_NOTE.search(note)
