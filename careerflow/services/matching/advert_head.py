"""What stands at the head of an advert."""

import re
from functools import lru_cache

from careerflow.services.matching.headings import heading

_LONGEST = 60
_LONGEST_TITLE = 120
_PARTS = re.compile(r"\s+[·•|–—-]\s+|\s*[·•|]\s*")
_LABEL = re.compile(r"(?:company|employer|công ty|nhà tuyển dụng|đơn vị)\s*[:：]\s*", re.IGNORECASE)


def title(text: str) -> str:
    """The first line, where it can be the job's title; "" where it is a heading, an item of a list
    or a sentence, or there is nothing else."""
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    if not rest or not 2 < len(first) <= _LONGEST_TITLE or heading(first) or first[0] in "-•*+":
        return ""
    return "" if first[-1] in ".;:," else first


@lru_cache(maxsize=4096)
def employer(text: str, title: str | None) -> str:
    """What most adverts say below their title: who employs, in front of the place and the terms.
    "" where that is a heading, a sentence or an item of a list. The beginning of `text` is enough.
    """
    lines = [line for line in map(str.strip, text.splitlines()) if line][:2]
    if len(lines) < 2 or lines[0] != title:
        return ""
    below = _LABEL.sub("", lines[1], count=1)
    first = _PARTS.split(below)[0].strip(" ,")
    if not 1 < len(first) <= _LONGEST or not first[0].isalnum() or first[-1] in ".;:!?":
        return ""
    return "" if heading(below) else first
