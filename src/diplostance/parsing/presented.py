"""Presented: issuers who say who they are: "We, the ministers of Kenya and Chad, condemn"."""

from __future__ import annotations

from diplostance.parsing.cast import Found
from diplostance.parsing.drafts import Scene, Voice
from diplostance.parsing.source import Block, Source
from diplostance.parsing.tokens import Words
from diplostance.parsing.who import Memory

_LONGEST = 120
"""How many words such a list may take."""
_OPENING_BLOCKS = 8
_SHORT = 40
_NAMED = frozenset({"state", "organisation", "organ", "person"})


def opening(source: Source, words: Words) -> list[tuple[int, Block]]:
    """Give the first block that opens with "We,", with its number; empty where there is none."""
    for number, block in enumerate(source.blocks[:_OPENING_BLOCKS]):
        first, comma, _ = source.text[block.start : block.start + _SHORT].partition(",")
        if comma and first.strip().lower() in words["first_person_plural"]:
            return [(number, block)]
    return []


def presented(scene: Scene, memory: Memory) -> Voice | None:
    """Give those whom the opening words of a text list as speaking; None where they list nobody.

    The members of a body that is named before them speak as that body: "the G7 ministers of Canada,
    Italy and Japan and the High Representative of the European Union" are the G7 and the Union.
    """
    phrase = scene.phrase
    lower = phrase.lower
    if len(lower) < 2 or lower[0] not in memory.words["first_person_plural"] or lower[1] != ",":
        return None
    end = next(
        (
            at
            for at in range(2, min(len(lower), _LONGEST))
            if (group := phrase.group_at(at)) is not None and group.finite
        ),
        0,
    )
    found = tuple(one for one in scene.mentions_in(2, end) if one.actor.kind in _NAMED)
    if not found:
        return None
    if memory.cast.principal(found[0].actor).kind == "organisation" and len(found) > 1:
        found = _without_members(found, memory)
    voice = memory.voice_of(found)
    return voice if voice.issuers else None


def _without_members(found: tuple[Found, ...], memory: Memory) -> tuple[Found, ...]:
    """Leave out the states behind a body: they are its members."""
    kinds = [memory.cast.principal(one.actor).kind for one in found]
    return tuple(one for one, kind in zip(found, kinds, strict=True) if kind != "state")
