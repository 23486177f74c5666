"""How a CV would state what the user says in place of what was read: in the CV's language, as
everything else that it says, and in words that are understood where they are read."""

from careerflow.models.job import Degree

_OTHERWISE = "en"
_DEGREES = {
    "en": {
        Degree.HIGH_SCHOOL: "High school",
        Degree.VOCATIONAL: "Vocational training",
        Degree.ASSOCIATE: "Associate degree",
        Degree.BACHELOR: "Bachelor's degree",
        Degree.MASTER: "Master's degree",
        Degree.DOCTORATE: "Doctorate",
    },
    "vi": {
        Degree.HIGH_SCHOOL: "Trung học phổ thông",
        Degree.VOCATIONAL: "Trung cấp",
        Degree.ASSOCIATE: "Cao đẳng",
        Degree.BACHELOR: "Đại học",
        Degree.MASTER: "Thạc sĩ",
        Degree.DOCTORATE: "Tiến sĩ",
    },
}
_NOW = {"en": "now", "vi": "nay"}


def degree_words(degree: Degree, language: str) -> str:
    """`language` is ISO 639-1, that of the CV."""
    return _DEGREES.get(language, _DEGREES[_OTHERWISE])[degree]


def period_words(first: str, last: str | None, language: str) -> str:
    """ "01/2019 – now". Dates as in Employment."""
    end = date_words(last) if last else _NOW.get(language, _NOW[_OTHERWISE])
    return f"{date_words(first)} – {end}"


def date_words(date: str) -> str:
    """ "2021-03" as "03/2021", a year as it is."""
    year, _, month = date.partition("-")
    return f"{month}/{year}" if month else year
