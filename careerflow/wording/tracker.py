"""The tracker: what was done, what is to be thought of, what could not be done."""
# ruff: noqa: E501

from careerflow.wording.marking import QT_TRANSLATE_NOOP, translate

# fmt: off
TRACKER: dict[str, str] = {
    "tracker.stage_stays": QT_TRANSLATE_NOOP("Wording", "This stage is part of every pipeline and stays. You can rename it, or move it."),
    "tracker.last_move": QT_TRANSLATE_NOOP("Wording", "An application is always in some stage: the only entry of its history stays. Correct its day or stage instead."),
    "tracker.version_circle": QT_TRANSLATE_NOOP("Wording", "That CV is itself a later version of this one. Choose another."),
    "tracker.file_too_large": QT_TRANSLATE_NOOP("Wording", "Files of more than {megabytes} MB are not kept. Note where it is instead."),
    "tracker.file_gone": QT_TRANSLATE_NOOP("Wording", "The copy of this file is no longer in the data folder. Add the file again."),
    "tracker.file_unreadable": QT_TRANSLATE_NOOP("Wording", "“{name}” cannot be read. Check that it is still there and that you may read it."),
    "notice.next_step": QT_TRANSLATE_NOOP("Wording", "Next step due today"),
    "notice.overdue": translate("Wording", "Next step %n day(s) overdue", "", 0),
    "notice.interview_today": QT_TRANSLATE_NOOP("Wording", "Interview today at {time}"),
    "notice.interview_tomorrow": QT_TRANSLATE_NOOP("Wording", "Interview tomorrow at {time}"),
    "notice.deadline": translate("Wording", "Deadline in %n day(s)", "", 0),
    "notice.last_day": QT_TRANSLATE_NOOP("Wording", "Deadline today"),
    "notice.no_answer": translate("Wording", "No answer for %n day(s)", "", 0),
    "notice.several": translate("Wording", "%n reminder(s)", "", 0),
    "notice.open": QT_TRANSLATE_NOOP("Wording", "Open"),
    "ics.none": QT_TRANSLATE_NOOP("Wording", "There are no dates to export: give an application a next step, an interview or a deadline first."),
    "ics.next_step": QT_TRANSLATE_NOOP("Wording", "{step} ({title})"),
    "ics.something": QT_TRANSLATE_NOOP("Wording", "Next step: {title}"),
    "ics.deadline": QT_TRANSLATE_NOOP("Wording", "Deadline: {title}"),
    "ics.round": QT_TRANSLATE_NOOP("Wording", "{round}: {title}"),
    "ics.interview": QT_TRANSLATE_NOOP("Wording", "Interview: {title}"),
}

EDITS: dict[str, str] = {
    "edit.undone": QT_TRANSLATE_NOOP("Wording", "Undone:"),
    "edit.redone": QT_TRANSLATE_NOOP("Wording", "Done again:"),
    "edit.application_stage": QT_TRANSLATE_NOOP("Wording", "“{title}” is now in {stage}."),
    "edit.application_next_step": QT_TRANSLATE_NOOP("Wording", "The next step of “{title}” was changed."),
    "edit.application_link": QT_TRANSLATE_NOOP("Wording", "The link of “{title}” was changed."),
    "edit.application_salary": QT_TRANSLATE_NOOP("Wording", "The salary of “{title}” was changed."),
    "edit.application_tags": QT_TRANSLATE_NOOP("Wording", "The tags of “{title}” were changed."),
    "edit.application_notes": QT_TRANSLATE_NOOP("Wording", "The notes on “{title}” were changed."),
    "edit.application_cv": QT_TRANSLATE_NOOP("Wording", "The CV of “{title}” was changed."),
    "edit.application_deleted": QT_TRANSLATE_NOOP("Wording", "“{title}” is in the trash."),
    "edit.move_added": QT_TRANSLATE_NOOP("Wording", "A stage was added to the history of “{title}”."),
    "edit.move_corrected": QT_TRANSLATE_NOOP("Wording", "The history of “{title}” was corrected."),
    "edit.move_withdrawn": QT_TRANSLATE_NOOP("Wording", "A stage was taken out of the history of “{title}”."),
    "edit.interview_added": QT_TRANSLATE_NOOP("Wording", "An interview round was added to “{title}”."),
    "edit.interview_changed": QT_TRANSLATE_NOOP("Wording", "An interview round of “{title}” was changed."),
    "edit.interview_deleted": QT_TRANSLATE_NOOP("Wording", "An interview round of “{title}” was deleted."),
    "edit.contact_added": QT_TRANSLATE_NOOP("Wording", "A contact was added to “{title}”."),
    "edit.contact_changed": QT_TRANSLATE_NOOP("Wording", "A contact of “{title}” was changed."),
    "edit.contact_deleted": QT_TRANSLATE_NOOP("Wording", "A contact of “{title}” was deleted."),
    "edit.files_added": translate("Wording", "%n file(s) were added to “{title}”.", "", 0),
    "edit.file_removed": QT_TRANSLATE_NOOP("Wording", "A file was removed from “{title}”."),
    "edit.saved_to_pipeline": QT_TRANSLATE_NOOP("Wording", "“{title}” is in the pipeline, in {stage}."),
    "edit.report_attached": QT_TRANSLATE_NOOP("Wording", "“{title}” now has this report and its CV."),
}
# fmt: on
