"""Message id and parameters -> a sentence in the chosen language (QtCore only).

Serves the window, the command line and exports alike. A sentence is looked up in its own
catalogue, not in the application's installed translators, so that a report can be written in a
language other than the window's.
"""

# ruff: noqa: E501 - a sentence stands on one line, or lupdate and the eye lose it

import json
from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QLocale, QTranslator

from careerflow import paths
from careerflow.models.message import Message, ParamValue
from careerflow.models.settings import Language

LANGUAGES = ("en", "vi")


# lupdate knows sentences by these two names: the second marks those with a plural (%n).
def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802
    return text


def translate(_context: str, text: str, _comment: str, _n: int) -> str:
    return text


# fmt: off
_READING: dict[str, str] = {
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
    "read.no_text": QT_TRANSLATE_NOOP("Wording", "This PDF has no text, only pictures: most likely a scan. Scans cannot be read yet. Export the CV as a PDF from the program it was written in."),
    "read.unreadable_letters": QT_TRANSLATE_NOOP("Wording", "The letters of this PDF cannot be read: its fonts do not say which letters they draw. Export it again from the program it was written in."),
    "read.too_much_text": QT_TRANSLATE_NOOP("Wording", "This PDF holds more text than a CV can have. Choose the CV alone."),
    "read.crashed": QT_TRANSLATE_NOOP("Wording", "This PDF made the reader stop. CareerFlow itself is fine. Export the CV again, or choose another file."),
    "read.too_slow": QT_TRANSLATE_NOOP("Wording", "This PDF took too long to read. Export the CV again, with simpler graphics if you can."),
    "read.too_big": QT_TRANSLATE_NOOP("Wording", "This PDF needs more memory than a CV should. Export the CV again with smaller pictures."),
    "read.not_open": QT_TRANSLATE_NOOP("Wording", "This CV is no longer open. Open it again."),
    "read.no_such_page": QT_TRANSLATE_NOOP("Wording", "This CV has no such page."),
    "read.is_folder": QT_TRANSLATE_NOOP("Wording", "“{name}” is a folder. Choose a PDF or a .txt file in it."),
    "read.not_found": QT_TRANSLATE_NOOP("Wording", "“{name}” was not found. It may have been moved or renamed."),
    "read.no_permission": QT_TRANSLATE_NOOP("Wording", "You may not open “{name}”. Copy it to your own folder and try again."),
    "read.failed": QT_TRANSLATE_NOOP("Wording", "“{name}” could not be read from the disk. Copy it elsewhere and try again."),
    "read.repaired": QT_TRANSLATE_NOOP("Wording", "This PDF is damaged. What could be saved of it was read; some text may be missing."),
    "read.broken_letters": QT_TRANSLATE_NOOP("Wording", "Some letters of this PDF are lost: words may be misread, and their requirements count as missing. Export it again with embedded fonts, or use a .txt file."),
    "read.pages_without_text": translate("Wording", "%n page(s) have no text and were left out; they may be pictures.", "", 1),
    "read.hidden_text": translate("Wording", "%n word(s) that cannot be seen on the page were left out. Recruiters may take hidden text for cheating; remove it.", "", 1),
}

_ENGINE: dict[str, str] = {
    "engine.start_failed": QT_TRANSLATE_NOOP(
        "Wording",
        "The matching engine could not be started. Restart CareerFlow; if it happens again, install it anew.",
    ),
    "engine.died": QT_TRANSLATE_NOOP(
        "Wording",
        "The matching engine stopped twice while it worked on this. Close other programs to free memory, then try again.",
    ),
    "engine.too_slow": QT_TRANSLATE_NOOP(
        "Wording",
        "The matching engine took too long and was stopped. Please try again.",
    ),
    "engine.no_memory": QT_TRANSLATE_NOOP(
        "Wording",
        "There is not enough memory for this. Close other programs, then try again.",
    ),
    "engine.model_missing": QT_TRANSLATE_NOOP(
        "Wording",
        "A part of the matching engine is not installed ({model}). Install CareerFlow again.",
    ),
    "engine.model_damaged": QT_TRANSLATE_NOOP(
        "Wording",
        "A part of the matching engine is damaged ({model}). Install CareerFlow again.",
    ),
    "engine.extra_missing": QT_TRANSLATE_NOOP(
        "Wording",
        "The optional part for other language models is not installed. Install careerflow[sentence-transformers], then try again.",
    ),
    "engine.failed": QT_TRANSLATE_NOOP(
        "Wording",
        "The matching engine met an unexpected problem ({kind}). Please try again.",
    ),
    "engine.unknown_document": QT_TRANSLATE_NOOP(
        "Wording",
        "The matching engine no longer has this CV. Please try again.",
    ),
    "engine.unknown_job": QT_TRANSLATE_NOOP(
        "Wording",
        "The matching engine no longer has this job advert. Please try again.",
    ),
}

