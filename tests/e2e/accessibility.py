"""Reads and drives other programs through AT-SPI; runs under the system's Python (gi).

Answers each line of its input with a line, both of JSON, until its input ends. Questions are

    ["dump", APPLICATION]
    ["find", APPLICATION, ROLE, NAME]
    ["press" or "focus", APPLICATION, ROLE, NAME]
    ["set", APPLICATION, ROLE, NAME, TEXT]

and an answer is {"answer": ...}, or {"error": SENTENCE}. What is found is in view. To `find`, NAME
is a part of the name, the label or the text; to do something, a part of the name, or with "="
before it all of the name, of what is enabled.

The bus is asked without libatspi: that waits for the answer to each call before the next, and a
program that is busy drawing takes its time. Here all objects of a level are asked at once.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

INTERFACE = "org.a11y.atspi."
ACCESSIBLE = f"{INTERFACE}Accessible"
ROOT = "/org/a11y/atspi/accessible/root"
DESKTOP = ("org.a11y.atspi.Registry", ROOT)
PATIENCE_MS = 10_000
STATES = {
    "focusable": Atspi.StateType.FOCUSABLE,
    "focused": Atspi.StateType.FOCUSED,
    "showing": Atspi.StateType.SHOWING,
    "selected": Atspi.StateType.SELECTED,
    "enabled": Atspi.StateType.ENABLED,
    "checked": Atspi.StateType.CHECKED,
}


class NothingFoundError(Exception):
    """Says what is not there."""


def bus():
    """A connection to the accessibility bus, whose address the session bus knows."""
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    place = ("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
    answer = session.call_sync(*place, None, None, Gio.DBusCallFlags.NONE, PATIENCE_MS, None)
    flags = Gio.DBusConnectionFlags
    flags = flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(answer.unpack()[0], flags, None, None)


BUS = bus()


def ask(nodes, interface, method, arguments=None):
    """What each answers; None of one that went away, or has no such interface."""
    answers = [None] * len(nodes)
    waiting = len(nodes)

    def take(connection, result, place):
        nonlocal waiting
        waiting -= 1
        try:
            answers[place] = connection.call_finish(result).unpack()[0]
        except GLib.Error:
            answers[place] = None

    for place, (owner, path) in enumerate(nodes):
        what = (owner, path, interface, method, arguments, None)
        BUS.call(*what, Gio.DBusCallFlags.NONE, PATIENCE_MS, None, take, place)
    context = GLib.MainContext.default()
    while waiting:
        context.iteration(True)
    return answers


def values(nodes, name):
    """Of a property of each, "" where there is none."""
    wanted = GLib.Variant("(ss)", (ACCESSIBLE, name))
    return [value or "" for value in ask(nodes, "org.freedesktop.DBus.Properties", "Get", wanted)]


def has(states, state):
    """Whether it is among what GetState answered, two numbers of 32 bits."""
    low, high = states or (0, 0)
    return bool((high << 32 | low) >> int(state) & 1)


def roles(nodes):
    return [
        Atspi.role_get_name(Atspi.Role(role)) if role is not None else ""
        for role in ask(nodes, ACCESSIBLE, "GetRole")
    ]


def texts(nodes):
    interfaces = ask(nodes, ACCESSIBLE, "GetInterfaces")
    having = [
        node
        for node, given in zip(nodes, interfaces, strict=True)
        if f"{INTERFACE}Text" in (given or ())
    ]
    whole = GLib.Variant("(ii)", (0, -1))
    found = dict(zip(having, ask(having, f"{INTERFACE}Text", "GetText", whole), strict=True))
    return [found.get(node) or "" for node in nodes]


def labels(nodes):
    """The names of the labels beside each: Qt names a combo box after its value."""
    found = []
    for relations in ask(nodes, ACCESSIBLE, "GetRelationSet"):
        of_it = [
            target
            for kind, targets in relations or ()
            if kind == int(Atspi.RelationType.LABELLED_BY)
            for target in targets
        ]
        found.append(" ".join(values(of_it, "Name")))
    return found


def boxes(nodes):
    """On the screen; None of what has no place."""
    of_screen = GLib.Variant("(u)", (int(Atspi.CoordType.SCREEN),))
    found = ask(nodes, f"{INTERFACE}Component", "GetExtents", of_screen)
    return [list(box) if box else None for box in found]


def described(nodes, states):
    """All there is to know of each but its children."""
    parts = {
        "role": roles(nodes),
        "name": values(nodes, "Name"),
        "label": labels(nodes),
        "description": values(nodes, "Description"),
        "text": texts(nodes),
        "box": boxes(nodes),
        "states": [[name for name, state in STATES.items() if has(of, state)] for of in states],
    }
    return [dict(zip(parts, of, strict=True)) for of in zip(*parts.values(), strict=True)]


def application(name):
    """The one of that name; waits a while for it to start."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while time.monotonic() < end:
        running = (ask([DESKTOP], ACCESSIBLE, "GetChildren")[0]) or []
        for app, named in zip(running, values(running, "Name"), strict=True):
            if name.lower() in named.lower():
                return app
        time.sleep(0.1)
    raise NothingFoundError(f"no application {name!r} on the accessibility bus")


