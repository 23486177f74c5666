"""What goes out and comes in: the columns of a CSV file, and what could not be read."""
# ruff: noqa: E501

from careerflow.wording.marking import QT_TRANSLATE_NOOP, translate

# fmt: off
INOUT: dict[str, str] = {
    "inout.column.title": QT_TRANSLATE_NOOP("Wording", "Title"),
    "inout.column.company": QT_TRANSLATE_NOOP("Wording", "Company"),
    "inout.column.location": QT_TRANSLATE_NOOP("Wording", "Location"),
    "inout.column.stage": QT_TRANSLATE_NOOP("Wording", "Stage"),
    "inout.column.applied": QT_TRANSLATE_NOOP("Wording", "Applied on"),
    "inout.column.entered": QT_TRANSLATE_NOOP("Wording", "In this stage since"),
    "inout.column.saved": QT_TRANSLATE_NOOP("Wording", "Saved on"),
    "inout.column.next_step": QT_TRANSLATE_NOOP("Wording", "Next step"),
    "inout.column.next_step_on": QT_TRANSLATE_NOOP("Wording", "Next step on"),
    "inout.column.deadline": QT_TRANSLATE_NOOP("Wording", "Deadline"),
    "inout.column.posted": QT_TRANSLATE_NOOP("Wording", "Posted on"),
    "inout.column.salary_low": QT_TRANSLATE_NOOP("Wording", "Salary from"),
    "inout.column.salary_high": QT_TRANSLATE_NOOP("Wording", "Salary to"),
    "inout.column.salary_currency": QT_TRANSLATE_NOOP("Wording", "Currency"),
    "inout.column.salary_period": QT_TRANSLATE_NOOP("Wording", "Salary per"),
    "inout.column.salary": QT_TRANSLATE_NOOP("Wording", "Salary range"),
    "inout.column.source": QT_TRANSLATE_NOOP("Wording", "Source"),
    "inout.column.link": QT_TRANSLATE_NOOP("Wording", "Link"),
    "inout.column.cv": QT_TRANSLATE_NOOP("Wording", "CV"),
    "inout.column.score": QT_TRANSLATE_NOOP("Wording", "Score"),
    "inout.column.tags": QT_TRANSLATE_NOOP("Wording", "Tags"),
    "inout.column.notes": QT_TRANSLATE_NOOP("Wording", "Notes"),
    "inout.column.language": QT_TRANSLATE_NOOP("Wording", "Advert's language"),
    "inout.column.text": QT_TRANSLATE_NOOP("Wording", "Job advert"),
    "inout.stage.wishlist": QT_TRANSLATE_NOOP("Wording", "Wishlist"),
    "inout.stage.applied": QT_TRANSLATE_NOOP("Wording", "Applied"),
    "inout.stage.interviewing": QT_TRANSLATE_NOOP("Wording", "Interviewing"),
    "inout.stage.offer": QT_TRANSLATE_NOOP("Wording", "Offer"),
    "inout.stage.rejected": QT_TRANSLATE_NOOP("Wording", "Rejected"),
    "inout.file_name": QT_TRANSLATE_NOOP("Wording", "CareerFlow data"),
    "inout.file_name_csv": QT_TRANSLATE_NOOP("Wording", "CareerFlow applications"),
    "import.gone": QT_TRANSLATE_NOOP("Wording", "“{name}” is no longer there. Choose the file again."),
    "import.unreadable": QT_TRANSLATE_NOOP("Wording", "“{name}” cannot be read. Check that you may open it, and that no other program holds it."),
    "import.no_text": QT_TRANSLATE_NOOP("Wording", "This is not a text file. In Excel or LibreOffice, save the table as “CSV UTF-8” and import that."),
    "import.no_rows": QT_TRANSLATE_NOOP("Wording", "There is no row to import in this file. Its first row names the columns; the applications follow below."),
    "import.sheet_too_big": QT_TRANSLATE_NOOP("Wording", "The file is larger than {megabytes} MB. Split it into several and import those one after the other."),
    "import.too_many_rows": QT_TRANSLATE_NOOP("Wording", "The file has more than {most} rows. Split it into several and import those one after the other."),
    "import.too_many_columns": QT_TRANSLATE_NOOP("Wording", "A row of the file has more than {most} columns. Check that it is a table of applications, saved as CSV."),
    "import.no_day": QT_TRANSLATE_NOOP("Wording", "“{cell}” is no date that could be read; it is left empty."),
    "import.no_amount": QT_TRANSLATE_NOOP("Wording", "“{cell}” is no amount that could be read; it is left empty."),
}

IMPORTED: dict[str, str] = {
    "edit.imported": translate("Wording", "%n application(s) were imported from “{name}”.", "", 0),
}
# fmt: on
