"""Which language a text is written in, by its letters and its commonest words."""

import re
from collections import Counter

_VIETNAMESE_LETTERS = frozenset("ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")
_STOP_WORDS: dict[str, str] = {
    "en": "the and of to in with for a on as is by from at an using work experience that my or "
    "be you are we our will have this including through their your team",
    "fr": "le la les des du et en un une pour dans avec sur au aux de par est ou qui mois nous "
    "vous depuis",
    "es": "el la los las del y en un una para con por de se como que al es o su sobre desde",
    "de": "der die das und in mit für von im den des zu auf bei ein eine als ist oder wir sie",
    "pt": "o a os as do da dos das e em um uma para com por de no na que ao ou",
    "it": "il la le i gli di e in un una per con del della dei che al nel da sono",
    "nl": "de het een en van in voor met op te is aan bij als door naar",
}
# Words of Vietnamese that lost its diacritics; none of them is common in the others.
_BARE_VIETNAMESE_WORDS = (
    "va cua cac cho voi trong duoc nhung mot khong lam viec kinh nghiem ky nang cong ty hoc "
    "nghiep truong dai nam thang hien du tieng anh quan ly phat trien tham gia nhan vien tot "
    "chuyen nganh su dung theo he thong thiet ke khach hang yeu cau ung vien co kha"
)
_BARE_VIETNAMESE = frozenset(_BARE_VIETNAMESE_WORDS.split())
_STOPS = {language: frozenset(words.split()) for language, words in _STOP_WORDS.items()}
_ENOUGH = 50_000  # characters to tell by
_SURE = 3  # stop words that make a text French, Spanish ...
# A square stands for a lost letter: "c■a" is neither "c" nor "a".
_WORD = re.compile(r"(?:[^\W\d_]|■)+(?:'[^\W\d_]+)?")


def detect(text: str) -> str:
    """ISO 639-1 of most of the text; "en" where nothing speaks for another language."""
    return _best(text[:_ENOUGH]) or "en"


def detect_line(text: str, default: str) -> str:
    """As `detect`, for a line that may be too short to tell: then `default`."""
    return _best(text) or default


def _best(text: str) -> str | None:
    lowered = text.lower()
    script = _script(lowered)
    if script is not None:
        return script
    words = _WORD.findall(lowered)
    scores = Counter(
        {language: sum(word in stops for word in words) for language, stops in _STOPS.items()}
    )
    marked = sum(not _VIETNAMESE_LETTERS.isdisjoint(word) for word in words)
    plain = sum(word in _BARE_VIETNAMESE for word in words)
    scores["vi"] = 2 * marked if marked > plain / 4 else plain
    language, score = max(scores.items(), key=lambda item: item[1])
    # The others share short words with English ("no", "a", "per", place names).
    least = 1 if language in ("en", "vi") else _SURE
    return language if score >= least else ("en" if scores["en"] else None)


def _script(text: str) -> str | None:
    letters = [character for character in text if character.isalpha()]
    counts = Counter(
        {
            "zh": sum("\u4e00" <= letter <= "\u9fff" for letter in letters),
            "ja": 3 * sum("\u3040" <= letter <= "\u30ff" for letter in letters),
            "ko": sum("\uac00" <= letter <= "\ud7a3" for letter in letters),
            "ru": sum("\u0400" <= letter <= "\u04ff" for letter in letters),
        }
    )
    language, count = counts.most_common(1)[0]
    # An ideograph says as much as two or three letters do.
    return language if count and count > 0.25 * len(letters) else None