def in_view(app):
    """What is showing, and within what is: object -> [(child, its states)]."""
    below = {}
    level = [app]
    while level:
        offspring = ask(level, ACCESSIBLE, "GetChildren")
        asked = [child for children in offspring for child in children or ()]
        states = dict(zip(asked, ask(asked, ACCESSIBLE, "GetState"), strict=True))
        for node, children in zip(level, offspring, strict=True):
            of_it = [(child, states[child]) for child in children or ()]
            below[node] = [one for one in of_it if has(one[1], Atspi.StateType.SHOWING)]
        level = [child for node in level for child, _states in below[node]]
    return below


def in_order(node, below):
    """All below the object as one would read it: (object, its states)."""
    for child, states in below[node]:
        yield child, states
        yield from in_order(child, below)


def of_role(app, role):
    """What of that role is in view: (object, its states, its name)."""
    found = list(in_order(app, in_view(app)))
    kinds = roles([node for node, _states in found])
    alike = [one for one, kind in zip(found, kinds, strict=True) if kind == role]
    names = values([node for node, _states in alike], "Name")
    return [(*one, name) for one, name in zip(alike, names, strict=True)]


def find(app_name, role, name):
    """All there is to know of the first, or None."""
    found = of_role(application(app_name), role)
    nodes = [node for node, _states, _named in found]
    other = zip(labels(nodes), texts(nodes), strict=True)
    for (node, states, named), more in zip(found, other, strict=True):
        if any(name in part for part in (named, *more)):
            return described([node], [states])[0]
    return None


def dump(app_name):
    """All there is to know of all that is in view, below its application."""
    app = application(app_name)
    below = in_view(app)
    seen = [(app, ask([app], ACCESSIBLE, "GetState")[0]), *in_order(app, below)]
    told = described([node for node, _states in seen], [states for _node, states in seen])
    known = dict(zip([node for node, _states in seen], told, strict=True))
    for node, children in below.items():
        known[node]["children"] = [known[child] for child, _states in children]
    return known[app]


def is_named(name, named, states):
    if not name.startswith("="):
        return name in named
    return named == name[1:] and has(states, Atspi.StateType.ENABLED)


def act(verb, app_name, role, name, *text):
    wanted = {
        "press": (f"{INTERFACE}Action", "DoAction", GLib.Variant("(i)", (0,))),
        "focus": (f"{INTERFACE}Component", "GrabFocus"),
        "set": (f"{INTERFACE}EditableText", "SetTextContents", GLib.Variant("(s)", text or ("",))),
    }[verb]
    end = time.monotonic() + PATIENCE_MS / 1000
    while time.monotonic() < end:
        fits = [
            node
            for node, states, named in of_role(application(app_name), role)
            if is_named(name, named, states)
        ]
        if not fits:
            raise NothingFoundError(f"no {role} {name!r}")
        done = ask(fits[:1], *wanted)[0]
        if done:
            return
        if done is None:
            raise NothingFoundError(f"{role} {name!r} did not answer to {verb}")
        time.sleep(0.1)  # it is there, and still disabled
    raise NothingFoundError(f"{verb} {role} {name!r} was refused")


def answer(verb, *rest):
    if verb == "dump":
        return dump(*rest)
    return find(*rest) if verb == "find" else act(verb, *rest)


for line in sys.stdin:
    try:
        reply = {"answer": answer(*json.loads(line))}
    except NothingFoundError as error:
        reply = {"error": str(error)}
    sys.stdout.write(json.dumps(reply) + "\n")
    sys.stdout.flush()
