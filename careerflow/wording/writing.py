"""What a language model wrote, and why a part of it is missing."""
# ruff: noqa: E501

from careerflow.wording.marking import QT_TRANSLATE_NOOP, translate

# fmt: off
WRITING: dict[str, str] = {
    "writing.incomplete": QT_TRANSLATE_NOOP("Wording", "The language model's answer ended before this part. Have it written again."),
    "writing.malformed": QT_TRANSLATE_NOOP("Wording", "The language model's answer for this part has another form than was asked for. Have it written again."),
    "writing.empty": QT_TRANSLATE_NOOP("Wording", "Nothing of what the language model wrote for this part could be used. Have it written again."),
    "writing.rewrites.dropped": translate("Wording", "%n proposed rewrite(s) left out: the passage is not in the CV in these words.", "", 0),
}
# fmt: on