_JOB: dict[str, str] = {
    "job.no_requirements": QT_TRANSLATE_NOOP("Wording", "No requirement was found in this text. Paste the whole job advert, with what the job asks for."),
    "job.empty": QT_TRANSLATE_NOOP("Wording", "There is no text here yet. Paste a job advert."),
}

_REASONS: dict[str, str] = {
    "reason.not_scored": QT_TRANSLATE_NOOP(
        "Wording",
        "This row could not be judged, so it does not count in the score.",
    ),
    "reason.unlocated": QT_TRANSLATE_NOOP(
        "Wording",
        "A match was found, but its place in your CV could not be shown, so it earns "
        "nothing.",
    ),
    "reason.prose.met": QT_TRANSLATE_NOOP("Wording", "Your CV shows this."),
    "reason.prose.partial": QT_TRANSLATE_NOOP(
        "Wording",
        "The closest passage of your CV touches on this but does not fully show it. "
        "Say more where you did it.",
    ),
    "reason.prose.listed": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV only lists this as a keyword. Add a line that shows what you did with it.",
    ),
    "reason.prose.copied": QT_TRANSLATE_NOOP(
        "Wording",
        "These words repeat the advert. Say in your own words what you did.",
    ),
    "reason.prose.missing": QT_TRANSLATE_NOOP(
        "Wording",
        "Nothing in your CV shows this. If you have done it, add a line with an example.",
    ),
    "reason.skills.in_use": QT_TRANSLATE_NOOP("Wording", "Your CV shows {found} in use."),
    "reason.skills.listed": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV names {found}. A line that shows it in use would be stronger.",
    ),
    "reason.skills.claimed": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV names {found} without an example. Add one that shows it.",
    ),
    "reason.skills.some": QT_TRANSLATE_NOOP("Wording", "In your CV: {found}. Not in your CV: {missing}."),
    "reason.skills.related.instance": QT_TRANSLATE_NOOP(
        "Wording",
        "{have} in your CV is a kind of {wanted}, which is asked for. Name {wanted} "
        "itself if you know it.",
    ),
    "reason.skills.related.uses": QT_TRANSLATE_NOOP(
        "Wording",
        "{have} in your CV builds on {wanted}, which is asked for. Name {wanted} "
        "itself if you know it.",
    ),
    "reason.skills.related.similar": QT_TRANSLATE_NOOP(
        "Wording",
        "{have} in your CV is close to {wanted}, which is asked for.",
    ),
    "reason.skills.related_some": QT_TRANSLATE_NOOP(
        "Wording",
        "{have} in your CV is related to {wanted}; not in your CV: {missing}.",
    ),
    "reason.skills.other_words": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV seems to show this in other words. If you know {missing}, name it.",
    ),
    "reason.skills.none": QT_TRANSLATE_NOOP(
        "Wording",
        "Not in your CV: {missing}. If you have done this, add a line that shows where.",
    ),
    "reason.skills.none_of": QT_TRANSLATE_NOOP(
        "Wording",
        "None of these is in your CV: {missing}. One is enough.",
    ),
    "reason.certificates.all": QT_TRANSLATE_NOOP("Wording", "Your CV names {found}."),
    "reason.certificates.some": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV names {found}; not in your CV: {missing}.",
    ),
    "reason.certificates.none": QT_TRANSLATE_NOOP(
        "Wording",
        "Not in your CV: {missing}. If you hold it, list it under certificates.",
    ),
    "reason.years.met": QT_TRANSLATE_NOOP(
        "Wording",
        "Years of experience: {have} in your CV, {need} asked for.",
    ),
    "reason.years.short": QT_TRANSLATE_NOOP(
        "Wording",
        "Years of experience: only {have} in your CV, {need} asked for.",
    ),
    "reason.years.stated": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV says that you have {have} years of experience; {need} asked for. "
        "Dated jobs would prove it.",
    ),
    "reason.years.only_stated": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV says {said} years of experience, but its dated jobs add up to {have}; "
        "{need} asked for. Add the missing jobs or dates.",
    ),
    "reason.years.none": QT_TRANSLATE_NOOP(
        "Wording",
        "Years of experience asked for: {need}. Your CV has no dated job; add start "
        "and end months to your jobs.",
    ),
    "reason.years.field_unclear": QT_TRANSLATE_NOOP(
        "Wording",
        "Years of experience: {have} in your CV, {need} asked for, but it is not clear "
        "that they are in this field. Say so in the jobs where they are.",
    ),
    "reason.years.other_field": QT_TRANSLATE_NOOP(
        "Wording",
        "Years of experience: {have} in your CV, {need} asked for, but nothing shows "
        "that they are in this field.",
    ),
    "reason.years.skill_met": QT_TRANSLATE_NOOP(
        "Wording",
        "Years in jobs that name {found}: {have}; asked for: {need}.",
    ),
    "reason.years.skill_short": QT_TRANSLATE_NOOP(
        "Wording",
        "Years in jobs that name {found}: only {have}; asked for: {need}. If you used "
        "it in other jobs too, say so there.",
    ),
    "reason.years.skill_unclear": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV names {found}, but in no dated job, so the years asked for ({need}) "
        "cannot be told. Name it in the jobs where you used it.",
    ),
    "reason.degree.met": QT_TRANSLATE_NOOP("Wording", "Asked for: {need}. Your CV shows: {have}."),
    "reason.degree.below": QT_TRANSLATE_NOOP(
        "Wording",
        "Asked for: {need}. Your CV shows one level below: {have}.",
    ),
    "reason.degree.far_below": QT_TRANSLATE_NOOP(
        "Wording",
        "Asked for: {need}. Your CV shows only: {have}.",
    ),
    "reason.degree.unfinished": QT_TRANSLATE_NOOP(
        "Wording",
        "Asked for: {need}. In your CV it is not finished yet: {have}.",
    ),
    "reason.degree.equivalent": QT_TRANSLATE_NOOP(
        "Wording",
        "Asked for: {need}, or equivalent experience. Your CV shows no such degree but "
        "years of experience: {have}.",
    ),
    "reason.degree.level_unsaid": QT_TRANSLATE_NOOP(
        "Wording",
        "Asked for: {need}. Your CV names a school but not your degree; add it.",
    ),
    "reason.degree.none": QT_TRANSLATE_NOOP(
        "Wording",
        "Asked for: {need}. No degree was found in your CV; if you have one, list it "
        "under education.",
    ),
    "reason.skills.none_soft": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV gives no example of {missing}. Add one from a job or a project.",
    ),
    "reason.certificates.unfinished": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV says that {found} is not finished yet; add the date when you expect it.",
    ),
    "reason.certificates.none_of": QT_TRANSLATE_NOOP(
        "Wording",
        "None of these is in your CV: {missing}. One is enough; if you hold one, list it "
        "under certificates.",
    ),
    "reason.years.other_work": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV shows {have} years of experience, and {need} are asked for, but none of "
        "its jobs names {missing}. If you did this work, say so there.",
    ),
    "reason.years.none_with": QT_TRANSLATE_NOOP(
        "Wording",
        "Years asked for with {missing}: {need}. Your CV does not name it; if you have "
        "done this work, add it with its dates.",
    ),
    "reason.degree.related_field": QT_TRANSLATE_NOOP(
        "Wording",
        "The level fits. The field of study asked for is {need}; yours is close to it: "
        "{have}.",
    ),
    "reason.degree.other_field": QT_TRANSLATE_NOOP(
        "Wording",
        "The level fits, but the field of study asked for is {need}; your CV shows "
        "{have}.",
    ),
    "reason.field.met": QT_TRANSLATE_NOOP(
        "Wording",
        "Field of study asked for: {need}. Your CV shows: {have}.",
    ),
    "reason.field.related": QT_TRANSLATE_NOOP(
        "Wording",
        "Field of study asked for: {need}. Yours is close to it: {have}.",
    ),
    "reason.field.other": QT_TRANSLATE_NOOP(
        "Wording",
        "Field of study asked for: {need}; your CV shows {have}.",
    ),
    "term.field.computing": QT_TRANSLATE_NOOP("Wording", "computing"),
    "term.field.electronics": QT_TRANSLATE_NOOP("Wording", "electrical and electronic engineering"),
    "term.field.mechanics": QT_TRANSLATE_NOOP("Wording", "mechanical engineering"),
    "term.field.construction": QT_TRANSLATE_NOOP("Wording", "construction and architecture"),
    "term.field.mathematics": QT_TRANSLATE_NOOP("Wording", "mathematics and statistics"),
    "term.field.science": QT_TRANSLATE_NOOP("Wording", "natural sciences"),
    "term.field.accounting": QT_TRANSLATE_NOOP("Wording", "accounting and audit"),
    "term.field.finance": QT_TRANSLATE_NOOP("Wording", "finance and economics"),
    "term.field.business": QT_TRANSLATE_NOOP("Wording", "business"),
    "term.field.marketing": QT_TRANSLATE_NOOP("Wording", "marketing and communications"),
    "term.field.human_resources": QT_TRANSLATE_NOOP("Wording", "human resources and psychology"),
    "term.field.law": QT_TRANSLATE_NOOP("Wording", "law"),
    "term.field.languages": QT_TRANSLATE_NOOP("Wording", "languages"),
    "term.field.education": QT_TRANSLATE_NOOP("Wording", "education"),
    "term.field.medicine": QT_TRANSLATE_NOOP("Wording", "medicine and health"),
    "term.field.design": QT_TRANSLATE_NOOP("Wording", "design"),
    "term.field.hospitality": QT_TRANSLATE_NOOP("Wording", "hospitality and tourism"),
    "reason.language.met": QT_TRANSLATE_NOOP("Wording", "Asked for: {need}. Your CV says: {have}."),
    "reason.language.below": QT_TRANSLATE_NOOP(
        "Wording",
        "Asked for: {need}. Your CV says less: {have}.",
    ),
    "reason.language.no_level": QT_TRANSLATE_NOOP(
        "Wording",
        "Asked for: {need}. Your CV names it without a level ({have}); add one, a test "
        "score for example.",
    ),
    "reason.language.none": QT_TRANSLATE_NOOP(
        "Wording",
        "Asked for: {need}. Your CV does not name it; add your level.",
    ),
    "reason.language.written": QT_TRANSLATE_NOOP("Wording", "Your CV is written in {language}."),
    "reason.language.written_no_level": QT_TRANSLATE_NOOP(
        "Wording",
        "Your CV is written in {language} but does not state your level; add it.",
    ),
    "term.language.en": QT_TRANSLATE_NOOP("Wording", "English"),
    "term.language.vi": QT_TRANSLATE_NOOP("Wording", "Vietnamese"),
    "term.degree.high_school": QT_TRANSLATE_NOOP("Wording", "high school"),
    "term.degree.vocational": QT_TRANSLATE_NOOP("Wording", "vocational training"),
    "term.degree.associate": QT_TRANSLATE_NOOP("Wording", "associate degree"),
    "term.degree.bachelor": QT_TRANSLATE_NOOP("Wording", "bachelor's degree"),
    "term.degree.master": QT_TRANSLATE_NOOP("Wording", "master's degree"),
    "term.degree.doctorate": QT_TRANSLATE_NOOP("Wording", "doctorate"),
    "axis.not_asked": QT_TRANSLATE_NOOP("Wording", "Not asked for in this advert."),
    "axis.not_scored": QT_TRANSLATE_NOOP(
        "Wording",
        "Asked for, but none of its rows could be judged.",
    ),
    "axis.largest_gap.missing": QT_TRANSLATE_NOOP(
        "Wording",
        "{met} of {of} met; the largest gap: {gap}.",
    ),
    "axis.largest_gap.partial": QT_TRANSLATE_NOOP(
        "Wording",
        "{met} of {of} met; the rest only in part, first of all: {gap}.",
    ),
    "axis.all_met": translate(
        "Wording",
        "%n requirement(s) asked for, all met.",
        "",
        1,
    ),
    "warning.copied": translate(
        "Wording",
        "%n requirement(s) of the advert stand word for word in the CV; they do not "
        "count as proof.",
        "",
        1,
    ),
}

