"""The tracker: what was done, what is to be thought of, what could not be done."""
# ruff: noqa: E501

from careerflow.wording.marking import QT_TRANSLATE_NOOP, translate

# fmt: off
TRACKER: dict[str, str] = {
    "tracker.stage_stays": QT_TRANSLATE_NOOP("Wording", "This stage is part of every pipeline and stays. You can rename it, or move it."),
    "tracker.last_move": QT_TRANSLATE_NOOP("Wording", "An application is always in some stage: the only entry of its history stays. Correct its day or stage instead."),
    "tracker.version_circle": QT_TRANSLATE_NOOP("Wording", "That CV is itself a later version of this one. Choose another."),
}

LIBRARY: dict[str, str] = {
    "library.needs_password": QT_TRANSLATE_NOOP("Wording", "This PDF is protected. Open it on the Analyze page, which asks for its password; it is then in the library too."),
    "library.added": translate("Wording", "%n CV(s) were added to the library.", "", 0),
    "library.known_already": translate("Wording", "%n CV(s) were in the library already.", "", 0),
    "library.copied": QT_TRANSLATE_NOOP("Wording", "The copy was saved as {file}."),
}

EDITS: dict[str, str] = {
    "edit.undone": QT_TRANSLATE_NOOP("Wording", "Undone:"),
    "edit.redone": QT_TRANSLATE_NOOP("Wording", "Done again:"),
    "edit.cv_renamed": QT_TRANSLATE_NOOP("Wording", "“{title}” was renamed to “{name}”."),
    "edit.cv_language": QT_TRANSLATE_NOOP("Wording", "The language of “{title}” was changed."),
    "edit.cv_tags": QT_TRANSLATE_NOOP("Wording", "The tags of “{title}” were changed."),
    "edit.cv_notes": QT_TRANSLATE_NOOP("Wording", "The notes on “{title}” were changed."),
    "edit.cv_version": QT_TRANSLATE_NOOP("Wording", "“{title}” is now the next version of “{previous}”."),
    "edit.cv_no_version": QT_TRANSLATE_NOOP("Wording", "“{title}” is no longer the next version of another CV."),
    "edit.cv_deleted": QT_TRANSLATE_NOOP("Wording", "“{title}” was moved to the trash."),
    "edit.cvs_deleted": translate("Wording", "%n CV(s) were moved to the trash.", "", 0),
}
# fmt: on
