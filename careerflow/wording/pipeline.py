"""What was done on the Pipeline page."""
# ruff: noqa: E501

from careerflow.wording.marking import QT_TRANSLATE_NOOP, translate

# fmt: off
PIPELINE: dict[str, str] = {
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
