"""The tracker: what was done, what is to be thought of, what could not be done."""
# ruff: noqa: E501

from careerflow.wording.marking import QT_TRANSLATE_NOOP

# fmt: off
TRACKER: dict[str, str] = {
    "tracker.stage_stays": QT_TRANSLATE_NOOP("Wording", "This stage is part of every pipeline and stays. You can rename it, or move it."),
    "tracker.last_move": QT_TRANSLATE_NOOP("Wording", "An application is always in some stage: the only entry of its history stays. Correct its day or stage instead."),
    "tracker.version_circle": QT_TRANSLATE_NOOP("Wording", "That CV is itself a later version of this one. Choose another."),
}

EDITS: dict[str, str] = {
    "edit.undone": QT_TRANSLATE_NOOP("Wording", "Undone:"),
    "edit.redone": QT_TRANSLATE_NOOP("Wording", "Done again:"),
    "edit.job_added": QT_TRANSLATE_NOOP("Wording", "“{title}” was added to the library."),
    "edit.job_changed": QT_TRANSLATE_NOOP("Wording", "The job “{title}” was changed."),
    "edit.job_text": QT_TRANSLATE_NOOP("Wording", "The advert of “{title}” was changed."),
    "edit.job_tags": QT_TRANSLATE_NOOP("Wording", "The tags of the job “{title}” were changed."),
    "edit.job_notes": QT_TRANSLATE_NOOP("Wording", "The notes on the job “{title}” were changed."),
    "edit.job_deleted": QT_TRANSLATE_NOOP("Wording", "The job “{title}” was deleted."),
    "edit.jobs_deleted": QT_TRANSLATE_NOOP("Wording", "{count} jobs were deleted."),
    "edit.job_applied": QT_TRANSLATE_NOOP("Wording", "“{title}” was added to the pipeline."),
    "edit.jobs_applied": QT_TRANSLATE_NOOP("Wording", "{count} jobs were added to the pipeline."),
}
# fmt: on
