"""Skills of one line: all of them, any of them, or parts of both kinds."""

import itertools
import re
from dataclasses import dataclass

from careerflow.services.matching.folding import fold
from careerflow.services.matching.taxonomy import SkillMention

_OR = re.compile(r"\bor\b|\bhoac\b|^\s*/\s*$|\bhay\b")
_AND = re.compile(r"\band\b|\bva\b|&|;|\bplus\b|\bwith\b|\bcung\b")
_EXAMPLES = re.compile(
    r"\bsuch as\b|\be\.?g\.?\b|\bfor example\b|\blike\b|\bnhu\b|\bvi du\b|\bvd\b|\bincluding\b|"
    r"\bbao gom\b|"
    r"\bone (?:or more )?of\b|\bany of\b|\bat least one\b|\bmot trong\b|\(\s*$|\bi\.?e\.?\b|"
    r"\bone or more\b"
)
_OPEN_END = re.compile(
    r"\betc\b|\.\.\.|…|\bv\.v|\bsimilar\b|\btuong tu\b|\btuong duong\b|\bequivalent\b"
)
_LONG_GAP = 40
_MOST = 4  # parts of one line
_SHORTEST = 10  # characters of a part that still reads as a wish of its own


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the line (offsets in it) with its skills; `any_skill`: one is enough."""

    start: int
    end: int
    skills: tuple[str, ...]
    any_skill: bool


def parts(line: str, mentions: tuple[SkillMention, ...], *, may_cut: bool) -> tuple[Part, ...]:
    """One part for a line that asks for all or for any of its skills; more for one that mixes.

    "Python, SQL and AWS or Azure" gives "Python, SQL" and "AWS or Azure". Names after "such as",
    in brackets, or before "etc." are examples: any will do. Where `may_cut` is False, or more
    than four parts or a very short one would come of it, the line stays whole and any of its
    skills counts.
    """
    clusters = _clusters(line, mentions)
    if len(clusters) > 1 and any(is_any for _, is_any in clusters):
        merged = _merged(clusters)
        cut = _cut(line, merged) if may_cut and len(merged) <= _MOST else ()
        if len(cut) > 1 and all(part.end - part.start >= _SHORTEST for part in cut):
            return cut
        return (Part(0, len(line), _names(mentions), any_skill=True),)
    is_any = bool(clusters) and clusters[0][1]
    return (Part(0, len(line), _names(mentions), any_skill=is_any),)


_Cluster = tuple[list[SkillMention], bool]


def _names(mentions: tuple[SkillMention, ...] | list[SkillMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.skill for mention in mentions))


def _clusters(line: str, mentions: tuple[SkillMention, ...]) -> list[_Cluster]:
    """Runs of mentions joined by "or"; a mention outside such a run stands alone."""
    if not mentions:
        return []
    joined = _joined_by_or(fold(line), mentions)
    found: list[_Cluster] = [([mentions[0]], False)]
    for mention, is_or in zip(mentions[1:], joined, strict=True):
        if is_or:
            found[-1] = ([*found[-1][0], mention], True)
        else:
            found.append(([mention], False))
    if all(not is_any for _, is_any in found):
        return [(list(mentions), False)]
    return found


def _joined_by_or(folded: str, mentions: tuple[SkillMention, ...]) -> list[bool]:
    """For each pair of neighbours, whether one of the two is enough.

    A comma means what the conjunction at the end of its list means.
    """
    gaps = [folded[left.end : right.start] for left, right in itertools.pairwise(mentions)]
    tail = folded[mentions[-1].end : mentions[-1].end + 24]
    follows = bool(_OPEN_END.search(tail))
    joined: list[bool] = []
    for gap in reversed(gaps):
        if _OR.search(gap):
            follows = True
        elif _AND.search(gap) or len(gap) > _LONG_GAP:
            follows = False
        joined.append(follows)
    joined.reverse()
    return _with_examples(folded, mentions, gaps, joined)


def _with_examples(
    folded: str, mentions: tuple[SkillMention, ...], gaps: list[str], joined: list[bool]
) -> list[bool]:
    head = folded[max(0, mentions[0].start - 24) : mentions[0].start]
    inside = bool(_EXAMPLES.search(head)) and not head.rstrip().endswith("(")
    for index, gap in enumerate(gaps):
        if _EXAMPLES.search(gap):
            inside = True
        elif ")" in gap or ";" in gap or len(gap) > _LONG_GAP:
            inside = False
        joined[index] = joined[index] or inside
    return joined


def _merged(clusters: list[_Cluster]) -> list[_Cluster]:
    """Neighbouring single mentions belong together."""
    merged: list[_Cluster] = []
    for mentions, is_any in clusters:
        if merged and not is_any and not merged[-1][1]:
            merged[-1] = ([*merged[-1][0], *mentions], False)
        else:
            merged.append((list(mentions), is_any))
    return merged


_JOINER = re.compile(r"(?:\s|[,;&/+-]|\b(?:and|or|va|hoac|as well as|plus)\b)+")
_JOINER_END = re.compile(r"(?:\s|[,;&/+(-]|\b(?:and|or|va|hoac|as well as|plus|with)\b)+$")


def _cut(line: str, clusters: list[_Cluster]) -> tuple[Part, ...]:
    folded = fold(line)
    found: list[Part] = []
    start = 0
    for index, (mentions, is_any) in enumerate(clusters):
        last = index + 1 == len(clusters)
        end = len(line) if last else _boundary(folded, mentions[-1], clusters[index + 1][0][0])
        first = _JOINER.match(folded, start) if start else None
        begin = first.end() if first else start
        trailing = None if last else _JOINER_END.search(folded, begin, end)
        stop = trailing.start() if trailing else end
        found.append(Part(begin, stop, _names(mentions), any_skill=is_any))
        start = end
    whole = all(_balanced(line[part.start : part.end]) for part in found)
    return tuple(found) if whole or not _balanced(line) else ()


def _balanced(text: str) -> bool:
    """Whether brackets close where they open: a part that begins inside one reads as a rest."""
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return depth == 0


def _boundary(folded: str, left: SkillMention, right: SkillMention) -> int:
    """Where the line is cut between two mentions: at the first mark or conjunction."""
    gap = re.compile(r"[,;]|\band\b|\bva\b|&|\.\s").search(folded, left.end, right.start)
    return gap.start() if gap else right.start
