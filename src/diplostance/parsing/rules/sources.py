"""Sources: "according to the ministry", before or behind what it says."""

from __future__ import annotations

from attrs import evolve

from diplostance.parsing.clauses import Clause
from diplostance.parsing.rules.extent import trimmed
from diplostance.parsing.rules.mouth import Mouth
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.rules.speech import report


def according(reading: Reading) -> None:
    """Read "According to X, ..."."""
    scene, memory = reading.scene, reading.memory
    if scene.source_at != 0:
        return
    phrase = scene.phrase
    found = memory.following(scene, 2, len(phrase))
    if found is None or found.voice is None:
        return
    begin = found.last
    while begin < len(phrase) and phrase.lower[begin] != ",":
        begin += 1
    members = [c for c in scene.clauses if c.parent is None and c.last > begin]
    mouth = Mouth(found.voice, phrase.span(0, 2))
    moved = [_starting(c, begin + 1) for c in members]
    report(reading, moved, mouth, len(phrase))
    memory.note(found.voice)


def trailing_source(reading: Reading) -> None:
    """Read "..., according to X" where nothing else in the sentence is an act."""
    scene, memory = reading.scene, reading.memory
    at = scene.source_at
    if at <= 0:
        return
    phrase = scene.phrase
    found = memory.following(scene, at + 2, len(phrase))
    if found is None or found.voice is None:
        return
    if not reading.drafts:
        members = [c for c in scene.clauses if c.parent is None and c.first < at]
        near = [c for c in members if c.last >= at - 1] or members[-1:]
        joined = {c.beside for c in near if phrase.tags[c.joint] in {"CC", ","}}
        members = [c for c in members if c in near or c.number in joined]
        limit = trimmed(scene, 0, at)[1]
        report(reading, members, Mouth(found.voice, phrase.span(at, at + 2)), limit)
    memory.note(found.voice)


def _starting(clause: Clause, first: int) -> Clause:
    """Give a clause that starts no earlier than a word."""
    return clause if clause.first >= first else evolve(clause, first=first)
