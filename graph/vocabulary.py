"""Every IRI, once: namespaces, classes, and the fixed words of the command line.

Plain strings, not rdflib terms: importing rdflib would slow every cold command,
and the store speaks pyoxigraph.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from .model import Kind

SCHEMA: Final = "https://schema.org/"
OWN: Final = "https://film-review-graph.example/vocabulary#"
ENTITY_BASE: Final = "https://film-review-graph.example/id/"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
PROV: Final = "http://www.w3.org/ns/prov#"
OA: Final = "http://www.w3.org/ns/oa#"

PREFIXES: Final = {
    "schema": SCHEMA,
    "frg": OWN,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "prov": PROV,
    "oa": OA,
}

RDF_TYPE: Final = RDF + "type"
RDF_STATEMENT: Final = RDF + "Statement"
RDF_SUBJECT: Final = RDF + "subject"
RDF_PREDICATE: Final = RDF + "predicate"
RDF_OBJECT: Final = RDF + "object"
RDFS_LABEL: Final = RDFS + "label"
XSD_INTEGER: Final = XSD + "integer"
XSD_DECIMAL: Final = XSD + "decimal"
XSD_DATE: Final = XSD + "date"
DERIVED_FROM: Final = PROV + "wasDerivedFrom"
OA_START: Final = OA + "start"
OA_END: Final = OA + "end"
OA_EXACT: Final = OA + "exact"

NAME: Final = SCHEMA + "name"
ALTERNATE_NAME: Final = SCHEMA + "alternateName"
REVIEW: Final = SCHEMA + "Review"
ITEM_REVIEWED: Final = SCHEMA + "itemReviewed"
TEXT: Final = SCHEMA + "text"
ENCODING_FORMAT: Final = SCHEMA + "encodingFormat"
PAGE_PATH: Final = OWN + "pagePath"
SHA256: Final = OWN + "sha256"
EVIDENCE: Final = OWN + "Evidence"
PORTRAYAL: Final = OWN + "Portrayal"
SUPPORTS: Final = OWN + "supports"
STATUS: Final = OWN + "status"
CONFIDENCE: Final = OWN + "confidence"
RULE: Final = OWN + "rule"
IN_FILM: Final = OWN + "inFilm"
PERFORMER: Final = OWN + "performer"
CHARACTER: Final = OWN + "character"
RELEASE_YEAR: Final = OWN + "releaseYear"
GENERATOR: Final = OWN + "generator"

CLASSES: Final = {
    Kind.FILM: SCHEMA + "Movie",
    Kind.SERIES: SCHEMA + "MovieSeries",
    Kind.TV_SERIES: SCHEMA + "TVSeries",
    Kind.FRANCHISE: OWN + "Franchise",
    Kind.UNIVERSE: OWN + "Universe",
    Kind.PERSON: SCHEMA + "Person",
    Kind.CHARACTER: OWN + "Character",
    Kind.COMPANY: SCHEMA + "Organization",
    Kind.FICTIONAL_ORGANIZATION: OWN + "FictionalOrganization",
    Kind.WORK: SCHEMA + "CreativeWork",
    Kind.REVIEW: REVIEW,
}


class Predicate(NamedTuple):
    """One word of the fixed interface.

    Attributes:
        iri: The property that an accepted statement becomes.
        label: How the page and the terminal call it.
        inverse: How it reads from its object.
        lineage: Whether it says how one film descends from another.
        datatype: IRI of the literal's datatype; empty where the object is a thing or a text.
    """

    iri: str
    label: str
    inverse: str
    lineage: bool = False
    datatype: str = ""


PREDICATES: Final[dict[str, Predicate]] = {
    "director": Predicate(SCHEMA + "director", "directed by", "directed"),
    "screenwriter": Predicate(OWN + "screenwriter", "written by", "wrote"),
    "actor": Predicate(SCHEMA + "actor", "with", "acted in"),
    "producer": Predicate(SCHEMA + "producer", "produced by", "produced"),
    "cinematographer": Predicate(OWN + "cinematographer", "shot by", "shot"),
    "editor": Predicate(SCHEMA + "editor", "edited by", "edited"),
    "composer": Predicate(SCHEMA + "musicBy", "music by", "scored"),
    "distributor": Predicate(OWN + "distributor", "distributed by", "distributed"),
    "productionCompany": Predicate(SCHEMA + "productionCompany", "made by", "made"),
    "basedOn": Predicate(SCHEMA + "isBasedOn", "based on", "basis of"),
    "sequelOf": Predicate(OWN + "sequelOf", "sequel to", "has sequel", lineage=True),
    "prequelOf": Predicate(OWN + "prequelOf", "prequel to", "has prequel", lineage=True),
    "spinOffOf": Predicate(OWN + "spinOffOf", "spinoff of", "has spinoff", lineage=True),
    "remakeOf": Predicate(OWN + "remakeOf", "remake of", "remade as", lineage=True),
    "rebootOf": Predicate(OWN + "rebootOf", "reboot of", "rebooted as", lineage=True),
    "crossoverOf": Predicate(OWN + "crossoverOf", "crossover of", "crosses over in", lineage=True),
    "parodyOf": Predicate(OWN + "parodyOf", "parody of", "parodied in", lineage=True),
    "inFranchise": Predicate(OWN + "inFranchise", "part of", "includes"),
    "portrays": Predicate(OWN + "portrays", "plays", "played by"),
    "rightsOwner": Predicate(OWN + "rightsOwner", "owned by", "owns"),
    "setAfter": Predicate(OWN + "setAfter", "set after", "is before"),
    "setBefore": Predicate(OWN + "setBefore", "set before", "is after"),
    "comparedTo": Predicate(OWN + "comparedTo", "compared to", "compared with"),
    "mentions": Predicate(SCHEMA + "mentions", "mentions", "mentioned in"),
    "alternateName": Predicate(ALTERNATE_NAME, "also called", "name of"),
    "reviewer": Predicate(SCHEMA + "author", "reviewed by", "reviewed"),
    "publication": Predicate(SCHEMA + "publisher", "published by", "published"),
    "reviewDate": Predicate(SCHEMA + "datePublished", "published on", "date of", datatype=XSD_DATE),
    "rating": Predicate(SCHEMA + "reviewRating", "rated", "rating of"),
    "releaseYear": Predicate(
        RELEASE_YEAR, "released in", "year of release of", datatype=XSD_INTEGER
    ),
    "releaseDate": Predicate(
        SCHEMA + "datePublished", "released on", "release date of", datatype=XSD_DATE
    ),
    "runtime": Predicate(OWN + "runtime", "runs", "running time of", datatype=XSD_INTEGER),
    "certificate": Predicate(SCHEMA + "contentRating", "certificate", "certificate of"),
    "genre": Predicate(SCHEMA + "genre", "genre", "genre of"),
}

LINEAGE: Final = tuple(word for word, predicate in PREDICATES.items() if predicate.lineage)
KIND_OF: Final = {iri: kind for kind, iri in CLASSES.items()}
# Two words share schema:datePublished; what they are said of tells them apart.
_OF_REVIEWS: Final = {PREDICATES["reviewDate"].iri: "reviewDate"}
_WORDS: Final = {predicate.iri: word for word, predicate in PREDICATES.items()}


def word_of(predicate: str, subject: str = "") -> str:
    """The word of the fixed interface for a property's IRI.

    Args:
        predicate: The property's IRI.
        subject: IRI of what it is said of.

    Example:
        >>> word_of("https://schema.org/musicBy")
        'composer'
    """
    if subject.startswith(f"{ENTITY_BASE}review/") and predicate in _OF_REVIEWS:
        return _OF_REVIEWS[predicate]
    return _WORDS[predicate]
