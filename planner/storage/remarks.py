"""Where the remarks of a file go when it is written: with the key or item at which they stood.

An item of a list is found again by what it holds. What has lost its place goes to the head.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.storage.comments import Comments, Place
from planner.storage.yaml_writer import Keyed, Spot

_MOST_PAIRS = 250_000
"""Pairs of items that are compared at most to find changed ones again."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Data as it is to be written, the spots by which it is, and the comments without a place."""

    data: Mapping[str, object]
    spot: Spot
    lost: tuple[str, ...]


def settled(data: Mapping[str, object], comments: Comments) -> Settled:
    """Return `data` with `comments`.

    A key that goes without saying is said where it has a remark, and what stands on one line gets
    a line a key where one of its keys has.
    """
    root = Spot()
    for place, remark in comments.remarks.items():
        spot = root
        for step in place:
            spot = spot.inner.setdefault(step, Spot())
        spot.above, spot.beside, spot.below = [*remark.above], remark.beside, [*remark.below]
    settling = _Settling(comments)
    made = settling.mapping(data, root, ())
    return Settled(made, root, tuple(settling.lost))


class _Settling:
    def __init__(self, comments: Comments) -> None:
        self._comments = comments
        self.lost: list[str] = []

    def mapping(self, data: Mapping[str, object], spot: Spot, place: Place) -> Mapping[str, object]:
        """Return `data` with a line for each key that has a remark."""
        held = {str(key) for key in data}
        wanted = [step for step in spot.inner if step not in held]
        made = self._said(data, {str(each): self._unsaid(data, each, place) for each in wanted})
        keys = {str(key): key for key in made}  # days are keys as well
        for step in wanted:
            if step not in keys:
                self.lost += spot.inner.pop(step).comments()
        for step, inner in spot.inner.items():
            key = keys[str(step)]
            if inner.inner:
                made[key] = self._value(made[key], inner, (*place, step))
            value = made[key]
            if isinstance(value, str) and "\n" in value:  # further in, they would be part of it
                inner.below = [line.strip() for line in inner.below]
        return made

    def _unsaid(self, data: Mapping[str, object], key: str | int, place: Place) -> object:
        """Return what is written for a key that was left out, `_NOTHING` where it is gone."""
        if not isinstance(data, Keyed) or key not in data.order:
            return _NOTHING
        if key in data.unsaid:
            return data.unsaid[str(key)]
        return None if (*place, key) in self._comments.bare else _NOTHING

    def _said(self, data: Mapping[str, object], more: dict[str, object]) -> dict[str, object]:
        added = {key: value for key, value in more.items() if value is not _NOTHING}
        if not added or not isinstance(data, Keyed):
            return dict(data)
        both = {**data, **added}
        ordered = {key: both[key] for key in data.order if key in both}
        return {**ordered, **both}

    def _value(self, value: object, spot: Spot, place: Place) -> object:
        if isinstance(value, Mapping) and value:
            return self.mapping(value, spot, place)
        if isinstance(value, list | tuple) and value:
            return self._list(value, spot, place)
        for each in spot.inner.values():
            spot.above += each.comments()
        spot.inner = {}
        return value

    def _list(self, value: Sequence[object], spot: Spot, place: Place) -> list[object]:
        before = self._comments.lists.get(place, ())
        at = found_again(before, value)
        inner, made = spot.inner, list(value)
        spot.inner = {}
        for step, each in inner.items():
            now = at.get(step) if isinstance(step, int) else None
            if now is None:
                self.lost += each.comments()
                continue
            spot.inner[now] = each
            if each.inner:
                made[now] = self._item(made[now], each, (*place, step))
        return made

    def _item(self, value: object, spot: Spot, place: Place) -> object:
        """The line of the “-” is that of the first key: what stands there is the item’s."""
        if not isinstance(value, Mapping):
            for each in spot.inner.values():
                spot.above += each.comments()
            spot.inner = {}
            return value
        made = self.mapping(value, spot, place)
        if spot.beside and spot.inner:
            spot.above.append(spot.beside.strip())
            spot.beside = ""
        first = spot.inner.get(next(iter(made), ""))
        if first is not None:
            spot.above += first.above
            first.above = []
        return made if spot.inner else value


_NOTHING = object()


def found_again(before: Sequence[object], now: Sequence[object]) -> dict[int, int]:
    """Return where the items of a list are now: the same ones, then those most alike, then what is
    left over if it is as many."""
    olds, news = [_marks(each) for each in before], [_marks(each) for each in now]
    found = _same(olds, news)
    left = [place for place in range(len(olds)) if place not in found]
    free = sorted(set(range(len(news))) - set(found.values()))
    if len(left) * len(free) <= _MOST_PAIRS:
        pairs = [(-len(olds[old] & news[new]), abs(old - new), old, new)
                 for old in left for new in free if olds[old] & news[new]]  # fmt: skip
        for _, _, old, new in sorted(pairs):
            if old not in found and new in free:
                found[old] = new
                free.remove(new)
    left = [place for place in left if place not in found]
    if len(left) == len(free) and all(isinstance(before[old], Mapping) for old in left):
        found.update(zip(left, free, strict=True))
    return found


def _same(olds: list[frozenset[object]], news: list[frozenset[object]]) -> dict[int, int]:
    places: dict[frozenset[object], list[int]] = {}
    for place in reversed(range(len(news))):
        places.setdefault(news[place], []).append(place)
    return {old: places[marks].pop() for old, marks in enumerate(olds) if places.get(marks)}


def _marks(item: object) -> frozenset[object]:
    """Return what an item holds, as text: quotes and decimals make no difference."""
    if isinstance(item, Mapping):
        return frozenset((key, _text(value)) for key, value in item.items() if value is not None)
    return frozenset([_text(item)])


def _text(value: object) -> str:
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    if isinstance(value, Mapping):
        return str(sorted((str(key), _text(each)) for key, each in value.items()))
    return str([_text(each) for each in value]) if isinstance(value, list | tuple) else str(value)
