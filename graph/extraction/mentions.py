"""Mentions: where a text names someone or something, by shape alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .lexicon import lexicon
from .words import words

NAME = "\ue000"
TITLE = "\ue001"
SAGA = "\ue002"
RESERVED = re.compile(f"[{NAME}{TITLE}{SAGA}]")

_UPPER = "".join(c for c in map(chr, range(0x250)) if c.isupper()) + "Α-ΩА-Я"
_WORD = rf"[{_UPPER}](?:\.(?:[{_UPPER}]\.)+|[\w]*(?:(?:['’](?!s\b)|-|·)\w+)*)"
_INITIAL = (
    rf"(?:[{_UPPER}]\.(?: ?(?=[{_UPPER}])|(?=,))"
    rf"|(?:Mr|Mrs|Ms|Dr|St|Sgt|Capt|Lt|Col|Gen|Prof|Rev)\. (?=[{_UPPER}]))"
)
_PARTICLE = (
    r"(?:de la|de los|del|della|der|van der|van den|van|von|zu|di|da|dos|du|de|la|le|ten|ter|bin|"
    r"ibn|af|av|y|el|al)"
)
_INSIDE = rf"(?:{_PARTICLE} |[\"“‘'](?:\w+(?: \w+){{0,2}})[\"”’'] |d['’]|{_INITIAL})"
# "Cedric the Entertainer": what a name goes on with, and no title of a film.
_EPITHET = r"(?: the (?:Entertainer|Great|Conqueror|Barbarian|Terrible|Kid|Clown|Rapper|Butcher))?"
_NUMBER = r"(?:\d{1,3}(?![\w%.,:–-]\d|\w)|20[3-9]\d|2[1-9]\d\d)"
_CHUNK = re.compile(
    rf"(?<![\w@#])(?<!\w-)(?:{_INITIAL})*(?:{_WORD}|\d{{1,3}} {_WORD})"
    rf"(?:(?:[ ]|(?<=\w)\. (?=[{_UPPER}]\.)|(?<=\bBros)\. ){_INSIDE}*(?:{_WORD}|"
    rf"{_NUMBER}))*{_EPITHET}"
    r"(?:(?<=\bJr)\.|(?<=\bSr)\.|, (?:Jr|Sr)\b\.?)?"
)
MARKED = re.compile(
    r"(?<![\w*])\*\*(?P<strong>[^*\n]{1,150}?)\*\*(?![\w*])"
    r"|(?<![\w*])\*(?P<star>[^*\n]{1,150}?)\*(?![\w*])"
    r"|(?<!\w)_(?P<under>[^_\n]{1,150}?)_(?!\w)"
    r"|“(?P<curly>[^”\n]{1,120}?),?”"
    r"|\"(?P<straight>[^\"\n]{1,120}?),?\""
    r"|(?<!\w)‘(?P<single>[^’\n]{1,90}?)’(?!\w)"
    r"|(?<!\w)'(?P<plain>[A-Z0-9][^'\n]{1,90}?)'(?!\w)"
    r"|(?<!\w)`(?P<tick>[A-Z0-9][^`'\n]{1,90}?)'(?!\w)"
    r"|<(?:em|i|cite)>(?P<tag>[^<\n]{1,150}?)</(?:em|i|cite)>"
    r"|\[(?P<link>[^\]\n]{1,150})\]\([^)\s]{0,400}\)"
)
_TITLE_SHAPE = re.compile(rf"[{_UPPER}\d¡¿]")
_CAPITALS = re.compile(
    rf"(?<!\w)[{_UPPER}\d][{_UPPER}\d'’:&-]*(?: [{_UPPER}\d&][{_UPPER}\d'’:&-]*)*(?!\w)"
)
_SMALL_IN_TITLE = re.compile(r"(?<=\w )(?:A|An|And|As|At|By|For|From|In|Of|On|Or|The|To|With)(?= )")
# "The Conjuring Universe": the word belongs to the name, and says what it is.
_SHOUTED = frozenset(
    ["and", "or", "not", "is", "was", "the", "in", "but", "so", "to", "as", "very"]
)
_SAGA = re.compile(
    r"\w (?:Universe|Trilogy|Saga|Franchise|Film Series|Tetralogy|Quadrilogy|Cycle)$|[a-z]Verse$"
)
_ADJECTIVE = re.compile(
    r"^\w+-(?:winning|nominated|based|style|like|era|esque|born|made|led|set|owned)$"
)
NAME_BEFORE = re.compile(rf"\b[{_UPPER}][\w.'’-]{{0,30}}(?<!['’]s) $")
_NAME_AFTER = re.compile(rf" [{_UPPER}]\w")
# A longer title, or a name, begins so: *The Haunting* of Hill House.
GOES_ON = re.compile(rf"(?: of| of the|:|['’]s)? [{_UPPER}]\w| \d")
_NOT_TITLE_END = re.compile(r"[,;]$|[a-z][.]$")


def marked_titles(text: str) -> Iterator[tuple[str, int, int, float]]:
    """Titles that a text marks: emphasised, quoted, or known and in capitals.

    Yields:
        The title, where its marks start and end, and how much the kind of mark says.
    """
    for match in MARKED.finditer(text):
        group = match.lastgroup or "star"
        inner = match.group(group)
        if group != "link" and is_title(inner) and not is_nickname(text, match):
            label = inner.strip().rstrip(",").strip('*_"“”')
            sure = 1.5 if match.group()[0] in "\"“‘'`" else 2.0
            yield label, match.start(), match.end(), sure
    for match in _CAPITALS.finditer(text):
        title = in_capitals(match.group())
        if title:
            yield title, match.start(), match.end(), 2.0


def in_capitals(words: str) -> str:
    """The title that words in capitals shout, as it is known; empty where there is none.

    Example:
        >>> in_capitals("THE DARK KNIGHT"), in_capitals("NOT"), in_capitals("KEANU REEVES")
        ('The Dark Knight', '', '')
    """
    if len(words) < 4 or not words.isupper():
        return ""
    title = words.title().replace("'S", "'s").replace("’S", "’s")
    small = _SMALL_IN_TITLE.sub(lambda m: m.group().lower(), title)
    known = next((form for form in (small, title) if lexicon().years(form)), "")
    many = words.count(" ") > 0 and len(words) >= SHORTEST_SHOUT and not lexicon().knows(title)
    return known or (words if many else "")


SHORTEST_SHOUT = 9
"""Fewest characters of several words in capitals that are taken for a title though unknown."""
SHORTEST_BARE = 4
"""Shortest title, in characters, that is read without marks: *It* and *Up* are words."""


def marks_titles(text: str) -> bool:
    """Whether a text marks any title by emphasis, or a known one by quotation marks."""
    for match in MARKED.finditer(text):
        inner = match.group(match.lastgroup or 0)
        if match.lastgroup in {"link", "strong"} or not is_title(inner):
            continue
        if match.group()[0] not in "\"“‘'`" or lexicon().is_title(inner.rstrip(",. ")):
            return True
    return False


_APPOSED = re.compile(r",? (?:(?:is|was|as) )?(?:played|portrayed|voiced|who)\b")
_PROPER = re.compile(rf"(?<=[\w,;’'\"“(] )[{_UPPER}][\w’'-]+")


def proper_words(text: str) -> frozenset[str]:
    """Words that a text capitalises in the middle of a sentence: parts of names.

    Example:
        >>> sorted(proper_words("Rumour says that Ann Example did it. Later, Bo came."))
        ['Ann', 'Bo', 'Example']
    """
    return frozenset(word.removesuffix("'s").removesuffix("’s") for word in _PROPER.findall(text))


def is_title(inner: str) -> bool:
    """Whether words in marks have the shape of a title: short, capitalised, no sentence."""
    return (
        bool(_TITLE_SHAPE.match(inner.lstrip("\"“‘'")))
        and len(inner.split()) <= 16
        and not _NOT_TITLE_END.search(inner.rstrip(",") if len(inner) < 40 else inner)
    )


def is_nickname(text: str, match: re.Match[str]) -> bool:
    """A quoted word inside a name: Sean "Diddy" Combs."""
    if match.group()[0] not in "\"“‘'`" or match.group().count(" ") > 2:
        return False
    before, after = text[: match.start()], text[match.end() :]
    return bool(NAME_BEFORE.search(before) and _NAME_AFTER.match(after))


def names(
    text: str, begin: int, end: int, proper: frozenset[str] | None
) -> Iterator[tuple[str, str, int, int]]:
    """The names in a stretch of a sentence, and the titles that it shouts.

    Yields:
        A sign, the label, and where it starts and ends.
    """
    for match in _CHUNK.finditer(text, begin, end):
        start, stop = match.span()
        parts = match.group().split(" ")
        start = _trim(parts, start, opening=start == 0)
        while len(parts) > 1 and parts[-1].isupper() and parts[-1].lower() in _SHOUTED:
            stop -= len(parts.pop()) + 1  # "Ann Example AND her twin"
        label = " ".join(parts)
        if _ADJECTIVE.search(label):
            continue
        shouted = in_capitals(label) if label.isupper() else ""
        if shouted and not text[begin:end].isupper():
            yield TITLE, shouted, start, stop
            continue
        if label.endswith(("'s", "’s")):
            label, stop = label[:-2], stop - 2
        alone = start == 0 and len(parts) == 1 and not _APPOSED.match(text, stop)
        if label.lower() in words().peoples or all(
            part.lower() in words().peoples for part in label.split()
        ):
            continue
        if not label or (alone and (_weak(label) or (proper is not None and label not in proper))):
            continue
        if len(label) > 1 or label.isupper():
            yield SAGA if _SAGA.search(label) else NAME, label, start, stop


def _trim(parts: list[str], start: int, *, opening: bool) -> int:
    """Drop articles, words of office and a sentence's openers from the front of a chunk."""
    while parts:
        first = parts[0]
        office = first in words().roles
        several = len(parts) > 1
        opener = opening and (first in words().openers or (several and _opens(first)))
        if not (first in words().articles or office or opener):
            break
        start += len(first) + 1
        del parts[0]
    return start


def _opens(word: str) -> bool:
    """Whether a word before a name is an adverb or a participle: "Seeing Ann Example"."""
    return word.endswith(("ly", "ing")) and len(word) > 5 and word not in lexicon().first_names


def _weak(label: str) -> bool:
    """A single word that may be capitalised only because it begins the sentence."""
    return label.endswith(("ly", "ing", "ed", "ings", "offs")) or len(label) == 1
