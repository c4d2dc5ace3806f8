"""Structured data and front matter as claims: the same label table, other punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Claim, Item, Kind, Mention, Status, Value
from .claims import literal, object_of
from .labels import key, labels
from .lexicon import lexicon
from .lists import names
from .titles import clean_title

MAX_SIGNATURE = 60
"""Longest name of a reviewer or a publication, in characters."""
_FILM_TYPES = {"Movie", "Film", "TVMovie", "VideoObject"}
_REVIEW_TYPES = {"Review", "CriticReview", "UserReview"}
_TITLE_KEYS = ("movie title", "movie_title", "movie", "film title", "film_title", "film", "name")
_YEAR = re.compile(r"\b(18[89]\d|19\d\d|20[0-4]\d)\b")
_MOVIE_AUTHORS = frozenset({"author", "creator"})
_SLUG_NOISE = re.compile(
    r"^\d{4}-\d\d-\d\d-|^\d+-|(?:^|-)(?:film|movie)?-?review(?:s|ed)?(?:-|$)|-(?:film|movie)$",
    re.IGNORECASE,
)
_CONFIDENCE = {"json-ld": 0.98, "microdata": 0.97, "rdfa": 0.97, "front-matter": 0.97}
# "Ann Example takes a look at ...": a subtitle that says who reviews.
_SIGNS = re.compile(
    r"([A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){1,3}) (?:reviews?|takes|looks|finds|thinks|explores|"
    r"discusses|gives|"
    r"watches|considers|wonders|ventures|delves)\b"
)
_REVIEW_KEYS = {
    "author": "reviewer",
    "reviewer": "reviewer",
    "critic": "reviewer",
    "date": "reviewDate",
    "datepublished": "reviewDate",
    "published": "reviewDate",
    "publisher": "publication",
    "publication": "publication",
    "rating": "rating",
    "stars": "rating",
    "score": "rating",
    "grade": "rating",
}
_ABOUT = frozenset({"about", "movie", "film", "review", "reviewinfo", "subject", "item", "info"})
"""Keys of front matter under which a film's or a review's own properties are nested."""
_REVIEW_OBJECTS = {"reviewer": Kind.PERSON, "publication": Kind.COMPANY}


def films(items: tuple[Item, ...]) -> Iterator[tuple[Mention, Value, Item]]:
    """The films that structured data describes, each with the place of its name."""
    for root in items:
        for item in root.walk():
            if not _is_film(item):
                continue
            name = item.first("name", "headline")
            if name:
                title, year = _dated(name.text)
                yield Mention(Kind.FILM, clean_title(title), _year(item) or year), name, item


def _is_film(item: Item) -> bool:
    """Whether an item is a film; on television, an episode of no series is one."""
    if not _FILM_TYPES.isdisjoint(item.types):
        return True
    series = item.first("partOfSeries", "partOfTVSeries", "partOfSeason")
    nested = any(item.items(key) for key in ("partOfSeries", "partOfTVSeries", "partOfSeason"))
    return "TVEpisode" in item.types and not series and not nested


def _dated(name: str) -> tuple[str, int | None]:
    """A name and the year in brackets at its end: "The Valley (1972)"."""
    found = re.fullmatch(r"(.+?)\s*\(((?:18|19|20)\d\d)\)", name.strip())
    return (found[1], int(found[2])) if found else (name, None)


def front_title(items: tuple[Item, ...], body: str = "") -> tuple[Mention, Value, bool] | None:
    """The film that front matter names, from the most telling key down to ``title``.

    A slug counts where the title is a headline: where the body holds the slug's words and not the
    title's.

    Returns:
        The film, where it stands, and whether that is the page's headline: it may say more.
    """
    for item in items:
        if item.source == "front-matter":
            name = item.first(*_TITLE_KEYS)
            if name is None or name.text.isdigit():
                name = item.first("title")
                slugged = _from_slug(item.first("slug"), body)
                if slugged and (name is None or clean_title(name.text).lower() not in body.lower()):
                    return Mention(Kind.FILM, slugged[0], _year(item)), slugged[1], False
            if name and clean_title(name.text):
                found = re.fullmatch(r"(.*?),?\s*\(?((?:18|19|20)\d\d)\)?", name.text)
                title = clean_title(found.group(1) if found and found.group(1) else name.text)
                headline = item.first(*_TITLE_KEYS) is not name
                return Mention(Kind.FILM, title, _year(item)), name, headline
    return None


def _from_slug(slug: Value | None, body: str) -> tuple[str, Value] | None:
    """The title that a slug spells, as the body writes it."""
    if slug is None:
        return None
    words = _SLUG_NOISE.sub("", slug.text).strip("-_/").split("-")
    pattern = r"\W+".join(re.escape(word) for word in words if word)
    found = re.search(rf"\b{pattern}\b", body, re.IGNORECASE) if pattern else None
    return (found.group(), slug) if found and found.group()[0].isupper() else None


def _year(item: Item) -> int | None:
    """A release year, from the keys that carry one; a review's own date is none."""
    keys = ["releaseyear", "year", "release_year", "copyrightYear", "dateCreated"]
    if item.source != "front-matter":
        keys += ["datePublished"]
    value = item.first(*keys)
    found = _YEAR.search(value.text) if value else None
    if not found and item.source == "front-matter":
        title = item.first(*_TITLE_KEYS, "title")
        found = re.search(r"[(,]\s*(\d{4})\)?$", title.text) if title else None
    return int(found.group(1)) if found else None


