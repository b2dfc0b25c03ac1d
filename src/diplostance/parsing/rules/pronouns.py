"""Pronouns: whom "he" and what "it" means in somebody's mouth."""

from __future__ import annotations

from diplostance.parsing.clauses import INFINITIVE, Clause
from diplostance.parsing.drafts import Voice
from diplostance.parsing.rules.extent import is_about_thing
from diplostance.parsing.rules.mouth import Mouth
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.who import Subject


def means_thing(reading: Reading, clause: Clause, subject: Subject) -> bool:
    """Read the "it" of "said a deal was in sight but that it had to be reached" as the deal."""
    scene, group = reading.scene, clause.group
    if group is None or clause.beside is None or not is_it(reading, subject):
        return False
    passive = group.passive or any(
        child.kind == INFINITIVE
        and child.parent == clause.number
        and child.group is not None
        and child.group.passive
        and child.first <= group.last + 1
        for child in scene.clauses
    )
    return passive and is_about_thing(scene, scene.clauses[clause.beside])


def means_speaker(reading: Reading, clause: Clause, subject: Subject, mouth: Mouth) -> bool:
    """Read the "he" of "the Kenyan president said he would sign", whom no name makes a man."""
    scene, memory = reading.scene, reading.memory
    lone = scene.phrase.lower[subject.first : subject.last]
    if mouth.cue is None or memory.verbatim or clause.beside is not None or len(lone) != 1:
        return False
    if lone[0] not in reading.grammar.words["personal"]:
        return False
    offices = [m for m in scene.mentions if m.last <= subject.first and m.how == "role"]
    ids = {memory.cast.principal(m.actor).id for m in offices[:1]}
    return len(offices) == 1 and ids <= mouth.voice.ids


def is_it(reading: Reading, subject: Subject) -> bool:
    """Tell whether it is the "it" of "said it was far from enough", which is what was done."""
    it = reading.scene.phrase.lower[subject.first : subject.last]
    return len(it) == 1 and it[0] in reading.grammar.words["expletives"]


def asked_of_other(reading: Reading, clause: Clause, subject: Subject) -> bool:
    """Tell whether "it must pay" means the one spoken of before, not the speaker."""
    phrase, group = reading.scene.phrase, clause.group
    words = reading.grammar.words
    return (
        group is not None
        and group.modal in words["wish_modals"]
        and subject.last - subject.first == 1
        and phrase.lower[subject.first] in words["third_person"]
    )


def just_asked(reading: Reading, mouth: Mouth) -> Voice | None:
    """Give whom the speaker just asked: "told Togo to open the road and said it must pay"."""
    before = reading.drafts[-1] if reading.drafts else None
    if before is None or before.kind != "demand" or not before.towards or reading.memory.verbatim:
        return None
    return Voice(before.towards) if before.voice.ids == mouth.voice.ids else None
