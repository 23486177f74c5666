"""Composition root of the window: services -> views -> controllers; the only place that wires."""
