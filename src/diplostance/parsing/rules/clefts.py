"""Judgements in two halves: "This is something that is deeply worrying to us"."""

from __future__ import annotations

from attrs import evolve

from diplostance.parsing.clauses import RELATIVE, Clause
from diplostance.parsing.rules.cueing import Fit, first_fit
from diplostance.parsing.rules.extent import trimmed
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
