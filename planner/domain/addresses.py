"""Addresses that others typed, and which of them may be followed: from the window, from a PDF."""

from urllib.parse import urlsplit

from planner.domain.plain_text import harmless

SCHEMES = ("http", "https", "mailto")


def may_be_opened(address: str) -> bool:
    """Return whether `address` leads to the web or begins a letter, not to this computer.

    Schemes other than `SCHEMES` start programs or open files; what a line cannot show, a person
    cannot judge.
    """
    if any(map(str.isspace, address)) or harmless(address) != address:
        return False
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return False
    return parts.scheme in SCHEMES and bool(parts.path if parts.scheme == "mailto" else host)
