"""What a report can be exported as."""

from enum import StrEnum


class ExportKind(StrEnum):
    """The window's menu, in its order."""

    PDF = "pdf"
    MARKDOWN = "markdown"
    JSON = "json"
    LETTER = "letter"  # the draft alone, where there is one
    RADAR_PNG = "radar_png"
    RADAR_SVG = "radar_svg"
    COPY = "copy"  # as text, to the clipboard


SUFFIXES = {
    ExportKind.PDF: ".pdf",
    ExportKind.MARKDOWN: ".md",
    ExportKind.JSON: ".json",
    ExportKind.LETTER: ".txt",
    ExportKind.RADAR_PNG: ".png",
    ExportKind.RADAR_SVG: ".svg",
}
"""Of the kinds that become a file."""
