"""Sentences in two halves: "That is something that worries us", "What we know is that it sank"."""

from __future__ import annotations

from attrs import evolve

from diplostance.model import Span
from diplostance.parsing.clauses import QUESTION, RELATIVE, THAT, Clause
from diplostance.parsing.rules.cueing import Fit, first_fit
from diplostance.parsing.rules.extent import skip_adverbs, trimmed
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.rules.site import Complement
from diplostance.parsing.who import Subject


def judged_behind(reading: Reading, clause: Clause, subject: Subject) -> Fit | None:
    """Give the judgement that stands in a relative clause, with the subject as what is judged.

    "That is a step that is dangerous" judges "that", as "that is dangerous" does.
    """
    group, scene = clause.group, reading.scene
    words, lower = reading.grammar.words, scene.phrase.lower
    if group is None or clause.subject is None or lower[group.head] not in words["copulas"]:
        return None
    for child in scene.clauses[clause.number + 1 :]:
        if child.kind != RELATIVE or child.parent != clause.number or child.marker is None:
            continue
        if lower[child.marker[0] - 1] not in words["vague_nouns"]:
            return None
        whole = evolve(child, subject=clause.subject)
        fit = first_fit(reading, whole, Subject(None, subject.first, subject.last))
        if fit is None or fit.kind != "evaluation" or fit.site.match.cue.pos == "verb":
            return None
        part = Complement(*trimmed(scene, *clause.subject), "complement: judged behind")
        return evolve(fit, settings=(evolve(fit.settings[0], part=part),))
    return None


def what_is_said(reading: Reading, clause: Clause) -> tuple[tuple[Clause, ...], Span | None]:
    """Give what is said in "What we know is that the ship sank", and by which words.

    Without such a clause ("What we have seen is a crime") it is the whole.
    """
    scene, words = reading.scene, reading.grammar.words
    phrase = scene.phrase
    half = next(
        (c for c in scene.clauses if c.kind == QUESTION and c.parent == clause.number), None
    )
    if half is None or half.group is None or half.marker is None:
        return (), None
    group, at = half.group, half.marker[0]
    opens = phrase.lower[at] in words["free_relatives"] and (
        at == skip_adverbs(scene, clause.first, clause.last)
    )
    if not opens or phrase.lower[group.head] not in words["copulas"] or half.subject is None:
        return (), None
    told = tuple(c for c in scene.clauses if c.kind == THAT and c.parent == half.number)
    inner = next((c for c in scene.clauses if c.parent == half.number and c.group), None)
    if told and inner is not None and inner.group is not None:
        return told, phrase.span(inner.group.first, inner.group.last)
    return (evolve(clause, group=group, subject=(clause.first, group.first)),), None


def why_of(reading: Reading, clause: Clause) -> Clause | None:
    """Give the "we urge calm" of "that is why we urge calm"."""
    scene, words = reading.scene, reading.grammar.words
    lower, group = scene.phrase.lower, clause.group
    if group is None or clause.subject is None or lower[group.head] not in words["copulas"]:
        return None
    if lower[clause.subject[0]] not in words["pointing"] or group.negated:
        return None
    for child in scene.clauses[clause.number + 1 :]:
        if child.parent != clause.number or child.group is None or child.marker is None:
            continue
        near = child.marker[0] <= group.last + 1
        return child if near and lower[child.marker[0]] in words["why"] else None
    return None