_STORE: dict[str, str] = {
    "store.newer": QT_TRANSLATE_NOOP("Wording", "The data in {folder} belongs to a newer version of CareerFlow. Update CareerFlow, or choose another data folder in the settings."),
    "store.foreign": QT_TRANSLATE_NOOP("Wording", "The database in {folder} belongs to another program. Choose another data folder in the settings."),
    "store.read_only": QT_TRANSLATE_NOOP("Wording", "CareerFlow cannot write to its data folder {folder}. Allow writing there, or choose another folder in the settings."),
    "store.locked": QT_TRANSLATE_NOOP("Wording", "Another program is using the database in {folder}. Close it and try again. Nothing was lost."),
    "store.full": QT_TRANSLATE_NOOP("Wording", "The disk that holds {folder} is full. Free some space and try again. What was saved before is safe."),
    "store.damaged": QT_TRANSLATE_NOOP("Wording", "The database in {folder} is damaged. Keep the folder as it is: its backups may help to restore your data."),
    "store.failed": QT_TRANSLATE_NOOP("Wording", "The database in {folder} could not be read or written. Check the disk and try again."),
    "store.unreadable_record": QT_TRANSLATE_NOOP("Wording", "This saved entry cannot be read any more. Analyze the CV and the job advert again."),
    "store.not_found": QT_TRANSLATE_NOOP("Wording", "This entry is no longer in your library."),
    "secrets.no_keyring": QT_TRANSLATE_NOOP("Wording", "This computer has no safe place for keys, so the key was not saved. Set up a keyring (such as GNOME Keyring or KWallet) and try again."),
    "secrets.locked": QT_TRANSLATE_NOOP("Wording", "The keyring of this computer is locked. Unlock it and try again."),
    "settings.damaged": QT_TRANSLATE_NOOP("Wording", "The settings file could not be read, so the defaults are used. The old file is kept as {file}."),
    "settings.not_saved": QT_TRANSLATE_NOOP("Wording", "The settings could not be saved in {folder}. Allow writing there and try again."),
}

