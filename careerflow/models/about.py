"""What the program says about itself."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class About:
    """`diagnosis` is what `careerflow doctor` says; `licence` the program's own; `notices` those
    of the data, models, typeface and icons that come with it, as Markdown; `third_party` the page
    that a build makes of its libraries' licences, None where the program runs from its sources."""

    diagnosis: str
    licence: str
    notices: str
    third_party: Path | None
