"""Spelling: when two names count as the same, and how a name becomes part of an IRI."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ´`")
# Letters that Unicode does not decompose, though readers type them without the mark.
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"}
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Fold case, diacritics, punctuation and spacing, so that spellings can be compared.

    Example:
        >>> fold("WALL·E"), fold("Nimród  Antal"), fold("Ocean’s Eleven")
        ('wall e', 'nimrod antal', 'oceans eleven')
    """
    text = text.translate(_APOSTROPHES).replace("&", " and ").casefold().translate(_UNDECOMPOSED)
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", plain).strip()


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """Turn a name into the last part of an IRI: folded, hyphenated, never empty.

    A name without any letter or digit gets a hash of itself, so that "???" and "!!!" differ.

    Example:
        >>> slug("Alien: Covenant – Director’s Cut")
        'alien-covenant-directors-cut'
        >>> slug("君の名は。")
        '君の名は'
    """
    folded = fold(text).replace(" ", "-")
    if folded:
        return folded
    return "x" + hashlib.sha256(text.encode()).hexdigest()[:12]
