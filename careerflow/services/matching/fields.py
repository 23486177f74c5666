"""Fields of study named in a text, an advert's or a CV's.

A field is a family of subjects that a recruiter takes for one another ("computer science",
"information technology"); families that adverts call related are listed beside it.
"""

import re

from careerflow.services.matching.folding import fold

# Patterns of folded text.
_FIELDS: dict[str, tuple[str, ...]] = {
    "computing": (
        r"comput(?:er|ing)(?: science| engineering)?",
        "comp ?sci",
        "informatics",
        "information (?:technology|systems?)",
        "software(?: engineering)?",
        "data science",
        "artificial intelligence",
        r"\bit\b",
        r"\bcs\b",
        "cong nghe thong tin",
        r"\bcntt\b",
        "khoa hoc may tinh",
        "ky thuat phan mem",
        "cong nghe phan mem",
        "he thong thong tin",
        "khoa hoc du lieu",
        "tri tue nhan tao",
        "mang may tinh",
        "an toan thong tin",
        "tin hoc",
    ),
    "electronics": (
        "electrical",
        "electronics?",
        "telecommunications?",
        "mechatronics",
        "automation",
        "(?:ky thuat |nganh )dien",
        "dien tu",
        "dien - ",
        "dien (?:cong nghiep|lanh|dan dung)",
        "vien thong",
        "tu dong hoa",
        "co dien",
    ),
    "mechanics": (
        "mechanical",
        "industrial engineering",
        "automotive",
        "co khi",
        "co dien tu",
        "o to",
    ),
    "construction": (
        "civil engineering",
        "construction",
        "architecture",
        "structural engineering",
        "xay dung",
        "kien truc",
        "cau duong",
        "thuy loi",
        "giao thong",
    ),
    "mathematics": (
        "math(?:ematics|s)?",
        "statistics",
        r"toan(?: hoc| tin| ung dung)?\b",
        "thong ke",
    ),
    "science": (
        "physics",
        "chemistry",
        "chemical",
        "biology",
        "biotechnology",
        "vat ly",
        "hoa hoc",
        "sinh hoc",
        "moi truong",
        "environmental",
        "food (?:science|technology)",
        "thuc pham",
        "agricultur\\w+",
        "nong nghiep",
    ),
    "accounting": ("account(?:ing|ancy)", "audit(?:ing)?", "ke toan", "kiem toan"),
    "finance": (
        "financ(?:e|ial)",
        "banking",
        "economics?",
        "actuarial",
        "tai chinh",
        "ngan hang",
        r"kinh te(?! (?:xay dung|lao dong))",
        "bao hiem",
    ),
    "business": (
        "business(?: administration| management)?",
        "management",
        r"\bmba\b",
        "commerce",
        "quan tri kinh doanh",
        r"\bqtkd\b",
        "kinh doanh",
        "thuong mai",
        "logistics",
        "kho van",
        "chuoi cung ung",
        "supply chain",
        "ngoai thuong",
        "quan tri(?! nhan)",
    ),
    "marketing": (
        "marketing",
        "(?<!data )(?<!tele)communications?",
        "journalism",
        "public relations",
        "advertising",
        "media",
        "truyen thong(?! du lieu)",
        "bao chi",
        "quang cao",
        "quan he cong chung",
    ),
    "human_resources": (
        "human resources?",
        "psychology",
        "quan tri nhan (?:su|luc)",
        "nhan su",
        "kinh te lao dong",
        "tam ly",
    ),
    "law": (r"\blaw\b", "legal studies", r"\bluat\b"),
    "languages": (
        "linguistics",
        "english(?: language| studies| literature)?",
        "literature",
        "ngon ngu",
        "ngoai ngu",
        "tieng (?:anh|trung|nhat|han|phap|duc)",
        "bien phien dich",
    ),
    "education": ("education", "teaching", "pedagogy", "su pham", "giao duc"),
    "medicine": (
        "nursing",
        "medicine",
        "medical",
        "pharmac\\w+",
        "dental|dentistry",
        "public health",
        "dieu duong",
        r"\by (?:khoa|da khoa|te|hoc)",
        r"\bduoc\b(?! (?:cap|dao|huong|lam))",
        "rang ham mat",
        "da lieu",
        "speech (?:therapy|pathology|language)",
        "physical therapy",
    ),
    "design": (
        r"design\b",
        "fine arts?",
        "graphic",
        "fashion",
        "thiet ke",
        "my thuat",
        "do hoa",
        "thoi trang",
        "multimedia",
    ),
    "hospitality": ("hospitality", "tourism", "hotel", "du lich", "khach san", "nha hang"),
}
_RELATED = (
    frozenset({"computing", "electronics", "mathematics"}),
    frozenset({"electronics", "mechanics"}),
    frozenset({"accounting", "finance", "business"}),
    frozenset({"business", "marketing"}),
    frozenset({"business", "human_resources", "law"}),
    frozenset({"mathematics", "finance"}),
    frozenset({"mathematics", "science"}),
    frozenset({"languages", "education"}),
    frozenset({"marketing", "design"}),
    frozenset({"business", "hospitality"}),
)
# Named without a field of its own: any of these will do.
_TECHNICAL = re.compile(r"\b(?:engineering|stem|technical (?:field|discipline)|khoi ky thuat)\b")
_ENGINEERING = ("computing", "electronics", "mechanics", "construction")
_PATTERN = re.compile(
    "|".join(
        rf"(?P<{name}>(?<![a-z])(?:{'|'.join(patterns)})(?![a-z]))"
        for name, patterns in _FIELDS.items()
    )
)
_ANY_RELATED = re.compile(r"\b(?:related|relevant|similar|lien quan|tuong (?:tu|duong))\b")


