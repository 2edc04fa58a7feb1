"""The window, and how it is put together."""
