"""Layout: a page is cut into the sections of its films, and each into credits and prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..model import Kind, Mention, Page
from .announcements import announced
from .credit_lines import below, opens_list, parse
from .headlines import shorn
from .items import item_titles
from .labels import NOTHING, TITLE_WORD, labels
from .lexicon import lexicon
from .mentions import in_capitals
from .naming import name_films
from .section import CreditLine, Section
from .sentences import Span, lines
from .titles import YEAR, clean_title, is_marked, looks_like_title, title_case

MAX_LIST = 400
"""Longest cast list read below its label, in lines."""
MAX_TITLE_LINE = 70
"""Longest title that stands alone on the line above its credits, in characters."""
_ALSO = re.compile(r" \([^()]{3,60}\)$")
SHORTEST_CAPITALS = 4
"""Fewest characters of a title in capitals above its credits."""
MAX_BLOCK = 20_000
"""Characters of wrapped lines that are joined to one block."""
_HAS_WORD = re.compile(r"[^\W_]")
_BOILERPLATE = re.compile(
    r"(?:other articles|related (?:articles|posts|reviews)|you may also like|read more|read next|"
    r"share this|leave a (?:comment|reply)|filed under|tagged with|comments? powered by|"
    r"subscribe|newsletter|follow us|more from|recently viewed|\.\. \w+::|:\w+:|!\[)",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(r"^\S*\.(?:jpe?g|png|gif|webp)\)?$", re.IGNORECASE)
_CUT_OFF = re.compile(r"(?:\[(?:…|\.\.\.)\]|…|\.\.\.|read more)\s*$", re.IGNORECASE)
_TEASER_END = re.compile(r"\[(?:…|\.\.\.|&hellip;)\](?= |$)")
TEASERS = 3
"""Fewest "[…]" that make a page one of teasers; fewer stand in quotations."""
_YEAR = re.compile(rf"\b{YEAR}\b")


def sections(page: Page) -> list[Section]:
    """Cut a page into the sections of its films, in the order of the page."""
    start, end = page.prose
    found = list(lines(page.text, start, end))
    teasers = sum(len(_TEASER_END.findall(line.text)) for line in found) >= TEASERS
    found = [*_teasers(found)] if teasers else found
    items = item_titles(found)
    result = [Section(None, Span("", start, start), strong=False)]
    open_list: tuple[str, ...] | None = None
    index = 0
    while index < len(found):
        line = found[index]
        index += 1
        if _is_noise(line.text):
            continue
        before = len(result)
        if line.start in items:
            line = _open_item(line, result, *items[line.start])
        else:
            line = _announce(line, result, page.text, first=before == 1 and index <= 3)
        if teasers and len(result) == before and result[-1].cut_off:
            # Another article begins, and nothing says of which film.
            where = Span("", line.start, line.start)
            result.append(Section(None, where, strong=False, closed=True))
        if not line.text:
            continue
        result[-1].cut_off |= bool(_CUT_OFF.search(line.text))
        if _YEAR.fullmatch(line.text) and index <= 5:
            _add_credit(result[-1], CreditLine(("releaseYear",), line.text, line))
            continue
        open_list = opens_list(line)
        if open_list:
            entries = list(below(open_list, islice(found, index, index + MAX_LIST)))
            if TITLE_WORD not in open_list:
                result[-1].credits.extend(entries)
            index += len(entries)
            continue
        parsed = parse(line)
        if parsed is None:
            _add_prose(result[-1], line, page.text)
        else:
            _title_above(result, page.text)
            _add_credits(result, parsed)
    result = list(_settled(result))
    name_films(page, result, found)
    return _inherit([s for s in result if s.film or s.credits or s.prose])


def _is_noise(text: str) -> bool:
    """Whether a line is boilerplate, a picture's file, or a rule of asterisks or dashes."""
    boilerplate = _BOILERPLATE.match(text) or _FILE_NAME.match(text)
    return boilerplate is not None or not _HAS_WORD.search(text)


def _teasers(found: list[Span]) -> Iterator[Span]:
    """The lines of a page that strings teasers together, cut behind each "[…]"."""
    for line in found:
        begin = 0
        for end in [m.end() for m in _TEASER_END.finditer(line.text)] + [len(line.text)]:
            text = line.text[begin:end].strip()
            start = line.text.find(text, begin) if text else begin
            if text:
                yield Span(text, line.start + start, line.start + start + len(text))
            begin = end


def _open_item(line: Span, result: list[Section], title: str, end: int) -> Span:
    """Open a section for an item of a list of short reviews; return what is left of the line."""
    quote = line.text[:end].rstrip()
    where = Span(quote, line.start, line.start + len(quote))
    result.append(Section(Mention(Kind.FILM, title), where))
    rest = line.text[end:].strip()
    begin = line.end - len(rest)
    return Span(rest, begin, begin + len(rest))


