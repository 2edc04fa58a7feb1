"""The window: actions, files, settings, themes, start-up."""

from planner.app.imports import spare_reading_sources

spare_reading_sources()
