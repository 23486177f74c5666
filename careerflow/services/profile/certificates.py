"""Certificates and licences that a CV lists."""

from collections.abc import Iterable, Iterator, Sequence

from careerflow.models.document import Document, Line, Section, SectionKind
from careerflow.models.profile import Certificate
from careerflow.services.documents.dates import in_passage
from careerflow.services.matching.certificates import certificates as named
from careerflow.services.matching.languages import language_mentions
from careerflow.services.profile.pieces import Piece, part, pieces, within
from careerflow.services.profile.rows import Row, rows
from careerflow.services.profile.words import company_score
from careerflow.services.retrieval.chunking import Chunk

_ELSEWHERE = frozenset(
    {SectionKind.PERSON, SectionKind.SUMMARY, SectionKind.SKILLS, SectionKind.EDUCATION}
)
_LEADING = 1.5  # of the size, between the rows of one name at most
_SAME_SIZE = 0.2  # points
_FULL = 0.25  # of the width: less white than that is left at the end of a full row
_FEW = 3  # names: with fewer, what stands behind a comma may belong to them


def certificates(
    document: Document, body: Sequence[Line], passages: Iterable[Chunk]
) -> tuple[Certificate, ...]:
    """Those under certificates by the names that they have there; of other sections those with
    a known name. Language tests are told as languages."""
    found: dict[str, Certificate] = {}
    for section in document.sections:
        if section.kind is SectionKind.CERTIFICATES:
            listed = list(_listed(document, body, section))
            for piece in _without_issuers(document.text, listed):
                found.setdefault(piece.words, Certificate(piece.words, (piece.span,)))
    known = {name for words in found for name in named(words)}
    for chunk in passages:
        if chunk.section in _ELSEWHERE:
            for name in named(document.text[chunk.start : chunk.end]):
                if name not in known:
                    found.setdefault(name, Certificate(name, ((chunk.start, chunk.end),)))
    return tuple(sorted(found.values(), key=lambda item: item.spans))


def _listed(document: Document, body: Sequence[Line], section: Section) -> Iterator[Piece]:
    text = document.text
    here = rows(text, body, section)
    periods = list(in_passage(text, section.body, section.end))
    in_bold = _are_in_bold(here)
    wraps = [in_bold and _goes_on(here, number) for number in range(len(here))]
    firsts = [next(iter(pieces(text, row, n, periods)), None) for n, row in enumerate(here)]
    issuers = _issuers_below_dates([first is None for first in firsts])
    for number, row in enumerate(here):
        if (in_bold and not _is_bold(row)) or (number and wraps[number - 1]):
            continue
        first = None if number in issuers else firsts[number]
        line = next(
            (line for line in row.lines if first and line.start <= first.start < line.end), None
        )
        if first is None or line is None or not first.words[0].isupper():
            continue
        ends = [item.start for item in within(line, periods) if first.end <= item.start]
        end = min([line.end, *ends])
        if end == line.end and wraps[number]:
            end = here[number + 1].lines[0].end
        whole = part(first, text, first.start, end)
        if whole and not any(level.level for level, _, _ in language_mentions(whole.words)):
            yield whole


def _issuers_below_dates(is_date: Sequence[bool]) -> frozenset[int]:
    """The rows of issuers where all that are listed have three: name, date, issuer."""
    dates = [number for number, told in enumerate(is_date) if told]
    in_threes = dates == list(range(1, len(is_date), 3)) and len(is_date) % 3 == 0
    return (
        frozenset(number + 1 for number in dates) if in_threes and len(dates) > 1 else frozenset()
    )


def _without_issuers(text: str, listed: Sequence[Piece]) -> Iterator[Piece]:
    """Without what stands behind the last comma: an organisation, or where most names have it."""
    commas = sum("," in piece.words for piece in listed)
    usual = len(listed) >= _FEW and 2 * commas > len(listed)
    for piece in listed:
        comma = text.rfind(",", piece.start, piece.end)
        behind = part(piece, text, comma + 1, piece.end) if comma > piece.start else None
        if behind is not None and (usual or company_score(behind.words)):
            yield part(piece, text, piece.start, comma) or piece
        else:
            yield piece


def _are_in_bold(here: Sequence[Row]) -> bool:
    """Whether names are in bold type: what is not is then their date or their issuer."""
    bold = [_is_bold(row) for row in here]
    return any(bold) and not all(bold) and bold[0]


def _goes_on(here: Sequence[Row], number: int) -> bool:
    """Whether a name in bold type fills its row and goes on in the next one."""
    if number + 1 == len(here):
        return False
    row, after = here[number], here[number + 1]
    line, below = row.lines[-1], after.lines[0]
    near = 0 < after.middle - row.middle < _LEADING * row.size
    alike = line.bold and below.bold and abs(line.size - below.size) < _SAME_SIZE
    if not (len(row.lines) == len(after.lines) == 1 and near and alike and below.extents):
        return False
    right = max(one.box[2] for other in here for one in other.lines if other.block == row.block)
    flush = abs(row.left - after.left) < row.size / 2
    return flush and row.block == after.block and right - line.box[2] < _FULL * (right - row.left)


def _is_bold(row: Row) -> bool:
    return any(line.bold for line in row.lines)
