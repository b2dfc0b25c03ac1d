"""The words that an act rests on, and at whom it is directed, as every view shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from diplostance.model import Act, Actor, Demand, Span

_NO_SPACE: Final = re.compile(r"\S")
_TOWARDS: Final = {"demand": "to", "evaluation": "of", "claim": "about"}


@frozen
class Piece:
    """A stretch of the evidence.

    Attributes:
        gap: What stands between the piece before and this one: nothing, white space, or
            ``" ... "`` where words are left out.
        span: The words.
        is_cue: Whether they carry the act.
    """

    gap: str
    span: Span
    is_cue: bool


def towards(act: Act) -> tuple[str, tuple[Actor, ...]]:
    """Give those at whom an act is directed, behind the word that says so: "to", "of"."""
    actors = act.addressees if isinstance(act, Demand) else act.targets
    return _TOWARDS.get(act.kind, "towards"), actors


def pieces(text: str, cue: Span | None, content: tuple[Span, ...]) -> Iterator[Piece]:
    """Give the words of an act piece by piece; the cue is one by itself, also inside a content."""
    spans = [(span, False) for part in content for span in _without(part, cue)]
    if cue is not None:
        spans.append((cue, True))
    end: int | None = None
    for span, is_cue in sorted(spans):
        gap = ""
        if end is not None and end < span.start:
            gap = " ... " if _NO_SPACE.search(text, end, span.start) else " "
        yield Piece(gap, span, is_cue)
        end = span.end


def _without(part: Span, cue: Span | None) -> Iterator[Span]:
    """Give what is left of a part of the content when the cue is shown by itself."""
    if cue is None or not part.overlaps(cue):
        yield part
        return
    if part.start < cue.start:
        yield Span(start=part.start, end=cue.start)
    if cue.end < part.end:
        yield Span(start=cue.end, end=part.end)
