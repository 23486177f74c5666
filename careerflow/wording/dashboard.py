"""The dashboard: what was done about a next step."""

from careerflow.wording.marking import QT_TRANSLATE_NOOP

# fmt: off
DASHBOARD: dict[str, str] = {
    "edit.step_done": QT_TRANSLATE_NOOP("Wording", "The next step of “{title}” is done."),
    "edit.step_put_off": QT_TRANSLATE_NOOP("Wording", "The next step of “{title}” was put off."),
}
# fmt: on
