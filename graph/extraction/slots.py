"""Slots: what ``{person}``, ``{film}`` and the like match in an encoded sentence."""

from __future__ import annotations

from ..model import Kind
from .mentions import NAME, SAGA, TITLE
from .titles import YEAR

_N, _T = NAME, TITLE
_VERB = (
    r"(?! (?:stars?|co-stars?|plays?|is|was|are|were|has|had|gets?|who|does|makes?|brings?|"
    r"delivers?|directs?|directed|writes?|wrote|steals?|shines?|appears?|returns?|voices?|seems?|"
    r"feels?|looks?|do|did|could|would|can|will|in (?:a|the)|co-wrote|shot|keeps?|gives?|"
    r"takes?|turns?|remains?|proves?|lends?|provides?)\b)"
)
_COMMA = r"(?:,[ ]+and |,[ ]+& |,[ ]+(?!(?:the|an?|whose) )|; | and | & )"
_ALONG = rf"(?:{_COMMA}|,? along with |,? together with |,? as well as )"
_SEPARATOR = (
    r"(?:,[ ]+and |,[ ]+& |,[ ]+|; | and | & | alongside | as well as |,? along with |,? with "
    r"|,? together with )"
)
_NOT_THEIRS = (
    r"(?!(?:['’]s)?(?: (?!and |with |alongside |opposite |or |in |on |at |who )[a-z-]+)? "
    rf"{_N}| (?:man|men|woman|women|boy|girl|officer|soldier|professor|lawyer|doctor|couple|family|"
    r"student|teacher|detective|immigrant|teenager|widow|agent)\b)"
)
# What may describe a person before the name: "his then wife", "newcomer", "American comedy duo".
_DESCRIPTION = (
    r"(?:(?!(?:(?:the|this|it|that) (?:films?|movie|story|plot|picture|tale)\b|by|of|from|in|on|"
    r"at|for|to|into|is|was|are|were|be|been|has|have|had|that|which|who|"
    r"whose|directed|written|produced|edited|based|set|made|shot|released|distributed|about|as|"
    r"with|"
    r"where|when|while|after|before|it|he|she|they|tells|tell|follows|features|featuring|stars|"
    r"starring|stars|starred|co-stars|marks|opened|premiered|earned|became|songs?|music|score|"
    r"soundtrack|animation|footage|and|or|but|not|nor|than|like|if|so|"
    r"editors?|composers?|cinematographers?|screenwriters?|co-writers?|designers?|producers|"
    r"co-starring|costarring|"
    r"includes?|including|uses?|using|also|won|received|marked|one|two|three|four|five|six)\b)"
    r"[\w’'-]+ ){0,6}?"
)
# What may stand between the parts of a title that nothing marks: The Lord of the Rings.
_LINK = (
    r"(?: of the | of | the | a | an | and the | in the | to the | for the | on the | at the |"
    r" at | on "
    r"| for | in | to | vs\.? | v\. | versus | & |: | – | — | - )"
)
# "the 1920 Metro silent film": a name before such words is its maker's, not its title.
_NOT_MAKER = (
    rf"(?!{_LINK}(?:The |An? )?{_N})(?!(?:['’]s)? (?:[a-z-]+ ){{0,2}}(?:film|movie|picture|"
    rf"version|original|silent|comedy|drama|thriller|"
    r"musical|classic|play|production|novel|adaptation)\b)"
)
_BARE = (
    rf"(?:\b(?:The|A|An) )?{_N}(?:(?:{_LINK}|['’]s )(?:The |An? )?{_N}| the \d+th){{0,8}}"
    r"(?: of (?:It|Us|Them|You|Me)\b)?"
)
_YEAR = rf"(?:,? \((?:[^()]{{0,30}}?\b)?{YEAR}\b[^()]{{0,30}}\))"
ADJECTIVES = r"(?:[a-z'’-]+,? ){0,5}?"
# Words that cannot stand between "as" and a character's name.
_PLAIN = (
    r"(?!(?:who|that|which|to|in|of|from|with|and|for|into|on|by|whose|when|where|opposite|two|"
    r"three|"
    r"alongside|against|as|or|but|what|how|why|if|than|so|not|is|was|are|were|has|have|had|does|"
    r"did|do|"
    r"can|will|would|he|she|it|they|you|we|this|that|there|says|makes|gets|goes)\b)"
)
_ROLE = (
    r"(?:,? as (?!well\b|is\b|was\b|of\b)(?:the |a |an |his |her )?"
    rf"(?:(?:{_PLAIN}[a-z'’-]+|{_N}['’]s?|{_N}) ){{0,6}}?{_N}{_NOT_THEIRS}"
    r"| \([^()]{0,60}\)"
    # "Ann, who was in the first film, and Bo"
    rf"|, who (?:(?!and )(?:[\w’'-]+|{_N})(?:['’]s)? ?){{2,10}}(?=,| along with| alongside)"
    # "Ann Example in her Hollywood debut"
    rf"|,? in (?:his|her|their)(?: (?:[\w’'-]+|{_N})){{1,5}}?(?=,| and |\.|;|$)"
    # "as a blind man", "in the lead role", "reprising his role as Ann": said of the one before.
    r"|,? (?!as well as\b)(?:as|in|reprising|playing|cast|making) "
    r"(?:(?!(?:and|who|that|which|whose|to|when) )[\w’'\"“”-]+ ){0,8}?"
    rf"(?:[\w’'\"“”-]+|{_N})(?=,| and |\.|;|$| with | alongside | as well))"
)
# "Ann as Eve, an unhappy gardener, and Bo": an apposition to the character.
_AS = rf"(?:{_ROLE}(?:, (?:an?|the|his|her) [^,{_N}.;()]{{3,60}}(?=,| and ))?)"
# "Acme veteran Ann", "*Sample* star Ann": the first name says where she is known from.
_KNOWN_FROM = (
    rf"(?:[{_N}{_T}](?:['’]s?)? (?:(?!and |who |in |with )[a-z-]+ )?(?:alum|alumn[ai]|alumnus|"
    rf"veterans?|star|"
    rf"regulars?|actors?|"
    r"actress(?:es)?|creators?|directors?|(?:co-|screen)?writers?|scribes?|legends?|newcomers?|"
    rf"favou?rites?|helmers?|producers?|comedians?|frontman|graduates?|"
    rf"breakouts?) (?=(?:[a-z-]+ ){{0,2}}{_N}))?"
)
_TEAM = r"(?:(?:the )?(?:[a-z-]+ ){0,2}(?:team|duo|pair|trio) (?:of )?)?"
_WHO = rf"{_TEAM}{_KNOWN_FROM}{_DESCRIPTION}{_N}"

