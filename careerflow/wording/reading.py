"""What reading a CV may end with, and what was noticed on the way."""
# ruff: noqa: E501

from careerflow.wording.marking import QT_TRANSLATE_NOOP, translate

# fmt: off
READING: dict[str, str] = {
    "read.empty": QT_TRANSLATE_NOOP("Wording", "This file is empty. Export your CV as a PDF again, or choose another file."),
    "read.too_large": QT_TRANSLATE_NOOP("Wording", "This file is larger than {megabytes} MB. Export the CV with smaller pictures and try again."),
    "read.not_pdf_html": QT_TRANSLATE_NOOP("Wording", "This is a web page, not a PDF. Open it in a browser, print it to PDF, and choose that file."),
    "read.not_pdf_word": QT_TRANSLATE_NOOP("Wording", "This is a Word document, not a PDF. In Word, choose Save As, PDF, and use that file."),
    "read.not_pdf_archive": QT_TRANSLATE_NOOP("Wording", "This is a compressed archive or an office document, not a PDF. Export your CV as a PDF and choose that file."),
    "read.not_pdf_image": QT_TRANSLATE_NOOP("Wording", "This is a picture, not a PDF. Export your CV as a PDF from the program you wrote it in."),
    "read.not_pdf_rtf": QT_TRANSLATE_NOOP("Wording", "This is a rich text document, not a PDF. Open it in a word processor and export it as a PDF."),
    "read.not_pdf_postscript": QT_TRANSLATE_NOOP("Wording", "This is a PostScript file, not a PDF. Convert it to PDF and choose that file."),
    "read.not_pdf_unknown": QT_TRANSLATE_NOOP("Wording", "This is not a PDF. Choose your CV as a PDF or a .txt file."),
    "read.not_text": QT_TRANSLATE_NOOP("Wording", "This text file cannot be read. Save it with the encoding UTF-8 and try again."),
    "read.password_needed": QT_TRANSLATE_NOOP("Wording", "This PDF is protected. Enter its password to read it."),
    "read.password_wrong": QT_TRANSLATE_NOOP("Wording", "That is not the password of this PDF. Try again."),
    "read.damaged": QT_TRANSLATE_NOOP("Wording", "This PDF is damaged or incomplete. Download or export it again."),
    "read.no_pages": QT_TRANSLATE_NOOP("Wording", "This PDF has no pages. Export your CV again."),
    "read.too_many_pages": QT_TRANSLATE_NOOP("Wording", "This PDF has {pages} pages; a CV of up to {limit} pages can be read. Choose the CV alone."),
    "read.no_text": QT_TRANSLATE_NOOP("Wording", "This PDF has no text: its words are pictures, as in a scan, or letters drawn as shapes. They cannot be read yet. Export the CV from the program it was written in, with its text kept as text."),
    "read.outlined": QT_TRANSLATE_NOOP("Wording", "This PDF has no text: its letters are drawn as shapes (outlines, curves) and cannot be read. In the program it was written in, keep text as text: switch off “create outlines” or “convert to curves”, and export it again."),
    "read.unreadable_letters": QT_TRANSLATE_NOOP("Wording", "The letters of this PDF cannot be read: its fonts do not say which letters they draw. Export it again from the program it was written in."),
    "read.too_much_text": QT_TRANSLATE_NOOP("Wording", "This PDF holds more text than a CV can have. Choose the CV alone."),
    "read.unexpected": QT_TRANSLATE_NOOP("Wording", "CareerFlow met a problem of its own in this PDF ({kind}). Export the CV again, or choose another file; if you can, please report it."),
    "read.crashed": QT_TRANSLATE_NOOP("Wording", "This PDF made the reader stop. CareerFlow itself is fine. Export the CV again, or choose another file."),
    "read.no_reader": QT_TRANSLATE_NOOP("Wording", "The computer could not start the part of CareerFlow that reads PDFs. Close some other programs and try again."),
    "read.too_slow": QT_TRANSLATE_NOOP("Wording", "This PDF took too long to read. Export the CV again, with simpler graphics if you can."),
    "read.too_big": QT_TRANSLATE_NOOP("Wording", "This PDF needs more memory than a CV should. Export the CV again with smaller pictures."),
    "read.not_open": QT_TRANSLATE_NOOP("Wording", "This CV is no longer open. Open it again."),
    "read.no_such_page": QT_TRANSLATE_NOOP("Wording", "This CV has no such page."),
    "read.is_folder": QT_TRANSLATE_NOOP("Wording", "“{name}” is a folder. Choose a PDF or a .txt file in it."),
    "read.not_found": QT_TRANSLATE_NOOP("Wording", "“{name}” was not found. It may have been moved or renamed."),
    "read.no_permission": QT_TRANSLATE_NOOP("Wording", "You may not open “{name}”. Copy it to your own folder and try again."),
    "read.failed": QT_TRANSLATE_NOOP("Wording", "“{name}” could not be read from the disk. Copy it elsewhere and try again."),
    "read.repaired": QT_TRANSLATE_NOOP("Wording", "This PDF is damaged. What could be saved of it was read; some text may be missing."),
    "read.lost_letters": translate("Wording", "%n word(s) on page {pages} lost letters: this PDF does not say any more which they were. What these words prove may count as missing. Export the CV again with embedded fonts, or use a .txt file.", "", 1),
    "read.wrong_letters": QT_TRANSLATE_NOOP("Wording", "The letters on page {pages} make no words: the fonts of this PDF name them wrongly. What is written there may count as missing. Export the CV again with embedded fonts, or use a .txt file."),
    "read.picture_pages": translate("Wording", "%n page(s) are pictures without text, most likely scans, and were left out: page {pages}. Export the CV from the program it was written in, so that what they say counts.", "", 1),
    "read.picture_text": translate("Wording", "%n picture(s) on page {pages} seem to show text, which cannot be read and does not count. Write it as text in the CV and export it again.", "", 1),
    "read.outlined_pages": translate("Wording", "The letters of %n page(s) are drawn as shapes (outlines, curves) and were left out: page {pages}. Export the CV with its text kept as text, so that what they say counts.", "", 1),
    "read.outlined_text": translate("Wording", "%n part(s) of page {pages} are letters drawn as shapes (outlines, curves), which cannot be read and do not count. Keep them as text in the CV and export it again.", "", 1),
    # Of reports stored by earlier versions:
    "read.hidden_text": translate("Wording", "%n word(s) that cannot be seen on the page were left out. Recruiters may take hidden text for cheating; remove it.", "", 1),
}
# fmt: on
