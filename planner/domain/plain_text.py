"""Text that somebody typed, for places where some characters do something instead of being shown.

Control characters move the cursor of a terminal, write its title or answer in the person's name;
bidirectional ones show a line in another order than it has; XML has no place for most of them.
"""

import re

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
"""Unicode's bidirectional and deprecated format characters, to stand in a regex's class."""
_STEERING = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029]|([{BIDI_CONTROLS}])")
_STEERING_IN_JSON = re.compile(f"[\x7f-\x9f\u2028\u2029{BIDI_CONTROLS}]")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SIGN = "\N{REPLACEMENT CHARACTER}"


def harmless(text: str) -> str:
    """Return `text` on one line in which no character steers a terminal.

    Control characters and line breaks become spaces, bidirectional ones the sign U+FFFD.
    """
    return _STEERING.sub(lambda found: _SIGN if found[1] else " ", text)


def harmless_json(text: str) -> str:
    """Return JSON that means the same as `text`, with escapes for what steers a terminal."""
    return _STEERING_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def harmless_xml(text: str) -> str:
    """Return `text` with the sign U+FFFD for each character that XML 1.0 does not allow."""
    return _NOT_IN_XML.sub(_SIGN, text)
