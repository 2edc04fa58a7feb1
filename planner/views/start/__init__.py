"""The start page, and the page for a file that cannot be opened."""
