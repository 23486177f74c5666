"""Cuts an advert into segments: one sentence, bullet or heading each.

Frozen: labels are kept by (advert, start, end), so a change here needs a new VERSION.
"""

import re
import unicodedata

VERSION = "1"

Span = tuple[int, int]

_BULLETS = "•·●▪◦‣✓✔➢❖★■□►→⁃∙○➤✦♦➔"
_UPPER = "A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ"
_LOWER = "a-zà-ýăđĩũơưạ-ỹ"
_STARTERS = (
    "Experience|Experienced|Strong|Ability|Able to|Proven|Proficien|Knowledge|Excellent|Good|Solid|"
    "Familiar|Understanding|Bachelor|Master's|Work(?:ing)? |Demonstrated|Minimum|At least|Must |"
    "Expert|Hands-on|Deep|Effective|Comfortable|Passion|Willing|Previous|Prior|Advanced|Develop|"
    "Design|Build|Lead|Collaborate|Participate|Manage|Support|Ensure|Maintain|Provide|Create|"
    "Implement|Analyz|Assist|Perform|Responsib|Requirement|Qualification|Skills|Nice to|Preferred|"
    "Benefits|About|What |Who |You |We |Our |Contribute|Write|Conduct|Coordinate|"
    "Có |Kinh nghiệm|Thành thạo|Kiến thức|Hiểu|Khả năng|Ưu tiên|Biết|Tốt nghiệp|Kỹ năng|Đã |Tham gia|"
    "Xây dựng|Thiết kế|Phát triển|Nắm|Sử dụng|Tư duy|Chủ động|Đọc|Am hiểu|Yêu cầu|Trình độ|Tiếng|"
    "Quản lý|Phối hợp|Thực hiện|Hỗ trợ|Đảm bảo|Triển khai|Làm |Được |Chế độ|Lương|Thu nhập|Thưởng|"
    "Mô tả|Quyền lợi|Nghiên cứu|Phân tích|Tối ưu|Viết|Theo dõi|Đề xuất|Tích hợp|Môi trường|Cơ hội"
)
_BREAKS = (
    re.compile(r"\n+"),
    re.compile(rf"\s*[{_BULLETS}]\s*"),
    re.compile(rf"(?:(?<=^)|(?<=[\n\s.:;!?)]))[*+](?=\s*[{_UPPER}])", re.MULTILINE),
    re.compile(rf"(?:(?<=[.:;!?])|(?<=\n))\s*[-–—]\s*(?=[{_UPPER}0-9])"),
    re.compile(rf"\s[-–]\s(?=(?:{_STARTERS}))"),
    re.compile(rf"(?<=[{_LOWER}0-9)\]\"%+#'’])[.!?…;]+[\"”’)]*\s+(?=[\"“(]?[{_UPPER}0-9])"),
    re.compile(rf"(?<=[{_LOWER}]{{3}})[.!?;:](?=[{_UPPER}][{_LOWER}’'])"),
    re.compile(rf"(?<=[)\]])[.!?;](?=[{_UPPER}][{_LOWER}’'])"),
    re.compile(rf"(?:(?<=[.;:!?])|(?<=\n))\s*(?=\d{{1,2}}[.)]\s*[{_UPPER}])"),
    re.compile(rf"(?<=[{_LOWER}]{{2}}|[)%+]{{2}})(?=(?:{_STARTERS}))"),
    re.compile(rf"(?<=[{_LOWER}0-9)\]…][{_LOWER}0-9)\]…/#+])\s+(?=(?:{_STARTERS}))"),
)
_KEEP = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|mr|ms|mrs|dr|sr|jr|inc|ltd|co|corp|st|no|u\.s|u\.k|ph\.d|approx|min|"
    r"tp|ts|ths|cn|v\.v|vd|incl|dept|est|yrs))\.$",
    re.IGNORECASE,
)
_JOINING = re.compile(
    r"(?:\b(?:and|or|of|in|with|the|a|an|to|for|as|our|your|this|on|from|by|và|hoặc|của|với|cho|các|"
    r"là|về|trong|từ|như|theo|tại|có)|[,&/(:])$",
    re.IGNORECASE,
)


def normalised(text: str) -> str:
    """NFC with "\\n" as the only line end: the text that all offsets are about."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")


def split(text: str) -> tuple[Span, ...]:
    """Offsets of the segments of `text` (as `normalised` gives it), trimmed, in order.

    Every character that is not white space or a bullet mark belongs to exactly one segment.
    """
    cuts: set[int] = {0, len(text)}
    for pattern in _BREAKS:
        for match in pattern.finditer(text):
            if _breaks(text, match):
                cuts.add(match.end())
                if match[0].strip(_BULLETS + " \n\t*+-–—") == "":
                    cuts.add(match.start())
    edges = sorted(cuts)
    spans = (_trimmed(text, a, b) for a, b in zip(edges, edges[1:], strict=False))
    return tuple(span for span in spans if span[0] < span[1])


def _breaks(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 12) : match.end()].rstrip()
    if "\n" in match[0]:
        return not _is_wrapped(text, match)
    if match[0].strip() == "":
        return not _JOINING.search(text[: match.start()][-12:].rstrip())
    return not _KEEP.search(before)


def _is_wrapped(text: str, match: re.Match[str]) -> bool:
    """A line that goes on: it ends in a comma or mid-phrase and the next begins in lower case."""
    if match[0].count("\n") > 1:
        return False
    following = text[match.end() : match.end() + 2].lstrip()
    previous = text[: match.start()].rstrip()[-1:]
    return (
        bool(following) and following[0].islower() and (previous.isalnum() or previous in ",(&/-")
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    dropped = _BULLETS + "*+-–—\u200b\ufeff"
    while start < end and (text[start].isspace() or text[start] in dropped):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _BULLETS):
        end -= 1
    return start, end
