"""Reads and drives another program through AT-SPI; runs under the system's Python (gi).

accessibility.py dump APPLICATION
accessibility.py press|focus APPLICATION ROLE NAME
accessibility.py set APPLICATION ROLE NAME TEXT

NAME is a part of the name; with "=" before it all of it, of what is enabled.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

STATES = {
    "focusable": Atspi.StateType.FOCUSABLE,
    "focused": Atspi.StateType.FOCUSED,
    "showing": Atspi.StateType.SHOWING,
    "selected": Atspi.StateType.SELECTED,
    "enabled": Atspi.StateType.ENABLED,
    "checked": Atspi.StateType.CHECKED,
}


def children(node):
    count = node.get_child_count()
    return [child for child in map(node.get_child_at_index, range(count)) if child is not None]


def application(name, seconds=10):
    end = time.time() + seconds
    while time.time() < end:
        for app in children(Atspi.get_desktop(0)):
            if name.lower() in (app.get_name() or "").lower():
                return app
        time.sleep(0.2)
    raise SystemExit(f"no application {name!r} on the accessibility bus")


def text_of(node):
    if "Text" not in node.get_interfaces():
        return ""
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def label_of(node):
    """The names of the labels beside it: Qt names a combo box after its value."""
    for relation in node.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            targets = map(relation.get_target, range(relation.get_n_targets()))
            return " ".join(target.get_name() or "" for target in targets)
    return ""


def box_of(node):
    if "Component" not in node.get_interfaces():
        return None
    box = Atspi.Component.get_extents(node, Atspi.CoordType.SCREEN)
    return [box.x, box.y, box.width, box.height]


def dump(node):
    states = node.get_state_set()
    return {
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "label": label_of(node),
        "description": node.get_description() or "",
        "text": text_of(node),
        "box": box_of(node),
        "states": [name for name, state in STATES.items() if states.contains(state)],
        "children": [dump(child) for child in alive(node)],
    }


def steadily(look):
    """Again where an object went away while it was looked at, as at a restart or when a page is
    filled: what it answers then is an error or None."""
    end = time.time() + 10
    while True:
        try:
            return look()
        except (GLib.Error, AttributeError, TypeError):
            if time.time() > end:
                raise
            time.sleep(0.2)


def alive(node):
    """Children; none where the object went away while it was looked at."""
    try:
        return children(node)
    except GLib.Error:
        return []


def walk(node):
    yield node
    for child in alive(node):
        yield from walk(child)


def is_showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def is_named(node, name):
    has = node.get_name() or ""
    if not name.startswith("="):
        return name in has
    return has == name[1:] and node.get_state_set().contains(Atspi.StateType.ENABLED)


def find(app, role, name):
    for node in walk(app):
        if node.get_role_name() == role and is_named(node, name) and is_showing(node):
            return node
    raise SystemExit(f"no {role} {name!r}")


def main(verb, app_name, *rest):
    if verb == "dump":
        json.dump(steadily(lambda: dump(application(app_name))), sys.stdout)
        return
    role, name, *values = rest
    node = steadily(lambda: find(application(app_name), role, name))
    if verb == "press":
        Atspi.Action.do_action(node, 0)
    elif verb == "focus":
        Atspi.Component.grab_focus(node)
    else:
        Atspi.EditableText.set_text_contents(node, values[0])


main(*sys.argv[1:])
