"""A CV and an advert, and what a server answers in a language model's place."""

import json
import re
from collections.abc import Collection
from typing import Any

from careerflow.models.writing import Part
from tests.services.llm.loopback import Answer, Asked
from tests.services.llm.written_samples import both

CV = """Jane Doe
Python Developer
jane@example.com

Experience
Developer at Acme, 01/2019 - 12/2023
- Built web services with Python and PostgreSQL for three teams.
- Mentored two juniors every week.

Education
Bachelor of Computer Science, 2018
"""
ADVERT = """Python Developer

Requirements:
- 3+ years of experience with Python
- Experience with Kubernetes
- Bachelor's degree in Computer Science
- Mentors junior colleagues
Nice to have:
- PostgreSQL
"""


_BUILT = "Built web services with Python and PostgreSQL for three teams."
_CLAIMS = {
    0: ("met", _BUILT),
    1: ("missing", ""),
    2: ("met", "Bachelor of Computer Science, 2018"),
    3: ("met", "Mentored two juniors every week."),
    4: ("met", _BUILT),
}
_WORDS: dict[Part, Any] = {
    Part.ASSESSMENT: both("You fit the job well."),
    Part.STRENGTHS: [{"text": both("You build web services."), "rows": ["R1"]}],
    Part.GAPS: [{"text": both("Learn Kubernetes."), "rows": ["R2"]}],
    Part.QUESTIONS: [{"text": both("Why?"), "hint": both("Practise."), "row": "R2"}],
    Part.REWRITES: [
        {"before": _BUILT, "after": both("Built services."), "why": both("Short."), "row": "R1"}
    ],
    Part.LETTER: both("Dear team"),
}


def answering(verdict: str = "", silent_about: Collection[int] = ()) -> Answer:
    """`verdict` in place of each row's own; no answer of use to a question about other rows."""

    def answer(asked: Asked) -> str:
        assert asked.schema is not None
        names = asked.schema["properties"]
        if "claims" not in names:
            return json.dumps({name: _WORDS[Part(name)] for name in names}, ensure_ascii=False)
        task = asked.text.rsplit("</job", 1)[-1]
        rows = [int(number) - 1 for number in re.findall(r"\bR(\d+)", task)]
        if set(rows) & set(silent_about):
            return "nothing"
        return json.dumps({"claims": [_claim(row, verdict) for row in dict.fromkeys(rows)]})

    return answer


def _claim(row: int, verdict: str) -> dict[str, str]:
    own, quote = _CLAIMS.get(row, ("missing", ""))
    reasons = {"reason_en": "The CV says so.", "reason_vi": "CV có nêu."}
    return {
        "row": f"R{row + 1}",
        "verdict": verdict or own,
        "passage": "P3" if quote else "",
        "quote": quote,
        **reasons,
    }
