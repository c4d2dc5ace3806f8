"""HTML: the main text with its titles' emphasis kept, then its structured data as lines.

The text is written by ourselves and not by a general extractor, because those drop the credit
lists, tables and emphasised titles that this project lives on.
"""

from __future__ import annotations

import re

from lxml import etree

from ..model import Item
from . import attributes, json_ld
from .draft import Draft, TextBuilder

SHORT = 60
"""Characters up to which a further definition of one term is an entry of a list."""
DATA_HEADING = "[data of the page]"

_SKIP = {
    "script", "style", "nav", "footer", "aside", "form", "button", "noscript", "template",
    "svg", "iframe", "select", "object", "video", "audio", "canvas", "head", "figure",
}  # fmt: skip
_BLOCK = {
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li",
    "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
}  # fmt: skip
_PARAGRAPH = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote"}
_MARK = {"em": "*", "i": "*", "cite": "*", "u": "*"}
_PREFIX = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "### ", "li": "- "}
# Parts of a page that are not its review, by the words in class and id.
_BOILERPLATE = re.compile(
    r"(?:^|[\s_-])(?:comments?|comment-list|related|share|sharing|social|sidebar|newsletter|promo|"
    r"cookie|breadcrumbs?|advert|ads?|footer|nav|navigation|menu|recommended|popular|trending|"
    r"more-stories|see-also|site-header|skip-link|pagination|tags)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_GAPS = re.compile(r"\n{3,}")
_BARE = re.compile(r"[ \t]+\n")


def read(text: str) -> Draft:
    """Read an HTML page: main text, then meta tags, JSON-LD, microdata and RDFa as lines."""
    # lxml refuses str input that names its encoding; bytes that we encode are always UTF-8.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode("utf-8", "replace") or b"<p></p>", parser)
    if root is None:
        return Draft("")
    deep = any("depth" in str(entry.message).lower() for entry in parser.error_log)
    body = _GAPS.sub("\n\n", _BARE.sub("\n", _write(_main(root)))).strip() + "\n"
    out = TextBuilder()
    out.add(body)
    draft = Draft("", body_end=out.length)
    if deep:
        draft.warnings.append("is nested too deeply; read as far as that")
    out.add(f"\n{DATA_HEADING}\n")
    heading = out.length
    _data(root, out, draft)
    draft.text = out.build() if out.length > heading else body
    return draft


def _data(root: etree._Element, out: TextBuilder, draft: Draft) -> None:
    draft.items.append(_meta(root, out))
    scripts = (s for s in root.iter("script") if "ld+json" in (s.get("type") or ""))
    nodes: list[json_ld.Node] = []
    for number, script in enumerate(scripts, 1):
        try:
            nodes += json_ld.nodes(script.text or "")
        except ValueError as error:
            draft.warnings.append(f"JSON-LD script {number} is broken ({error}); left out")
    try:
        draft.items.extend(json_ld.items(nodes, out))
    except ValueError as error:
        draft.warnings.append(f"JSON-LD is broken ({error}); read as far as that")
    draft.items.extend(attributes.read(root, out))


def _meta(root: etree._Element, out: TextBuilder) -> Item:
    """The page's own title, author and date from its head."""
    wanted = {
        "og:title": "title",
        "author": "author",
        "article:published_time": "date",
        "og:site_name": "site",
    }
    found = []
    title = root.find(".//head/title")
    if title is not None and (title.text or "").strip():
        found.append(("title", out.line("page.title", title.text or "")))
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or ""
        content = meta.get("content") or ""
        if name in wanted and content.strip():
            found.append((wanted[name], out.line(f"page.{wanted[name]}", content)))
    return Item("html", ("WebPage",), tuple(found))


def _main(root: etree._Element) -> etree._Element:
    """The element that holds the page's own text."""
    for path in (".//main", ".//*[@role='main']"):
        found = root.find(path)
        if found is not None:
            return found
    articles = root.findall(".//article")
    titled = [article for article in articles if article.find(".//h1") is not None]
    if len(titled) == 1:
        return titled[0]
    body = root.find(".//body")
    return body if body is not None else root


def _skipped(element: etree._Element) -> bool:
    if element.tag in _SKIP:
        return True
    if element.tag in {"body", "main", "article", "html"}:
        return False
    return bool(
        _BOILERPLATE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
    )


class _Writer:
    """Collects the visible text; white space is folded, block elements break lines."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.fresh = True

    def text(self, raw: str) -> None:
        folded = _SPACES.sub(" ", raw)
        if self.fresh:
            folded = folded.lstrip(" ")
        if folded:
            self.pieces.append(folded)
            self.fresh = folded.endswith(" ")

    def again(self) -> None:
        """Carry on the line with a further entry of a list."""
        while self.pieces and not self.pieces[-1].strip():
            self.pieces.pop()
        self.pieces.append(", ")
        self.fresh = True

    def breaks(self, count: int) -> None:
        self.pieces.append("\n" * count)
        self.fresh = True

    def open(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag == "br":
            self.breaks(1)
        elif tag in _BLOCK:
            self.breaks(2 if tag in _PARAGRAPH else 1)
            if tag in _PREFIX:
                self.pieces.append(_PREFIX[tag])
        elif tag in _MARK and _marked(element):
            self.pieces.append(_MARK[tag])

    def close(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in {"td", "th", "dt"}:
            following = element.getnext()
            if following is not None:
                self.pieces.append(_separator(element))
                self.fresh = True
        elif tag in _BLOCK:
            self.breaks(2 if tag in _PARAGRAPH else 1)
        elif tag in _MARK and _marked(element):
            if self.pieces and self.pieces[-1].endswith(" "):
                self.pieces[-1] = self.pieces[-1].rstrip(" ")
                self.pieces.append(f"{_MARK[tag]} ")
            else:
                self.pieces.append(_MARK[tag])


def _marked(element: etree._Element) -> bool:
    """Only plain emphasis is marked: nested or empty emphasis would give stray asterisks."""
    text = (element.text or "").strip()
    return len(element) == 0 and bool(text) and not text.startswith("(")


def _separator(element: etree._Element) -> str:
    """What stands between a cell and the next: a label's colon, or a bar between equals."""
    parent = element.getparent()
    first_of_two = parent is not None and len(parent) == 2 and element.getprevious() is None
    if element.tag == "td" and not first_of_two:
        return " | "
    return " " if "".join(str(t) for t in element.itertext()).rstrip().endswith(":") else ": "


def _write(root: etree._Element) -> str:
    """Walk the tree with a stack of our own: a page nested 100,000 deep must not recurse."""
    writer = _Writer()
    stack: list[tuple[etree._Element, bool]] = [(root, True)]
    while stack:
        element, opening = stack.pop()
        if not opening:
            writer.close(element)
        elif isinstance(element.tag, str) and not _skipped(element):
            # A definition's <dd> continues the line of its <dt>; a further one the list in it.
            if element.tag != "dd":
                writer.open(element)
            elif _after_dd(element):
                writer.again() if _is_short(element) else writer.open(element)
            writer.text(element.text or "")
            stack.append((element, False))
            stack.extend((child, True) for child in reversed(element))
            continue
        if element is not root:
            writer.text(element.tail or "")
    return "".join(writer.pieces)


def _is_short(element: etree._Element) -> bool:
    """Whether a definition is a name rather than a text of its own."""
    return len("".join(str(t) for t in element.itertext())) < SHORT


def _after_dd(element: etree._Element) -> bool:
    previous = element.getprevious()
    return previous is not None and previous.tag == "dd"
