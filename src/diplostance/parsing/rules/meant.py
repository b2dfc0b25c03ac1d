"""Meant: whom "him", "them" and "the decision" mean, after what was told before."""

from __future__ import annotations

from diplostance.model import Actor
from diplostance.parsing.cast import Found
from diplostance.parsing.chunks import noun_phrase_end
from diplostance.parsing.deeds import shares_names
from diplostance.parsing.drafts import Scene, Voice
from diplostance.parsing.rules.extent import head_noun, phrase_end
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.rules.site import Complement

_DEEDS = {
    "deed_nouns": frozenset({"decision", "commitment"}),
    "offer_nouns": frozenset({"commitment", "decision", "demand"}),
    "call_nouns": frozenset({"demand"}),
    "judgement_nouns": frozenset({"evaluation", "claim"}),
}
"""The acts that a noun may mean, by its class."""


def meant_deed(
    reading: Reading, part: Complement, voice: Voice, *, anywhere: bool = False
) -> tuple[Actor, ...]:
    """Read whose "the decision", "the criticism" and "the launch" are, after they were told of.

    Args:
        reading: The sentence.
        part: What is judged.
        voice: Who judges it.
        anywhere: Whether the noun may stand further on: "the frequency of the attacks".
    """
    first, last = part.towards or (part.first, part.last)
    found = _deed_at(reading, first, last, voice)
    lower, words = reading.scene.phrase.lower, reading.grammar.words
    for at in range(first + 1, last - 1 if anywhere and not found else first):
        if lower[at] in words["definite"] and lower[at - 2] in words["extent_nouns"]:
            found = found or _deed_at(reading, at, last, voice)
    return found


def _deed_at(reading: Reading, first: int, last: int, voice: Voice) -> tuple[Actor, ...]:
    phrase, words = reading.scene.phrase, reading.grammar.words
    if phrase.lower[first] not in words["definite"] | words["pointing"]:
        return ()
    end = min(noun_phrase_end(phrase, first, last), last)
    head = end - 1
    if head <= first or phrase.tags[head] not in {"NN", "NNS"}:
        return ()
    told = _told(reading, phrase.lower[head], (end, last), voice)
    if told is not None:
        return told
    if end < last:
        return ()
    if phrase.lower[head] in words["incident_nouns"]:
        return tuple(a for a in reading.memory.culprits if a.id not in voice.ids)
    for name, kinds in _DEEDS.items():
        if phrase.lower[head] in words[name]:
            return reading.memory.whose(kinds, voice.ids)
    return ()


def _told(
    reading: Reading, noun: str, behind: tuple[int, int], voice: Voice
) -> tuple[Actor, ...] | None:
    """Give who did last what a noun means; None when no such deed was told.

    What is said of it further ("the raid on the camp") must have been told of that deed as well.
    """
    phrase, words = reading.scene.phrase, reading.grammar.words
    deed = reading.memory.deeds.last(noun, voice.ids, phrase.block)
    if deed is None:
        return None
    first, last = behind
    says_more = first < last and phrase.lower[first] in words["deed_links"] | words["relative"]
    fits = not says_more or shares_names(phrase, first + 1, last, deed.words)
    return deed.agents if fits else ()


def deed_of_paragraph(reading: Reading, first: int, last: int, voice: Voice) -> tuple[Actor, ...]:
    """Read whose "the publication of the results" is: of the state that the paragraph is about.

    Who struck or shelled is often what nobody knows, so that counts for no such deed.
    """
    phrase, words = reading.scene.phrase, reading.grammar.words
    if reading.memory.own is None or phrase.lower[first] not in words["definite"]:
        return ()
    head = head_noun(reading.scene, first, last)
    if phrase.lower[head] not in words["deed_nouns"] | words["conduct_nouns"]:
        return ()
    states = tuple(a for a in of_paragraph(reading) if a.id not in voice.ids)
    if not states and phrase.lower[head] in words["conduct_nouns"]:
        states = tuple(a for a in reading.memory.about if a.id not in voice.ids)
    return states if len(states) == 1 else ()


def of_paragraph(reading: Reading) -> tuple[Actor, ...]:
    """Give the states that the paragraph has named so far, the last one last."""
    cast = reading.memory.cast
    return tuple(cast.add(actor) for actor in reading.memory.paragraph)


def meant(reading: Reading, at: int, speaking: frozenset[str]) -> tuple[Actor, ...]:
    """Read "him", "it" and "them" as the last named before, other than who speaks."""
    scene, words = reading.scene, reading.grammar.words
    word = scene.phrase.lower[at]
    personal, plural = word in words["personal_objects"], word in words["plural_objects"]
    if not personal and not plural and word not in words["third_person"]:
        return ()
    memory = reading.memory
    if memory.own is not None:
        speaking = speaking | memory.own.ids
    for found in reversed(scene.mentions):
        if found.last > at or (not plural and personal != _is_person(scene, found)):
            continue
        named = _joined_before(reading, found) if plural else (found,)
        actors = {a.id: a for a in map(memory.cast.principal, (item.actor for item in named))}
        if not speaking & actors.keys():
            return tuple(actors.values())
    if personal and memory.pair is not None:
        return tuple(actor for actor in memory.pair.issuers if actor.id not in speaking)[:1]
    return ()


def _joined_before(reading: Reading, found: Found) -> tuple[Found, ...]:
    """Give a mention with those that it ends a list of: "Sudan and South Sudan"."""
    scene = reading.scene
    first = found.first
    for other in reversed(scene.mentions):
        chain = reading.memory.chain(scene, other.first, found.last)
        if other.last <= first and chain[-1].last == found.last:
            first = other.first
    return reading.memory.chain(scene, first, found.last)


def _is_person(scene: Scene, found: Found) -> bool:
    """Tell whether a mention is somebody: a name, or "the Turkish" of "his Turkish counterpart"."""
    if found.actor.kind == "person":
        return True
    end = phrase_end(scene, found.first, len(scene.phrase))
    head = head_noun(scene, found.first, max(end, found.last))
    return scene.phrase.lower[head] in scene.words["office_nouns"]
