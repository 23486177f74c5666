"""What English adverts say at their end, or in between once they lost their line breaks, and ask
nothing by it: how pay is set, what the law wants said, how it goes on, where the work is done."""

import re

from careerflow.models.job import LeftOutReason
from careerflow.services.matching.folding import fold

_ENDING = re.compile(
    r"\b(?:(?:actual|individual|total|final|base|target|annual) (?:compensation|pay|salar\w+|"
    r"offers?)|"
    r"(?:compensation|pay|salary|salaries|offers?)(?: \w+){0,4} (?:is|are|will be|may be|be|may|"
    r"will)"
    r"(?: \w+){0,2} (?:based|determined|var(?:y|ies)|adjusted|depend\w*|modified)|"
    r"compensation (?:varies|depends|is only|practices|bands|packages?\b)|"
    r"(?:the|this|salary|pay|our|hiring|posted) ranges? (?:displayed|may|does|do|is|are|reflects?|"
    r"provided|listed|shown)|ranges are|within the range|(?:bonus|equity|incentive|commission)\w*"
    r"(?: \w+){0,3} (?:available|plans?|program|package|options?|grants?)\b|equity options|"
    r"(?:not )?eligible for (?:\w+[ ’']+){0,4}(?:incentive|bonus\w*|commission\w*|equity)|"
    r"(?:health|dental|vision)(?:,? (?:and )?(?:\w+ )?(?:dental|vision|financial))* (?:plans?|"
    r"benefits)|"
    r"benefits are subject|relocation assistance|catered|lunches and snacks|total rewards|"
    r"pay transparency|pay and benefits|commensurate with|paid leave|company[- ]paid|"
    r"offers? of employment (?:is|are)|(?:is|are) contingent (?:up)?on|assistance program|"
    r"wellness days|vacation ?/|"
    r"(?:reserves?|have) the right to|subject to change|with(?:out)?(?: or without)? notice|"
    r"not constitute an?|"
    r"does not exclude|sole discretion|convictions?|physical demands|"
    r"(?<=\w )committed to (?:creating|celebrating|fostering|building|providing|maintaining|"
    r"transparency|"
    r"hiring|ensuring)|diverse (?:voices|and)|is proud to be)"
)
_ENDING_APPLY = re.compile(
    r"\bafter you apply|\bto be considered\W*$|(?:want|love|like|excited) to hear from you|"
    r"\baccept(?:ing)? applications\b|\bcareers? (?:page|website|site)\b|\byour recruiter\b|"
    r"^no agenc|\b(?:hear|hearing|learn|know) more\b.{0,30}\?$|\bsounds? like you\b|"
    r"\bdon[’']?t apply\b|\bjob search\b|\bjob post(?:ing)?s?\b|^send us\b|"
    r"\bwe[’']?ll share your\b|"
    r"\bclient compan(?:y|ies)\b|\bhosted by\b|\binterview process\b"
)
_SETTING = re.compile(
    r"^(?:this|the) (?:position|role|job|opportunity) (?:is|can be|may be|will be|would be)"
    r" (?:\w+ ){0,3}(?:remote|hybrid|on-?site|virtual|eligible|hired|located|based|full|open|"
    r"with)\b|"
    r"^(?:on-?site|hybrid|remote)(?: (?:role|work|position|model|schedule|only))?"
    r"\W*(?:$|[-–:(,]|\b(?:with|in|from|at|for|\d))|"
    r"\breturn to (?:the )?office|\bdays?[’' ]+(?:per|a) week\b|\bwork schedules?\b|"
    r"^(?:exempt status|employee group|department name|personnel area|role/level)\b|"
    r"\b(?:routinely|regularly|frequently|occasionally) required\b"
)
# Told by an advert that lost its line breaks, or of what else there is to like.
_NARRATES = re.compile(
    r"^(?:we|us|our|this|that|it(?=['’ ](?:s|is|has|was|will|does|can)\b)|there|these|here|but|"
    r"how|why|because|let us|thank|note that|"
    r"each of us|all of our|every|unlike|and unlike|if you(?:'re| are) (?:passionate|interested|"
    r"looking|ready|excited|not|an?)|as part of|in addition,? (?:we|please)|to achieve|"
    r"remote workers|you(?:['’]ll| will) (?:learn|gain|receive|enjoy|join|get)|"
    r"employees?|(?:the|this) (?:position|role|range|job|company|organi[sz]ation|opportunity|team|"
    r"founders)|\w+ (?:is|are) (?:growing|committed|proud))\b"
)


def ending(text: str) -> LeftOutReason | None:
    """Why a text is no requirement that speaks as English adverts do at their end: no more is
    asked then, unannounced. None where it does not."""
    folded = fold(text)
    if _ENDING_APPLY.search(folded):
        return LeftOutReason.HOW_TO_APPLY
    return LeftOutReason.FACTS if _ENDING.search(folded) else None


def is_setting(text: str) -> bool:
    """Whether a text says where and when the work is done."""
    return bool(_SETTING.search(fold(text)))


def narrates(text: str) -> bool:
    """Whether a sentence begins as no requirement does: with the employer, the job, a reader."""
    return bool(_NARRATES.search(fold(text)))
