"""Levels of education named in a text, an advert's or a CV's."""

import re

from careerflow.models.job import Degree
from careerflow.services.matching.folding import fold

# Titles that go with a university degree of five or six years. By themselves they are the name
# of a job as often as of a degree.
_PROFESSION = "(?:k[iy] su|bac s[iy]|duoc s[iy]|kien truc su)"
# Looked for in this order at each place; folded text.
_LEVELS: tuple[tuple[Degree, str], ...] = (
    (
        Degree.DOCTORATE,
        r"ph\.? ?d\.?|d\.?phil|doctorate|doctoral|doctor of (?:philosophy|science|education)|"
        r"tien si|nghien cuu sinh|ed\.d|[mj]\.?d\.? degree|juris doctor|"
        r"j\.?d\.?(?= (?:from|required|preferred|or (?:ll\.?m|equivalent)))|m\.d\.(?= |,|$)|"
        r"pharm\.?d|d\.?v\.?m|d\.d\.s|dds|dnp",
    ),
    (
        Degree.MASTER,
        r"master'?s?'?(?= (?:degree|of|in|or|program|level))|master'?s\b|masters\b|m\.?b\.?a|"
        r"(?:ms|ma|mse|mscs)(?=/ph| in [a-z]| degree| or ph| (?:and|with|\+) \d)|(?<=/)ms(?= )|"
        r"m\.s\.?c?\.?|msc|msn|msw|mph|m\.eng|meng|thac s[iy]|ths\b|graduate degree|"
        r"advanced degree|"
        r"post-?graduate(?: degree)?|sau dai hoc|tren dai hoc|cao hoc|"
        r"(?:bac si|duoc si) (?:chuyen khoa|ck) ?(?:i{1,2}|1|2)\b|bac si noi tru",
    ),
    (
        Degree.BACHELOR,
        r"bachelor'?s?'?|b\.?sc\.?(?!'s)|b\.s\.?|b\.a\.?|b\.eng\.?|beng|b\.?tech|b\.?com|"
        r"undergraduate degree|"
        r"college degree|university degree|university level|degree|4[- ]year (?:college|"
        r"university|degree)|"
        r"four[- ]year (?:college|university|degree)|university graduate|college graduate|"
        r"(?:bs|ba|bse)(?=[- ]level|/| in [a-z]| degree| or [bm]| \(| (?:and|with|\+) \d|"
        r",? (?:required|"
        r"preferred|"
        r"or equivalent))|"
        r"bsee|bscs|bsme|bsce|bsn|bba|b\.e\.|graduat(?:ed?|ion) (?:from|of) (?:an? |any |"
        r"accredited )*"
        r"(?:university|college)|(?<=tot nghiep )hoc vien|"
        rf"(?:(?<=tot nghiep )|(?<=bang )|(?<=trinh do )){_PROFESSION}|"
        rf"{_PROFESSION}(?= (?:ve|nganh|chuyen nganh)\b|(?: \w+){{0,3}} ?(?:,|/|hoac|hay) ?"
        r"(?:thac s[iy]|cu nhan|cao dang|dai hoc|tien si))|"
        rf"(?:(?<=cu nhan/)|(?<=cu nhan / )|(?<=cu nhan hoac )|(?<=cu nhan, )){_PROFESSION}|"
        r"cu nhan|dai hoc|\bdh\b|dhqg|dhbk|"
        r"undergraduate",
    ),
    (
        Degree.ASSOCIATE,
        r"associate'?s?'?(?: degree|(?= (?:of|in) )|(?= ?(?:/|or) ?bachelor))|associates? degree|"
        r"(?:2|two|two \(2\))[- ]year (?:college )?degree|"
        r"a\.[as]\.(?:s\.)?|(?:aa|as|aas)(?=(?:/a?as)? degree)|"
        r"duoc si cao dang|cao dang|\bcd\b(?=[ /,-]+(?:dh|dai hoc|tro len|chuyen))|college diploma",
    ),
    (
        Degree.VOCATIONAL,
        r"duoc si trung hoc|\by s[iy]\b(?! (?:sao|diem))|"
        r"trung cap|trung hoc chuyen nghiep|so cap nghe|trung cap nghe|hoc nghe|vocational "
        r"(?:degree|training|school|qualification|diploma|certificate)|trade school|"
        r"(?<=university / )intermediate level|(?<=university/)intermediate level|"
        r"intermediate (?:school|college)|"
        r"technical (?:school|diploma)|\btc\b(?=[ /,-]+(?:cd|dh|cao dang|dai hoc)\b)|"
        r"apprenticeship|nvq",
    ),
    (
        Degree.HIGH_SCHOOL,
        r"high[- ]school(?: diploma)?|\bged\b|\bged\b/hs|h\.?s\.? diploma|secondary school|"
        r"thpt|trung hoc (?:pho thong|pt\b)|pho thong trung hoc|ptth|cap 3|cap iii|lop (?:9|"
        r"1[0-2])|12/12|"
        r"thcs|trung hoc co so|9/12|tot nghiep pho thong",
    ),
)
_PATTERN = re.compile(
    r"(?<!\w)(?:" + "|".join(rf"(?P<l{level.value}>{p})" for level, p in _LEVELS) + r")(?!\w)"
)
# "degree of", a university's own name, "cao đẳng" in an employer's name, "MBA" is kept.
_NOT_A_DEGREE = re.compile(
    r"(?:high|great|large|certain|some|varying|any|360|\d+) degrees?\b|degrees? of (?!science|"
    r"arts|master|"
    r"bachelor|engineering|doctor)|degrees? (?:celsius|fahrenheit)|scrum master|master data|"
    r"sinh vien (?:cac truong )?dai hoc$|"
    r"\btai (?:cac )?(?:truong )?dai hoc"
)
_EQUIVALENT = re.compile(
    r"(?:or|hoac|/) *(?:an? )?(?:equivalent|tuong duong)(?! degree)|equivalent (?:practical |"
    r"work |professional "
    r"|combination |of )*(?:experience|training|combination)|(?:experience|"
    r"kinh nghiem) (?:in lieu|thay the)|"
    r"or (?:\w+ ){0,3}(?:experience|training)"
)


