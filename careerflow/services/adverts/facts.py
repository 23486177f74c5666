"""What an advert says of its job, proposed for the fields of the library.

A wrong proposal costs the user more than an empty field: what may be something else is left out.
"""

import re
from datetime import date
from urllib.parse import urlsplit

from careerflow.models.tracker import JobFacts
from careerflow.services.adverts import company, dates, pay
from careerflow.services.matching import advert_head
from careerflow.services.matching.folding import fold
from careerflow.services.matching.headings import heading
from careerflow.services.matching.language import language

_MOST = 60_000
"""Characters that are looked at: no advert is longer, whatever is pasted around it."""
_HEAD_LINES = 12
_LONGEST = 100

_LABELS = {
    "title": r"job title|position(?: title)?|vi tri(?: tuyen dung| cong viec)?|chuc danh",
    "company": r"company(?: name)?|employer|(?:ten )?cong ty|nha tuyen dung",
    "location": (
        r"(?:job |work(?:ing)? )?location|dia diem(?: lam viec)?|noi lam viec|khu vuc lam viec|"
        r"dia chi lam viec"
    ),
}
_LABELLED = {
    name: re.compile(rf"(?:^|\n)[-+*•·▪●○►✓ \t]{{0,4}}(?:{words})(?: [^\n\w]{{1,3}})? ?[:：] ?")
    for name, words in _LABELS.items()
}
# Flattened adverts have their labels in the middle of a line, where they begin with a capital.
_INSIDE = {
    "title": re.compile(r"Job Title ?: ?"),
    "company": re.compile(r"(?<!the )(?<!our )(?<!this )Company(?: Name)? ?: ?"),
    "location": re.compile(r"(?:Location|LOCATION|Địa điểm làm việc|Nơi làm việc) *: *"),
}
# There the next label follows the value without a space: "CACompany: Acme".
_GLUED = re.compile(r"(?<=[a-zà-ỹ.)A-Z])(?=(?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+ ?:)")
_ENDS = re.compile(r"\s+[|•·]\s+|\s{2,}|(?<=[^\W\d_]{3})\. |\t|;")
_COMPANY_LINE = re.compile(
    r"(?:cong ty|tap doan|ngan hang)\b.{4,80}|.{2,60}\b(?:inc|ltd|llc|gmbh|jsc)\.?"
)
_PLACES = (
    "ha noi", "ho chi minh", "tp hcm", "tp. hcm", "tphcm", "hcm", "sai gon", "thu duc", "da nang",
    "hai phong", "can tho", "hue", "binh duong", "dong nai", "bac ninh", "nha trang", "khanh hoa",
    "quang ninh", "ha long", "hai duong", "hung yen", "bac giang", "thai nguyen", "vinh phuc",
    "long an", "vung tau", "ba ria", "da lat", "lam dong", "nghe an", "vinh", "thanh hoa",
    "buon ma thuot", "dak lak", "dak nong", "gia lai", "pleiku", "kon tum", "binh dinh",
    "quy nhon", "quang nam", "hoi an", "quang ngai", "quang tri", "quang binh", "ha tinh",
    "ha nam", "nam dinh", "thai binh", "ninh binh", "hoa binh", "phu tho", "tuyen quang",
    "lao cai", "yen bai", "son la", "dien bien", "lai chau", "lang son", "cao bang", "ha giang",
    "phu yen", "ninh thuan", "binh thuan", "phan thiet", "tay ninh", "binh phuoc", "tien giang",
    "my tho", "ben tre", "tra vinh", "vinh long", "dong thap", "an giang", "kien giang",
    "phu quoc", "hau giang", "soc trang", "bac lieu", "ca mau", "vietnam", "viet nam",
    "remote", "hybrid", "singapore", "london", "berlin", "new york", "san francisco", "tokyo",
    "sydney", "paris", "toronto", "dublin", "amsterdam",
)  # fmt: skip
_PLACE = re.compile(rf"(?:{'|'.join(map(re.escape, _PLACES))})\b")
_CITY_AND_STATE = re.compile(
    r"(?:[A-Z][\w.'-]* ?){1,4}, ?(?:[A-Z]{2}(?![a-z])|Vietnam|Viet Nam|Việt Nam|United States|USA|"
    r"Canada|UK|United Kingdom|Germany|Singapore|Australia)"
)
_WAY = re.compile(r"(?:fully |100% )?(?:remote|hybrid|on-?site)\b")
_PARTS = re.compile(r"\s*[·•|]\s*|\s+[–—-]\s+")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'()]{4,500}")
_LINK_LABEL = re.compile(r"(?:(?:^|\n) {0,4}(?:job )?(?:link|url|source|nguon)|apply at) ?[:-]? ?$")
_BOARDS = {
    "linkedin.com": "LinkedIn",
    "itviec.com": "ITviec",
    "topcv.vn": "TopCV",
    "vietnamworks.com": "VietnamWorks",
    "careerviet.vn": "CareerViet",
    "careerlink.vn": "CareerLink",
    "topdev.vn": "TopDev",
    "glints.com": "Glints",
    "ybox.vn": "YBOX",
    "vieclam24h.vn": "Việc Làm 24h",
    "indeed.com": "Indeed",
    "glassdoor.com": "Glassdoor",
    "monster.com": "Monster",
    "stepstone.de": "StepStone",
    "xing.com": "XING",
    "wellfound.com": "Wellfound",
    "ziprecruiter.com": "ZipRecruiter",
    "dice.com": "Dice",
    "reed.co.uk": "Reed",
    "totaljobs.com": "Totaljobs",
    "remoteok.com": "Remote OK",
    "weworkremotely.com": "We Work Remotely",
}


