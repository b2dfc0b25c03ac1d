"""Splitting: issues on which somebody speaks of several things are several issues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import evolve

from diplostance.comparison._groups import Groups
from diplostance.comparison.evidence import Evidence
from diplostance.comparison.issues import Issue
from diplostance.comparison.subjects import Subject, Subjects, together

_MOST_SUBJECTS: Final = 60
"""How many different subjects of one issue are told apart; where there are more, none is."""
_MOST_WORDS: Final = 3

Stands = Mapping[Evidence, tuple[tuple[Issue, int], ...]]
"""For each act the issues that it is on, each with its direction."""


def told_apart(stands: Stands, subjects: Subjects) -> Stands:
    """Split the issues of conduct on which one statement speaks of things that are not one.

    "Release the crew" and "release the ship", in one statement, are two issues. Where two
    statements speak of one thing each, it stays one issue: they may have different words for it,
    and then there is a doubt. Acts that do not say what it is stay on the issue as a whole.
    """
    members: dict[Issue, list[Evidence]] = {}
    for one, found in stands.items():
        for issue, _ in found:
            if issue.topic == "conduct" and issue.wording is None:
                members.setdefault(issue, []).append(one)
    renamed: dict[tuple[Issue, Evidence], Issue] = {}
    for issue, evidence in members.items():
        for one, name in _names(evidence, subjects).items():
            renamed[issue, one] = evolve(issue, wording=name)
    if not renamed:
        return stands
    return {
        one: tuple((renamed.get((issue, one), issue), direction) for issue, direction in found)
        for one, found in stands.items()
    }


def _names(evidence: Iterable[Evidence], subjects: Subjects) -> dict[Evidence, str]:
    """Name the thing that each of the acts on an issue is about, where there are several."""
    by_subject: dict[Subject, list[Evidence]] = {}
    for one in evidence:
        subject = subjects.of(one)
        if subject.words:
            by_subject.setdefault(subject, []).append(one)
    found = sorted(by_subject, key=lambda subject: sorted(subject.words))
    if not 1 < len(found) <= _MOST_SUBJECTS:
        return {}
    groups = Groups(range(len(found)))
    for index, subject in enumerate(found):
        for place in range(index):
            if subject.apart(found[place]) is None:
                groups.join(place, index)
    things = groups.all()
    spoken: dict[tuple[str | None, str], set[int]] = {}
    for number, thing in enumerate(things):
        for place in thing:
            for one in by_subject[found[place]]:
                where = (one.reference.document, one.reference.statement)
                spoken.setdefault(where, set()).add(number)
    if all(len(numbers) == 1 for numbers in spoken.values()):
        return {}
    return {
        one: _name(found[place] for place in thing)
        for thing in things
        for place in thing
        for one in by_subject[found[place]]
    }


def _name(subjects: Iterable[Subject]) -> str:
    """Give a thing a name: its words, of several the first."""
    words = sorted(together(subjects).words)
    return " ".join(words[:_MOST_WORDS])
