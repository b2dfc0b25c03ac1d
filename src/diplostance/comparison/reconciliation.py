"""One statement in several outlets: what all report, what one does, where quotations differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from diplostance.comparison._groups import Groups
from diplostance.comparison._words import fold
from diplostance.comparison.dossiers import Dossier, Dossiers, Matter, QuoteDifference
from diplostance.comparison.evidence import Evidence, documents_of, names_in
from diplostance.comparison.issues import DEFAULT, Issue, IssueKey, key_of
from diplostance.comparison.position import Survey, survey
from diplostance.comparison.subjects import Subject
from diplostance.comparison.tellings import (
    Occasion,
    Telling,
    links,
    occasion_of,
    quoted,
    runs,
    subject_of,
    tellings_of,
)
from diplostance.model import Actor, Document, TimeInterval

_MOST_QUOTED: Final = 20
"""How many outlets have their quotations of one act set against each other."""
_MOST_VARIANTS: Final = 40
"""How many acts on one issue are looked at for one that is done to the same."""


def reconcile(
    documents: Document | Iterable[Document], *, issue_key: IssueKey | str = DEFAULT
) -> Dossiers:
    """Bring the tellings of each statement together over documents.

    Two statements are tellings of one when they have the same issuers, a day in common, no
    different speakers or organs, and a third of the acts of the shorter one in common, or a run of
    five quoted words; twice as many acts when they name different events. A telling that fits two
    statements equally well which cannot be one stays by itself.

    Every statement of the documents, and so every act, is in exactly one dossier. The result does
    not depend on the order of the documents.

    Args:
        documents: The documents.
        issue_key: What counts as the same issue.

    Returns:
        The dossiers, by their first document and statement.

    Raises:
        OptionError: When something is no document.
        DuplicateDocumentError: When two documents that differ have one id.
    """
    found = sorted(documents_of(documents), key=lambda document: document.id)
    evidence = [
        Evidence(act=act, statement=statement, document=document)
        for document in found
        for statement in document.statements
        for act in statement.acts
    ]
    surveyed = survey(evidence, key_of(issue_key), together=_occasion)
    tellings = tellings_of(found, evidence, surveyed)
    groups = Groups(range(len(tellings)))
    known = {place: occasion_of(telling) for place, telling in enumerate(tellings)}
    reasons: dict[int, list[str]] = {}
    for link in links(tellings):
        one, other = groups.find(link.a), groups.find(link.b)
        joined = None if one == other else known[one].joined(known[other])
        if joined is not None:
            groups.join(one, other)
            root = groups.find(one)
            known[root] = joined
            reasons[root] = [*reasons.pop(one, ()), *reasons.pop(other, ()), link.reason]
    dossiers = []
    for together in groups.all():
        root = groups.find(together[0])
        why = tuple(dict.fromkeys(reasons.get(root, ())))
        its = [tellings[place] for place in together]
        dossiers.append(_dossier(its, known[root], why, surveyed))
    return Dossiers(dossiers)


def _occasion(one: Evidence) -> tuple[frozenset[str], str]:
    """Give what acts of one statement share as a rule: the issuers, and the week."""
    week = "" if one.day is None else str(one.day.isocalendar()[:2])
    return one.issuer_ids, week


def _dossier(
    tellings: list[Telling], known: Occasion, reasons: tuple[str, ...], surveyed: Survey
) -> Dossier:
    issuers: dict[str, Actor] = {}
    speakers: dict[str, Actor] = {}
    organ: Actor | None = None
    for telling in tellings:
        for actor in telling.statement.issuers:
            issuers.setdefault(surveyed.matching.actor(actor), actor)
        for actor in telling.statement.speakers:
            speakers.setdefault(surveyed.matching.actor(actor), actor)
        organ = organ or telling.statement.organ
    acts = [one for telling in tellings for one in telling.acts]
    events = (issue.event for one in acts for issue, _ in surveyed.on(one))
    names = {**names_in(acts), **surveyed.matching.labels(events)}
    found = _matters(acts, surveyed, names)
    matters = tuple(matter for matter, _ in found)
    return Dossier(
        issuers=[issuers[key] for key in sorted(issuers)],
        organ=organ,
        speakers=[speakers[key] for key in sorted(speakers)],
        date=TimeInterval(start=min(known.days), end=max(known.days)) if known.days else None,
        tellings=tuple((telling.document, telling.statement) for telling in tellings),
        matters=matters,
        contradictions=tuple(_contradictions(found)),
        differences=[difference for matter in matters for difference in _differences(matter)],
        reasons=reasons,
    )


_Key = tuple[object, ...]


def _matters(
    evidence: list[Evidence], surveyed: Survey, names: dict[str, str]
) -> list[tuple[Matter, frozenset[_Key]]]:
    """Give what was done, each thing once, with the issues that it is on."""
    groups = Groups(range(len(evidence)))
    first: dict[_Key, list[tuple[int, Subject]]] = {}
    keys: list[list[_Key]] = []
    for place, one in enumerate(evidence):
        stands = surveyed.on(one)
        its: list[_Key] = [(one.act.kind, issue, direction) for issue, direction in stands]
        if not its:
            its = [(one.act.kind, one.act.status, fold(one.words or "") or str(one.reference))]
        its += [(one.act.kind, one.act.status, run) for quote in quoted(one) for run in runs(quote)]
        keys.append(its)
        subject = subject_of(one, surveyed)
        for key in its:
            known = first.setdefault(key, [])
            like = next((at for at, others in known if subject.apart(others) is None), None)
            if like is not None:
                groups.join(like, place)
            if len(known) < _MOST_VARIANTS and (like is None or subject.says_something):
                known.append((place, subject))
    found = []
    for members in groups.all():
        acts = [evidence[place] for place in members]
        issues = frozenset(key for place in members for key in keys[place])
        directions = {direction for one in acts for _, direction in surveyed.on(one)}
        named = dict.fromkeys(
            issue.in_words(names) for one in acts for issue, _ in surveyed.on(one)
        )
        matter = Matter(
            kind=acts[0].act.kind,
            about="; ".join(named) or acts[0].words or acts[0].act.force or acts[0].act.kind,
            direction=next(iter(directions)) if len(directions) == 1 else None,
            evidence=acts,
            documents=tuple(dict.fromkeys(one.reference.document or "" for one in acts)),
        )
        found.append((matter, issues))
    return found


def _contradictions(
    found: list[tuple[Matter, frozenset[_Key]]],
) -> Iterator[tuple[Matter, Matter]]:
    """Give the pairs of matters that go opposite ways on one issue, told by different documents."""
    by_key = {key: matter for matter, keys in found for key in keys}
    seen: set[tuple[int, int]] = set()
    for matter, keys in found:
        for key in sorted(keys, key=repr):
            if not isinstance(key[1], Issue) or key[2] != 1:
                continue
            other = by_key.get((key[0], key[1], -1))
            if other is None or other is matter or (id(matter), id(other)) in seen:
                continue
            if set(matter.documents) != set(other.documents) or len(matter.documents) > 1:
                seen.add((id(matter), id(other)))
                yield matter, other


def _differences(matter: Matter) -> Iterator[QuoteDifference]:
    quotes: dict[str, tuple[Evidence, str]] = {}
    for one in matter.evidence:
        words = " ... ".join(quoted(one))
        if words:
            quotes.setdefault(one.reference.document or "", (one, words))
    told = list(quotes.values())
    for index, (one, words) in enumerate(told[:_MOST_QUOTED]):
        for other, others in told[index + 1 : _MOST_QUOTED]:
            if words not in others and others not in words:
                yield QuoteDifference(
                    about=matter.about,
                    a=one,
                    b=other,
                    words_a=_spoken(one),
                    words_b=_spoken(other),
                )


def _spoken(one: Evidence) -> str:
    if one.document is None or one.document.text is None:
        return ""
    return " ... ".join(one.document.words(span) for span in one.act.quotes)