def facts(text: str, today: date) -> JobFacts:
    """`today` tells the year of a day that is written without one."""
    text = text[:_MOST]
    if not text.strip():
        return JobFacts()
    spoken = language(text)
    folded = fold(text)
    title = advert_head.title(text) or _labelled("title", text, folded)
    link = _link(text, folded)
    return JobFacts(
        title=title,
        company=_company(text, folded, title),
        location=_location(text, folded, title),
        salary=pay.salary(text, spoken),
        source=source_of(link),
        link=link,
        posted=dates.posted(text, spoken, today),
        deadline=dates.deadline(text, spoken, today),
        language=spoken,
    )


def source_of(link: str) -> str:
    """The job board that a link leads to; "" where it is none that is known."""
    try:
        host = urlsplit(link if "//" in link else f"//{link}").hostname or ""
    except ValueError:
        return ""
    for board, name in _BOARDS.items():
        if host == board or host.endswith(f".{board}"):
            return name
    return ""


def _labelled(name: str, text: str, folded: str) -> str:
    """What stands behind a label at the beginning of a line, or in the middle of a flattened one
    where it is plain how far it goes."""
    for match in _LABELLED[name].finditer(folded):
        if value := _value(text, match.end()):
            return value
    for match in _INSIDE[name].finditer(text):
        value = _value(text, match.end())
        if name == "location":
            value = _place_in(value)
        elif not _GLUED.search(text[match.end() : match.end() + _LONGEST].partition("\n")[0]):
            value = ""
        if value:
            return value
    return ""


def _value(text: str, start: int) -> str:
    line = text[start : start + 4 * _LONGEST].partition("\n")[0]
    value = _ENDS.split(_GLUED.split(line, maxsplit=1)[0].strip(), maxsplit=1)[0]
    value = value.strip(" -–,.:|")
    return value if 1 < len(value) <= _LONGEST and any(map(str.isalpha, value)) else ""


def _place_in(value: str) -> str:
    """What of it is a place: a flattened advert goes on behind it."""
    if city := _CITY_AND_STATE.match(value):
        return city[0]
    if _WAY.match(fold(value)):
        return value if len(value) <= _LONGEST // 2 else value.split(maxsplit=1)[0].strip(",.")
    return value if _PLACE.search(fold(value)[-20:]) else ""


def _company(text: str, folded: str, title: str) -> str:
    labelled = _labelled("company", text, folded)
    if labelled:
        return labelled
    lines = [line for line in map(str.strip, text.splitlines()) if line][:_HEAD_LINES]
    for line in lines:
        if line != title and _COMPANY_LINE.fullmatch(fold(line)) and not heading(line):
            return line
    below = advert_head.employer(text, title)
    # A line below the title may be anything; with a place behind it, it begins with the employer.
    is_employer = below and any(map(_is_place, _PARTS.split(lines[1])[1:]))
    if is_employer and not set(fold(below).split()) & set(fold(title).split()):
        return below
    return company.spoken_of(text)


def _location(text: str, folded: str, title: str) -> str:
    labelled = _labelled("location", text, folded)
    if labelled:
        return labelled
    lines = [line for line in map(str.strip, text.splitlines()) if line][:3]
    if not lines or lines[0] != title:
        return ""
    parts = [part for line in lines[1:] for part in _PARTS.split(line)[:5]]
    return next(filter(_is_place, parts), "")


def _is_place(part: str) -> bool:
    is_one = _PLACE.match(fold(part)) or _CITY_AND_STATE.match(part) or _WAY.match(fold(part))
    return bool(is_one) and len(part) < _LONGEST // 2 and len(part.split()) < 9


def _link(text: str, folded: str) -> str:
    """Of the advert itself: on a job board, alone in one of the first or last lines, or named as
    that. Other addresses are those of the employer's pages."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    outer = {*lines[:4], *lines[-3:]}
    for match in _URL.finditer(text):
        link = match[0].rstrip(".,;:!?")
        before = folded[max(0, match.start() - _LONGEST // 2) : match.start()]
        has_path = len(link.partition("//")[2].partition("/")[2]) > 8
        if (source_of(link) and has_path) or link in outer or _LINK_LABEL.search(before):
            return link if link.startswith("http") else f"https://{link}"
    return ""
