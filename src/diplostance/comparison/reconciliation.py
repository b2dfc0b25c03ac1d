"""One statement in several outlets: what all report, what one does, where quotations differ."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from attrs import field, frozen

from diplostance.comparison._groups import Groups
from diplostance.comparison.evidence import Evidence, documents_of, names_in
from diplostance.comparison.issues import DEFAULT, Issue, IssueKey
from diplostance.comparison.position import Survey, survey
from diplostance.comparison.rows import evidence_data
from diplostance.comparison.tellings import (
    Occasion,
    Telling,
    fold,
    links,
    occasion_of,
    quoted,
    runs,
    tellings_of,
)
from diplostance.model import Actor, Document, Statement, TimeInterval
from diplostance.model._fields import as_tuple, is_a, non_empty, tuple_of

SCHEMA: Final = "diplostance/dossiers/1.0"

_MOST_QUOTED: Final = 20
"""How many outlets have their quotations of one act set against each other."""


@frozen(kw_only=True)
class Matter:
    """One thing done in the statement, with every telling of it.

    Attributes:
        kind: The kind of act.
        about: What it is about, in a few words.
        direction: 1 for it, -1 against it, 0 neutral; None for what takes no direction.
        evidence: The acts that tell it.
        documents: Ids of the documents that do.
    """

    kind: str = field(validator=non_empty)
    about: str = field(validator=is_a(str))
    direction: int | None = field(default=None, validator=is_a(int, optional=True))
    evidence: tuple[Evidence, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(Evidence)
    )
    documents: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))

    def to_dict(self) -> dict[str, Any]:
        """Give the matter as plain data."""
        return {
            "kind": self.kind,
            "about": self.about,
            "direction": self.direction,
            "documents": list(self.documents),
            "evidence": [evidence_data(one) for one in self.evidence],
        }


@frozen(kw_only=True)
class QuoteDifference:
    """Two documents that quote the same act in other words.

    Neither quotation contains the other. They may be two parts of one sentence, or one of them is
    wrong: the words are put side by side, and nothing is decided.

    Attributes:
        about: What the act is about.
        a: An act, and
        b: the act that tells it otherwise.
        words_a: What the first document quotes.
        words_b: What the second one quotes.
    """

    about: str = field(validator=is_a(str))
    a: Evidence = field(validator=is_a(Evidence))
    b: Evidence = field(validator=is_a(Evidence))
    words_a: str = field(validator=is_a(str))
    words_b: str = field(validator=is_a(str))

    def to_dict(self) -> dict[str, Any]:
        """Give the difference as plain data."""
        return {
            "about": self.about,
            "a": {"reference": str(self.a.reference), "quotes": self.words_a},
            "b": {"reference": str(self.b.reference), "quotes": self.words_b},
        }


@frozen(kw_only=True)
class Dossier:
    """One statement with all its tellings.

    Attributes:
        issuers: On whose behalf it was made.
        organ: Through which, as far as a telling names it.
        speakers: Who spoke, as far as a telling names him.
        date: The days that all tellings allow: one day where a telling names it, otherwise the
            days before its publication on which it may have been made; None when nothing is dated.
        tellings: The statements that tell it, each as document and statement.
        matters: What was done in it.
        contradictions: Pairs of matters that go opposite ways on one issue.
        differences: Where quotations differ.
        reasons: What brought the tellings together; empty for a single one.
    """

    issuers: tuple[Actor, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Actor))
    organ: Actor | None = field(default=None, validator=is_a(Actor, optional=True))
    speakers: tuple[Actor, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Actor))
    date: TimeInterval | None = field(default=None, validator=is_a(TimeInterval, optional=True))
    tellings: tuple[tuple[Document, Statement], ...] = field(default=(), repr=False)
    matters: tuple[Matter, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Matter))
    contradictions: tuple[tuple[Matter, Matter], ...] = field(default=())
    differences: tuple[QuoteDifference, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(QuoteDifference)
    )
    reasons: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents that tell the statement."""
        return tuple(dict.fromkeys(document.id for document, _ in self.tellings))

    @property
    def common(self) -> tuple[Matter, ...]:
        """What every document reports; empty when there is one document only."""
        count = len(self.documents)
        return tuple(m for m in self.matters if count > 1 and len(m.documents) == count)

    @property
    def unique(self) -> tuple[Matter, ...]:
        """What only one of several documents reports."""
        count = len(self.documents)
        return tuple(m for m in self.matters if count > 1 and len(m.documents) == 1)

    def to_dict(self) -> dict[str, Any]:
        """Give the dossier as plain data."""
        return {
            "issuers": [actor.id for actor in self.issuers],
            "organ": self.organ and self.organ.id,
            "speakers": [actor.id for actor in self.speakers],
            "date": self.date and self.date.start.isoformat(),
            "date_end": self.date and self.date.end.isoformat(),
            "tellings": [
                {"document": document.id, "statement": statement.id}
                for document, statement in self.tellings
            ],
            "reasons": list(self.reasons),
            "common": [matter.to_dict() for matter in self.common],
            "unique": [matter.to_dict() for matter in self.unique],
            "matters": [matter.to_dict() for matter in self.matters],
            "contradictions": [[one.about, other.about] for one, other in self.contradictions],
            "differences": [difference.to_dict() for difference in self.differences],
        }


def reconcile(
    documents: Document | Iterable[Document], *, issue_key: IssueKey = DEFAULT
) -> tuple[Dossier, ...]:
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
    surveyed = survey(evidence, issue_key)
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
    return tuple(dossiers)


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
    found = _matters(acts, surveyed, names_in(acts))
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
    first: dict[_Key, int] = {}
    keys: list[list[_Key]] = []
    for place, one in enumerate(evidence):
        stands = surveyed.on(one)
        its: list[_Key] = [(one.act.kind, issue, direction) for issue, direction in stands]
        if not its:
            its = [(one.act.kind, one.act.status, fold(one.words or "") or str(one.reference))]
        its += [(one.act.kind, one.act.status, run) for quote in quoted(one) for run in runs(quote)]
        keys.append(its)
        for key in its:
            groups.join(first.setdefault(key, place), place)
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


def dossiers_json(dossiers: Iterable[Dossier], *, indent: int | None = None) -> str:
    """Give dossiers as JSON."""
    data = {"schema": SCHEMA, "dossiers": [dossier.to_dict() for dossier in dossiers]}
    return json.dumps(data, indent=indent)
