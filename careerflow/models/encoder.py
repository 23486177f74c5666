"""An encoder that the user may download."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EncoderOffer:
    """`licence` is None where its makers name none, `dimension` where they do not say how long its
    vectors are; `page` is its address on the web."""

    name: str
    bytes: int
    licence: str | None
    dimension: int | None
    page: str
