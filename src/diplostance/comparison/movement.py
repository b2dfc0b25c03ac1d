"""Movement: what an issuer added, dropped, hardened or softened from one statement to the next."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from collections.abc import Iterator
from typing import Any, Final

from attrs import field, frozen

from diplostance.comparison.evidence import Evidence, Source, check_ids, evidence_of, names_in
from diplostance.comparison.issues import DEFAULT, Issue, IssueKey
from diplostance.comparison.position import Stance, Survey, survey, weigh
from diplostance.comparison.rows import evidence_data, issue_data
from diplostance.comparison.series import Level, level_of
from diplostance.errors import OptionError
from diplostance.model import Actor, Demand
from diplostance.model._fields import as_tuple, is_a, non_empty, one_of, tuple_of
from diplostance.scales import AXES, Scale, default

CHANGES: Final = (
    "added",
    "dropped",
    "not reported",
    "hardened",
    "softened",
    "reversed",
    "readdressed",
    "unclear",
    "kept",
)
"""What can happen to an issue from one day of speaking to the next.

- ``added``: it was not there before. ``dropped``: it is gone, and all that was said later is at
  hand in full; otherwise it is ``not reported``.
- ``hardened``, ``softened``: the same direction with more or less strength: for demands the place
  on the scale, for judgements the place towards the negative end.
