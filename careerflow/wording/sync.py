"""Sync: what the user is told of it."""
# ruff: noqa: E501

from careerflow.wording.marking import QT_TRANSLATE_NOOP

# fmt: off
SYNC: dict[str, str] = {
    "stage.pulling": QT_TRANSLATE_NOOP("Wording", "Fetching changes"),
    "stage.pushing": QT_TRANSLATE_NOOP("Wording", "Sending changes"),
    "stage.sending_files": QT_TRANSLATE_NOOP("Wording", "Sending files"),
    "stage.fetching_files": QT_TRANSLATE_NOOP("Wording", "Fetching files"),
    "stage.comparing": QT_TRANSLATE_NOOP("Wording", "Comparing with the server"),
}
# fmt: on
