"""What a model is asked to write, as pydantic models; imported only where one is asked."""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, create_model

from careerflow.models.writing import Part


class _Strict(BaseModel):
    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)


class Both(_Strict):
    en: str
    vi: str


class WrittenPoint(_Strict):
    text: Both
    rows: list[str]


class WrittenQuestion(_Strict):
    text: Both
    hint: Both
    row: str


class WrittenRewrite(_Strict):
    before: str
    after: Both
    why: Both
    row: str


_TYPES: dict[Part, Any] = {
    Part.ASSESSMENT: Both,
    Part.STRENGTHS: list[WrittenPoint],
    Part.GAPS: list[WrittenPoint],
    Part.QUESTIONS: list[WrittenQuestion],
    Part.REWRITES: list[WrittenRewrite],
    Part.LETTER: Both,
}


def schema(parts: Iterable[Part]) -> type[BaseModel]:
    """An object with the parts as its members, in their order."""
    fields: dict[str, Any] = {
        part.value: (_TYPES[part], ...) for part in Part if part in set(parts)
    }
    return create_model("Written", **fields)


def validated(part: Part, value: object) -> object:
    """A part's member of the answer as what `schema` says of it; raises ValueError."""
    return TypeAdapter(_TYPES[part]).validate_python(value)
