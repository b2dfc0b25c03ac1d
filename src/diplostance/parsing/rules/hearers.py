"""Hearers: who is told something, and is asked by it: "told Kenya that the crew must be freed"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from diplostance.model import Actor
from diplostance.parsing.clauses import Clause
from diplostance.parsing.drafts import Draft
from diplostance.parsing.rules.extent import phrase_end, skip_adverbs
from diplostance.parsing.rules.named import actors_at
from diplostance.parsing.rules.reading import Reading

_AUDIENCES: Final = frozenset({"organisation", "people", "unresolved"})
"""Those before whom one speaks rather than to whom: "told the Assembly that Kenya must pay"."""


def hearers(reading: Reading, clause: Clause, *, named: bool = False) -> tuple[Actor, ...]:
    """Give those who are told: "conveyed to Kenya", "told Kenya's envoy", "To Kenya we say".

    Args:
        reading: The sentence.
        clause: The clause of the verb of saying.
        named: Whether it may be somebody without a known name: "say to the rich".
    """
    group, scene, words = clause.group, reading.scene, reading.grammar.words
    if group is None:
        return ()
    lower = scene.phrase.lower
    at = skip_adverbs(scene, group.last, clause.last)
    if at < clause.last and scene.phrase.tags[at] == "JJ":
        at += 1  # "made clear to"
    if at < clause.last and lower[at] in words["to"]:
        at += 1
    elif lower[clause.first] in words["to"] and clause.subject is not None:
        at = clause.first + 1
    elif lower[group.head] not in words["told_verbs"]:
        return ()
    end = phrase_end(scene, at, clause.last)
    return actors_at(reading, at, end, named=named) if end > at else ()


def ask_hearers(reading: Reading, clause: Clause, drafts: Sequence[Draft]) -> None:
    """Let those who are told be asked for what is said to them, where it asks nobody else.

    "told Kenya that the crew must be freed", "stressed to Kenya the need to talk"; and let them be
    blamed: "told Kenya that the raid was unacceptable".
    """
    unasked = [d for d in drafts if not d.towards and _of_others(d)]
    if not unasked:
        return
    found = hearers(reading, clause)
    for draft in unasked:
        ids = draft.voice.ids
        asked = tuple(a for a in found if a.id not in ids and a.kind not in _AUDIENCES)
        if asked:
            reading.direct(draft, asked)


def _of_others(draft: Draft) -> bool:
    """Tell whether something is to be done: "the crew must be freed", no "we must free it"."""
    if draft.cue is None or not draft.content:
        return False
    if draft.kind == "evaluation":
        return draft.valence < 0 and draft.content[-1].end <= draft.cue.start
    if draft.kind != "demand":
        return False
    inside = draft.content[0].start < draft.cue.start < draft.content[-1].end
    return inside or (draft.entry is not None and draft.entry.pos == "noun")
