"""What the language model of the README's picture says: the sample's local verdicts in their own
words, and advice that was written by hand for the sample CV and advert (scripted_advice.json)."""

import json
from pathlib import Path
from typing import Any

from tests.services.llm.loopback import Asked
from tests.services.llm.met_answer import rows_of

_ADVICE = Path(__file__).with_name("scripted_advice.json")
_QUOTED = 12  # words of a quote


class ScriptedModel:
    """`reports` are the sample's analysis as JSON, by language; the CV is English."""

    def __init__(self, reports: dict[str, Any]) -> None:
        both = (reports[language]["requirements"] for language in ("en", "vi"))
        self._rows = list(zip(*both, strict=True))
        self._advice = json.loads(_ADVICE.read_text(encoding="utf-8"))

    def __call__(self, asked: Asked) -> str:
        rows = rows_of(asked)
        if rows:
            control = {"row": asked.text.splitlines()[-2].split()[0], "verdict": "missing"}
            empty = {"passage": "", "quote": "", "reason_en": "", "reason_vi": ""}
            return json.dumps({"claims": [control | empty, *map(self._claim, rows)]})
        assert asked.schema is not None
        return json.dumps({part: self._advice[part] for part in asked.schema["properties"]})

    def _claim(self, row: str) -> dict[str, str]:
        english, vietnamese = self._rows[int(row[1:]) - 1]
        quotes = [item["quote"] for item in english["evidence"]]
        return {
            "row": row,
            "verdict": english["verdict"],
            "passage": "",
            "quote": " ".join(quotes[0].split()[:_QUOTED]) if quotes else "",
            "reason_en": english["reason"],
            "reason_vi": vietnamese["reason"],
        }
