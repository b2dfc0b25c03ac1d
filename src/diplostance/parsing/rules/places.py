"""The state that a text is about, whose forces and prisons are meant: "the security forces"."""

from __future__ import annotations

from diplostance.model import Actor
from diplostance.parsing.rules.extent import head_noun, phrase_end
from diplostance.parsing.rules.reading import Reading


def local_authorities(reading: Reading, first: int, last: int) -> tuple[Actor, ...]:
    """Read "the authorities" in an own text about one state, or after a demand on one."""
    scene, words = reading.scene, reading.grammar.words
    lower = scene.phrase.lower
    if lower[first] not in words["definite"]:
        return ()
    local = words["place_authorities"] | words["state_forces"]
    return state_spoken_of(reading) if lower[head_noun(scene, first, last)] in local else ()


def local_forces(reading: Reading, first: int, last: int) -> tuple[Actor, ...]:
    """Read "the police" and "by members of the security forces" in a text about one state."""
    scene, words = reading.scene, reading.grammar.words
    lower = scene.phrase.lower
    for at in range(first, last - 1):
        if lower[at] not in words["definite"]:
            continue
        end = phrase_end(scene, at, last)
        if end > at + 1 and not scene.mentions_in(at, end):
            forces = lower[head_noun(scene, at, end)] in words["state_forces"]
            if forces:
                return state_spoken_of(reading)
    return ()


def own_forces(reading: Reading, first: int, last: int) -> bool:
    """Tell whether "the navy", "his staff" and "troops" are those of who gives the order."""
    scene, words = reading.scene, reading.grammar.words
    head = scene.phrase.lower[head_noun(scene, first, last)]
    return not scene.mentions_in(first, last) and head in words["commanded"]


def who_frees(reading: Reading, first: int, last: int) -> tuple[Actor, ...]:
    """Read who holds "all political prisoners" that are to be freed: the state spoken of."""
    words = reading.grammar.words
    lower = frozenset(reading.scene.phrase.lower[first:last])
    held = not lower.isdisjoint(words["custody_words"]) and lower.isdisjoint(words["captor_words"])
    return state_spoken_of(reading) if held else ()


def state_spoken_of(reading: Reading) -> tuple[Actor, ...]:
    """Give the one state that an official's own text is about, or was last directed at."""
    memory = reading.memory
    if memory.own is None or not memory.verbatim:
        return ()
    about = memory.about or tuple(a for a in memory.topic if a.kind == "state")
    return about if len(about) == 1 and about[0].id not in memory.own.ids else ()