def degrees(text: str) -> tuple[tuple[Degree, int, int], ...]:
    """Every degree mentioned, with its offsets, in order; also for the text of a CV."""
    found = []
    folded = fold(text)
    for match in _PATTERN.finditer(folded):
        if _NOT_A_DEGREE.search(folded[max(0, match.start() - 14) : match.end() + 14]):
            continue
        written = text[match.start() : match.end()]
        if len(written) <= 4 and written.islower() and written.isascii() and written in _INITIALS:
            continue
        level = Degree(int((match.lastgroup or "l0")[1:]))
        found.append((level, match.start(), match.end()))
    return tuple(found)


def degree(text: str) -> Degree | None:
    """The degree asked for: the lowest one named, for "Bachelor's or Master's" asks for either.

    The bare word "degree" beside a named one adds nothing ("Associate degree", "Master's degree").
    A requirement that begins with the title of a licensed profession ("Dược sĩ") asks for its
    degree.
    """
    found = degrees(text)
    folded = fold(text)
    named = [level for level, start, end in found if folded[start:end] not in _BARE]
    levels = named or [level for level, _, _ in found]
    if _BY_TITLE.match(folded) and not levels:
        return Degree.BACHELOR
    return min(levels, default=None)


def accepts_equivalent(text: str) -> bool:
    """Whether experience is accepted in place of the degree ("or equivalent experience")."""
    return bool(_EQUIVALENT.search(fold(text)))


_INITIALS = frozenset({"bs", "ba", "ms", "ma", "dh", "cd", "tc", "aa", "as", "aas"})
_BARE = frozenset({"degree"})
# Not "kỹ sư": that is as often a job which people without the degree hold too.
_BY_TITLE = re.compile(
    r"\W*(?:(?:co|la|can|yeu cau)(?: bang| chung chi)? )?(?:bac s[iy]|duoc s[iy]|kien truc su)\b"
    r"(?! (?:truong|phan mem|giai phap|he thong)\b)"
)