- ``reversed``: the other direction. ``readdressed``: the same demand, now to somebody else.
- ``unclear``: a side goes both ways, or its strength is not defined on both days.
- ``kept``: as it was.
"""

SCHEMA: Final = "diplostance/drift/1.0"


@frozen(kw_only=True)
class Change:
    """What happened to one issue between two days of speaking.

    Attributes:
        kind: One of `CHANGES`.
        issue: The issue, as it is now; as it was, where it is gone.
        before: The stance before, if any.
        after: The stance now, if any.
        places: How many places of the scale it moved; positive is harder. None when not defined.
        was: For ``readdressed``: the issue as it was.
        reason: Why there is no number of places.
    """

    kind: str = field(validator=one_of(CHANGES))
    issue: Issue = field(validator=is_a(Issue))
    before: Stance | None = field(default=None, validator=is_a(Stance, optional=True))
    after: Stance | None = field(default=None, validator=is_a(Stance, optional=True))
    places: int | None = field(default=None, validator=is_a(int, optional=True))
    was: Issue | None = field(default=None, validator=is_a(Issue, optional=True))
    reason: str | None = field(default=None, validator=is_a(str, optional=True))

    def to_dict(self) -> dict[str, Any]:
        """Give the change as plain data."""
        return {
            "kind": self.kind,
            "about": str(self.issue),
            "issue": issue_data(self.issue),
            "was": None if self.was is None else issue_data(self.was),
            "places": self.places,
            "reason": self.reason,
            "before": [evidence_data(one) for one in self.before.evidence] if self.before else [],
            "after": [evidence_data(one) for one in self.after.evidence] if self.after else [],
        }


@frozen(kw_only=True)
class Day:
    """A day on which the issuer spoke.

    Attributes:
        date: The day.
        stances: Where the issuer stands that day, by issue.
        instructive: How strongly it asks, over its demands.
        emotive: How strongly it judges, over its evaluations; negative for negative judgements.
        whole: Whether all of it comes from whole statements.
    """

    date: dt.date = field(validator=is_a(dt.date))
    stances: tuple[tuple[Issue, Stance], ...] = field(default=(), converter=as_tuple)
    instructive: Level = field(validator=is_a(Level))
    emotive: Level = field(validator=is_a(Level))
    whole: bool = field(default=False, validator=is_a(bool))


@frozen(kw_only=True)
class Step:
    """From one day of speaking to the next.

    Attributes:
        before: The earlier day.
        after: The later day.
        changes: What happened to each issue, ``kept`` last.
    """

    before: dt.date = field(validator=is_a(dt.date))
    after: dt.date = field(validator=is_a(dt.date))
    changes: tuple[Change, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Change))

    def of(self, *kinds: str) -> tuple[Change, ...]:
        """Give the changes of some kinds."""
        return tuple(change for change in self.changes if change.kind in kinds)


@frozen(kw_only=True)
class Drift:
    """How an issuer moved.

    Attributes:
        issuer: Who; the id where no document names it.
        name: Its name.
        days: The days on which it spoke, in order: the escalation series.
        steps: What changed from each to the next.
        undated: Acts without a day: neither the statement nor the document has one.
        issue_key: Name of what counted as the same issue.
        scale: Name and version of the scale.
        reason: Why there are no steps.
    """

    issuer: str = field(validator=non_empty)
    name: str = field(validator=non_empty)
    days: tuple[Day, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Day))
    steps: tuple[Step, ...] = field(default=(), converter=as_tuple, validator=tuple_of(Step))
    undated: tuple[Evidence, ...] = field(
        default=(), converter=as_tuple, validator=tuple_of(Evidence)
    )
    issue_key: str = field(default="default", validator=non_empty)
    scale: str = field(default="default", validator=non_empty)
    reason: str | None = field(default=None, validator=is_a(str, optional=True))

    @property
    def names(self) -> dict[str, str]:
        """The names of the actors that are spoken of, by id."""
        return names_in(
            one for day in self.days for _, stance in day.stances for one in stance.evidence
        )

    def to_dict(self) -> dict[str, Any]:
        """Give the drift as plain data for JSON."""
        return {
            "schema": SCHEMA,
            "issuer": self.issuer,
            "name": self.name,
            "issue_key": self.issue_key,
            "scale": self.scale,
            "reason": self.reason,
            "days": [
                {
                    "date": day.date.isoformat(),
                    "whole": day.whole,
                    "instructive": day.instructive.to_dict(),
                    "emotive": day.emotive.to_dict(),
                }
                for day in self.days
            ],
            "steps": [
                {
                    "before": step.before.isoformat(),
                    "after": step.after.isoformat(),
                    "changes": [change.to_dict() for change in step.changes],
                }
                for step in self.steps
            ],
            "undated": [evidence_data(one) for one in self.undated],
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """Give the drift as JSON."""
        return json.dumps(self.to_dict(), indent=indent)

    def to_rows(self) -> list[dict[str, Any]]:
        """Give one flat row a change, for a data frame."""
        return [
            {
                "issuer": self.issuer,
                "before": step.before.isoformat(),
                "after": step.after.isoformat(),
                "kind": change.kind,
                "about": str(change.issue),
                "places": change.places,
                "evidence_before": _places(change.before),
                "evidence_after": _places(change.after),
            }
            for step in self.steps
            for change in step.changes
        ]

    def __str__(self) -> str:
        from diplostance.views import render_drift  # noqa: PLC0415 - views know movements

        return render_drift(self)

    def _repr_html_(self) -> str:
        from diplostance.views import html_fragment  # noqa: PLC0415

        return html_fragment(self)


def _places(stance: Stance | None) -> str:
    return "; ".join(str(one.reference) for one in stance.evidence) if stance else ""


def drift(
    documents: Source,
    issuer: Actor | str,
    *,
    issue_key: IssueKey = DEFAULT,
    scale: Scale | None = None,
) -> Drift:
    """Show how an issuer moved from each day on which it spoke to the next.

    What was said on one day counts together, whoever reports it. The day is the statement's;
    where it gives none, the day on which its document was published.

    Args:
        documents: The documents; the order does not matter.
        issuer: Whose statements, an actor or its id.
        issue_key: What counts as the same issue.
        scale: What ranks the acts; the library's own when it is not given.

    Raises:
        OptionError: When something is given that cannot be compared.
        DuplicateDocumentError: When two documents that differ have one id.
    """
    if not isinstance(issuer, Actor | str):
        raise OptionError("issuer", issuer, "an Actor or the id of one")
    scale = default() if scale is None else scale
    key = issuer if isinstance(issuer, str) else issuer.id
    evidence = evidence_of(documents, name="documents")
    check_ids(evidence)
    surveyed = survey(evidence, issue_key)
    wanted = surveyed.matching.actor(key)
    mine = [
        one
        for one in evidence
        if any(surveyed.matching.actor(actor) == wanted for actor in one.issuers)
    ]
    names = [actor.name for one in mine for actor in one.issuers if actor.id == key]
    by_day: dict[dt.date, list[Evidence]] = {}
    for one in mine:
        if one.day is not None:
            by_day.setdefault(one.day, []).append(one)
    days = tuple(_day(day, by_day[day], surveyed, scale) for day in sorted(by_day))
    steps = tuple(_step(before, after) for before, after in itertools.pairwise(days))
    return Drift(
        issuer=key,
        name=min(names, default=key),
        days=days,
        steps=steps,
        undated=tuple(one for one in mine if one.day is None),
        issue_key=issue_key.name,
        scale=f"{scale.name} {scale.version}",
        reason=None if steps else _why_not(mine, days),
    )


def _why_not(mine: list[Evidence], days: tuple[Day, ...]) -> str:
    if not mine:
        return "no acts of this issuer"
    return "all that is dated is of one day" if days else "nothing is dated"


def _day(date: dt.date, evidence: list[Evidence], surveyed: Survey, scale: Scale) -> Day:
    levels = {axis: level_of(evidence, axis, scale) for axis in AXES}
    return Day(
        date=date,
        stances=tuple(
            (issue, weigh(members, scale)) for issue, members in surveyed.by_issue(evidence).items()
        ),
        instructive=levels["instructive"],
        emotive=levels["emotive"],
        whole=all(one.whole for one in evidence),
    )


def _step(before: Day, after: Day) -> Step:
    old, new = dict(before.stances), dict(after.stances)
    changes = [_moved(issue, old[issue], new[issue]) for issue in old if issue in new]
    gone = [issue for issue in old if issue not in new]
    come = [issue for issue in new if issue not in old]
    for issue, was in _readdressed(gone, come, old, new):
        gone.remove(was)
        come.remove(issue)
        moved = _moved(issue, old[was], new[issue])
        changes.append(
            Change(
                kind="readdressed",
                issue=issue,
                was=was,
                before=old[was],
                after=new[issue],
                places=moved.places,
                reason=moved.reason,
            )
        )
    changes += [Change(kind="added", issue=issue, after=new[issue]) for issue in come]
    kind = "dropped" if after.whole else "not reported"
    changes += [Change(kind=kind, issue=issue, before=old[issue]) for issue in gone]
    order = {name: number for number, name in enumerate(CHANGES)}
    changes.sort(key=lambda change: (order[change.kind], change.issue.sort_key))
    return Step(before=before.date, after=after.date, changes=changes)


def _readdressed(
    gone: list[Issue],
    come: list[Issue],
    old: dict[Issue, Stance],
    new: dict[Issue, Stance],
) -> Iterator[tuple[Issue, Issue]]:
    """Give demands that are now made of somebody else: one that came with the one that went."""
    left = [issue for issue in gone if _is_demand(old[issue])]
    for issue in [issue for issue in come if _is_demand(new[issue])]:
        twins = [
            was
            for was in left
            if (was.topic, was.action, was.objects, was.wording, was.event)
            == (issue.topic, issue.action, issue.objects, issue.wording, issue.event)
            and old[was].direction == new[issue].direction
        ]
        if len(twins) == 1:
            left.remove(twins[0])
            yield issue, twins[0]


def _is_demand(stance: Stance) -> bool:
    return all(isinstance(one.act, Demand) for one in stance.evidence)


def _moved(issue: Issue, before: Stance, after: Stance) -> Change:
    def change(kind: str, places: int | None = None, reason: str | None = None) -> Change:
        return Change(
            kind=kind, issue=issue, before=before, after=after, places=places, reason=reason
        )

    if before.direction is None or after.direction is None:
        return change("unclear", reason="the evidence of a day goes both ways")
    if before.direction * after.direction < 0:
        return change("reversed", reason="it goes the other way")
    if before.rank is None or after.rank is None:
        without = before if before.rank is None else after
        same = before.rank is after.rank and before.direction == after.direction
        return change("kept" if same else "unclear", reason=without.reason or "no strength")
    if before.rank.axis != after.rank.axis:
        return change("unclear", reason="the strengths are on different axes")
    places = _hardness(issue, after) - _hardness(issue, before)
    if places == 0:
        return change("kept", places=0)
    return change("hardened" if places > 0 else "softened", places=places)


def _hardness(issue: Issue, stance: Stance) -> int:
    """How hard a stance is: for judgements towards the negative end, otherwise up the scale."""
    value = stance.rank.value if stance.rank else 0
    return -(stance.direction or 0) * value if issue.topic == "judgement" else value
