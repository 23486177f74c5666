"""Language models: their verdicts, and why one could not be asked."""

from careerflow.wording.marking import QT_TRANSLATE_NOOP

# fmt: off
MODEL: dict[str, str] = {
    "model.not_judged": QT_TRANSLATE_NOOP(
        "Wording",
        "The language model did not answer for this requirement. Ask again for it alone.",
    ),
}
# fmt: on
