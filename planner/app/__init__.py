"""The window: actions, files, settings, themes, start-up."""