# A year behind it says where a title ends: "Griffin and Phoenix (1976)", "Hot Shots! (1991)".
_DATED = (
    rf"(?:\b(?:The|A|An) )?{_N}"
    rf"(?:(?:{_LINK}|['’]s | and | )(?:The |An? )?{_N}|[!?]){{0,8}}(?={_YEAR})"
)
# Porky's, the Ocean's trilogy: an "'s" behind which no possession follows belongs to the title.
_OWN_S = rf"{_N}['’]s(?=[.,;)]|$| \()"
_OWN_S_SERIES = rf"{_N}['’]s(?= (?:film |movie )?(?:trilogy|series|franchise|saga|films)\b)"
_ANY = rf"(?:{_T}|{_DATED}|{_OWN_S}|{_BARE}{_NOT_MAKER}){_YEAR}?"
# "as Chicago con man Ann": the first name only says where the character comes from.
_NO_OFFICE = (
    r"(?! (?!in|and|with|of|to|at|on|for|from|as|by|or|but|than|opposite|alongside|who|is|was|has|"
    rf"when|while|after|before|against|into|meets|gets|finds|loves)[a-z-]+ {_N})"
)

# "the 1936 Frank Capra film *Mr. Deeds*": the first name is its maker's.
_NO_MAKER = (
    r"(?!(?:/\w+)? (?:[a-z-]+ ){0,3}?(?:film|movie|drama|comedy|thriller|musical|picture|western) "
    rf"(?:of the same|(?:The |A |An )?[{_N}{_T}]))"
)

_FIRM = (
    rf"(?:{_N} (?:studio|company|producer|distributor|label|outfit) (?={_N}))?"
    rf"{_N}(?:{_SEPARATOR}{_N}{_VERB}){{0,12}}"
)

_TITLE = rf"(?:{_T}|{_DATED}|{_OWN_S}|{_BARE}(?!['’]){_NOT_MAKER}){_YEAR}?{_NO_MAKER}"

_SURE = rf"(?:{_T}{_YEAR}?|{_BARE}{_YEAR})"

SLOTS: dict[str, tuple[str, Kind]] = {
    "person": (_N, Kind.PERSON),
    "people": (rf"{_WHO}(?:{_ALONG}{_WHO}{_VERB}){{0,60}}", Kind.PERSON),
    "group": (rf"{_N}(?:{_SEPARATOR}{_N}){{0,60}}", Kind.PERSON),
    "several": (rf"{_N}(?:(?:,[ ]+and |,[ ]+| and | & ){_N}){{1,12}}", Kind.PERSON),
    "cast": (
        rf"{_WHO}{_AS}?(?:{_SEPARATOR}(?:also )?{_WHO}{_AS}?{_VERB}){{0,60}}",
        Kind.PERSON,
    ),
    "film": (_SURE, Kind.FILM),
    "films": (rf"{_SURE}(?:(?:, and |, | and ){_SURE}){{0,12}}", Kind.FILM),
    "title": (_TITLE, Kind.FILM),
    "titles": (
        rf"{_ANY}(?!['’]){_NO_MAKER}(?:(?:, and |, | and )(?:\d{{4}}['’]s )?{_ANY}){{0,12}}",
        Kind.FILM,
    ),
    "franchise": (rf"(?:{_T}|{_OWN_S_SERIES}|{_BARE})", Kind.FRANCHISE),
    "saga": (rf"(?:The )?{SAGA}", Kind.FRANCHISE),
    "character": (rf"(?:{_N}|{_T})(?!['’]s? ){_NO_OFFICE}", Kind.CHARACTER),
    "role": (rf"{_N}(?!['’]s? ){_NO_OFFICE}", Kind.CHARACTER),
    "characters": (rf"(?:{_N}|{_T})(?:{_COMMA}(?:the )?(?:{_N}|{_T})){{1,12}}", Kind.CHARACTER),
    "company": (_N, Kind.COMPANY),
    "companies": (_FIRM, Kind.COMPANY),
    "organization": (_N, Kind.FICTIONAL_ORGANIZATION),
    "filmography": (rf"{_ANY}(?:(?:, and |, | and |; ){_ANY}){{0,12}}", Kind.FILM),
    "work": (_ANY, Kind.WORK),
    "works": (rf"{_ANY}(?:(?:, and |, | and ){_ANY}){{0,6}}", Kind.WORK),
}  # fmt: skip

OFFICE = rf"(?:{_N}(?:['’]s)? (?=[a-z-]+ {_N}))?(?:{_PLAIN}[a-z'’-]+,? ){{0,7}}?"

LISTS = frozenset(
    {
        "people",
        "group",
        "several",
        "cast",
        "titles",
        "films",
        "companies",
        "characters",
        "works",
        "filmography",
    }
)
TITLES = frozenset({"titles", "films", "works", "filmography"})