def film_claims(film: Mention, item: Item) -> Iterator[Claim]:
    """What an item says about its film."""
    for name, value in item.properties:
        if isinstance(value, Item) and "PerformanceRole" in value.types:
            yield from _portrayal(film, value, item)
        words = labels().predicates.get(key(_last(name).replace("_", " ")), ())
        if name in _MOVIE_AUTHORS and not _FILM_TYPES.isdisjoint(item.types):
            if isinstance(value, Item) and "Organization" in value.types:
                continue
            words = ("screenwriter",)
        for part in [value] if isinstance(value, Value) else [*_named(value)]:
            for word in words:
                yield from _claims(film, word, part, item)


def _last(name: str) -> str:
    """A nested key of front matter without what it is nested in: "subject.about.director"."""
    outer, _, inner = name.rpartition(".")
    return inner if outer and outer.rsplit(".", 1)[-1].lower() in _ABOUT else name


def _portrayal(film: Mention, role: Item, item: Item) -> Iterator[Claim]:
    character = role.first("characterName", "name")
    for performer in _named(role):
        if character and character.text != performer.text:
            yield Claim(
                Mention(Kind.PERSON, performer.text), "portrays",
                Mention(Kind.CHARACTER, character.text), Status.ACCEPTED,
                _CONFIDENCE[item.source], item.source, character.start, character.end, film,
            )  # fmt: skip


def _named(item: Item) -> Iterator[Value]:
    """A nested person stands for its name; a PerformanceRole for the actor in it."""
    if "PerformanceRole" in item.types:
        for actor in item.items("actor"):
            yield from actor.values("name")
    else:
        yield from item.values("name")


def _claims(film: Mention, word: str, value: Value, item: Item) -> Iterator[Claim]:
    rule, sure = item.source, _CONFIDENCE.get(item.source, 0.9)
    if word in {"title", "-", "reviewer", "reviewDate", "rating", "publication"}:
        return
    for thing in object_of(word, value.text):
        yield Claim(film, word, thing.mention, Status.ACCEPTED, sure, rule, value.start, value.end)
        for role in thing.roles() if word == "actor" else ():
            character = Mention(Kind.CHARACTER, role)
            yield Claim(
                thing.mention, "portrays", character, Status.ACCEPTED, sure, rule,
                value.start, value.end, film,
            )  # fmt: skip


def review_claims(review: Mention, items: tuple[Item, ...]) -> Iterator[Claim]:
    """Who reviewed, where, when, and the rating, as structured data gives them."""
    for root in items:
        for item in root.walk():
            if item.source == "front-matter" or not _REVIEW_TYPES.isdisjoint(item.types):
                yield from _review(review, item)


def _review(review: Mention, item: Item) -> Iterator[Claim]:
    for name, value in item.properties:
        word = _REVIEW_KEYS.get(key(_last(name)), "")
        if word == "reviewer" and isinstance(value, Item) and "Organization" in value.types:
            word = "publication"  # The site signs its reviews itself.
        for part in [value] if isinstance(value, Value) else [*value.values("name")]:
            for mention in _review_object(word, part.text):
                yield _metadata(review, word, mention, part, item)
    yield from _signatures(review, item)
    for rating in item.items("reviewRating"):
        given, best = rating.first("ratingValue"), rating.first("bestRating")
        if given:
            label = f"{given.text}/{best.text}" if best else given.text
            yield _metadata(review, "rating", Mention(Kind.LITERAL, label), given, item)


def _review_object(word: str, text: str) -> Iterator[Mention]:
    """What a property of a review names: people, a publication, or a literal."""
    kind = _REVIEW_OBJECTS.get(word)
    if kind:
        # A reviewer may sign as "The Night Usher", which has not the shape of a name.
        signed = [c.name for c in names(text)] if kind is Kind.PERSON else []
        for label in signed or [text] * (len(text) < MAX_SIGNATURE):
            yield Mention(kind, label)
    elif word:
        found = literal(word, text)
        if found:
            yield found


def _signatures(review: Mention, item: Item) -> Iterator[Claim]:
    """Reviewers that a subtitle names."""
    for field in ("subtitle", "description", "excerpt"):
        for value in item.values(field):
            signed = _SIGNS.match(value.text)
            if signed and signed[1].split(" ", 1)[0] in lexicon().first_names:
                who = Mention(Kind.PERSON, signed[1])
                yield _metadata(review, "reviewer", who, value, item)


def _metadata(review: Mention, word: str, thing: Mention, value: Value, item: Item) -> Claim:
    sure = _CONFIDENCE.get(item.source, 0.9)
    return Claim(review, word, thing, Status.ACCEPTED, sure, item.source, value.start, value.end)
