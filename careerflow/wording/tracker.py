"""The tracker: what was done, what is to be thought of, what could not be done."""
# ruff: noqa: E501

from careerflow.wording.marking import QT_TRANSLATE_NOOP

# fmt: off
TRACKER: dict[str, str] = {
    "tracker.stage_stays": QT_TRANSLATE_NOOP("Wording", "This stage is part of every pipeline and stays. You can rename it, or move it."),
    "tracker.last_move": QT_TRANSLATE_NOOP("Wording", "An application is always in some stage: the only entry of its history stays. Correct its day or stage instead."),
    "tracker.version_circle": QT_TRANSLATE_NOOP("Wording", "That CV is itself a later version of this one. Choose another."),
    "tracker.file_too_large": QT_TRANSLATE_NOOP("Wording", "Files of more than {megabytes} MB are not kept. Note where it is instead."),
    "tracker.file_gone": QT_TRANSLATE_NOOP("Wording", "The copy of this file is no longer in the data folder. Add the file again."),
}

EDITS: dict[str, str] = {
    "edit.undone": QT_TRANSLATE_NOOP("Wording", "Undone:"),
    "edit.redone": QT_TRANSLATE_NOOP("Wording", "Done again:"),
}
# fmt: on