def _announce(line: Span, result: list[Section], text: str, *, first: bool) -> Span:
    """Open a section where the line announces a film; return what is left of the line."""
    heading = line.text.startswith(("#", "**", "__")) or (
        len(line.text) < 110 and (first or not line.text.rstrip("*_ ").endswith((".", "!", "?")))
    )
    found = announced(line, heading=heading)
    if not found:
        return line
    mention = Mention(Kind.FILM, shorn(found.title, text), found.year)
    title = Span(line.text[: found.rest + 1].rstrip(), line.start, line.start)
    title = Span(title.text, title.start, title.start + len(title.text))
    result.append(Section(mention, title, strong=found.strong))
    if found.director:
        result[-1].credits.append(CreditLine(("director",), found.director, title))
    rest = line.text[found.rest :].lstrip(' .:,;|/–—-*_"”)')
    begin = line.end - len(rest)
    if lexicon().directs(rest):
        result[-1].credits.append(CreditLine(("director",), rest, Span(rest, begin, line.end)))
    # What follows a headline's title is "Film Review" or a subtitle, not a sentence.
    return Span(rest, begin, line.end) if found.strong and len(rest) > 5 else Span("", begin, begin)


def _title_above(result: list[Section], text: str) -> None:
    """Open a section where the line right above a first credit is a title that the text knows."""
    section = result[-1]
    last = section.prose[-1] if section.prose else None
    if last is None or (section.credits and section.credits[-1].span.start > last.start):
        return
    if section.credits and text[section.credits[-1].span.end : last.start].count("\n") == 1:
        return  # The credit above goes on, as "Bo Sample (play)" below a first writer.
    head, newline, own = last.text.rpartition("\n")
    if newline:  # Wrapped lines are joined to one; the title is the last of them.
        last = Span(own, last.end - len(own), last.end)
    title = clean_title(last.text)
    plain = len(title) <= MAX_TITLE_LINE and title_case(title) and looks_like_title(title)
    bare = _ALSO.sub("", title)  # "Rififi (Du rififi chez les hommes)"
    if bare != title and title_case(bare) and not title_case(title):
        title, plain = bare, len(bare) <= MAX_TITLE_LINE and looks_like_title(bare)
    title = in_capitals(title) or title
    marked = is_marked(last.text) or (title.isupper() and len(title) >= SHORTEST_CAPITALS)
    labelled = labels().pattern.match(last.text)
    plain = plain and not (labelled and ":" in labelled["end"])
    if not plain or title[-1] in ".:;," or (title[-1] in "?!" and not marked):
        return
    again = title.lower() in text[last.end : last.end + MAX_BLOCK].lower()
    film = Mention(Kind.FILM, title)
    whole = section.prose.pop()
    if newline:
        section.prose.append(Span(head, whole.start, whole.start + len(head)))
    if marked or lexicon().is_title(title) or again:
        result.append(Section(film, last))
    else:
        result.append(Section(None, last, maybe=film))


def _settled(result: list[Section]) -> Iterator[Section]:
    """Take what stands above credits for titles where the page has several blocks of credits."""
    blocks = [s for s in result[1:] if s.credits and (s.maybe or s.film)]
    several = len(blocks) > 1 and all(_directed(s) for s in blocks if s.maybe)
    before: Section | None = None
    for section in result:
        if section.maybe and several:
            section.film = section.maybe
        elif section.maybe and before:
            before.prose += [section.title_span, *section.prose]
            before.credits += section.credits
            before.cut_off |= section.cut_off
            continue
        yield section
        before = section


def _directed(section: Section) -> bool:
    return any("director" in credit.predicates for credit in section.credits)


def _add_credits(result: list[Section], parsed: tuple[list[CreditLine], list[Span]]) -> None:
    for credit in parsed[0]:
        if credit.predicates == (TITLE_WORD,):
            title = clean_title(credit.value.rstrip("."))
            if looks_like_title(title):
                result.append(Section(Mention(Kind.FILM, title), credit.span))
        elif credit.predicates != (NOTHING,):
            _add_credit(result[-1], credit)
    result[-1].prose.extend(parsed[1])


def _add_credit(section: Section, credit: CreditLine) -> None:
    """Add a credit; a year also dates the section's film."""
    section.credits.append(credit)
    if {"releaseYear", "releaseDate"}.intersection(credit.predicates):
        found = _YEAR.search(credit.value)
        if found and section.film and section.film.year is None:
            section.film = section.film._replace(year=int(found.group()))


def _add_prose(section: Section, line: Span, text: str) -> None:
    """Join lines that were wrapped in the middle of a sentence."""
    if section.prose:
        last = section.prose[-1]
        gap = text[last.end : line.start]
        if (
            gap == "\n"
            and len(last.text) < MAX_BLOCK
            and not last.text.endswith((".", "!", "?", ":", "”", '"', "*", ")"))
        ):
            joined = text[last.start : line.end]
            section.prose[-1] = Span(joined, last.start, line.end)
            return
    section.prose.append(line)


def _inherit(found: list[Section]) -> list[Section]:
    """Give sections that name no film the film of the section before."""
    before: Mention | None = None
    for section in found:
        section.film = section.film or (None if section.closed else before)
        before = section.film
    return found
