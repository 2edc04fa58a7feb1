"""Comparing with pictures of tests/golden/timeline; REGENERATE_GOLDEN=1 writes them anew."""

import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

FOLDER = Path(__file__).parents[2] / "golden" / "timeline"
SAME = 24
"""Difference of a colour channel (of 255) up to which a pixel counts as the same."""
MOST = 0.002
"""Share of pixels that may differ: an edge drawn a hair's breadth beside."""


def check_picture(name: str, picture: QImage, scratch: Path) -> None:
    """Fail unless `picture` looks like the golden one; `scratch` then holds what was painted."""
    path = FOLDER / f"{name}.png"
    if os.environ.get("REGENERATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        assert picture.save(str(path))
    golden = QImage(str(path))
    assert not golden.isNull(), f"{path} is missing; REGENERATE_GOLDEN=1 makes it"
    painted = scratch / f"{name}.png"
    picture.save(str(painted))
    assert picture.size() == golden.size()
    share = difference(picture, golden)
    assert share <= MOST, f"{share:.2%} of {painted} differ from {path}; REGENERATE_GOLDEN=1 renews"


def difference(one: QImage, other: QImage) -> float:
    """Return the share of pixels that differ visibly between two pictures of one size."""
    gap = np.abs(_channels(one) - _channels(other)).max(axis=2)
    return float((gap > SAME).mean())


def _channels(picture: QImage) -> NDArray[np.int16]:
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(bytes(plain.constBits()), np.uint8)
    rows = raw.reshape(plain.height(), plain.width(), 4)
    return rows[:, :, :3].astype(np.int16)
