"""The tracker: what was done, what is to be thought of, what could not be done."""
# ruff: noqa: E501

from careerflow.wording.marking import QT_TRANSLATE_NOOP, translate

# fmt: off
TRACKER: dict[str, str] = {
    "tracker.stage_stays": QT_TRANSLATE_NOOP("Wording", "This stage is part of every pipeline and stays. You can rename it, or move it."),
    "tracker.last_move": QT_TRANSLATE_NOOP("Wording", "An application is always in some stage: the only entry of its history stays. Correct its day or stage instead."),
    "tracker.version_circle": QT_TRANSLATE_NOOP("Wording", "That CV is itself a later version of this one. Choose another."),
}

EDITS: dict[str, str] = {
    "edit.undone": QT_TRANSLATE_NOOP("Wording", "Undone:"),
    "edit.redone": QT_TRANSLATE_NOOP("Wording", "Done again:"),
    "edit.pipeline.moved": QT_TRANSLATE_NOOP("Wording", "“{title}” was moved to {stage}."),
    "edit.pipeline.moved_many": translate("Wording", "%n application(s) were moved to {stage}.", "", 0),
    "edit.pipeline.reordered": QT_TRANSLATE_NOOP("Wording", "“{title}” was put in another place in {stage}."),
    "edit.pipeline.reordered_many": translate("Wording", "%n application(s) were put in another place in {stage}.", "", 0),
    "edit.pipeline.edited": QT_TRANSLATE_NOOP("Wording", "“{title}” was changed."),
    "edit.pipeline.tagged": QT_TRANSLATE_NOOP("Wording", "The tags of “{title}” were changed."),
    "edit.pipeline.tagged_many": translate("Wording", "The tags of %n application(s) were changed.", "", 0),
    "edit.pipeline.deleted": QT_TRANSLATE_NOOP("Wording", "“{title}” was moved to the trash."),
    "edit.pipeline.deleted_many": translate("Wording", "%n application(s) were moved to the trash.", "", 0),
    "edit.pipeline.added": QT_TRANSLATE_NOOP("Wording", "“{title}” was added to {stage}."),
    "edit.pipeline.stage_added": QT_TRANSLATE_NOOP("Wording", "The stage {stage} was added."),
    "edit.pipeline.stage_edited": QT_TRANSLATE_NOOP("Wording", "The stage {stage} was changed."),
    "edit.pipeline.stage_moved": QT_TRANSLATE_NOOP("Wording", "The stage {stage} was moved."),
    "edit.pipeline.stage_deleted": QT_TRANSLATE_NOOP("Wording", "The stage {stage} was deleted."),
    "term.stage.wishlist": QT_TRANSLATE_NOOP("Wording", "Wishlist"),
    "term.stage.applied": QT_TRANSLATE_NOOP("Wording", "Applied"),
    "term.stage.interviewing": QT_TRANSLATE_NOOP("Wording", "Interviewing"),
    "term.stage.offer": QT_TRANSLATE_NOOP("Wording", "Offer"),
    "term.stage.rejected": QT_TRANSLATE_NOOP("Wording", "Rejected"),
}
# fmt: on
