"""Text -> the terms that search by words compares.

Names of techniques stay whole (C++, C#, .NET, Node.js, CI/CD). Vietnamese syllables are joined
in pairs as well, since most of its words have two. English endings are cut lightly.
"""

import re
import unicodedata
from dataclasses import dataclass

from careerflow.services.documents.folding import bare

_TOKEN = re.compile(
    r"""
      (?<!\w)\.net\b                                     # .NET
    | [^\W\d_]\w*(?:\.(?:js|ts|net|io|ai|py|vn))(?!\w)   # Node.js, ASP.NET
    | [^\W_]{1,3}(?:/[^\W_]{1,3})+(?![\w/])              # CI/CD, UI/UX, TCP/IP
    | [^\W\d_]{1,2}[+#]{1,2}(?!\w)                       # C++, C#, F#
    | [^\W_]+
    """,
    re.VERBOSE,
)
_CONTACT = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|\S+\.(?:com|org|io|me|dev|vn)\b\S*", re.I)
_MONTHS = """
jan january feb february mar march apr april may jun june jul july aug august sep sept september
oct october nov november dec december month months present now
"""
_GENERAL_EN = """
a ability able about across all also an and any applicant are area as at background
based be been being both business by can candidate candidates closely deep degree
demonstrated do each effective effectively etc excellent experience experienced familiar
familiarity field for from good great had hands has have having help high highly how if
in including into is it its job knowledge level like looking may minimum more most must
new of on one or other our over part person plus position preferably preferred
proficiency proficient proven related relevant required requirement requirements
responsibilities responsible role similar skill skills solid some strong such than that
the their them these they this those through to understanding up us use used using
various very we well what when where which while who will with within work worked
working would year years you your
"""
_STOP_EN = frozenset((_GENERAL_EN + _MONTHS).split())
_GENERAL_VI = """
ai biết bạn bằng bị bởi cho chúng chưa chỉ càng các cách cái có công cùng cơ cả cần của
do dùng dưới em gì hay hiểu hoặc hơn khi khá khác không khả kinh kể kỹ liên loại là làm
lên lại mà mình mọi một mới mức nghiệm ngoài người nhiều như nhất những nào này nên năm
năng nếu nữa phải qua quan ra rất sau sẽ số sử theo thành thì thông thạo thể tiên trong
trên trước tôi tương tại tất tốt tới từ từng tự viên việc và vào ví vẫn về vị với vụ
vững xin yêu đang đi điều đây hiện nay tháng đã đó được đến đều để ưu ở
"""
_STOP_VI = frozenset(_GENERAL_VI.split())


@dataclass(frozen=True, slots=True)
class Term:
    """`exact` is in lower case, NFC; `bare` is without diacritics. A `pair` is two syllables."""

    exact: str
    bare: str
    vietnamese: bool
    pair: bool = False


def terms(text: str, language: str) -> list[Term]:
    """Informative terms in the text's order, repeated ones too.

    `language` is ISO 639-1: words of its most general kind are left out.
    """
    vietnamese = language == "vi"
    found: list[Term] = []
    previous: tuple[int, str] | None = None  # where the last syllable ended, and it
    lowered = unicodedata.normalize("NFC", text).casefold()
    for match in _TOKEN.finditer(lowered):
        token = match.group()
        general = token in _STOP_EN or (vietnamese and token in _STOP_VI)
        if not general and not token.isdigit():  # what figures mean, rules check
            found.append(_term(token, vietnamese))
        if vietnamese and previous and lowered[previous[0] : match.start()] == " ":
            found.extend(_pair(previous[1], token))
        previous = (match.end(), token)
    return found


def says_something(text: str, language: str) -> bool:
    """Whether there is a word in it that is neither a contact, a date nor one of the most general
    kind: nothing else can be evidence."""
    return any(len(term.exact) > 1 for term in terms(_CONTACT.sub(" ", text), language))


def _pair(first: str, second: str) -> list[Term]:
    words = (first, second)
    if any(word in _STOP_VI or word in _STOP_EN or not word.isalpha() for word in words):
        return []
    exact = f"{first} {second}"
    return [Term(exact, bare(exact), vietnamese=True, pair=True)]


def _term(token: str, vietnamese: bool) -> Term:
    if token[-3:] in (".js", ".ts"):
        token = token.replace(".", "")  # NodeJS, Node.js
    exact = token if vietnamese else stem(token)
    return Term(exact, bare(exact), vietnamese)


def stem(word: str) -> str:
    """Cuts -s, -ing, -ed; more would join words that differ."""
    if not (word.isascii() and word.isalpha()):
        return word
    for ending, rest, least in (("ies", "y", 5), ("ing", "", 7), ("ed", "", 6), ("s", "", 4)):
        if word.endswith(ending) and len(word) >= least:
            if ending == "s" and (word[-2] in "su" or (word[-2] == "i" and len(word) > 4)):
                return word
            return _undouble(word[: -len(ending)] + rest)
    return word.removesuffix("e") if len(word) > 4 else word


def _undouble(stem: str) -> str:
    """planning -> plan; manage and managing -> manag."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    return stem.removesuffix("e") if len(stem) > 4 else stem
