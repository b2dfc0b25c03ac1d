"""Verdicts: what the writer reports that somebody says of a thing: "said the raid was a crime"."""

from __future__ import annotations

from attrs import evolve

from diplostance.parsing.clauses import Clause
from diplostance.parsing.rules.cueing import Fit
from diplostance.parsing.rules.extent import governed_end, trimmed
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.rules.site import OF_SUBJECT


def only_possible(reading: Reading, clause: Clause) -> bool:
    """Tell whether it "could be dangerous", which judges nothing."""
    return clause.group is not None and clause.group.modal in reading.grammar.words["able_modals"]


def as_reported(reading: Reading, fit: Fit) -> Fit:
    """Let what is said of a thing be the content where the writer reports it, with the thing."""
    scene, clause = reading.scene, fit.site.clause
    last = governed_end(scene, clause, reading.grammar, clause.first)
    first, last = trimmed(scene, clause.first, last)
    settings = tuple(
        evolve(setting, part=evolve(setting.part, first=first, last=last))
        if setting.part.rule == OF_SUBJECT
        else setting
        for setting in fit.settings
    )
    return evolve(fit, settings=settings)
