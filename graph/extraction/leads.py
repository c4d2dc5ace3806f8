"""Leads: the film that an encyclopedia's first sentence defines."""

from __future__ import annotations

import re

from .lexicon import lexicon
from .sentences import Span
from .titles import EDGES, YEAR, looks_like_title, title_case

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
    r"(?:co-)?(?:is (?:the|a) (?:[a-z]+ ){0,2}(?:story|tale|portrait|biopic|documentary|"
    r"adaptation) "
    r"(?:of|about) |tells the (?:[a-z]+ )?(?:story|tale) of |stars (?=\(?[A-Z])|(?:is|"
    r"was) (?:(?:co-)?(?:written|"
    r"directed|produced)(?:,? and |, )?)+ by (?=[A-Z]))"
)
_UNDATED_LEAD = re.compile(
    r"(?P<title>[^\n]{1,120}?)(?P<gloss>\s*\([^\n]{0,300}?\))?(?:,?\s+(?:also|sometimes|originally|"
    r"released|retitled|re-titled|titled|known|billed|or)\b[^\n]{0,160}?)?,?\s+(?:is|"
    r"was)\s+(?:an?|the|(?:easily |still |probably |simply |definitely )?one of (?:the|my|"
    r"those))\s+"
    r"(?P<before>(?:[\w’'-]+,? ){0,9}?"
    r"(?:films?|movies?|comedy|drama|thriller|western|musical|serial|(?:entry|instal+ment|"
    r"chapter) (?:in|of)"
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
    title = found.group("title").strip(EDGES).strip(",").strip(EDGES).removeprefix("...")
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