_COMMAND_LINE: dict[str, str] = {
    "cli.help.careerflow": QT_TRANSLATE_NOOP("Wording", "Compares a CV with a job advert, requirement by requirement, and shows the evidence. Without a command it opens the window."),
    "cli.help.version": QT_TRANSLATE_NOOP("Wording", "show the version and leave"),
    "cli.help.read": QT_TRANSLATE_NOOP("Wording", "show a CV as CareerFlow reads it"),
    "cli.help.requirements": QT_TRANSLATE_NOOP("Wording", "show the requirements of a job advert"),
    "cli.help.analyze": QT_TRANSLATE_NOOP("Wording", "compare a CV with a job advert"),
    "cli.help.doctor": QT_TRANSLATE_NOOP("Wording", "show versions, folders, keyring and models"),
    "cli.help.cv": QT_TRANSLATE_NOOP("Wording", "a PDF or a .txt file"),
    "cli.help.password": QT_TRANSLATE_NOOP("Wording", "the password of a protected PDF"),
    "cli.help.job": QT_TRANSLATE_NOOP("Wording", "a text file, or - for standard input"),
    "cli.help.json": QT_TRANSLATE_NOOP("Wording", "print JSON"),
    "cli.help.words": QT_TRANSLATE_NOOP("Wording", "JSON with the place of every word"),
    "cli.help.language": QT_TRANSLATE_NOOP("Wording", "language of the result"),
    "cli.help.as_of": QT_TRANSLATE_NOOP("Wording", "the month that “present” in the CV means; this month if not given"),
    "cli.help.save": QT_TRANSLATE_NOOP("Wording", "keep the report in your library"),
    "cli.usage": QT_TRANSLATE_NOOP("Wording", "{problem}\nType “{command} --help” to see what is possible."),
    "cli.password_hint": QT_TRANSLATE_NOOP("Wording", "Give the password with --password."),
    "cli.saved": QT_TRANSLATE_NOOP("Wording", "The report was saved in your library."),
    "cli.job_not_readable": QT_TRANSLATE_NOOP("Wording", "The job advert “{name}” could not be opened. Check its name."),
    "cli.job_too_long": QT_TRANSLATE_NOOP("Wording", "“{name}” is too long for a job advert. Keep the advert alone in the file."),
    "cli.job_not_text": QT_TRANSLATE_NOOP("Wording", "“{name}” is not a text file. Save the job advert as text with the encoding UTF-8."),
    "cli.unexpected": QT_TRANSLATE_NOOP("Wording", "Something went wrong inside CareerFlow. The details are in {file}."),
    "cli.unexpected_unlogged": QT_TRANSLATE_NOOP("Wording", "Something went wrong inside CareerFlow ({kind})."),
    "text.report": QT_TRANSLATE_NOOP("Wording", "Report"),
    "text.page": QT_TRANSLATE_NOOP("Wording", "Page {page}"),
    "text.about_cv": QT_TRANSLATE_NOOP("Wording", "What was recognised"),
    "text.language": QT_TRANSLATE_NOOP("Wording", "Language: {language}"),
    "text.person.name": QT_TRANSLATE_NOOP("Wording", "Name: {value}"),
    "text.person.title": QT_TRANSLATE_NOOP("Wording", "Title: {value}"),
    "text.person.email": QT_TRANSLATE_NOOP("Wording", "E-mail: {value}"),
    "text.person.phone": QT_TRANSLATE_NOOP("Wording", "Phone: {value}"),
    "text.person.years": QT_TRANSLATE_NOOP("Wording", "Years of experience: {years}"),
    "text.section.person": QT_TRANSLATE_NOOP("Wording", "Contact details"),
    "text.section.summary": QT_TRANSLATE_NOOP("Wording", "Summary"),
    "text.section.experience": QT_TRANSLATE_NOOP("Wording", "Experience"),
    "text.section.education": QT_TRANSLATE_NOOP("Wording", "Education"),
    "text.section.skills": QT_TRANSLATE_NOOP("Wording", "Skills"),
    "text.section.projects": QT_TRANSLATE_NOOP("Wording", "Projects"),
    "text.section.languages": QT_TRANSLATE_NOOP("Wording", "Languages"),
    "text.section.certificates": QT_TRANSLATE_NOOP("Wording", "Certificates"),
    "text.section.awards": QT_TRANSLATE_NOOP("Wording", "Awards"),
    "text.section.publications": QT_TRANSLATE_NOOP("Wording", "Publications"),
    "text.section.activities": QT_TRANSLATE_NOOP("Wording", "Activities"),
    "text.section.interests": QT_TRANSLATE_NOOP("Wording", "Interests"),
    "text.section.references": QT_TRANSLATE_NOOP("Wording", "References"),
    "text.section.other": QT_TRANSLATE_NOOP("Wording", "Other"),
    "text.kind.must": QT_TRANSLATE_NOOP("Wording", "Must have"),
    "text.kind.nice": QT_TRANSLATE_NOOP("Wording", "Nice to have"),
    "text.left_out": QT_TRANSLATE_NOOP("Wording", "Left out"),
    "text.left_out.company": QT_TRANSLATE_NOOP("Wording", "about the company"),
    "text.left_out.benefits": QT_TRANSLATE_NOOP("Wording", "benefits"),
    "text.left_out.how_to_apply": QT_TRANSLATE_NOOP("Wording", "how to apply"),
    "text.left_out.equal_opportunity": QT_TRANSLATE_NOOP("Wording", "equal opportunity"),
    "text.left_out.facts": QT_TRANSLATE_NOOP("Wording", "facts of the job"),
    "text.left_out.heading": QT_TRANSLATE_NOOP("Wording", "heading"),
    "text.left_out.duties": QT_TRANSLATE_NOOP("Wording", "duties"),
    "text.left_out.other": QT_TRANSLATE_NOOP("Wording", "other"),
    "text.not_installed": QT_TRANSLATE_NOOP("Wording", "not installed"),
    "text.writable": QT_TRANSLATE_NOOP("Wording", "writable"),
    "text.not_writable": QT_TRANSLATE_NOOP("Wording", "not writable"),
    "text.no_keyring": QT_TRANSLATE_NOOP("Wording", "none that is safe"),
    "text.intact": QT_TRANSLATE_NOOP("Wording", "intact"),
    "text.damaged": QT_TRANSLATE_NOOP("Wording", "missing or damaged"),
    "text.score": QT_TRANSLATE_NOOP("Wording", "Score: {score} of 100"),
    "text.no_score": QT_TRANSLATE_NOOP("Wording", "Score: none, since nothing could be scored"),
    "text.must_have": QT_TRANSLATE_NOOP("Wording", "Must-haves met: {met} of {of}"),
    "text.nice_to_have": QT_TRANSLATE_NOOP("Wording", "Nice-to-haves met: {met} of {of}"),
    "text.not_scored": QT_TRANSLATE_NOOP("Wording", "Not scored: {number}"),
    "text.as_of": QT_TRANSLATE_NOOP("Wording", "“Present” in the CV means {month}"),
    "text.of_ten": QT_TRANSLATE_NOOP("Wording", "{score}/10"),
    "text.axis.hard_skills": QT_TRANSLATE_NOOP("Wording", "Hard skills"),
    "text.axis.soft_skills": QT_TRANSLATE_NOOP("Wording", "Soft skills"),
    "text.axis.experience": QT_TRANSLATE_NOOP("Wording", "Experience"),
    "text.axis.education": QT_TRANSLATE_NOOP("Wording", "Education"),
    "text.axis.domain_knowledge": QT_TRANSLATE_NOOP("Wording", "Domain knowledge"),
    "text.verdict.met": QT_TRANSLATE_NOOP("Wording", "Met"),
    "text.verdict.partial": QT_TRANSLATE_NOOP("Wording", "Partial"),
    "text.verdict.missing": QT_TRANSLATE_NOOP("Wording", "Missing"),
    "text.verdict.not_scored": QT_TRANSLATE_NOOP("Wording", "Not scored"),
    "text.unverified": QT_TRANSLATE_NOOP("Wording", "not found in the CV"),
    "text.on_page": QT_TRANSLATE_NOOP("Wording", "page {page}"),
    "text.keywords.matched": QT_TRANSLATE_NOOP("Wording", "Matched keywords: {skills}"),
    "text.keywords.missing": QT_TRANSLATE_NOOP("Wording", "Missing keywords: {skills}"),
    "text.years_from": QT_TRANSLATE_NOOP("Wording", "{low} years or more"),
    "text.years": QT_TRANSLATE_NOOP("Wording", "{low} to {high} years"),
    "text.degree.high_school": QT_TRANSLATE_NOOP("Wording", "high school"),
    "text.degree.vocational": QT_TRANSLATE_NOOP("Wording", "vocational training"),
    "text.degree.associate": QT_TRANSLATE_NOOP("Wording", "associate degree"),
    "text.degree.bachelor": QT_TRANSLATE_NOOP("Wording", "bachelor's degree"),
    "text.degree.master": QT_TRANSLATE_NOOP("Wording", "master's degree"),
    "text.degree.doctorate": QT_TRANSLATE_NOOP("Wording", "doctorate"),
}

