"""Paints the timeline: grid, lanes, bars, arrows, axis, capacity strip, drag feedback."""
