"""Geometry of the views: time scale, axis, lanes, bars, arrows, snapping. No Qt."""