_WINDOW: dict[str, str] = {
    "task.unexpected": QT_TRANSLATE_NOOP("Wording", "Something went wrong that should not have ({kind}). Nothing was lost. Try again; if it happens again, please report it with the log file that `careerflow doctor` names."),
    "window.first_file_only": QT_TRANSLATE_NOOP("Wording", "One CV at a time: {name} was opened."),
    "window.report_not_saved": QT_TRANSLATE_NOOP("Wording", "This report is not saved and will be gone when CareerFlow closes."),
    "preview.protected": QT_TRANSLATE_NOOP("Wording", "This CV is protected, and CareerFlow does not keep passwords. To see its pages, drop the file on the Analyze page, enter its password and analyze again: the report is the same."),
    "store.file_gone": QT_TRANSLATE_NOOP("Wording", "The stored copy of this CV is missing, so its pages cannot be shown. The report itself is complete."),
}

_STAGES: dict[str, str] = {
    "stage.reading": QT_TRANSLATE_NOOP("Wording", "Reading the CV"),
    "stage.embedding": QT_TRANSLATE_NOOP("Wording", "Preparing the CV for comparison"),
    "stage.storing": QT_TRANSLATE_NOOP("Wording", "Saving"),
    "stage.requirements": QT_TRANSLATE_NOOP("Wording", "Finding the requirements of the job"),
    "stage.retrieving": QT_TRANSLATE_NOOP("Wording", "Looking for evidence in the CV"),
    "stage.judging": QT_TRANSLATE_NOOP("Wording", "Judging each requirement"),
    "stage.locating": QT_TRANSLATE_NOOP("Wording", "Locating the evidence on its page"),
    "stage.scoring": QT_TRANSLATE_NOOP("Wording", "Adding up the score"),
}
# fmt: on

