"""What a row asks for as the advert writes it: named skills, and in Vietnamese free phrases too
("kinh nghiệm quản lý kho", "bản vẽ cơ khí"), for which the taxonomy has no name.

A phrase begins at a word that announces one (kỹ năng, am hiểu, chuyên ngành, ...) and ends at the
next mark or conjunction; the items listed behind it are phrases too, until a trait ("trung thực")
or a clause of another kind comes. Words are compared with their diacritics: "bằng", "bảng" and
"băng" differ; a text without any has no phrases.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from careerflow.models.job import Phrase
from careerflow.services.matching.folding import fold, marks

Span = tuple[int, int]

_MOST = 10  # words; more is a clause, not a name
_NAME, _THING = 3, 5  # words of a keyword
_LONG = 200  # characters between two marks, from which on it is running text

# Between the items of a list; and between clauses, of which the second begins something else.
_LISTED = (
    r"[,;:()\[\]/…\"“”]|\.{2,}|\s(?:và|&|hoặc|hay|như|chẳng hạn|bao gồm|gồm|ví dụ|đặc biệt|nhất là|"
    r"cũng như|kể cả)(?=[\s:])"
)
_CLAUSE = (
    r"\.(?=\s|$)|\n|[•·|]|(?<!\w)[-+*–]+|\s{3,}|\s(?:là|để|ưu tiên|ứng viên|trong đó|nếu|cho|vì|do|"
    r"thì|mà|nhưng|khi|nhằm|theo|từ|trên|dưới|tối thiểu|ít nhất|của|sẽ|được|đã)(?=\s)|"
    r"(?<!kinh nghiệm)(?<!làm việc)\s(?:với|tại)(?=\s)"
)
_MARK = re.compile(f"(?P<listed>{_LISTED})|{_CLAUSE}")
_LEAD = re.compile(
    r"(?:[\s.\-–+*•·]|(?:có|phải|đã|từng|cần|yêu cầu|người|các|những|nhiều|một số|một|số|bạn|tốt|"
    r"khá|giỏi|và|biết|sau|về|trong|ở|tại|khác|thêm|cũng|mọi|đến|tới|\d+|năm|tháng|vững|rất|việc|"
    r"loại|bộ|ưu tiên|ứng viên|thể|cơ bản|đối với|hoặc|cùng|liên quan|như|vị trí|được)\b)+"
)
_TAIL = re.compile(
    r"(?:[\s.\-–+*]|\b(?:tốt|khá|cao|giỏi|hiệu quả|cơ bản|chuyên nghiệp|"
    r"lợi thế|ưu thế|điểm cộng|trong công việc|trở lên|liên quan|tương đương|tương tự|khác|"
    r"thành thạo|lưu loát|hợp lý|nhanh|linh hoạt|năm|tháng|\d+|và|nhất|sâu sắc|vững vàng|đầy đủ|"
    r"lâu dài|cần thiết|nhất định|rõ ràng|vv|v|các|có|đã|trong|ở|về|một|cho|những|này|trên|đó|"
    r"trước|thực tế|hoặc|sau|riêng|cụ thể|bất kỳ))+$"
)
# Words that announce what is asked, and say nothing alone.
_KINDS = (
    r"k[ỹĩ] năng|khả năng|kiến thức|kinh nghiệm|(?:thành|thông) thạo|sử dụng|am hiểu|hiểu biết|"
    r"hiểu|nắm (?:vững|rõ)|chuyên ngành|ngành nghề|ngành|lĩnh vực|phần mềm|công cụ|hệ thống|"
    r"yêu thích|"
    r"đam mê|tư duy|đọc|chứng chỉ|bằng|nghiệp vụ|thiết kế|quản lý|nghề|công nghệ|kỹ thuật|dự án|"
    r"sản phẩm|dịch vụ|mảng|quy trình|thủ tục"
)
_CUE = re.compile(
    rf"\b(?:{_KINDS}|đọc hiểu|lập trình|quản trị|tin học|vi tính|tiếng (?:anh|nhật|trung|hoa|hàn|"
    r"đức|pháp|nga)|anh văn|ngoại ngữ|giao tiếp|thuyết phục|đàm phán|thuyết trình|tư vấn|"
    r"xử lý tình huống|lập kế hoạch|làm việc nhóm|vận hành|phân tích|giám sát|"
    r"giải quyết vấn đề|soạn thảo|vận tải|bảo trì|sửa chữa)\b"
)
_EMPTY = re.compile(rf"{_KINDS}|công việc|vị trí|làm việc")
_TRAIT = re.compile(
    r"\b(?:chịu|trung thực|cẩn thận|nhanh nhẹn|nhiệt tình|năng động|chăm chỉ|siêng năng|tinh thần|"
    r"trách nhiệm|h(?:òa|oà) đồng|vui vẻ|hoạt bát|thật thà|sáng tạo|chủ động|ham học|học hỏi|"
    r"cầu tiến|t[ỉỷ] mỉ|kiên trì|ngoại hình|sức kh(?:ỏe|oẻ)|tự tin|thân thiện|cởi mở|kỷ luật|"
    r"gắn bó|nhiệt huyết|linh hoạt|tác phong|thái độ|áp lực|tuổi|nam|nữ|ca|công tác|độc lập|"
    r"đi làm|trung cấp|cao đẳng|đại học|thpt|tốt nghiệp|trình độ|bằng cấp|giới tính|hồ sơ|"
    r"phỏng vấn|lương|thử việc|tăng ca|thời gian|khéo léo|lịch sự|đạo đức|ý thức|tâm huyết|"
    r"nhạy bén|ưa nhìn|môi trường)\b"
)
_MASTERY = re.compile(
    r"(?:(?:(?:thành|thông) thạo|sử dụng|am hiểu|hiểu biết|hiểu|nắm (?:vững|rõ))(?!\w)\s*)+"
)
_EXPERIENCE = re.compile(
    r"kinh nghiệm((?:\s+(?:làm việc|làm|trong|ở|tại|về|vị trí|việc|các|với|liên quan|đến|những|"
    r"một|số|từng|đã|là|thực tế|cho|qua|công việc)(?!\w))*)\s*"
)
_NAMED = re.compile(r"(?=\S*[A-Z])[A-Za-z0-9][A-Za-z0-9.+#&-]{2,}(?: [A-Za-z0-9.+#&-]+)*")
_KIND = re.compile(
    r"(?:chuyên ngành|ngành|lĩnh vực|phần mềm|công cụ|nghiệp vụ|chứng chỉ|quy trình|hệ thống|"
    r"máy|thiết bị|(?P<wide>kinh nghiệm|kiến thức|vận hành|thiết kế))\s"
)
# What stands before the thing itself, and is not said in a CV.
_BEFORE = re.compile(
    r"^(?:(?:k[ỹĩ] năng|khả năng|kiến thức|kinh nghiệm|chuyên ngành|ngành|lĩnh vực|yêu thích|"
    r"đam mê|chứng chỉ|bằng|làm|về|công việc|cơ bản|trong|các)\s+)+"
)


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    listed: bool  # an item of the list that the piece before it is in


def phrases(text: str, named: Sequence[Span], known: Sequence[Span]) -> tuple[Phrase, ...]:
    """The words of one row that say what is asked, in their order, each once.

    `named` are the skills and languages found in it, which stand for themselves where no phrase
    holds them; `known` is whatever else the program has a name for.
    """
    free = list(_free(text))
    alone = [span for span in named if not any(_overlap(span, other) for other in free)]
    found: dict[str, Phrase] = {}
    for span in sorted({*free, *alone}):
        written = " ".join(text[span[0] : span[1]].split())
        has_name = any(_overlap(span, other) for other in (*named, *known))
        found.setdefault(written, Phrase(written, not has_name and _is_keyword(written)))
    return tuple(found.values())


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_keyword(written: str) -> bool:
    """A name ("Opera", "GG Drive"), or a thing with the word for its kind ("nghiệp vụ buồng
    phòng"), which a CV says in the same words; not a trait, nor half a clause."""
    words = written.split()
    if len(words) <= _NAME and _NAMED.fullmatch(written):
        return True
    kind = _KIND.match(_lower(written))
    if kind is None:
        return False
    rest = len(written[kind.end() :].split())
    return (2 if kind["wide"] else 1) <= rest <= _THING


def said_in(phrase: str, text: str) -> bool:
    """Whether `text` has the words of a phrase, with the same diacritics or, of several, with
    none."""
    core = _BEFORE.sub("", _lower(phrase)).split()
    words = r"\s+".join(re.escape(fold(word)) for word in core)
    wanted = marks(" ".join(core))
    for place in re.finditer(rf"(?<!\w){words}(?!\w)", fold(text)):
        here = marks(" ".join(text[place.start() : place.end()].split()))
        if here == wanted or (not here and len(core) > 1):
            return True
    return False


def _free(text: str) -> Iterator[Span]:
    lower = _lower(text)
    inside = False
    for piece in _pieces(lower):
        span, inside = _phrase(lower, piece, inside and piece.listed)
        if span is not None:
            yield span


def _lower(text: str) -> str:
    """In lower case, of the same length."""
    return "".join(low if len(low := one.lower()) == 1 else one for one in text)


def _pieces(lower: str) -> Iterator[_Piece]:
    start, listed = 0, False
    for mark in _MARK.finditer(lower):
        yield _Piece(start, mark.start(), listed)
        start, listed = mark.end(), mark["listed"] is not None
    yield _Piece(start, len(lower), listed)


def _phrase(lower: str, piece: _Piece, inside: bool) -> tuple[Span | None, bool]:
    """The phrase of a piece, and whether what is listed behind it goes on in the same way."""
    if piece.end - piece.start > _LONG:
        return None, False
    start, end = _trimmed(lower, piece.start, piece.end)
    if start >= end:
        return None, inside
    trait = _TRAIT.search(lower, start, end)
    cue = _CUE.search(lower, start, end)
    if cue is None:
        kept = inside and trait is None and _is_short(lower, start, end)
        return ((start, end) if kept else None), kept
    begin = _begin(lower, cue.start(), end)
    if trait and trait.start() >= begin:
        return None, False
    begin, end = _trimmed(lower, begin, end) if begin != cue.start() else (begin, end)
    says = begin < end and not _EMPTY.fullmatch(lower, begin, end)
    return ((begin, end) if says and _is_short(lower, begin, end) else None), True


def _is_short(lower: str, start: int, end: int) -> bool:
    return len(lower[start:end].split()) <= _MOST


def _begin(lower: str, start: int, end: int) -> int:
    """Behind words that say nothing of the thing itself: "thành thạo", "kinh nghiệm tại"."""
    mastery = _MASTERY.match(lower, start, end)
    if mastery:
        return mastery.end()
    told = _EXPERIENCE.match(lower, start, end)
    if told is None or told[1].strip() in ("", "làm"):
        return start
    return told.end()


def _trimmed(lower: str, start: int, end: int) -> Span:
    lead = _LEAD.match(lower, start, end)
    start = lead.end() if lead else start
    tail = _TAIL.search(lower, start, end)
    return start, tail.start() if tail else end
