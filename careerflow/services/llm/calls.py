"""What is kept of a call to a language model, for its cost and for the log of what was sent."""

from dataclasses import dataclass

from careerflow.models.llm import Purpose, Usage


@dataclass(frozen=True, slots=True)
class Call:
    """`characters` that were sent; `failure` is the code of an LlmError, "" where it answered."""

    purpose: Purpose
    characters: int
    usage: Usage
    failure: str = ""