_SENTENCES: dict[str, str] = (
    _READING | _ENGINE | _JOB | _REASONS | _STORE | _COMMAND_LINE | _WINDOW | _STAGES
)


def resolve(setting: Language) -> str:
    """The code of the language to use: "en" or "vi"; the system's where the user left it so."""
    if setting is not Language.SYSTEM:
        return setting.value
    wanted = [name.split("-")[0] for name in QLocale.system().uiLanguages()]
    return next((code for code in wanted if code in LANGUAGES), "en")


@cache
def _skill_labels(language: str) -> Mapping[str, str]:
    """Canonical name -> name in this language, where they differ."""
    file = paths.bundled(f"taxonomy/labels_{language}.json")
    if not file.exists():
        return {}
    labels: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return labels


class Wording:
    """Says messages in one language, "en" or "vi"."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._translator = QTranslator()
        # Without its catalogue English still reads well: only its plurals come from there.
        self._translator.load(str(paths.translations() / f"careerflow_{language}.qm"))
        self._skills = _skill_labels(language)

    def skill(self, name: str) -> str:
        """What professionals call a skill, given its name in the taxonomy; most technologies
        have one name everywhere."""
        return self._skills.get(name, name)

    def say(self, message: Message) -> str:
        """The sentence; raises KeyError for an unknown id."""
        count = message.params.get("count")
        number = count if isinstance(count, int) else -1
        source = _SENTENCES[message.id]
        sentence = self._translator.translate("Wording", source, "", number) or source
        sentence = sentence.replace("%n", str(count))
        return sentence.format_map(self._in_words(message.params)) if message.params else sentence

    def _in_words(self, params: Mapping[str, ParamValue]) -> dict[str, str]:
        return {name: self._word(value) for name, value in params.items()}

    def _word(self, value: ParamValue) -> str:
        if isinstance(value, tuple):
            return ", ".join(self._word(item) for item in value)
        if isinstance(value, str) and value in _SENTENCES:
            return self.say(Message(value))
        if isinstance(value, float):
            text = f"{value:.1f}".removesuffix(".0")
            return text.replace(".", ",") if self.language == "vi" else text
        return self.skill(value) if isinstance(value, str) else str(value)
