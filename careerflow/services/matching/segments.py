"""Cuts an advert into segments: one sentence, bullet or heading each.

Frozen: labels are kept by (advert, start, end), so a change here needs a new VERSION.
"""

import itertools
import re
import unicodedata

from careerflow.services.matching.folding import unmarked
from careerflow.services.matching.language import lost_its_marks

VERSION = "4"

Span = tuple[int, int]

_BULLETS = "•·●▪◦‣✓✔➢❖★■□⁃∙○➤✦♦➔►"
_UPPER = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_LOWER = "a-zß-öø-ÿăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
# Words with which a requirement or a duty begins: where an advert has lost its line breaks, such a
# word with a capital letter in the middle of a line is where the next item began.
_STARTERS = (
    "Experience|Experienced|Bachelors|Strong|Ability|Able|Proven|Proficient|Proficiency|Knowledge|Excellent|"
    "Good|Solid|Familiarity|Familiar|Understanding|Bachelor|Bachelor's|Master's|Working knowledge|"
    "Demonstrated|Minimum|At least|Must|Expert|Expertise|Hands-on|Deep|Effective|Comfortable|"
    "Passionate|Passion|Willing|Willingness|Previous|Prior|Advanced|Requires?|Nice to have|Bonus|"
    "Preferred|You|We|Our|Contribute|Collaborate|Participate|Responsible for|Analytical|Fluent|"
    "Fluency|Candidates?|Ideal|Capable|Exposure|Extensive|Background in|Self-motivated|Highly"
)
_VERBS = (
    "Design|Build|Develop|Lead|Manage|Support|Ensure|Maintain|Provide|Create|Implement|Analyze|"
    "Assist|Perform|Write|Conduct|Coordinate|Work|Drive|Own|Help|Monitor|Optimize|Define|Partner|"
    "Identify|Troubleshoot|Deliver|Establish|Evaluate|Mentor|Architect|Deploy|Prepare|Review|Test"
)
_VIETNAMESE = (
    "Có|Kinh nghiệm|Thành thạo|Kiến thức|Hiểu|Khả năng|Ưu tiên|Biết|Tốt nghiệp|Kỹ năng|Đã từng|"
    "Tham gia|Xây dựng|Thiết kế|Phát triển|Nắm|Sử dụng|Tư duy|Chủ động|Đọc|Am hiểu|Yêu cầu|"
    "Trình độ|Tiếng Anh|Quản lý|Phối hợp|Thực hiện|Hỗ trợ|Đảm bảo|Triển khai|Làm việc|Được|"
    "Chế độ|Lương|Thu nhập|Thưởng|Mô tả|Quyền lợi|Nghiên cứu|Phân tích|Tối ưu|Viết|"
    "Theo dõi|Đề xuất|Tích hợp|Môi trường|Cơ hội|Nền tảng|Từng|Tối thiểu|Ít nhất|Chịu|"
    "Tinh thần|Ngoại ngữ|Giao tiếp|Lộ trình|Hướng dẫn|Vận hành|Kiểm tra|Đóng gói|Bảo trì|Cập nhật|"
    "Đánh giá|Báo cáo|Lập|Tổ chức|Cung cấp"
)
_TITLES = (
    "Company Overview|Job Description|About Us|About You|About The|What You['’]ll|What We|"
    "Who You Are|"
    "(?:Minimum|Preferred|Basic|Required|Key|Desired) (?:Qualifications|Skills|Requirements|"
    "Experience|Responsibilities)|Job (?:Requirements?|Responsibilities|Summary)|"
    "Key Responsibilities|Nice to Have|Benefits Include|Highly (?:Valued|Desired)|"
    "(?:Technical|Soft) Skills"
)
# A wish behind an abbreviation: "JDBC Experience applying", "SystemDExpertise in".
_WISHES = "Experience|Expertise|Knowledge|Familiarity|Proficiency|Understanding|Ability|Bachelors"
_OF = "in|with|of|to|at|applying|working|using|developing|building"
_GLUED = "Requirements|Qualifications|Responsibilities|Benefits"
_WORD_END = r"(?=[\s:,/(’'-])"


