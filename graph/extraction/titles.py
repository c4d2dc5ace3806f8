"""Titles: which film a line announces, and what is left when a headline is taken off it."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from .labels import key, labels
from .lexicon import lexicon
from .sentences import Span
from .words import words

GENRE = (
    r"(?:drama|comedy|horror|thriller|action|adventure|musical|western|documentary|animation|"
    r"animated|sci-?fi|science fiction|romance|romantic|crime|mystery|war|family|fantasy|biography|"
    r"sports?|historical|suspense)"
)
YEAR = r"(?:18[89]\d|19\d\d|20[0-4]\d)"


class Announced(NamedTuple):
    """A film that a line of its own announces.

    Attributes:
        title: The title as written, without marks of emphasis.
        year: The year beside it.
        rest: Where, within the line, credits may follow.
        strong: Whether the line's form leaves no doubt that this is the film's title.
        director: Who made it, where the bracket with the year says so: "(Ann Example, 2010)".
    """

    title: str
    year: int | None
    rest: int
    strong: bool
    director: str = ""


# Bounded: a line of nothing but marks must not be tried in every way.
_LEAD_IN = r"(?:[#>|\-\s*_•·]{0,8}(?:\d{1,3}[.)]\s)?)"
_OPEN, _CLOSE = "[*_\"“‘'«]{0,3}", "[*_\"”’'»]{0,3}"
_YEAR_SOMEWHERE = re.compile(YEAR)
_TITLE_YEAR = re.compile(
    rf"{_LEAD_IN}{_OPEN}(?P<title>[^\n]{{1,140}}?){_CLOSE}"
    rf"(?:,\s*(?P<comma>{YEAR})|\s*[|/·•]\s*(?P<bar>{YEAR})(?![-–/]\d)|"
    rf"\s*[(\[](?:[^()\[\]\n]{{0,40}}?[\s,])?(?P<round>{YEAR})(?:[\s,;][^()\[\]\n]{{0,60}})?[)\]])"
    rf"{_CLOSE}(?P<tail>\s*$|\s*[|/·•]|[.:,;|/–—-]|\s+[-–—|:(]|\s+(?=(?:Dir|Directed|Starring|"
    rf"Written)\b)"
    rf"|\s*{_CLOSE}\s+(?:film |movie )?review\b)",
    re.IGNORECASE,
)
# "IT COMES AT NIGHT (7 out of 10) Written and Directed by ...", "Gravity (12A) Dir: ..."
_BEFORE_CREDITS = re.compile(
    rf"{_LEAD_IN}{_OPEN}(?P<title>[^\n().]{{2,80}}?){_CLOSE} (?:[(\[][^()\[\]\n]{{1,24}}[)\]]|[–—|-]) ?"
    r"(?=(?:Written and )?(?:Directed|Written|Starring|Dir)\b(?: by\b|\.|:| [A-Z]))"
)
_PREFIX = re.compile(
    r"^(?:(?:(?:\w+ ){0,2}(?:film|movie|cinema|dvd|blu-ray|blu ray|book|viewed and|brief|short|quick|"
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
_EDGES = ' \t#>|*_"“”«»'
_NO_TITLE = re.compile(
    r"^(?:home|reviews?|films?|movies?|other articles|related.*|about|contact|search|menu|news|"
    r"article image|image|photo|poster|cast|credits|synopsis|verdict|the verdict|rating|trailer|"
    r"comments?|share|summary|plot|the (?:story|plot|film|movie|acting|good|bad|ugly)|(?:cast|film|movie|production|key)?(?: (?:and|&))? ?(?:crew|details|"
    r"info(?:rmation)?|facts|notes|stats|data|team|director|writer|credits|people)|author|score|"
    r"overview|introduction|in (?:brief|short)|at a glance|good|bad|pros|cons|latest .*|"
    r"(?:new|current|recent|now|currently|coming)(?: \w+)? (?:releases?|in release|playing|showing)|"
    rf"stories|posts|{GENRE}(?:[/ -]{GENRE})*)$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
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
    r"opens in|updated|copyright)\b|\bout of \d|^[\d.½]+ ?stars?\b|\b(?:one|two|three|four|five)(?: and a half)? stars?$|\b\d+ ?min(?:s|utes)?\b|^\W+$",
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


def announced(line: Span, *, heading: bool) -> Announced | None:
    """Read a line such as ``**Dune, 2021.** Directed by ...`` or ``# Review: Dune (2021)``.

    Args:
        line: One line of the page.
        heading: Whether the line stands as a heading, where a sentence cannot be.

    Example:
        >>> line = Span("**Dune, 2021.**", 0, 15)
        >>> announced(line, heading=False).title
        'Dune'
    """
    before_credits = _before_credits(line.text)
    if before_credits:
        return before_credits
    found = _TITLE_YEAR.match(line.text) if _YEAR_SOMEWHERE.search(line.text, 0, 400) else None
    labelled = labels().pattern.match(line.text)
    if not found:
        return None
    if labelled and ":" in labelled.group("end") and not _PREFIX.match(line.text.lstrip("#*_ ")):
        return None  # "Watched: 20 August, 2016" is dated, and no film.
    title = clean_title(found.group("title"))
    if key(title) in labels().predicates:
        return None  # "| Year | 2010 |"
    if not heading and (
        re.search(r"[*_\"“”]\s|\s[*_\"“”]", found.group("title")) or not title_case(title)
    ):
        return None  # A sentence of prose that names a film in passing.
    if "//" in found.group():
        return None  # An address.
    if len(_YEAR_SOMEWHERE.findall(found.group()[len(found.group("title")) :])) > 1:
        return None  # "Carrie (1976 / 2013)" announces two.
    year = int(found.group("comma") or found.group("bar") or found.group("round"))
    marked = heading and line.text.lstrip().startswith(("#", "*", "<"))
    if not looks_like_title(title) or (not marked and _SENTENCE.search(title)):
        return None
    if all(part.strip() in words().lands for part in re.split(r"[,/&-]", title.lower())):
        return None  # "South Korea (2006)" says where it comes from.
    rest = found.end() - (len(found.group("tail")) if found.group("tail") else 0)
    tail = line.text[rest:].strip(' .:,;|/–—-*_"”')
    label = labels().pattern.match(tail)
    credits_follow = label is not None and (
        ":" in label.group("end") or key(label.group("label")) in labels().free
    )
    short = len(tail) < 60 and not re.search(r"\b(?:is|was|and)\b", tail)
    if not (credits_follow or (heading and short) or not tail):
        return None
    if not tail and not heading and found.group("round") and not title_case(title):
        return None
    director = _maker(found.group()[len(found.group("title")) :])
    return Announced(title, year, rest, credits_follow or not tail, director)


# "(Kelly Reichardt, 2010)", "(2013, Dir, Marvin Kren)", "(dir. Ann Example, 1999)"
_MAKER = re.compile(
    rf"[(\[](?P<first>{YEAR},\s*)?(?P<land>[A-Z][\w./ -]{{1,24}},\s*)?(?P<said>[Dd]irs?[.:,]*\s+|[Dd]irected by\s+)?"
    rf"(?P<name>[^\W\d_][^()\[\],\d]{{3,60}})(?:,\s*{YEAR})?[)\]]"
)


def _maker(bracket: str) -> str:
    """Who directed, where a title's bracket says so; empty where it says something else."""
    found = _MAKER.search(bracket)
    if not found:
        return ""
    name = found["name"].strip()
    first = re.split(r"\s|/|&", name)[0]
    named = lexicon().directs(name) or first in lexicon().first_names
    placed = name.lower() in words().nobody or name.lower() in words().peoples
    listed = found["first"] and not placed and (found["land"] or " " in name)
    return name if found["said"] or listed or (" " in name and named) else ""


