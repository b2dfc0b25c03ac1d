"""Wanted: of whom something is asked by what is asked: "an end to Kenya's raids", "UN action"."""

from __future__ import annotations

from diplostance.model import Actor
from diplostance.parsing.deeds import owner_of
from diplostance.parsing.drafts import Voice
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.rules.site import Complement

_NEAR = 4
"""How far into a content the noun stands that says whose deed it is."""


def who_is_to(reading: Reading, part: Complement, voice: Voice) -> tuple[Actor, ...]:
    """Give who is to stop, to assure or to do what a content names."""
    return (
        _who_is_to_stop(reading, part, voice)
        or _who_assures(reading, part, voice)
        or _who_acts(reading, part, voice)
    )


def _who_is_to_stop(reading: Reading, part: Complement, voice: Voice) -> tuple[Actor, ...]:
    """Read whose conduct is to end: "called for an end to Israel's attacks"."""
    phrase, words = reading.scene.phrase, reading.grammar.words
    if not any(w in words["stop_verbs"] for w in phrase.lower[part.first : part.first + _NEAR]):
        return ()
    for item in reading.scene.mentions_in(part.first, part.last):
        owner = item.last < part.last and phrase.tags[item.last] == "POS"
        agent = phrase.lower[item.first - 1] in words["by"]
        actor = reading.memory.cast.principal(item.actor)
        if (owner or agent) and actor.id not in voice.ids:
            return (actor,)
    return ()


def _who_assures(reading: Reading, part: Complement, voice: Voice) -> tuple[Actor, ...]:
    """Read who is to give "guarantees that Kenya would pay": whoever would do it."""
    phrase, words = reading.scene.phrase, reading.grammar.words
    for at in range(part.first, min(part.last - 2, part.first + _NEAR)):
        if phrase.lower[at] in words["assurance_nouns"] and phrase.lower[at + 1] in words["that"]:
            found = reading.memory.chain(reading.scene, at + 2, part.last)
            actors = (reading.memory.cast.principal(item.actor) for item in found)
            return tuple({a.id: a for a in actors if a.id not in voice.ids}.values())
    return ()


def _who_acts(reading: Reading, part: Complement, voice: Voice) -> tuple[Actor, ...]:
    """Read who is to act in "called for Kenyan restraint" and "urged UN action"."""
    phrase, words = reading.scene.phrase, reading.grammar.words
    for at in range(part.first + 1, min(part.last, part.first + _NEAR)):
        if phrase.lower[at] in words["asked_deeds"]:
            owner = owner_of(reading.scene, at)
            if owner is None or owner.first < part.first:
                return ()
            actor = reading.memory.cast.principal(owner.actor)
            return () if actor.id in voice.ids else (actor,)
    return ()
