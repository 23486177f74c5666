"""A model that calls every requirement met, by the same words of the CV, and denies the control."""

import json
import re

from tests.services.llm.loopback import Asked, any_instance

_IDS = re.compile(r"R\d+(?: R\d+)*")


def rows_of(asked: Asked) -> list[str]:
    """The ids of the rows that a call is about; none where it is to write."""
    lines = [line for line in asked.text.splitlines() if _IDS.fullmatch(line)]
    return lines[-1].split() if lines else []


class MetAnswer:
    """Of the advice anything that fits."""

    def __init__(self, quote: str, reason: str = "It says so.") -> None:
        self._met = {"verdict": "met", "passage": "", "quote": quote}
        self._met |= {"reason_en": reason, "reason_vi": reason}

    def __call__(self, asked: Asked) -> str:
        rows = rows_of(asked)
        if not rows:
            return any_instance(asked)
        control = asked.text.splitlines()[-2].split()[0]
        denied = self._met | {"row": control, "verdict": "missing", "quote": ""}
        claims = [denied, *({"row": row, **self._met} for row in rows)]
        return json.dumps({"claims": claims})
