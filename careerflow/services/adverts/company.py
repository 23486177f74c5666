"""The employer that an advert talks of without naming it in a field: "About Acme", "At Acme, we".

Only a name that the text comes back to counts, and none where somebody else is hiring for a
client. Of the 321 adverts to develop on, 14 gave a name: each time the employer's.
"""

import re
from collections.abc import Iterator
from itertools import islice

_NAME = r"([A-Z][\w&.-]{0,30}(?: [A-Z&][\w&.-]{0,30}){0,3})"
_SAID = re.compile(
    rf"(?:\b(?:About|At|Về|[Jj]oin(?: us at)?) |Công ty ){_NAME}"
    r"(?=[,:\n!.]| is | was | has | we )"
    rf"|(?:^|[\n.!?:] ?){_NAME} (?:is (?:an?|the|hiring|seeking|looking|building)|"
    r"là (?:một|công ty|tập đoàn)|was founded|được thành lập)"
)
_NO_NAME = re.compile(
    r"(?:you|us|the|role|our|position|team|this|we|it|that|who|what|candidate|opportunity|client|"
    r"here|your|my|they|he|she|working)\b|"
    r".*\b(?:engineer|developer|manager|role|job|position|team|project|company|client|department|"
    r"program|product|platform|candidate|technolog\w*|experience|description|opportunity|analyst|"
    r"scientist|nhân viên|công việc|data|ai|ml|llm|python)\b",
    re.IGNORECASE,
)
_FOR_ANOTHER = re.compile(
    r"\b(?:our client|client of ours|recruit|recruiters?|staffing|agency|on behalf|partnered with|"
    r"apply via)\b",
    re.IGNORECASE,
)
_TIMES = 3
_MOST_NAMES = 20
_SHORTEST = 3  # letters


def spoken_of(text: str) -> str:
    """The name that it comes back to most often; "" where there is none."""
    if _FOR_ANOTHER.search(text):
        return ""
    names = list(dict.fromkeys(islice(_names(text), _MOST_NAMES)))
    counts = {name: len(re.findall(rf"{re.escape(name)}(?!\w)", text)) for name in names}
    often = [name for name in names if counts[name] >= _TIMES]
    if not often:
        return ""
    best = max(often, key=lambda name: counts[name])
    # "R. England" is the end of "C.R. England".
    return max((name for name in often if name.endswith(best)), key=len)


def _names(text: str) -> Iterator[str]:
    for match in _SAID.finditer(text):
        name = (match[1] or match[2]).strip(" .,")
        if len(name) >= _SHORTEST and not _NO_NAME.match(name):
            yield name
