"""Text that is in a PDF and on none of its pages as shown: outside the page's edges, on layers
switched off, in hidden notes. It never reaches the document; here it is counted."""

import pymupdf

_HIDDEN, _NO_VIEW = 2, 32
"""Annotation flags (ISO 32000-1, table 165)."""
_SWITCH_ON, _SWITCH_OFF = 0, 2
"""Actions of MuPDF's pdf_select_layer_config_ui and its like."""


def concealed_words(pdf: pymupdf.Document, pages: int) -> int:
    """How many such words the first `pages` pages hold."""
    found = sum(_beside(page) + _in_notes(page) for page in pdf.pages(stop=pages))
    return found + _on_layers(pdf, pages)


def _beside(page: pymupdf.Page) -> int:
    """Words that lie wholly outside the page."""
    seen = page.rect * page.derotation_matrix
    words = page.get_text("words", clip=pymupdf.INFINITE_RECT(), flags=0)
    return sum(not seen.intersects(pymupdf.Rect(word[:4])) for word in words)


def _in_notes(page: pymupdf.Page) -> int:
    return sum(
        len(note.info.get("content", "").split())
        for note in page.annots()
        if note.flags & (_HIDDEN | _NO_VIEW)
    )


def _on_layers(pdf: pymupdf.Document, pages: int) -> int:
    """Words that appear when every layer is switched on; the layers are left as they were."""
    switches = pdf.layer_ui_configs()
    off = [switch["number"] for switch in switches if not switch["on"]]
    if not off:
        return 0
    before = _word_count(pdf, pages)
    for number in off:
        pdf.set_layer_ui_config(number, _SWITCH_ON)
    after = _word_count(pdf, pages)
    for number in off:
        pdf.set_layer_ui_config(number, _SWITCH_OFF)
    return max(after - before, 0)


def _word_count(pdf: pymupdf.Document, pages: int) -> int:
    return sum(len(page.get_text("words", flags=0)) for page in pdf.pages(stop=pages))