def fields(text: str) -> tuple[str, ...]:
    """The fields named in `text`, in order, each once."""
    folded = fold(text)
    found = [match.lastgroup for match in _PATTERN.finditer(folded)]
    if _TECHNICAL.search(_PATTERN.sub(" ", folded)):
        found += _ENGINEERING
    return tuple(dict.fromkeys(name for name in found if name))


def studied(text: str) -> tuple[str, ...]:
    """The fields of a CV's education: names of schools ("University of Economics") left out.

    "Cao đẳng Điều dưỡng" is the name of a course where no other part of its line names one."""
    found: list[str] = []
    for line in text.split("\n"):
        parts = [part for part in _PART.split(line) if part.strip()]
        courses = [part for part in parts if not _is_school(fold(part))]
        named = [name for part in courses for name in fields(part)]
        if not named:
            named = [name for part in parts if _COURSE.match(fold(part)) for name in fields(part)]
        found += named
    return tuple(dict.fromkeys(found))


_PART = re.compile(r"[,|—–·•();]|\s-\s")
_COURSE = re.compile(r"\W*(?:tot nghiep )?(?:cao dang|trung cap)\b")
_SCHOOL = re.compile(
    r"\b(?:universit\w*|college|institute|academy|school|truong|dai hoc|hoc vien|dh|cao dang|"
    r"trung cap)\b"
)
_DEGREE = re.compile(
    r"\b(?:bachelor\w*|master\w*|b\.?sc?|b\.?a|m\.?sc?|mba|degree|major\w*|cu nhan|ky su|ki su|"
    r"thac si|nganh|tot nghiep)\b"
)


def _is_school(folded: str) -> bool:
    return bool(_SCHOOL.search(folded)) and not _DEGREE.search(folded)


def accepts_related(text: str) -> bool:
    """Whether a related field will do ("or a related field")."""
    return bool(_ANY_RELATED.search(fold(text)))


def are_related(first: str, second: str) -> bool:
    return any(first in family and second in family for family in _RELATED)
