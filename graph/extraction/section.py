"""Sections: the parts of a page, each about one film."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ..model import Mention
from .sentences import Span


class CreditLine(NamedTuple):
    """One label and its value.

    Attributes:
        predicates: What the label stands for.
        value: The value's text.
        span: The quote: label and value.
    """

    predicates: tuple[str, ...]
    value: str
    span: Span


@dataclass(slots=True)
class Section:
    """The part of a page that is about one film.

    Attributes:
        film: The film, or None where the page names none.
        title_span: Where its title was read.
        credits: Its credit lines.
        prose: Its prose, block by block.
        cut_off: Whether a line of it ends in "[…]", as teasers do.
        strong: Whether the title's form leaves no doubt.
        defined: Whether its title was read in a definition: "Dune is a 2021 film".
        closed: Whether it is no part of what stands before: the next teaser of a page of them.
        maybe: What stands above its credits and may be its film's title, if the page has several.
    """

    film: Mention | None
    title_span: Span
    credits: list[CreditLine] = field(default_factory=list)
    prose: list[Span] = field(default_factory=list)
    cut_off: bool = False
    strong: bool = True
    defined: bool = False
    closed: bool = False
    maybe: Mention | None = None
