"""Titles: what can be a film's title, and what is left when a headline is taken off it."""

from __future__ import annotations

import html
import re

GENRE = (
    r"(?:drama|comedy|horror|thriller|action|adventure|musical|western|documentary|animation|"
    r"animated|sci-?fi|science fiction|romance|romantic|crime|mystery|war|family|fantasy|biography|"
    r"sports?|historical|suspense)"
)
YEAR = r"(?:18[89]\d|19\d\d|20[0-4]\d)"


PREFIX = re.compile(
    r"^(?:(?:(?:\w+ ){0,2}(?:film|movie|cinema|dvd|blu-ray|blu ray|book|viewed and|brief|short|"
    r"quick|"
    r"mini|full|my|a))?[\s-]*review(?:s|ed)?(?: ?(?:#|[Nn]o\.? ?)\d+)?\s*"
    r"(?:of\s+(?=\W)|[:–—|-]|\.)\s*|"
    r"(?:film|movie)\s*:\s*)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"(?:\s*[-–—|:]\s*(?:(?:an?|my|our) )?(?:\w+ )?(?:(?:full |the )?(?:film|movie|dvd|blu-ray)?\s*"
    r"review(?:s|ed)?)|\s+(?:(?:full |the )?(?:film|movie|dvd|blu-ray)?\s*review))\b.*$"
    r"|\s*\((?:(?:\d{4} )?(?:film|movie|miniseries|(?:film |movie )?review)|"
    r"(?:12A?|15|18|U|PG(?:-13)?|R|NC-17|G|NR|(?:not |un)rated)(?:[:,; ][^()]{0,60})?)\)\s*$"
    r"|\s*\[[^\]]{0,60}\]\s*$",
    re.IGNORECASE,
)
_STARS = re.compile(r"\s*[(\[]?[★☆½\s]*[★☆][★☆½\s]*[)\]]?\s*$")
EDGES = ' \t#>|*_"“”«»'
_NO_TITLE = re.compile(
    r"^(?:home|reviews?|films?|movies?|other articles|related.*|about|contact|search|menu|news|"
    r"article image|image|photo|poster|cast|credits|synopsis|verdict|the verdict|rating|trailer|"
    r"comments?|share|summary|plot|the (?:story|plot|film|movie|acting|good|bad|ugly)|(?:cast|"
    r"film|movie|production|key)?(?: (?:and|&))? ?(?:crew|details|"
    r"info(?:rmation)?|facts|notes|stats|data|team|director|writer|credits|people)|author|score|"
    r"overview|introduction|in (?:brief|short)|at a glance|good|bad|pros|cons|latest .*|"
    r"(?:new|current|recent|now|currently|coming)(?: \w+)? (?:releases?|in release|playing|"
    r"showing)|"
    rf"stories|posts|{GENRE}(?:[/ -]{GENRE})*)$",
    re.IGNORECASE,
)
SENTENCE = re.compile(
    r"(?<!\bvs)(?<!\bMr)(?<!\bDr)(?<!\bSt)(?<!Mrs)(?<!\b[A-Z])(?<!Vol)[.!?]\s+[A-Z]|\b(?:is|was|"
    r"are|were|has|have|had)\b.*\b(?:a|an|the|not)\b"
)
_DATE_OR_NOTE = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?,? \d{1,2}(?:st|nd|rd|th)?,?$"
    r"|\b\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December),?$|^\d{1,2}$"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? .*\d|\b(?:published|posted|reviewed by|"
    r"aired on|"
    r"opens in|updated|copyright)\b|\bout of \d|^[\d.½]+ ?stars?\b|\b(?:one|two|three|four|"
    r"five)(?: and a half)? stars?$|\b\d+ ?min(?:s|utes)?\b|^\W+$",
    re.IGNORECASE,
)
_QUOTED_REVIEW = re.compile(
    r"(?:^|[:\s])[‘'“\"](?P<title>[^’”\"]{1,90}?)[’'”\"],?\s*(?:film |movie )?review\b"
    r"|\breview\s*(?:of\b|[:–—-])?\s*[“\"‘](?P<after>[^’”\"]{1,90}?)[”\"’]\s*(?:\(\d{4}\)\s*)?$",
    re.IGNORECASE,
)
_LINKED = re.compile(r"\[(?P<title>[^\]\n]{1,150})\]\([^)\s]{0,400}\)\W*")
_COLUMN_MARK = re.compile(r"^\[[^\]\n]{1,30}\]\s*[-–—:|]?\s+(?=\S)")
_WHOLE = re.compile(r"#{1,6} [^\n]+|(\*{1,3}|__?)[^*_\n]+\1|[\"“][^\"”\n]+[\"”]")
_OPENS_QUOTED = re.compile(r"[‘“\"](?P<title>[^’”\"]{2,90})[’”\"](?= [A-Z])")
_SMALL = {
    "a", "an", "and", "as", "at", "but", "by", "de", "du", "for", "from", "in", "into", "la", "le",
    "of", "on", "or", "over", "the", "to", "upon", "vs", "with", "v", "y", "und", "et", "der",
    "des", "is", "it", "you", "your", "my", "me",
}  # fmt: skip


def clean_title(raw: str) -> str:
    """Take marks, "Review:" and "- Film Review" off a headline.

    Example:
        >>> clean_title("# Film Review: *The Thing*"), clean_title("‘Dune’ review – sand and sighs")
        ('The Thing', 'Dune')
    """
    raw = html.unescape(raw)
    linked = _LINKED.fullmatch(raw.strip(EDGES))
    raw = linked.group("title") if linked else raw
    named = _QUOTED_REVIEW.search(raw)
    if named:
        return (named.group("title") or named.group("after")).strip()
    text = _STARS.sub("", _COLUMN_MARK.sub("", " ".join(raw.split()).strip(EDGES)))
    text = PREFIX.sub("", text)
    opening = _OPENS_QUOTED.match(text)
    if opening:
        return opening.group("title").strip()
    text = _SUFFIX.sub("", text).strip(EDGES).rstrip(",")
    quoted = re.fullmatch(r"['‘](.+)['’]", text)
    return (quoted.group(1) if quoted else text).strip(EDGES)


def is_marked(line: str) -> bool:
    """Whether a whole line is a link, emphasised, or a heading.

    Example:
        >>> is_marked("[Dune](https://example.org)"), is_marked("**Dune**"), is_marked("Dune")
        (True, True, False)
    """
    return bool(_LINKED.fullmatch(line)) or bool(_WHOLE.fullmatch(line))


def looks_like_title(title: str) -> bool:
    """Whether a string can be a film's title: short, capitalised, no label of a page's part."""
    words = title.split()
    if not words or len(words) > 18 or len(title) > 140 or _NO_TITLE.match(title):
        return False
    if _DATE_OR_NOTE.search(title):
        return False
    return title[0].isupper() or title[0].isdigit() or not title[0].isascii() or title[0] in "(¡¿"


def title_case(title: str) -> bool:
    """Title case: every word but the small ones begins with a capital or a digit."""
    words = re.findall(r"[^\W_][\w'’.-]*", title)
    return all(w[0].isupper() or w[0].isdigit() or w.lower().rstrip(".") in _SMALL for w in words)
