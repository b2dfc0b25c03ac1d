"""Two sides compared, with the evidence in view."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import evolve, field, frozen

from diplostance.comparison.about import About, events_meant, narrowed
from diplostance.comparison.evidence import (
    Evidence,
    Source,
    actor_id,
    check_ids,
    documents_among,
    documents_of,
    evidence_of,
    listed,
    names_in,
)
from diplostance.comparison.issues import DEFAULT, IssueKey, key_of
from diplostance.comparison.joining import Sides, ordered
from diplostance.comparison.matching import Matching
from diplostance.comparison.position import matching_of, scale_given, survey
from diplostance.comparison.rows import Row, evidence_data
from diplostance.comparison.score import Score, checked_weights, score_of
from diplostance.comparison.tables import all_rows
from diplostance.model import Actor, Document, Event
from diplostance.model._fields import as_tuple, is_a, non_empty, tuple_of
from diplostance.model.extras import EMPTY, FrozenMap, as_frozen_map
from diplostance.scales import Scale

SCHEMA: Final = "diplostance/comparison/1.0"
_NOBODY: Final = "nobody named"


@frozen(kw_only=True)
class Side:
    """One side of a comparison.

    Attributes:
        name: What to call it: the names of its issuers.
        issuers: On whose behalf its acts were done.
        evidence: Its acts.
        whole: Whether all of it comes from whole statements, so that its silence means something.
    """

    name: str = field(validator=non_empty)
    issuers: tuple[Actor, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Actor))
    evidence: tuple[Evidence, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(Evidence)
    )
    whole: bool = field(default=False, validator=is_a(bool))


@frozen(kw_only=True)
class SharedEvent:
    """An event that both sides speak about.

    Attributes:
        name: Its name over all documents.
        kinds: What kinds of event the tellings take it for.
        a: The acts of the first side that are about it.
        b: The acts of the second side.
    """

    name: str = field(validator=non_empty)
    kinds: tuple[str, ...] = field(default=(), converter=as_tuple, validator=tuple_of(str))
    a: tuple[Evidence, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Evidence))
    b: tuple[Evidence, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Evidence))


@frozen(kw_only=True)
class Comparison:
    """Two sides, and how they stand to each other. Compared by value.

    Attributes:
        a: The first side.
        b: The second side.
        rows: What they say, matter by matter; see `diplostance.comparison.Row`.
        events: The events that both speak about.
        score: How far they agree where both have a part.
        issue_key: Name of what counted as the same issue.
        scale: Name and version of the scale.
        reason: Why there is nothing to compare, when a side has no acts.
        labels: What each event is in a few words, by its name.
    """

    a: Side = field(validator=is_a(Side))
    b: Side = field(validator=is_a(Side))
    rows: tuple[Row, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Row))
    events: tuple[SharedEvent, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(SharedEvent)
    )
    score: Score = field(factory=Score, validator=is_a(Score))
    issue_key: str = field(default="default", validator=non_empty)
    scale: str = field(default="default", validator=non_empty)
    reason: str | None = field(default=None, validator=is_a(str, optional=True))
    labels: FrozenMap = field(default=EMPTY, converter=as_frozen_map)

    def table(self, name: str, *relations: str) -> tuple[Row, ...]:
        """Give the rows of a table, or those of them with certain relations.

        Args:
            name: One of ``diplostance.comparison.TABLES``.
            *relations: Of ``diplostance.comparison.RELATIONS``; all when none is given.
        """
        return tuple(
            row
            for row in self.rows
            if row.table == name and (not relations or row.relation in relations)
        )

    @property
    def names(self) -> dict[str, str]:
        """The names of the actors that the two sides speak of, by id, and the events' labels."""
        return {**names_in((*self.a.evidence, *self.b.evidence)), **self.labels}

    @property
    def shared_demands(self) -> tuple[Row, ...]:
        """Demands that both make."""
        return self.table("demands", "shared")

    @property
    def conflicting_demands(self) -> tuple[Row, ...]:
        """Demands in opposite directions."""
        return self.table("demands", "conflicting")

    @property
    def one_sided_demands(self) -> tuple[Row, ...]:
        """Demands that only one makes."""
        return self.table("demands", "only_a", "only_b")

    @property
    def evaluations(self) -> tuple[Row, ...]:
        """What either judges."""
        return self.table("evaluations")

    @property
    def accusations(self) -> tuple[Row, ...]:
        """Whom either accuses of what."""
        return self.table("accusations")

    @property
    def commitments(self) -> tuple[Row, ...]:
        """What either promises, refuses or decides."""
        return self.table("commitments")

    @property
    def answers(self) -> tuple[Row, ...]:
        """Demands of one that a commitment or decision of the other answers."""
        return self.table("answers")

    @property
    def denials(self) -> tuple[Row, ...]:
        """Accusations of one that the other denies or rejects."""
        return self.table("denials")

    @property
    def norms(self) -> tuple[Row, ...]:
        """The norms that either appeals to."""
        return self.table("norms")

    def to_dict(self) -> dict[str, Any]:
        """Give the comparison as plain data for JSON."""
        names = self.names
        return {
            "schema": SCHEMA,
            "a": _side(self.a),
            "b": _side(self.b),
            "issue_key": self.issue_key,
            "scale": self.scale,
            "score": self.score.to_dict(),
            "reason": self.reason,
            "events": [
                {
                    "name": event.name,
                    "label": self.labels.get(event.name),
                    "kinds": list(event.kinds),
                    "a": [evidence_data(one) for one in event.a],
                    "b": [evidence_data(one) for one in event.b],
                }
                for event in self.events
            ],
            "rows": [row.to_dict(names) for row in self.rows],
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """Give the comparison as JSON."""
        return json.dumps(self.to_dict(), indent=indent)

    def to_rows(self) -> list[dict[str, Any]]:
        """Give one flat row a matter, for a data frame."""
        names = self.names
        return [
            {"side_a": self.a.name, "side_b": self.b.name, **row.to_row(names)} for row in self.rows
        ]

    def swapped(self) -> Comparison:
        """Give the comparison with its sides in the other order."""
        return Comparison(
            a=self.b,
            b=self.a,
            rows=ordered(row.swapped() for row in self.rows),
            events=tuple(
                SharedEvent(name=event.name, kinds=event.kinds, a=event.b, b=event.a)
                for event in self.events
            ),
            score=self.score,
            issue_key=self.issue_key,
            scale=self.scale,
            reason=self.reason,
            labels=self.labels,
        )

    def __str__(self) -> str:
        from diplostance.views import render_comparison  # noqa: PLC0415 - views know comparisons

        return render_comparison(self)

    def _repr_html_(self) -> str:
        from diplostance.views import html_fragment  # noqa: PLC0415

        return html_fragment(self)


def _side(side: Side) -> dict[str, Any]:
    return {
        "name": side.name,
        "issuers": [actor.id for actor in side.issuers],
        "whole": side.whole,
        "acts": len(side.evidence),
    }


def compare(
    a: Source,
    b: Source,
    *,
    within: Document | Iterable[Document] = (),
    about: About | None = None,
    issue_key: IssueKey | str = DEFAULT,
    scale: Scale | str | None = None,
    weights: Mapping[str, float] | None = None,
) -> Comparison:
    """Compare what two sides say.

    A side is a statement, a document, an issuer (an actor or its id) together with
    ``within=documents``, or an iterable of these::

        compare("CHN", "JPN", within=document)
        compare(monday, tuesday)

    Swapping the sides swaps the result and changes nothing else; a side compared with itself agrees
    in everything. The order of documents and statements does not matter.

    Args:
        a: The first side.
        b: The second side.
        within: Where to look for issuers, and for the documents of bare statements.
        about: An event, an actor or its id, or a test: only acts that are about it count. An act
            that names no event goes with the others of its statement.
        issue_key: What counts as the same issue: a key, or ``coarse``, ``default``, ``fine``.
        scale: What ranks the acts, a scale or its name; the library's own when it is not given.
        weights: How much each table counts in the score; see ``diplostance.comparison.WEIGHTS``.

    Raises:
        OptionError: When a side, ``about`` or a weight cannot be used.
        DuplicateDocumentError: When two documents that differ have one id.
    """
    a, b, documents = listed(a), listed(b), documents_of(within, "within")
    scale, key_ = scale_given(scale), key_of(issue_key)
    weights = checked_weights(weights)
    mine = evidence_of(a, within=documents, name="a")
    theirs = evidence_of(b, within=documents, name="b")
    check_ids((*mine, *theirs), documents)
    known = documents_among((a, b, documents))
    matching = matching_of((*mine, *theirs), known, events_meant(about, known))
    surveyed = survey(
        (*mine, *theirs),
        key_,
        together=lambda one: one.issuer_ids,
        across=True,
        matching=matching,
    )
    # What is narrowed away still tells who speaks, on what, and whether all of it is at hand.
    said_a, said_b = mine, theirs
    side_a, side_b = _named(a, mine, matching), _named(b, theirs, matching)
    if about is not None:
        mine, theirs = narrowed((mine, theirs), about, matching, known)
        side_a, side_b = evolve(side_a, evidence=mine), evolve(side_b, evidence=theirs)
    rows = all_rows(
        Sides(
            a=mine,
            b=theirs,
            survey=surveyed,
            scale=scale,
            said_a=said_a,
            said_b=said_b,
            absence_a=_absence(side_a),
            absence_b=_absence(side_b),
        )
    )
    events = _shared_events(mine, theirs, matching)
    # By name, so that the reason is the same whichever side is first.
    empty = sorted(side.name for side in (side_a, side_b) if not side.evidence)
    return Comparison(
        a=side_a,
        b=side_b,
        rows=rows,
        events=events,
        score=score_of(rows, weights),
        issue_key=key_.name,
        scale=f"{scale.name} {scale.version}",
        labels=matching.labels(
            [
                *(event.name for event in events),
                *(issue.event for row in rows for issue in row.issues),
            ]
        ),
        reason=_why_nothing(empty, narrowed_down=about is not None),
    )


def _why_nothing(empty: list[str], *, narrowed_down: bool) -> str | None:
    if not empty:
        return None
    about = " about what was asked for" if narrowed_down else ""
    named = dict.fromkeys(name for name in empty if name != _NOBODY)
    if not named:
        return f"{'neither side has' if len(empty) > 1 else 'one side has no'} acts{about}"
    return f"no acts of {' nor of '.join(named)}{about}"


def _named(source: Source, evidence: tuple[Evidence, ...], matching: Matching) -> Side:
    issuers: dict[str, Actor] = {}
    for one in evidence:
        for issuer in one.issuers:
            key = matching.actor(issuer)
            if issuers.setdefault(key, issuer).id != key == issuer.id:
                issuers[key] = issuer
    if isinstance(source, Actor):
        wanted = [source]
    elif isinstance(source, str):
        key = actor_id(source, matching.actors, "side")
        wanted = [issuers[key]] if key in issuers else []
    else:
        wanted = [issuers[key] for key in sorted(issuers)]
    name = ", ".join(actor.name for actor in wanted) or (source if isinstance(source, str) else "")
    return Side(
        name=name or _NOBODY,
        issuers=wanted,
        evidence=evidence,
        whole=bool(evidence) and all(one.whole for one in evidence),
    )


def _absence(side: Side) -> str:
    return "silent" if side.whole else "not reported"


def _shared_events(
    a: tuple[Evidence, ...], b: tuple[Evidence, ...], matching: Matching
) -> tuple[SharedEvent, ...]:
    mine, theirs = _by_event(a, matching), _by_event(b, matching)
    return tuple(
        SharedEvent(
            name=name,
            kinds=sorted({thing.kind for thing, _ in mine[name] + theirs[name]}),
            a=tuple(dict.fromkeys(one for _, one in mine[name])),
            b=tuple(dict.fromkeys(one for _, one in theirs[name])),
        )
        for name in sorted(mine.keys() & theirs.keys())
    )


def _by_event(
    evidence: tuple[Evidence, ...], matching: Matching
) -> dict[str, list[tuple[Event, Evidence]]]:
    found: dict[str, list[tuple[Event, Evidence]]] = {}
    for one in evidence:
        for thing in one.act.about:
            if isinstance(thing, Event):
                found.setdefault(matching.event(one.document, thing), []).append((thing, one))
    return found
