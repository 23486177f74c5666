"""What a language model wrote, as a text of its own: for the clipboard, or as a file."""

from collections.abc import Iterator

from careerflow.models.message import Say
from careerflow.models.writing import Part, Writing
from careerflow.services.exports.markdown import escaped, writing_lines
from careerflow.services.exports.worded_writing import WordedItem, worded_part


def part_text(writing: Writing, part: Part, say: Say, language: str) -> str:
    """One part in "en" or "vi", with what is not in the CV named below it; "" where there is
    nothing of it."""
    words = worded_part(writing, part, say, language)
    between = "\n\n" if part in (Part.QUESTIONS, Part.REWRITES, Part.LETTER) else "\n"
    bullet = "- " if part in (Part.STRENGTHS, Part.GAPS) else ""
    return between.join("\n".join(_lines(item, bullet)) for item in words.items)


def part_markdown(writing: Writing, part: Part, say: Say, language: str) -> str:
    """The same as Markdown, below a heading; it ends with a line end."""
    words = worded_part(writing, part, say, language)
    if not words.items:
        return ""
    return "\n".join((f"# {escaped(words.title)}", "", *writing_lines(words), ""))


def letter_bytes(writing: Writing, say: Say, language: str, *, markdown: bool) -> bytes:
    """The letter alone as a file in UTF-8 (.md or .txt). Raises ValueError where there is none."""
    if writing.letter is None:
        raise ValueError("There is no letter")
    if markdown:
        return part_markdown(writing, Part.LETTER, say, language).encode()
    return f"{part_text(writing, Part.LETTER, say, language)}\n".encode()


def _lines(item: WordedItem, bullet: str) -> Iterator[str]:
    if item.before:
        yield f"“{item.before}”" + (f" ({item.place})" if item.place else "")
        yield f"→ {item.text}"
    else:
        yield bullet + item.text
    yield from filter(None, (item.note, item.warning))
