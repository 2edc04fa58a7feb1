"""Paints layouts with QPainter: the same painters for screen, SVG and PNG."""