def _rules(vietnamese: str) -> tuple[re.Pattern[str], ...]:
    """Where a text is cut, with the Vietnamese words that begin an item."""
    any_start = f"{_STARTERS}|{_VERBS}|{vietnamese}|{_TITLES}|{_GLUED}"
    return (
        re.compile(r"\n+"),
        re.compile(r"[ \t\u00a0]{3,}(?=\S)"),
        re.compile(rf"\s*[{_BULLETS}]\s*"),
        re.compile(rf"(?:^|(?<=[\s.:;!?)])|(?<=[{_LOWER}]))[*+](?=\s*[{_UPPER}])", re.MULTILINE),
        re.compile(rf"(?:(?<=[.:;!?])|(?<=\n))\s*[-–—]\s*(?=[{_UPPER}0-9])"),
        re.compile(rf"\s[-–]\s(?=(?:{any_start}){_WORD_END})"),
        re.compile(
            rf"(?<=[{_LOWER}{_UPPER}0-9)\]\"%+#'’”])[.!?;]+[\"”’)]*\s+(?=[\"“(•]?[{_UPPER}0-9])"
        ),
        re.compile(
            rf"(?<=[{_LOWER}]{{2}})[.!?;](?!(?:Net|Js|JS|Io|Ai)\b)(?=[{_UPPER}][{_LOWER}’'])"
        ),
        re.compile(
            rf"(?<=[{_UPPER}]{{3}})[.!?;](?!(?:Net|Js|JS|Io|Ai)\b)(?=[{_UPPER}][{_LOWER}’'])"
        ),
        re.compile(rf"(?<=[)\]…])[.!?;]?(?=[{_UPPER}][{_LOWER}’'])"),
        re.compile(rf"(?:(?<=[.;:!?])|(?<=\n))\s*(?=\d{{1,2}}[.)]\s*[{_UPPER}])"),
        re.compile(rf"(?<=[{_LOWER}]{{2}}|[)%+]{{2}})(?=(?:{any_start}){_WORD_END})"),
        re.compile(rf"(?<![\w./@-])[{_LOWER}]{{2,}}(?=[{_UPPER}][{_LOWER}])"),
        re.compile(
            rf"(?<=[{_LOWER}0-9)\]…/#+.])\s+(?=(?:{_STARTERS}|"
            rf"{_VERBS}){_WORD_END}\s*[{_LOWER}0-9(])"
        ),
        re.compile(
            rf"(?<=[^\s,;:(/&“\"-])\s+(?=(?:{vietnamese}|{_TITLES})(?:{_WORD_END}|$))",
            re.MULTILINE,
        ),
        re.compile(rf"(?<=[{_UPPER}])(?:(?<=[{_UPPER}]{{2}})\s+)?(?=(?:{_WISHES}) (?:{_OF})\b)"),
    )


# Typed without diacritics "Viết" and "Nắm" are the two words of Viet Nam.
_UNMARKED = (
    unmarked(_VIETNAMESE)
    .replace("|Nam|", "|Nam(?= (?:vung|ro|bat|duoc|chac))|")
    .replace("|Viet|", "|Viet(?= (?:bai|noi|bao|tai|prompt|code|content))|")
)
_BREAKS, _UNMARKED_BREAKS = _rules(_VIETNAMESE), _rules(_UNMARKED)
# Word's "o" before the items of a list; a single one must have a capital behind it.
_LETTER_BULLET = re.compile(r"^[ \t]*o[ \t]+(?=\S)", re.MULTILINE)
_CAPITAL = re.compile(rf"[{_UPPER}0-9]")
_KEEP = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|mr|ms|mrs|dr|sr|jr|inc|ltd|co|corp|st|no|u\.s|u\.k|ph\.d|approx|min|"
    r"tp|ts|ths|cn|v\.v|vd|incl|dept|est|yrs)\.|\.\.+|(?:^|[\n.;:!?•-])\s*\d{1,2}\.)$",
    re.IGNORECASE,
)
_LOST_BREAKS = 220  # characters of a line from which on it is taken for several
_CONJUNCTIONS = "và|hoặc|của|với|cho|các|là|về|trong|từ|như|theo|tại|có"