def _before_credits(text: str) -> Announced | None:
    """A title without a year, right before the credits that follow on its line."""
    found = _BEFORE_CREDITS.match(text)
    if not found:
        return None
    title = clean_title(found["title"])
    fine = looks_like_title(title) and title_case(title) and key(title) not in labels().predicates
    return Announced(title, None, found.end(), strong=True) if fine else None


def clean_title(raw: str) -> str:
    """Take marks, "Review:" and "- Film Review" off a headline.

    Example:
        >>> clean_title("# Film Review: *The Thing*"), clean_title("‘Dune’ review – sand and sighs")
        ('The Thing', 'Dune')
    """
    raw = html.unescape(raw)
    linked = _LINKED.fullmatch(raw.strip(_EDGES))
    raw = linked.group("title") if linked else raw
    named = _QUOTED_REVIEW.search(raw)
    if named:
        return (named.group("title") or named.group("after")).strip()
    text = _STARS.sub("", _COLUMN_MARK.sub("", " ".join(raw.split()).strip(_EDGES)))
    text = _PREFIX.sub("", text)
    opening = _OPENS_QUOTED.match(text)
    if opening:
        return opening.group("title").strip()
    text = _SUFFIX.sub("", text).strip(_EDGES).rstrip(",")
    quoted = re.fullmatch(r"['‘](.+)['’]", text)
    return (quoted.group(1) if quoted else text).strip(_EDGES)


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


