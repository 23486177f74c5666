"""Where a person lives, as the CV has it: behind a label, or by the words of an address."""

import re
from collections.abc import Iterable, Iterator

from careerflow.models.document import Line
from careerflow.services.documents.folding import bare

_LABEL = re.compile(
    r"(?:dia chi(?: (?:hien tai|lien he|thuong tru|tam tru|nha))?|noi o(?: hien tai)?|cho o(?: "
    r"hien tai)?|thanh pho|address|(?:current )?location|home address|adresse|direccion|"
    r"domicilio)\s*(?::\s*|$)"
)
_CITIES = (
    r"an giang|ba ria|vung tau|bac giang|bac kan|bac lieu|bac ninh|ben tre|binh dinh|binh duong|"
    r"binh phuoc|binh thuan|ca mau|can tho|cao bang|da nang|dak lak|dac lac|dak nong|dien bien|"
    r"dong nai|dong thap|gia lai|ha giang|ha nam|ha noi|hanoi|ha tinh|hai duong|hai phong|hau "
    r"giang|hoa binh|hung yen|khanh hoa|kien giang|kon tum|lai chau|lam dong|lang son|lao cai|"
    r"long an|nam dinh|nghe an|ninh binh|ninh thuan|phu tho|phu yen|quang binh|quang nam|quang "
    r"ngai|quang ninh|quang tri|soc trang|son la|tay ninh|thai binh|thai nguyen|thanh hoa|thua "
    r"thien hue|hue|tien giang|tra vinh|tuyen quang|vinh long|vinh phuc|yen bai|ho chi minh|"
    r"ho chi minh city|hcmc?|sai gon|thu duc|viet ?nam"
)
_CITY = rf"(?:(?:tp|t\.p|thanh pho|tinh)\.?\s*)?(?:{_CITIES})"
_STREET_VI = re.compile(
    r"\b(?:so \d|ngo \d|ngach \d|hem \d|duong\b|pho\b|phuong\b|xa\b|thi tran\b|thi xa\b|quan\b|"
    r"huyen\b|tp\b|thanh pho\b|tinh\b|[pq]\.\s*\w)"
)
_ENDS_IN_CITY = re.compile(rf"(?:.*[,\s-]\s*)?{_CITY}(?:\s*\d{{5,6}})?(?:,\s*viet ?nam)?\.?")
_STREET_EN = re.compile(
    r"\b\d{1,5}[A-Za-z]?(?:/\d+)?,?\s+(?:[A-Z][\w.'’]*\s+){1,4}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Ct|Square|Sq|"
    r"Place|Pl|Terrace|Close|Crescent)\b\.?"
)
_STATE = re.compile(r"[A-Z][\w.'’ -]{1,30}, [A-Z]{2}\.?(?: \d{5}(?:-\d{4})?)?(?:, USA?)?")
_COUNTRY = re.compile(
    r"[a-z][\w.'’ -]{1,30},\s(?:[\w.'’ -]{1,30},\s)?(?:viet ?nam|germany|france|spain|italy|"
    r"portugal|poland|(?:the )?netherlands|belgium|austria|switzerland|sweden|norway|denmark|"
    r"finland|ireland|united kingdom|uk|england|scotland|wales|usa|u\.s\.a\.|united states|canada|"
    r"mexico|brazil|argentina|australia|new zealand|japan|south korea|korea|china|taiwan|hong kong|"
    r"singapore|malaysia|thailand|indonesia|philippines|india|pakistan|bangladesh|turkey|turkiye|"
    r"israel|uae|united arab emirates|egypt|morocco|maroc|nigeria|kenya|south africa|russia|"
    r"ukraine|czech republic|hungary|romania|greece|allemagne|espagne|suisse|belgique|espana)"
)
_PARTS = re.compile(r"\s*[|•·\ufffd\t]\s*|\s+[–—]\s+|\s{3,}")
_NONE = re.compile(
    r"@|https?:|www\.|\b(?:dai hoc|university|truong|college|school|cong ty|ltd|inc|github|"
    r"linkedin|sinh ngay|ngay sinh|date of birth|sinh vien|ky su|nhan vien)\b"
)
_LONGEST, _MOST_WORDS = 120, 18


def address(text: str, lines: Iterable[Line]) -> str | None:
    """The first in `lines`, which stand about the person; one with a label before all others."""
    told = [_words(text, line) for line in lines if line.end - line.start <= 4 * _LONGEST]
    return next(_labelled(told), None) or next(_recognised(told), None)


def _words(text: str, line: Line) -> str:
    return " ".join(text[line.start : line.end].split())


def _labelled(told: list[str]) -> Iterator[str]:
    for place, words in enumerate(told):
        for part in map(_without_sign, _PARTS.split(words)):
            label = _LABEL.match(_folded(part))
            if label is None:
                continue
            value = part[label.end() :] or (told[place + 1] if place + 1 < len(told) else "")
            if any(map(str.isalpha, value)) and len(value) <= _LONGEST and _may_be(value):
                yield value.strip(" ,;.")


def _recognised(told: list[str]) -> Iterator[str]:
    for words in told:
        for part in map(_without_sign, _PARTS.split(words)):
            if 3 < len(part) <= _LONGEST and _may_be(part) and _is_address(part):
                yield part.strip(" ,;")


def _is_address(part: str) -> bool:
    plain = _folded(part)
    if _STREET_EN.search(part) or _STATE.fullmatch(part) or _COUNTRY.fullmatch(plain):
        return True
    if not _ENDS_IN_CITY.fullmatch(plain):
        return False
    # "Thái Bình" may also end a name: a city alone, or with the words of an address before it.
    alone = re.fullmatch(rf"{_CITY}(?:, viet ?nam)?", plain) is not None
    return alone or "," in part or bool(_STREET_VI.search(plain))


def _may_be(part: str) -> bool:
    return not _NONE.search(_folded(part)) and len(part.split()) <= _MOST_WORDS and part[:1] != "<"


def _folded(part: str) -> str:
    """Of the same length, without case and marks."""
    folded = bare(part)
    return folded if len(folded) == len(part) else part.lower()


def _without_sign(part: str) -> str:
    """Without the icon before it."""
    return re.sub(r"^[^\w<]+", "", part)