def _joining(vietnamese: str) -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:and|or|of|in|with|the|a|an|to|for|as|our|your|this|on|from|by|"
        rf"{vietnamese})|\b(?:i\.e|e\.g)|[,&/(:])$",
        re.IGNORECASE,
    )


_JOINING, _UNMARKED_JOINING = _joining(_CONJUNCTIONS), _joining(unmarked(_CONJUNCTIONS))


_TITLE_CASE = re.compile(rf"(?:^|\s)[{_UPPER}][{_LOWER}]+ [{_UPPER}][{_LOWER}]+$")


def normalised(text: str) -> str:
    """NFC with "\\n" as the only line end: the text that all offsets are about."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")


def split(text: str) -> tuple[Span, ...]:
    """Offsets of the segments of `text` (as `normalised` gives it), trimmed, in order.

    Every character that is not white space or a bullet mark (Word's "o" is one, where it stands
    for one) belongs to exactly one segment.
    """
    cuts: set[int] = {0, len(text)}
    letters = _letter_bullets(text)
    bare = lost_its_marks(text)
    joining = _UNMARKED_JOINING if bare else _JOINING
    for pattern in _UNMARKED_BREAKS if bare else _BREAKS:
        for match in pattern.finditer(text):
            if _breaks(text, match, joining):
                cuts.add(match.end())
                if match[0].strip(_BULLETS + " \n\t*+-–—") == "":
                    cuts.add(match.start())
    for bullet in letters:
        cuts.update(bullet)
    edges = sorted(cuts)
    between = (span for span in itertools.pairwise(edges) if span not in letters)
    spans = (_trimmed(text, *span) for span in between)
    return tuple(span for span in spans if span[0] < span[1])


def _letter_bullets(text: str) -> frozenset[Span]:
    found = [match.span() for match in _LETTER_BULLET.finditer(text)]
    return frozenset(span for span in found if len(found) > 1 or _CAPITAL.match(text, span[1]))


def _breaks(text: str, match: re.Match[str], joining: re.Pattern[str]) -> bool:
    if "\n" in match[0]:
        return not _is_wrapped(text, match)
    if match[0].strip() in ("+", "*") and _in_brackets(text, match):
        return False
    before = text[max(0, match.start() - 12) : match.start()]
    if not match[0].strip():
        # Within a line: not after a joining word, and not inside a name ("Head Of Experience").
        if match[0] and len(match[0]) < 3 and _line_length(text, match) < _LOST_BREAKS:
            return False
        return not joining.search(before.rstrip()) and not _TITLE_CASE.search(before.rstrip())
    return not _KEEP.search((before + match[0]).rstrip())


def _in_brackets(text: str, match: re.Match[str]) -> bool:
    """Whether a sign stands between brackets of its line: "(Vector + Semantic Search)"."""
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    after = text[match.end() :].split("\n", 1)[0]
    closes = after.find(")")
    return before.rfind("(") > before.rfind(")") and closes >= 0 and "(" not in after[:closes]


def _line_length(text: str, match: re.Match[str]) -> int:
    end = text.find("\n", match.end())
    return (len(text) if end < 0 else end) - (text.rfind("\n", 0, match.start()) + 1)


def _is_wrapped(text: str, match: re.Match[str]) -> bool:
    """A line that goes on: it ends in a comma, or the next one begins in lower case."""
    following = text[match.end() : match.end() + 2].lstrip()
    previous = text[: match.start()].rstrip()[-1:]
    if match[0].count("\n") > 1 or not following or not previous:
        return False
    if following[1:] == ")" and following[0].isalnum():
        return False  # "a) Kỹ năng: ..."
    if following[0] == "(" or (previous in ",(&/" and following[0].isalnum()):
        return True
    return following[0].islower() and (previous.isalnum() or previous in "-)")


def _trimmed(text: str, start: int, end: int) -> Span:
    dropped = _BULLETS + "*+-–—\u200b\ufeff"
    while start < end and (text[start].isspace() or text[start] in dropped):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _BULLETS):
        end -= 1
    return start, end