_NO_LEAD = re.compile(
    r"[\"“”]|(?<!\w)[*_]|\*(?!\w)|(?<!vs)(?<!Mr)(?<!Dr)(?<!St)(?<!Mrs)(?<!Vol)"
    r"(?<!\b[A-Z])[.;] [A-Z]|"
    r"^(?:The|This|That|Its?|His|Her|Their) (?:film|movie|picture|sequel|story|series|cast|"
    r"script|plot|"
    r"production|screenplay|remake|original)$|\b(?:which|who|whose|because|although|I (?:am|was|"
    r"have|saw|had|think)|we)\b"
)
_LEAD = re.compile(
    rf"(?P<title>[^\n]{{1,160}}?)(?P<gloss>\s*\([^\n]{{0,400}}?\))?(?:,?\s+(?:also|sometimes|often|"
    rf"originally|alternatively|called|reissued|re-?issued|released|re-?released|marketed|"
    rf"re-?titled|titled|stylized|stylised|known|billed|or)\b[^\n]{{0,200}}?)?,?"
    rf"\s+(?:(?:is|was)\s+(?:an?\s+|the\s+)?|an?\s+(?={YEAR}))(?P<before>(?:(?!\b(?:is|"
    rf"was) )[^\n.()\"“”*]|\b(?:Bros|U\.S|"
    rf"U\.K)\.){{0,80}}?)(?P<year>{YEAR})(?:[–-]\d+)?\b(?P<after>(?:[^\n.]|\b(?:Bros|U\.S|U\.K|"
    rf"Jr|Dr|St)\.){{0,160}})"
)
# "Superman II stars ...", "Frame was written by ...": the sentence's subject is a film.
_MADE = re.compile(
    r"(?P<title>(?!(?:The|This|That|Its?|His|Her|Their|Both|A|An) (?:film|movie|picture|sequel|"
    r"screenplay|script|score|story|series|cast|episode|short|remake|original)s?\b|(?:It|He|She|"
    r"They|"
    r"This|That|Who|Which)\b)[^\n,.:;()]{2,80}?) "
    r"(?:co-)?(?:is (?:the|a) (?:[a-z]+ ){0,2}(?:story|tale|portrait|biopic|documentary|adaptation) "
    r"(?:of|about) |tells the (?:[a-z]+ )?(?:story|tale) of |stars (?=\(?[A-Z])|(?:is|was) (?:(?:co-)?(?:written|"
    r"directed|produced)(?:,? and |, )?)+ by (?=[A-Z]))"
)
_UNDATED_LEAD = re.compile(
    r"(?P<title>[^\n]{1,120}?)(?P<gloss>\s*\([^\n]{0,300}?\))?(?:,?\s+(?:also|sometimes|originally|"
    r"released|retitled|re-titled|titled|known|billed|or)\b[^\n]{0,160}?)?,?\s+(?:is|"
    r"was)\s+(?:an?|the|(?:easily |still |probably |simply |definitely )?one of (?:the|my|those))\s+"
    r"(?P<before>(?:[\w’'-]+,? ){0,9}?"
    r"(?:films?|movies?|comedy|drama|thriller|western|musical|serial|(?:entry|instal+ment|chapter) (?:in|of)"
    r"(?= [^.]{0,60}\b(?:franchise|series|saga|trilogy)))\b)"
)
_FILM_WORD = re.compile(
    r"\b(?:films?|movies?|western|drama|comed(?:y|ies)|thriller|musical|serial|documentary|short|"
    r"feature|romance|mystery|horror|picture|adventure|anime|cartoon|melodrama|noir|sequel|remake|"
    r"prequel|spin-?off|biopic|epic|adaptation|version|anthology|miniseries|series|parody|satire|"
    r"talkie|swashbuckler|entry|instal+ment|chapter)\b",
    re.IGNORECASE,
)


def lead_title(sentence: Span) -> tuple[str, int | None] | None:
    """The film that an encyclopedia's first sentence defines, with its year.

    Example:
        >>> text = "Dune (titled Dune: Part One) is a 2021 American film directed by D. V."
        >>> lead_title(Span(text, 0, len(text)))
        ('Dune', 2021)
    """
    found = _LEAD.match(sentence.text) or _UNDATED_LEAD.match(sentence.text)
    if not found:
        made = _MADE.match(sentence.text)
        titled = made and looks_like_title(made.group("title")) and title_case(made.group("title"))
        if titled and made and " " not in made["title"] and not lexicon().is_title(made["title"]):
            return None  # "Young stars Ann Example"
        return (made.group("title"), None) if made and titled else None
    title = found.group("title").strip(_EDGES).strip(",").strip(_EDGES).removeprefix("...")
    if not title_case(title) and "one of" in found.group():
        return None  # "It definitely is one of the best films"
    if _NO_LEAD.search(title) or (len(title.split()) > 5 and not title_case(title)):
        return None  # The sentence has more in it than a title.
    if found.group("gloss") and f"({found.group('gloss')}" in title:
        return None
    around = found.group("before") + (found.groupdict().get("after") or "")
    year = found.groupdict().get("year")
    if not _FILM_WORD.search(around) or not looks_like_title(title):
        return None
    # "It is a 1990 horror film" may define *It*; a pronoun other than that defines nothing.
    return (
        None
        if title
        in {"This", "He", "She", "There", "That", "They", "We", "I", "These", "Those", "Both"}
        else (title, int(year) if year else None)
    )
