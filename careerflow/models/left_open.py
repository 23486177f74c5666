"""What was open when the program ended, for the next start."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PreviewLook:
    """How the user wants CVs shown. `fit` is "width", "page" or "free"; only then `zoom` counts,
    in logical pixels per point."""

    fit: str = "width"
    zoom: float = 1.0
    thumbnails: bool = False


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Ids of the open reports from left to right, that of the shown one (empty: the list), and
    the place in the sidebar of the page in view."""

    reports: tuple[str, ...] = ()
    shown: str = ""
    page: int = 0
    look: PreviewLook = field(default_factory=PreviewLook)
