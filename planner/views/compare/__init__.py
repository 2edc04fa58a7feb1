"""The routes side by side."""
