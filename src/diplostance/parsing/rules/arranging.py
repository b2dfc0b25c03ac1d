"""Arrangements: what will be done, in the words of whoever sees to it.

"The talks will be held in Oslo", "Those responsible will be punished", "There will be no briefing
on Friday": nobody is named who will do it, so it is the speaker's own promise.
"""

from __future__ import annotations

from diplostance.parsing.clauses import MAIN, Clause
from diplostance.parsing.drafts import Draft
from diplostance.parsing.rules.extent import governed_end, place_of, trimmed
from diplostance.parsing.rules.modals import promised
from diplostance.parsing.rules.mouth import Mouth
from diplostance.parsing.rules.reading import Reading

_AHEAD = 8
"""How far behind "there will be" the noun may stand."""


def arranged(reading: Reading, clause: Clause, mouth: Mouth) -> bool:
    """Read "the joint company will be registered" and "there will be an inquiry"."""
    group, scene = clause.group, reading.scene
    if group is None or clause.subject is None or clause.kind != MAIN or mouth.cue is not None:
        return False
    if group.modal in reading.grammar.words["wish_modals"] or not promised(reading, group):
        return False  # "this order shall be carried out"
    if not (_seen_to(reading, clause) or _there(reading, clause)):
        return False
    last = governed_end(scene, clause, reading.grammar, clause.first)
    first, last = trimmed(scene, clause.first, last)
    words = reading.grammar.words
    threat = not words["threatened_nouns"].isdisjoint(scene.phrase.lower[group.last : last])
    draft = Draft(
        kind="commitment",
        voice=mouth.voice,
        cue=scene.phrase.span(group.first, group.head + 1),
        entry=None,
        content=(scene.phrase.span(first, last),),
        force="threaten" if threat else "intend",
        mode="threaten" if threat else "pledge",
        polarity="refrain" if group.negated else "do",
        attribution=mouth.attribution,
    )
    reading.add(draft, "what will be done")
    return True


def _seen_to(reading: Reading, clause: Clause) -> bool:
    """Tell whether something will be done that an office does, and by nobody else."""
    group, words, lower = clause.group, reading.grammar.words, reading.scene.phrase.lower
    if group is None or not group.passive or lower[group.head] not in words["arranged_verbs"]:
        return False
    return place_of(reading.scene, words["by"], group.last, clause.last) is None or (
        _by_time(reading, clause)
    )


def _by_time(reading: Reading, clause: Clause) -> bool:
    """Tell whether the "by" behind the verb says only until when: "by the end of the year"."""
    scene, group = reading.scene, clause.group
    if group is None:
        return False
    at = place_of(scene, reading.grammar.words["by"], group.last, clause.last)
    if at is None:
        return False
    words = reading.grammar.words
    near = scene.phrase.lower[at + 1 : at + 4]
    timed = (
        words["time_nouns"] | words["day_names"] | words["month_names"] | words["deadline_words"]
    )
    return not timed.isdisjoint(near) or any(word.isdigit() for word in near)


def _there(reading: Reading, clause: Clause) -> bool:
    """Tell whether it is "there will be no briefing", "there will be consequences"."""
    group, words, phrase = clause.group, reading.grammar.words, reading.scene.phrase
    if group is None or clause.subject is None or phrase.lower[group.head] not in words["bare_be"]:
        return False
    if phrase.tags[clause.subject[0]] != "EX":
        return False
    nouns = words["threatened_nouns"] | words["inquiry_nouns"] | words["briefing_nouns"]
    for at in range(group.last, min(group.last + _AHEAD, clause.last)):
        if phrase.tags[at] in {"IN", "TO", ","}:
            return False
        if phrase.lower[at] in nouns:
            return True
    return False
