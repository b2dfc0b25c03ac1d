"""Courtesy: thanks and good wishes as one speaks them, without a subject or without a verb.

"Thank you for the boats", "Many thanks to Kenya for its help", "Congratulations on the vote".
"""

from __future__ import annotations

from collections.abc import Iterable

from diplostance.model import Actor
from diplostance.parsing.clauses import MAIN, Clause
from diplostance.parsing.drafts import Draft, Voice
from diplostance.parsing.rules.acts import make
from diplostance.parsing.rules.complements import complements
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.rules.setting import Setting
from diplostance.parsing.rules.site import site_of
from diplostance.parsing.who import Subject

HEARER = "hearer"
"""In an entry's ``towards``: whoever is spoken to, which the speaker calls "you"."""
_BEFORE = frozenset({"JJ", "PRP$", "RB", "UH", "CC", ",", "DT"})


def thanks_without_subject(reading: Reading, clause: Clause) -> bool:
    """Tell whether it is "thank you for the boats", where "I" is understood."""
    group, phrase = clause.group, reading.scene.phrase
    return (
        group is not None
        and clause.subject is None
        and reading.memory.verbatim
        and group.first == group.head
        and phrase.lower[group.head] in reading.grammar.words["thanking_verbs"]
        and not any(phrase.group_of[at] >= 0 for at in range(clause.first, group.first))
    )


def wish_well(reading: Reading, voice: Voice) -> bool:
    """Read a sentence without a verb: "Many thanks to Kenya for its help"."""
    scene, grammar = reading.scene, reading.grammar
    phrase = scene.phrase
    at = 0
    while at < len(phrase) - 1 and phrase.tags[at] in _BEFORE:
        at += 1
    if phrase.lower[at] not in grammar.words["courtesy_nouns"]:
        return False
    clause = Clause(0, MAIN, 0, len(phrase), None, None, None, None, None, 0)
    for match in grammar.lexicon.matches("noun", phrase.lower, at):
        site = site_of(scene, grammar, clause, match)
        for part in complements(site):
            setting = Setting(site, part, Subject(voice, 0, 0, own=True), reading.memory)
            cue = phrase.span(match.first, match.last)
            reading.add(make(reading, setting, voice, cue), "good wishes without a verb")
        if reading.drafts:
            return True
    return False


def unheard(reading: Reading) -> list[Draft]:
    """Give the acts of courtesy of which it is not yet known to whom they are said."""
    text, words = reading.scene.phrase.text, reading.grammar.words
    said = words["second_person"] | words["addressing"]
    return [
        draft
        for draft in reading.drafts
        if not draft.towards
        and draft.entry is not None
        and (
            HEARER in draft.entry.towards
            or (
                draft.kind == "evaluation"
                and draft.valence > 0
                and any(not said.isdisjoint(s.of(text).lower().split()) for s in draft.content)
            )
        )
    ]


def address(drafts: Iterable[Draft], hearer: tuple[Actor, ...]) -> None:
    """Direct acts of courtesy at who is spoken to."""
    for draft in drafts:
        draft.towards = tuple(actor for actor in hearer if actor.id not in draft.voice.ids)
