"""What an employer asks of a person that no CV shows: to travel, to work in shifts, an age, good
health, a security screening, a right to work. A CV without it lacks nothing."""

import re
from functools import lru_cache

from careerflow.models.job import Axis, Requirement
from careerflow.services.matching.folding import fold
from careerflow.services.matching.taxonomy import Taxonomy

_CLAUSES = re.compile(r"[,;]|\s[-–]\s|\b(?:and|or|va|hoac)(?:/or)?\b")
_SAYING = 2  # words, from which on a part of a sentence says something of its own

# A person's readiness in one clause with what it is for.
_READY = re.compile(
    r"\b(?:will|willing|willingness|ready|able|ability|abilities|available|availability|flexib\w+|"
    r"open|must|requires?|required|needed|prepared|comfortable|occasional\w*|extensive|variable|"
    r"san sang|co the|chap nhan|khong ngai|chiu kho|linh hoat|chiu duoc|dap ung|nhiet tinh)\b"
)
_FOR = re.compile(
    r"\b(?:travel\w*|relocat\w+|overtime|over time|(?:night|various|rotating|evening|weekend|all) "
    r"shifts?|work (?:\w+ )?shifts|weekends?|evenings|holidays|on-?call|flexible hours|"
    r"(?:e|p|c|m)st (?:business )?hours|mornings|(?:saturday|sunday)s?|"
    r"(?:variety of )?(?:days?|evening|night|weekend)(?: or \w+)? hours|variety of day|"
    r"work (?:days?|evenings?|nights?)|standing|walking|lift(?:ing)?|\d+ (?:lbs|pounds)|"
    r"di cong tac|cong tac (?:tinh|xa|nuoc ngoai|dai ngay)|di tinh|tang ca|"
    r"(?:lam|lam viec|lam them) (?:ngoai |them )?gio|ngoai gio|lam ca|xoay ca|theo ca|ca dem|"
    r"di ca|doi ca|cuoi tuan|chu nhat|ngay le|di chuyen|di lai)\b"
)
_ELIGIBLE = re.compile(
    r"\b(?:pass|meet|clear|complet\w+|undergo|submit to|subject to|satisfactor\w+|successful\w*)\b"
    r".{0,60}\b(?:background (?:check|screening|investigation)|drug (?:test|screen)\w*|"
    r"(?:pre-?|security |pre-?employment )screenings?|clearance|finger ?printing|polygraph|"
    r"physical (?:exam|test)\w*)"
    r"|\bsecurity (?:clearance|screenings?)\b|\b(?:ts/sci|polygraph)\b"
    r"|\bu\.? ?s\.? ?citizen\w*|\b(?:must|have|hold|required?) .{0,30}\bcitizenship\b"
    r"|\bcitizenship (?:is )?required\b|\bgreen card\b|\b(?:visa|provide|require) sponsorship\b"
    r"|\b(?:legally )?(?:authori[sz]ed|eligib\w+|right) to work\b"
    r"|\b(?:at least |must be |be )?\d{2} years (?:of age|old)\b|\bfully vaccinated\b"
    r"|\b(?:clean|good|valid|no|safe) (?:\w+ ){0,2}(?:criminal|driving|felony|motor vehicle)"
    r"(?: \w+)? (?:record|history|convictions?)\b"
    r"|\b(?:current|proof of|maintain|valid) (?:\w+ ){0,2}(?:auto|car|vehicle) insurance\b"
    r"|^lift (?:up to )?\d+|\b(?:own|reliable) (?:vehicle|car|transportation)\b"
)
# What the body has to bear: two such things in a row, or one with how much or how long.
_BODY = re.compile(
    r"\b(?:stand|walk|sit|lift|bend|kneel|stoop|climb|crouch|carry(?! out)|push(?! (?:notif|code))|"
    r"pull(?! (?:request|data|report))|reach)(?:ing)?\b"
)
_MUCH = re.compile(
    r"\b\d+ ?(?:lbs?|pounds|kg|hours|%)|\b(?:long|extended|prolonged) periods|of the time\b"
)
_SURROUNDINGS = re.compile(
    r"\b(?:noisy|dusty|hot|cold|wet|humid)\b.{0,30}\b(?:environments?|conditions|temperatures?)\b"
)
_WORK = re.compile(
    r"\b(?:experience|knowledge|kinh nghiem|am hieu|hieu biet|thu tuc|giang day|day)\b"
)
_PERSON = re.compile(
    r"\b(?:tu )?\d{2}(?: ?- ?\d{2})? tuoi\b|\b(?:do )?tuoi ?:? ?(?:tu )?\d{2}"
    r"|\bsinh nam (?:19|20)\d\d|\bchieu cao\b|\bngoai hinh\b"
    r"|^(?:gioi tinh ?:? ?)?(?:nam|nu|nam/nu|nam nu)$|\bgioi tinh ?:"
    r"|\b(?:co|du|dam bao) suc khoe\b|\bsuc khoe (?:tot|on dinh)\b"
    r"|\bgiong noi\b|\bphat am\b|\bkhong noi (?:ngong|lap)\b|\bkhong vung mien\b"
    r"|\bho khau\b|\b(?:sinh song|cu tru|song) (?:tai|o)\b"
    r"|\bgan bo (?:lau dai|voi)|\blam viec lau dai\b|\blau dai voi (?:cong ty|cong viec)\b"
    r"|\bco (?:san )?(?:laptop|may tinh|xe|phuong tien)"
    r"(?: (?:may|ca nhan|rieng|di lai|di chuyen))*$"
    r"|\bly lich (?:ro rang|trong sach)\b"
)


@lru_cache(maxsize=512)
def is_condition(requirement: Requirement) -> bool:
    """Whether it asks for such things and for nothing else."""
    named = requirement.degree, requirement.years, requirement.languages, requirement.certificates
    if any(named):
        return False
    taxonomy = Taxonomy.load()
    if any(taxonomy.axis(skill) is Axis.HARD_SKILLS for skill in requirement.skills):
        return False
    text = fold(" ".join(requirement.text.split()))
    if _WORK.search(text):
        return False
    if not requirement.skills and (_ELIGIBLE.search(text) or _bodily(text)):
        return True
    parts = [part.strip(" .:!?*") for part in _CLAUSES.split(text)]
    said = [part for part in parts if len(part.split()) >= _SAYING or _PERSON.search(part)]
    ready = _READY.search(text) is not None
    return bool(said) and all(
        (ready and _FOR.search(part)) or _ELIGIBLE.search(part) or _PERSON.search(part)
        for part in said
    )


def _bodily(text: str) -> bool:
    named = len(set(_BODY.findall(text)))
    return (
        named > 1 or (named == 1 and bool(_MUCH.search(text))) or bool(_SURROUNDINGS.search(text))
    )
