"""Why acts were not read right: every miss and false alarm of a document in one class."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen
from measures import Annotated, Reading, best_telling, match, overlap, wrong_fields

CLASSES: Final = {
    "missed cue": "nothing was read there",
    "not split off": "its words are part of another act that was found",
    "wrong kind": "read as an act of another kind, with the right content",
    "wrong kind and content": "read as an act of another kind, with another content",
    "content too long": "right kind, more words than half too many",
    "content too short": "right kind, fewer than half of the words",
    "content elsewhere": "right kind and cue, other words",
    "wrong issuer": "found, but not as whose act it is",
    "wrong addressee": "a demand found, but not of whom",
    "wrong target": "an evaluation found, but not of whom",
    "wrong polarity": "a demand found, to do for to refrain or the other way round",
    "wrong valence": "an evaluation found, with another sign",
    "wrong negation": "found, but performed for withheld or the other way round",
    "telling taken for a new act": "another telling of an act that was found",
    "piece of another act": "overlaps an act that was found or missed, and is none of its own",
    "spurious act": "read where there is no act",
}
"""The classes, in the order in which a text goes through the reader's steps."""

_FIELD_CLASSES: Final = {
    "issuer": "wrong issuer",
    "addressees": "wrong addressee",
    "targets": "wrong target",
    "polarity": "wrong polarity",
    "valence": "wrong valence",
    "negated": "wrong negation",
}
_ENOUGH: Final = 0.5


@frozen(kw_only=True)
class Miss:
    """One thing that went wrong.

    Attributes:
        kind: One of `CLASSES`.
        document: Where.
        gold: What should have been read, if anything.
        parsed: What was read instead, if anything.
    """

    kind: str
    document: Annotated
    gold: Reading | None = None
    parsed: Reading | None = None


def _touch(a: Reading, b: Reading) -> bool:
    return a.cue is not None and b.cue is not None and a.cue[0] < b.cue[1] and b.cue[0] < a.cue[1]


def _nearness(gold: Reading, parsed: Reading) -> float:
    """How near two acts are: 0 when they share neither cue nor content."""
    share = best_telling(gold, parsed)[0]
    return share + 0.3 * _touch(gold, parsed) + (0.1 * (gold.kind == parsed.kind) if share else 0)


def _class_of(gold: Reading, parsed: Reading) -> str:
    share, telling = best_telling(gold, parsed)
    if gold.kind != parsed.kind:
        return "wrong kind" if share >= _ENOUGH else "wrong kind and content"
    if not share:
        return "content elsewhere"
    longer = len(parsed.covered[0]) > len(gold.covered[telling])
    return "content too long" if longer else "content too short"


def _spurious(gold: Annotated, parsed: Reading, found: set[int]) -> tuple[str, Reading | None]:
    near = [act for act in gold.acts if best_telling(act, parsed)[0] > 0]
    nearest = max(near, key=lambda act: _nearness(act, parsed), default=None)
    if nearest is None:
        return "spurious act", None
    told = best_telling(nearest, parsed)[0] >= _ENOUGH and nearest.kind == parsed.kind
    if told and id(nearest) in found:
        return "telling taken for a new act", nearest
    return "piece of another act", nearest


def misses(gold: Annotated, parsed: Annotated) -> Iterator[Miss]:
    """Yield what went wrong in a document.

    Each missed act and each false alarm is in one class; a missed act and the false alarm that
    stands in its place are one miss together. A found act has one miss for each wrong field.
    """
    paired = match(gold, parsed)
    for wanted, got in paired.pairs:
        for name in wrong_fields(wanted, got):
            yield Miss(kind=_FIELD_CLASSES[name], document=gold, gold=wanted, parsed=got)
    candidates = [
        (near, i, j)
        for i, wanted in enumerate(paired.missed)
        for j, got in enumerate(paired.invented)
        if (near := _nearness(wanted, got)) > 0
    ]
    beside: dict[int, int] = {}
    for _, i, j in sorted(candidates, key=lambda entry: (-entry[0], *entry[1:])):
        if i not in beside and j not in beside.values():
            beside[i] = j
    for i, wanted in enumerate(paired.missed):
        if i in beside:
            got = paired.invented[beside[i]]
            yield Miss(kind=_class_of(wanted, got), document=gold, gold=wanted, parsed=got)
            continue
        holder = max(
            (got for _, got in paired.pairs),
            key=lambda got: overlap(wanted.covered[0], got.covered[0]),
            default=None,
        )
        if holder is not None and len(wanted.covered[0] & holder.covered[0]) * 2 > len(
            wanted.covered[0]
        ):
            yield Miss(kind="not split off", document=gold, gold=wanted, parsed=holder)
        else:
            yield Miss(kind="missed cue", document=gold, gold=wanted)
    found = {id(wanted) for wanted, _ in paired.pairs}
    for j, got in enumerate(paired.invented):
        if j not in beside.values():
            kind, nearest = _spurious(gold, got, found)
            yield Miss(kind=kind, document=gold, gold=nearest, parsed=got)
