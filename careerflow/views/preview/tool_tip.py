"""Text from a CV or an advert as a tool tip."""

import html


def tool_tip(text: str) -> str:
    """Markup in `text` is shown, never obeyed: Qt would otherwise guess, and load images."""
    if not text:
        return ""
    return f'<p style="white-space: pre-wrap">{html.escape(text)}</p>'
