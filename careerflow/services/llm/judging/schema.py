"""What a model is asked to judge, as pydantic models; imported only where one is asked."""

from typing import Literal

from pydantic import BaseModel, ConfigDict


class JudgedRow(BaseModel):
    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)

    row: str
    verdict: Literal["met", "partial", "missing", "not_scored"]
    passage: str
    quote: str
    reason_en: str
    reason_vi: str


class JudgedRows(BaseModel):
    claims: list[JudgedRow]
