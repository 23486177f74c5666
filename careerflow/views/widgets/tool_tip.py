"""Text from a CV or an advert as a tool tip."""

import html

_ONE_LINE = 56  # characters
_WIDTH = 380


def tool_tip(text: str) -> str:
    """Markup in `text` is shown, never obeyed: Qt would otherwise guess, and load images."""
    if not text:
        return ""
    lines = html.escape(text).replace("\n", "<br>")
    if len(text) <= _ONE_LINE:
        return f'<span style="white-space: nowrap">{lines}</span>'
    # Left to itself Qt makes a narrow column of it.
    return (
        f'<table width="{_WIDTH}" cellspacing="0" cellpadding="0"><tr><td>{lines}</td></tr></table>'
    )
