"""The words that tell a job's title from its employer and from the place of work.

Patterns of text without diacritics and in lower case, as `folding.bare` gives it.
"""

import re

from careerflow.services.documents.folding import bare
from careerflow.services.documents.person import TITLE_WORDS

_MORE_TITLES = re.compile(
    r"\b(?:president|vice|partner|trainee|apprentice|tutor|mentor|instructor|supervisor|planner|"
    r"buyer|operator|mechanic|electrician|waiter|waitress|barista|cook|recruiter|volunteer|fellow|"
    r"employee|worker|representative|associate|controller|auditor|banker|broker|clerk|translator|"
    r"interpreter|journalist|reporter|producer|strategist|evangelist|advocate|ambassador|coach|"
    r"trainer|foreman|inspector|surveyor|pilot|captain|midwife|dentist|therapist|psychologist|"
    r"freelance\w*|sre|dba|member|co-?founder|internship|phd|postdoc\w*|chief|principal|pm|ba|agent|advisor|"
    r"adviser|adjunct|"
    r"to truong|bep truong|hieu truong|thuyen truong|truong (?:nhom|phong|bo phan|ca|ban)|"
    r"pho (?:phong|giam doc|nhom|ban)|cong nhan|"
    r"tho|lai xe|tai xe|phuc vu|pha che|dau bep|thu ngan|thu kho|bao ve|le tan|tro ly|tro giang|"
    r"cong tac vien|gia su|huong dan vien|phien dich|bien dich|phong vien|dieu phoi|giam sat|"
    r"kiem toan|thu quy|ky thuat vien|tu van|tinh nguyen vien|thanh vien|leader|y ta|ho ly|"
    r"chu nhiem|co van|hoc viec|nhan su)\b"
)
_RELATION = re.compile(r"(?:duoi|bao cao|under|report(?:s|ing)? to)\b")  # whom one worked under
_COMPANY = re.compile(
    r"(?:\b(?:inc|ltd|llc|llp|corp|corporation|company|gmbh|plc|jsc|universit\w*|college|institute|"
    r"school|hospital|clinic|ministry|department|foundation|bank|hotel|restaurant|cong ty|cty|"
    r"dh|dhqg|tnhh|co phan|tap doan|ngan hang|dai hoc|hoc vien|benh vien|phong kham|"
    r"trung tam|khach san|nha hang|nha may|xi nghiep|cua hang|sieu thi|chi nhanh|hop tac xa|"
    r"doanh nghiep|truong (?:dai|thpt|thcs|tieu|cao|mam|trung|quoc|hoc)|"
    r"so (?:giao duc|y te|tai chinh)|uy ban)\b|\bco\.)"
)
_PERHAPS_COMPANY = re.compile(
    r"\b(?:group|holdings?|technolog\w+|solutions?|systems|software|labs?|studios?|consulting|"
    r"partners|agency|center|centre|organi[sz]ation|academy|vien|van phong|research|media|"
    r"digital|global|international)\b"
)
_PLACE = re.compile(
    r"\b(?:ho chi minh|hcmc?|tp\.? ?hcm|sai ?gon|ha ?noi|da nang|hai phong|can tho|binh duong|"
    r"dong nai|quan \d+|quan \w+ \w+|phuong|duong so|district \d+|viet ?nam|remote|hybrid|on-?site|"
    r"tu xa|usa|united states|united kingdom|germany|france|singapore|japan|korea|australia|"
    r"canada|india)\b|\bp\. [a-z]"
)
_CITY = r"[A-ZÀ-Ỵ][\w.'’ -]{1,24}, "
_CITY_AND_STATE = re.compile(_CITY + r"[A-Z]{2}\.?")
_CITY_AND_COUNTRY = re.compile(_CITY + r"[A-Z][\w. &-]{2,24}")
_TERMS = re.compile(
    r"(?:[~(]?\s*(?:\d+(?:[.,]\d+)?\s*(?:years?|yrs?|months?|mos?|nam|thang)\s*)+[)]?|"
    r"full[- ]time|part[- ]time|contract|temporary|permanent|toan thoi gian|ban thoi gian|"
    r"intern(?:ship)? full[- ]time)"
)
_DATE = re.compile(
    r"(?:\W*(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?|thang|nam|summer|"
    r"spring|autumn|fall|winter|and|exp|expected|present|nay|\d{1,4})\b)+\W*"
)
_STREET = re.compile(r"\b(?:street|avenue|road|duong|phuong|quan|huyen|thanh pho|p\.|q\.)\b")


def title_score(text: str) -> int:
    """2 for the words of a job's title, 0 without any."""
    plain = bare(text)
    if _RELATION.match(plain):
        return 0
    return 2 if TITLE_WORDS.search(plain) or _MORE_TITLES.search(plain) else 0


def company_score(text: str) -> int:
    """3 for words that only an employer's name has, 1 for those that it often has, 0 without."""
    plain = bare(text)
    if _COMPANY.search(plain):
        return 3
    return 1 if _PERHAPS_COMPANY.search(plain) else 0


def is_place(text: str) -> bool:
    """Whether this is a place and nothing else: "Sunnyvale, CA", "Quận 1, TP. HCM"."""
    if title_score(text) or company_score(text):
        return False
    if _CITY_AND_STATE.fullmatch(text):
        return True
    plain = bare(text)
    known = bool(_PLACE.search(plain)) and len(text.split()) <= 6
    return known or bool(_STREET.search(plain) and any(map(str.isdigit, plain)))


def may_be_place(text: str) -> bool:
    """What is a place where something else stands before it: "Seoul, S.Korea"."""
    return is_place(text) or (
        _CITY_AND_COUNTRY.fullmatch(text) is not None
        and not title_score(text)
        and not company_score(text)
    )


def is_term(text: str) -> bool:
    """Dates, or how long or under which contract: "2 years 10 months", "full-time"."""
    plain = bare(text).strip()
    return _TERMS.fullmatch(plain) is not None or _DATE.fullmatch(plain) is not None
