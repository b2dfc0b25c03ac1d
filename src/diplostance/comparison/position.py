"""Positions: who stands where on an issue, how firmly, when, and on what evidence."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any

from attrs import Attribute, field, frozen

from diplostance.comparison.evidence import Evidence, Source, documents_of, evidence_of, references
from diplostance.comparison.issues import DEFAULT, PARTS, Issue, IssueKey, Stand, key_of, settle
from diplostance.comparison.matching import Matching, match
from diplostance.comparison.splitting import told_apart
from diplostance.comparison.subjects import Subjects
from diplostance.errors import OptionError
from diplostance.model import Actor, Demand, Document, Event, TimeInterval
from diplostance.model._fields import as_tuple, is_a, one_of_ints, tuple_of
from diplostance.scales import Rank, Scale, default, named_scale

_BOTH_WAYS = "contradictory: the evidence goes both ways"


def _from_minus_one_to_one(_: Any, attribute: Attribute[Any], value: Any) -> None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise TypeError(f"{attribute.name} must be a number or None, got {value!r}")
    if value is not None and not -1 <= value <= 1:
        raise ValueError(f"{attribute.name} must be from -1 to 1, got {value!r}")


def _direction(_: Any, attribute: Attribute[Any], value: Any) -> None:
    if value is not None:
        one_of_ints((-1, 0, 1))(_, attribute, value)


@frozen(kw_only=True)
class Stance:
    """A direction on an issue with its strength, from one act or from several that agree.

    Attributes:
        direction: 1 for it, -1 against it, 0 neutral; None when the evidence goes both ways.
        rank: The place of the strongest act in that direction; None when the scale has none.
        value: From -1 to 1: the direction times how far up the scale the rank is, of its whole
            axis; None when there is no rank, or no direction.
        reason: Why there is no value.
        evidence: The acts.
    """

    direction: int | None = field(validator=_direction)
    rank: Rank | None = field(default=None, validator=is_a(Rank, optional=True))
    value: float | None = field(default=None, validator=_from_minus_one_to_one)
    reason: str | None = field(default=None, validator=is_a(str, optional=True))
    evidence: tuple[Evidence, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(Evidence)
    )

    @property
    def qualifiers(self) -> tuple[str, ...]:
        """What takes something away from it: what all its acts are, such as ``hedged``."""
        each = [one.qualifiers for one in self.evidence]
        if not each or not all(each):
            return ()
        return tuple(dict.fromkeys(qualifier for found in each for qualifier in found))


def scale_given(scale: Scale | str | None) -> Scale:
    """Give a scale that is given as such, by its name, or not at all: then the library's own.

    Raises:
        OptionError: When it is neither a scale nor the name of one.
    """
    if isinstance(scale, str):
        return named_scale(scale)
    if scale is not None and not isinstance(scale, Scale):
        raise OptionError("scale", scale, "a Scale, the name of one, or None")
    return default() if scale is None else scale


def weigh(found: Iterable[tuple[Evidence, int]], scale: Scale) -> Stance:
    """Make one stance of acts on one issue, each with its direction.

    Neutral acts do not weigh where others take a side. Of several in one direction the strongest
    counts.
    """
    found = tuple(found)
    evidence = tuple(dict.fromkeys(one for one, _ in found))
    directions = {direction for _, direction in found} - {0}
    if len(directions) > 1:
        return Stance(direction=None, reason=_BOTH_WAYS, evidence=evidence)
    direction = next(iter(directions), 0)
    readings = [scale.reading(one.act) for one, way in found if way == direction]
    ranks = [reading.rank for reading in readings if reading.rank is not None]
    rank = max(ranks, key=lambda rank: (rank.axis, rank.value), default=None)
    reason = next((reading.reason for reading in readings if reading.rank is None), None)
    if direction == 0:
        return Stance(direction=0, rank=rank, value=0.0, evidence=evidence)
    if rank is None:
        return Stance(direction=direction, reason=reason or "no evidence", evidence=evidence)
    value = direction * rank.value / rank.highest
    return Stance(direction=direction, rank=rank, value=value, evidence=evidence)


def _as_the_direction_has_it(position: Position, attribute: Attribute[Any], value: Any) -> None:
    _from_minus_one_to_one(position, attribute, value)
    direction = position.direction
    if value is None:
        return
    if direction is None or (value > 0) - (value < 0) != direction:
        raise ValueError(
            f"{attribute.name} must have the sign of direction={direction!r}, got {value!r}"
        )


def _where_there_is_no_value(position: Position, attribute: Attribute[Any], value: Any) -> None:
    is_a(str, optional=True)(position, attribute, value)
    if position.value is None and not value:
        raise ValueError(f"{attribute.name} must be given when value is None, got {value!r}")


@frozen(kw_only=True)
class Position:
    """Where an actor stands on an issue at a time.

    Data coded by hand have the same form: give an `Issue` with your concept, and no evidence, and
    a value of 1 or -1 where only the side is known.

    Attributes:
        actor: Who.
        issue: On what.
        direction: 1 for it, -1 against it, 0 neutral; None when the evidence is contradictory. Who
            is silent has no position at all.
        value: How firmly, from -1 to 1, on the scale that was asked for: the sign is the direction;
            None with a ``reason`` where the scale does not place the acts.
        reason: Why there is no value.
        time: When the statement was made; None when it is not known.
        evidence: The acts; empty for data from elsewhere.

    Raises:
        ValueError: When the value has not the sign of the direction, or is missing without a
            reason.
    """

    actor: Actor = field(validator=is_a(Actor))
    issue: Issue = field(validator=is_a(Issue))
    direction: int | None = field(validator=_direction)
    value: float | None = field(default=None, validator=_as_the_direction_has_it)
    reason: str | None = field(default=None, validator=_where_there_is_no_value)
    time: TimeInterval | None = field(default=None, validator=is_a(TimeInterval, optional=True))
    evidence: tuple[Evidence, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(Evidence)
    )

    def to_row(self) -> dict[str, Any]:
        """Give the position as a flat row, for a data frame."""
        return {
            "actor": self.actor.id,
            "actor_name": self.actor.name,
            "topic": self.issue.topic,
            "issue": str(self.issue),
            "direction": self.direction,
            "value": self.value,
            "reason": self.reason,
            "date": self.time and self.time.start.isoformat(),
            "date_end": self.time and self.time.end.isoformat(),
            "evidence": references(self.evidence),
        }


@frozen(kw_only=True)
class Survey:
    """The stands that acts take, brought to settled issues over all the material at hand.

    Attributes:
        matching: Which actors and events are the same.
        stands: For each act the issues it is on, each with its direction.
        filled: The acts that left something of their issue open, which others than their own
            issuers filled in.
        subjects: What acts are about beyond their issues, by their words.
    """

    matching: Matching
    stands: Mapping[Evidence, tuple[tuple[Issue, int], ...]]
    subjects: Subjects = field(repr=False, eq=False)
    filled: frozenset[Evidence] = frozenset()

    def on(self, evidence: Evidence) -> tuple[tuple[Issue, int], ...]:
        """Give the issues that an act is on, each with its direction."""
        return self.stands.get(evidence, ())

    def by_issue(
        self, evidence: Iterable[Evidence]
    ) -> dict[Issue, tuple[tuple[Evidence, int], ...]]:
        """Give for each issue the acts that are on it, in a fixed order."""
        found: dict[Issue, list[tuple[Evidence, int]]] = {}
        for one in evidence:
            for issue, direction in self.on(one):
                found.setdefault(issue, []).append((one, direction))
        ordered = sorted(found.items(), key=lambda item: item[0].sort_key)
        return {issue: tuple(members) for issue, members in ordered}


def survey(
    evidence: Iterable[Evidence],
    issue_key: IssueKey,
    *,
    together: Callable[[Evidence], Hashable],
    across: bool = False,
    matching: Matching | None = None,
) -> Survey:
    """Match actors and events over all documents, and settle the issues that acts are on.

    Args:
        evidence: The acts.
        issue_key: What counts as the same issue.
        together: Gives for an act the group of acts that may fill in what it leaves open. So an
            issue does not change its identity because of what somebody else says in another year.
        across: Whether it may be filled in by any of the acts whose conduct something is that is
            then still open.
        matching: Which actors and events are the same; by default told by the documents of the acts
            alone.
    """
    evidence = tuple(evidence)
    matching = matching or matching_of(evidence)
    stands = {one: issue_key.stands(one, matching) for one in evidence}
    groups: dict[Hashable, list[Evidence]] = {}
    for one in evidence:
        groups.setdefault(together(one), []).append(one)
    settled = {
        one: found
        for members in groups.values()
        for one, found in _settled(members, stands, matching).items()
    }
    filled: frozenset[Evidence] = frozenset()
    if across:
        own, settled = settled, _settled(evidence, settled, matching, fill=("target",))
        filled = frozenset(one for one in evidence if own[one] != settled[one])
    subjects = Subjects(matching)
    stands_on = {
        one: tuple(dict.fromkeys((stand.issue, stand.direction) for stand in found))
        for one, found in settled.items()
    }
    return Survey(
        matching=matching,
        subjects=subjects,
        stands={
            one: found
            for members in ([evidence] if across else groups.values())
            for one, found in told_apart({one: stands_on[one] for one in members}, subjects).items()
        },
        filled=filled,
    )


def _settled(
    evidence: Iterable[Evidence],
    stands: Mapping[Evidence, tuple[Stand, ...]],
    matching: Matching,
    fill: tuple[str, ...] = PARTS,
) -> dict[Evidence, tuple[Stand, ...]]:
    """Settle the issues of some acts among each other.

    Nobody demands something of himself: an open demand does not go to an issue of the issuer's own
    conduct.
    """
    evidence = tuple(evidence)
    issues = settle((stand.issue for one in evidence for stand in stands[one]), fill=fill)
    found: dict[Evidence, tuple[Stand, ...]] = {}
    for one in evidence:
        own = matching.principals(one.issuers)
        asks = isinstance(one.act, Demand)
        found[one] = tuple(
            stand
            if asks and stand.issue.target is None and issues[stand.issue].target in own
            else Stand(issue=issues[stand.issue], direction=stand.direction)
            for stand in stands[one]
        )
    return found


def matching_of(
    evidence: Iterable[Evidence],
    further: Iterable[Document] = (),
    events: Iterable[Event] = (),
) -> Matching:
    """Match the actors and events of the documents that acts stand in, and further ones."""
    documents: dict[str, Document] = {document.id: document for document in further}
    loose: dict[Event, None] = dict.fromkeys(events)
    actors: dict[Actor, None] = {}
    for one in evidence:
        if one.document is not None:
            documents.setdefault(one.document.id, one.document)
            continue
        actors.update(dict.fromkeys(one.issuers))
        for thing in one.act.about:
            if isinstance(thing, Event):
                loose.setdefault(thing)
    return match(documents.values(), events=loose, actors=actors)


def positions(
    documents: Source,
    *,
    issue_key: IssueKey | str = DEFAULT,
    scale: Scale | str | None = None,
    within: Document | Iterable[Document] = (),
) -> tuple[Position, ...]:
    """Reduce statements to positions: one for each issuer, issue and statement.

    A joint statement gives a position to each of its issuers. What was withheld or denied gives
    none: it is no position that somebody did not announce measures.

    Args:
        documents: Documents, statements, or anything else that `compare` takes.
        issue_key: What counts as the same issue: a key, or ``coarse``, ``default``, ``fine``.
        scale: What ranks the acts, a scale or its name; the library's own when it is not given.
        within: Where to look for issuers that are named alone.

    Returns:
        The positions, by actor, issue and place.

    Raises:
        OptionError: When something is given that cannot be compared.
        DuplicateDocumentError: When two documents that differ have one id.
    """
    known = documents_of(within, "within")
    evidence = evidence_of(documents, within=known, name="documents")
    scale = scale_given(scale)
    surveyed = survey(
        evidence, key_of(issue_key), together=_home, matching=matching_of(evidence, known)
    )
    found = _positions(evidence, surveyed, scale)
    return tuple(sorted(found, key=_order))


def _home(one: Evidence) -> Hashable:
    """Give the document of an act, or its statement where it has none."""
    return one.reference.document or one.statement


def _positions(evidence: Iterable[Evidence], surveyed: Survey, scale: Scale) -> Iterator[Position]:
    grouped: dict[tuple[str, Hashable, Issue], list[tuple[Evidence, int]]] = {}
    actors: dict[str, Actor] = {}
    for one in evidence:
        where = (
            one.reference.document,
            one.statement if one.document is None else one.statement.id,
        )
        for issuer in one.issuers:
            key = surveyed.matching.actor(issuer)
            if key not in actors or issuer.id == key:
                actors[key] = issuer
            for issue, direction in surveyed.on(one):
                grouped.setdefault((key, where, issue), []).append((one, direction))
    for (key, _, issue), members in grouped.items():
        stance = weigh(members, scale)
        yield Position(
            actor=actors[key],
            issue=issue,
            direction=stance.direction,
            value=stance.value,
            reason=stance.reason,
            time=members[0][0].time,
            evidence=stance.evidence,
        )


def _order(position: Position) -> tuple[Any, ...]:
    first = position.evidence[0].reference.sort_key if position.evidence else ()
    return (position.actor.id, position.issue.sort_key, first)
