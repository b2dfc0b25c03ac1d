"""Plain claims: what somebody says when no cue tells more."""

from __future__ import annotations

from diplostance.model import Actor, Span
from diplostance.parsing.clauses import Clause
from diplostance.parsing.drafts import Draft
from diplostance.parsing.rules.extent import governed_end, trimmed
from diplostance.parsing.rules.mouth import PLAIN, Mouth
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.rules.talk import is_heading
from diplostance.parsing.rules.towards import named_in
from diplostance.parsing.who import Subject

_SHORTEST = 2


def claim(reading: Reading, clause: Clause, subject: Subject, mouth: Mouth, end: int) -> None:
    """Make a clause that nothing else explains a claim of its speaker."""
    scene, group = reading.scene, clause.group
    assert group is not None  # noqa: S101 - callers pass clauses with a verb only
    if is_heading(scene, clause):
        return
    last = governed_end(scene, clause, reading.grammar, clause.first, own=subject.own)
    last = min(end, last)
    first, last = trimmed(scene, clause.first, last)
    cue = mouth.cue
    if cue is None:
        cue = scene.phrase.span(group.first, group.head + 1)
        if _oneself(reading, subject) and subject.first < subject.last <= group.first:
            first, last = trimmed(scene, group.last, max(last, group.last))
    if last - first < _SHORTEST:
        return
    content = scene.phrase.span(first, last)
    if _goes_on(reading, clause, mouth):
        before = reading.drafts[-1]
        before.content = (Span(start=before.content[0].start, end=content.end),)
        return
    draft = Draft(
        kind="claim",
        voice=mouth.voice,
        cue=cue,
        entry=mouth.entry,
        content=(content,),
        towards=_spoken_of(reading, subject, mouth),
        force="say" if mouth.entry is None else mouth.entry.force,
        mode="assert" if mouth.entry is None else mouth.entry.mode or "assert",
        attribution=mouth.attribution,
    )
    reading.add(draft, PLAIN)


def _oneself(reading: Reading, subject: Subject) -> bool:
    """Tell whether a subject is the issuer itself, no organ or official of it: "our embassy"."""
    scene = reading.scene
    if not subject.own or subject.first >= subject.last:
        return False
    if scene.phrase.tags[subject.first] == "PRP$" and subject.last - subject.first > 1:
        return False
    if scene.phrase.lower[subject.last - 1] in reading.grammar.words["own_arms"]:
        return False
    named = scene.mentions_in(subject.first, subject.last)
    ids = set() if subject.voice is None else subject.voice.ids
    return not named or any(
        found.actor.id in ids and (found.how != "role" or found.last == subject.last)
        for found in named
    )


def _goes_on(reading: Reading, clause: Clause, mouth: Mouth) -> bool:
    """Tell whether a verb shares "be" or "have" with the one before: "were seized and sold"."""
    if mouth.cue is None or clause.beside is None or clause.subject is not None:
        return False
    if clause.group is None or clause.group.finite or clause.group.infinitive:
        return False
    if not reading.drafts:
        return False
    before = reading.drafts[-1]
    return before.kind == "claim" and before.cue == mouth.cue and before.rules[-1] == PLAIN


def _spoken_of(reading: Reading, subject: Subject, mouth: Mouth) -> tuple[Actor, ...]:
    """Give the principals that the subject of a claim names: "U.S. actions"."""
    if subject.own or subject.first >= subject.last:
        return ()
    named = named_in(reading, subject.first, subject.last)
    return tuple(a for a in named if a.id not in mouth.voice.ids)
