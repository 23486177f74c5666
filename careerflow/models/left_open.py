"""What was open when the program ended, for the next start."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PreviewLook:
    """How the user wants CVs shown. `fit` is "width", "page" or "free"; only then `zoom` counts,
    in logical pixels per point."""

    fit: str = "width"
    zoom: float = 1.0
    thumbnails: bool = False


_WITH = "+"  # in no id


def pair_key(left: str, right: str) -> str:
    """Of the tab that compares two reports, by their ids."""
    return f"{left}{_WITH}{right}"


def pair_of(key: str) -> tuple[str, str] | None:
    """The reports that a tab compares, by its key; None for that of one report."""
    left, is_pair, right = key.partition(_WITH)
    return (left, right) if is_pair else None


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Keys of the open tabs from left to right (ids of reports, or `pair_key` of two), that of
    the shown one (empty: the list), and the place in the sidebar of the page in view (-1: as at the
    first start)."""

    reports: tuple[str, ...] = ()
    shown: str = ""
    page: int = -1
    look: PreviewLook = field(default_factory=PreviewLook)
