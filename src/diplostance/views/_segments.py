"""The text cut at every bound of every act, so that what overlaps can be marked in HTML.

Acts overlap and nest, and an element can do only the latter. So the text is cut into segments
inside which nothing begins or ends, and each segment knows the acts that it belongs to.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from diplostance.model import Act, Span

MOST_LAYERS: Final = 8
"""How many acts a segment names; of more it gives the number, so that a page stays linear."""


@frozen
class Place:
    """One span of an act.

    Attributes:
        span: Where it stands.
        act: The number of the act in the document.
        telling: 0, or the number of the further telling.
        is_cue: Whether it is the cue, not the content.
        first: Whether its telling begins here.
    """

    span: Span
    act: int
    telling: int
    is_cue: bool
    first: bool


@frozen
class Layer:
    """One act that a segment belongs to, and whether as part of its cue."""

    act: int
    is_cue: bool


@frozen
class Segment:
    """A stretch of the text inside which no act begins or ends.

    Attributes:
        start: Index of its first character.
        end: Index after its last one.
        layers: The acts that it belongs to: those whose cue it is first, the innermost first.
        more: How many further acts it belongs to that are not among the layers.
        begins: The tellings that begin here, as numbers of act and telling.
    """

    start: int
    end: int
    layers: tuple[Layer, ...]
    more: int
    begins: tuple[tuple[int, int], ...]


def places(acts: Sequence[Act]) -> list[Place]:
    """Give every span of every act and of its further tellings."""
    out: list[Place] = []
    for number, act in enumerate(acts):
        told = [(act.cue, act.content), *((t.cue, t.content) for t in act.tellings)]
        for telling, (cue, content) in enumerate(told):
            spans = [(span, False) for span in content]
            if cue is not None:
                spans.append((cue, True))
            spans.sort()
            out += [
                Place(span, number, telling, is_cue, index == 0)
                for index, (span, is_cue) in enumerate(spans)
            ]
    return out


class _Open:
    """What is open at a point of the text, in the order in which it was opened."""

    def __init__(self) -> None:
        # A plain dict walks over what was deleted from it; that would make the sweep quadratic.
        self._open: dict[bool, OrderedDict[int, int]] = {True: OrderedDict(), False: OrderedDict()}
        self._acts: Counter[int] = Counter()

    def add(self, place: Place) -> None:
        acts = self._open[place.is_cue]
        acts[place.act] = acts.get(place.act, 0) + 1
        self._acts[place.act] += 1

    def take(self, place: Place) -> None:
        for acts in (self._open[place.is_cue], self._acts):
            acts[place.act] -= 1
            if not acts[place.act]:
                del acts[place.act]

    def layers(self) -> tuple[Layer, ...]:
        found: dict[int, Layer] = {}
        for is_cue in (True, False):
            for looked, act in enumerate(reversed(self._open[is_cue])):
                if len(found) == MOST_LAYERS or looked == 2 * MOST_LAYERS:
                    break
                found.setdefault(act, Layer(act, is_cue))
        return tuple(found.values())

    def __len__(self) -> int:
        return len(self._acts)


def segments(length: int, marked: Iterable[Place], cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """Cut a text; the segments cover all of it, in order.

    Args:
        length: The length of the text.
        marked: The spans of the acts.
        cuts: Where else to cut, as at the ends of paragraphs.
    """
    # What is opened last counts as the innermost; of equal spans that is the first act's.
    opening = sorted(marked, key=lambda p: (p.span.start, -p.span.end, -p.act, p.telling))
    closing = sorted(opening, key=lambda p: p.span.end)
    bounds = {0, length, *cuts}
    for place in opening:
        bounds |= {place.span.start, place.span.end}
    points = sorted(bounds)
    now = _Open()
    opened = closed = 0
    for start, end in pairwise(points):
        while closed < len(closing) and closing[closed].span.end <= start:
            now.take(closing[closed])
            closed += 1
        begins: list[tuple[int, int]] = []
        while opened < len(opening) and opening[opened].span.start <= start:
            place = opening[opened]
            now.add(place)
            if place.first:
                begins.append((place.act, place.telling))
            opened += 1
        layers = now.layers()
        yield Segment(start, end, layers, len(now) - len(layers), tuple(begins))
