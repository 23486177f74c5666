"""What the program says about itself: what it consists of, and under which licences."""

from pathlib import Path

from careerflow import paths
from careerflow.models.about import About
from careerflow.models.message import Say
from careerflow.services.diagnostics import diagnose
from careerflow.services.exports.text import diagnosis_text

_NOTICES = (
    "taxonomy/ATTRIBUTION.md",
    "models/*/MODEL_CARD.md",
    "lexicon/README.md",
    "fonts/*LICENSE.txt",
    "icons/*LICENSE.txt",
)
_BETWEEN = "\n\n---\n\n"


def about(data_folder: Path, encoder: str, say: Say) -> About:
    """Reads files, those of the models whole; `encoder` is that of the settings."""
    resources = paths.bundled("")
    notices = [file for pattern in _NOTICES for file in sorted(resources.glob(pattern))]
    page = paths.bundled("licences/THIRD-PARTY.txt")
    return About(
        diagnosis_text(diagnose(data_folder, encoder), say),
        paths.bundled("licences/AGPL-3.0-or-later.txt").read_text(encoding="utf-8"),
        _BETWEEN.join(file.read_text(encoding="utf-8").strip() for file in notices),
        page if page.is_file() else None,
    )
