"""A report as Markdown (GitHub's flavour), complete in itself."""

import re
from collections.abc import Iterable, Iterator

from careerflow.models.writing import Part
from careerflow.services.exports.lines import one_line
from careerflow.services.exports.worded import (
    WordedQuote,
    WordedReport,
    WordedRow,
)
from careerflow.services.exports.worded_writing import WordedPart

_MARKS = {"met": "✓", "partial": "~", "missing": "✗", "not_scored": "?"}
# What means something inside a line: emphasis, code, links, HTML, entities, table cells, headings,
# mathematics, templates.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~#$^]|&(?=[#\w])")
# And at its start: lists, rules, underlined headings, definitions.
_START = re.compile(r"([-+=:])|(\d+)([.)])(?=\s|$)")
# An address that would turn into a link by itself.
_ADDRESS = re.compile(r":(?=//)|(?<=\bwww)\.|@", re.IGNORECASE)


def report_markdown(report: WordedReport) -> str:
    """Score, ratios, axes with reasons, rows with verdict, reason and evidence, keywords, notes.

    Ends with a line end. Words of the CV or the advert stay words, whatever they look like.
    """
    parts = (
        _head(report),
        _notes(report),
        _axes(report),
        _requirements(report),
        _keywords(report),
        _writing(report),
        _about(report),
    )
    lines = [line for part in parts for line in part]
    return "\n".join(
        line for line, before in zip(lines, ("#", *lines), strict=False) if line or before
    )


def escaped(text: str) -> str:
    """`text` on one line as it is read: no character of it is markup."""
    line = _SPECIAL.sub(lambda found: "\\" + found[0], one_line(text))
    line = _ADDRESS.sub(lambda found: f"\\{found[0]}", line)
    start = _START.match(line)
    if start is None:
        return line
    return f"\\{line}" if start[1] else f"{start[2]}\\{line[start.end(2) :]}"


def _head(report: WordedReport) -> Iterator[str]:
    yield f"# {escaped(report.title)}"
    yield ""
    yield escaped(report.person)
    yield ""
    yield f"**{escaped(report.score_line)}** – {escaped(report.match_word)}"
    yield ""
    for line in (*(ratio.text for ratio in report.ratios), *report.facts):
        yield f"- {escaped(line)}"


def _notes(report: WordedReport) -> Iterator[str]:
    if report.warnings:
        yield from _heading(2, report.labels["notes"])
        for warning in report.warnings:
            yield f"- {escaped(warning)}"


def _axes(report: WordedReport) -> Iterator[str]:
    labels = report.labels
    yield from _heading(2, labels["axes"])
    yield from _table_head((labels["axis"], labels["score"], labels["reason"]))
    for axis in report.axes:
        yield _table_row(map(escaped, (axis.name, axis.value, axis.reason)))


def _requirements(report: WordedReport) -> Iterator[str]:
    labels = report.labels
    yield from _heading(2, labels["requirements"])
    names = ("verdict", "requirement", "axis", "reason", "evidence")
    for group in report.groups:
        yield from _heading(3, group.title)
        yield from _table_head(("", *(labels[name] for name in names)))
        for row in group.rows:
            yield _table_row(_cells(row))


def _cells(row: WordedRow) -> Iterator[str]:
    yield str(row.number)
    yield f"{escaped(_MARKS[row.verdict])} {escaped(row.verdict_word)}"
    yield "<br>".join((escaped(row.text), *(f"*{escaped(note)}*" for note in row.notes)))
    yield escaped(row.axis)
    yield "<br>".join(escaped(line) for line in (row.reason, row.opinion) if line)
    yield "<br>".join(map(_quoted, row.quotes)) or "–"


def _quoted(quote: WordedQuote) -> str:
    text = f"“{escaped(quote.text)}”"
    return f"{text} ({escaped(quote.place)})" if quote.place else text


def _keywords(report: WordedReport) -> Iterator[str]:
    if report.keywords:
        yield from _heading(2, report.labels["keywords"])
        for group in report.keywords:
            yield f"- {escaped(group.title)}: {', '.join(map(escaped, group.skills))}"


def _writing(report: WordedReport) -> Iterator[str]:
    writing = report.writing
    if writing is None:
        return
    yield from _heading(2, writing.title)
    yield f"*{escaped(writing.note)}*"
    for part in writing.parts:
        yield from _heading(3, part.title)
        yield from writing_lines(part)


def writing_lines(part: WordedPart) -> Iterator[str]:
    """A part without its heading: a list, a table of before and after, or paragraphs."""
    if part.part in (Part.ASSESSMENT, Part.LETTER):
        for item in part.items:
            yield from (escaped(item.text), "")
            yield from (f"*{escaped(item.warning)}*", "") if item.warning else ()
    for item in part.items if part.part not in (Part.ASSESSMENT, Part.LETTER) else ():
        place = f" ({escaped(item.place)})" if item.place else ""
        first = f"“{escaped(item.before)}”{place}" if item.before else escaped(item.text)
        below = [f"→ {escaped(item.text)}"] if item.before else []
        below += [f"*{escaped(line)}*" for line in (item.note, item.warning) if line]
        yield "- " + "<br>".join((first, *below))
    if part.failed:
        yield from ("", f"*{escaped(part.failed)}*")


def _about(report: WordedReport) -> Iterator[str]:
    yield from _heading(2, report.labels["about"])
    for line in report.about:
        yield f"- {escaped(line)}"
    yield ""


def _heading(level: int, text: str) -> tuple[str, ...]:
    return ("", f"{'#' * level} {escaped(text)}", "")


def _table_head(titles: tuple[str, ...]) -> tuple[str, ...]:
    return _table_row(map(escaped, titles)), _table_row("---" for _ in titles)


def _table_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
