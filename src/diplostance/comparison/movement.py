"""Movement: what an issuer added, dropped, hardened or softened from one statement to the next."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterator

from attrs import evolve

from diplostance.comparison.about import About, events_meant, narrowed
from diplostance.comparison.changes import CHANGES, Change, Day, Drift, Step
from diplostance.comparison.doubts import doubt_between
from diplostance.comparison.evidence import (
    Evidence,
    Source,
    actor_id,
    documents_among,
    evidence_of,
    listed,
)
from diplostance.comparison.issues import DEFAULT, Issue, IssueKey, key_of
from diplostance.comparison.position import Stance, Survey, matching_of, scale_given, survey, weigh
from diplostance.comparison.reconciliation import reconcile
from diplostance.comparison.series import level_of
from diplostance.errors import OptionError
from diplostance.model import Actor, Commitment, Decision, Demand
from diplostance.scales import AXES, Scale


def drift(
    documents: Source,
    issuer: Actor | str,
    *,
    about: About | None = None,
    issue_key: IssueKey | str = DEFAULT,
    scale: Scale | str | None = None,
) -> Drift:
    """Show how an issuer moved from each day on which it spoke to the next.

    What was said on one day counts together, whoever reports it. The day is the statement's;
    where it gives none, the first day on which one of its reports was published. Each issue is
    compared with the last time that the issuer spoke of it, however long ago that was.

    Args:
        documents: The documents; the order does not matter.
        issuer: Whose statements: an actor, its id or its name.
        about: What to narrow it to; see `compare`.
        issue_key: What counts as the same issue: a key, or ``coarse``, ``default``, ``fine``.
        scale: What ranks the acts, a scale or its name; the library's own when it is not given.

    Raises:
        OptionError: When something is given that cannot be compared.
        DuplicateDocumentError: When two documents that differ have one id.
    """
    if not isinstance(issuer, Actor | str):
        raise OptionError("issuer", issuer, "an Actor, its id or its name")
    scale, key_ = scale_given(scale), key_of(issue_key)
    source = listed(documents)  # it is gone through twice
    evidence = evidence_of(source, name="documents")
    known = documents_among(source)
    matching = matching_of(evidence, known, events_meant(about, known))
    surveyed = survey(evidence, key_, together=lambda one: one.issuer_ids, matching=matching)
    key = actor_id(issuer, matching.actors, "issuer")
    mine = tuple(
        one for one in evidence if any(matching.actor(actor) == key for actor in one.issuers)
    )
    # What is narrowed away still tells whether all that was said on a day is at hand.
    when = _days_of(mine, key_)
    partly = {when(one) for one in mine if not one.whole}
    if about is not None:
        (mine,) = narrowed((mine,), about, matching, known)
    names = [actor.name for one in mine for actor in one.issuers if matching.actor(actor) == key]
    by_day: dict[dt.date, list[Evidence]] = {}
    for one in mine:
        day = when(one)
        if day is not None:
            by_day.setdefault(day, []).append(one)
    days = tuple(
        _day(day, by_day[day], surveyed, scale, whole=day not in partly) for day in sorted(by_day)
    )
    steps = tuple(_steps(surveyed, days))
    return Drift(
        issuer=key,
        name=min(names, default=key),
        days=days,
        steps=steps,
        undated=tuple(one for one in mine if when(one) is None),
        issue_key=key_.name,
        scale=f"{scale.name} {scale.version}",
        labels=matching.labels(issue.event for day in days for issue, _ in day.stances),
        reason=None if steps else _why_not(mine, days),
    )


def _days_of(
    evidence: tuple[Evidence, ...], issue_key: IssueKey
) -> Callable[[Evidence], dt.date | None]:
    """Give how to tell the day of an act.

    Reports of one statement that do not say when it was made come out on several days. They count
    on the first of these, so that an outlet's choice of words is no movement.
    """
    reports = {one.reference.document for one in evidence if one.statement.date is None} - {None}
    known: dict[tuple[str, str], dt.date] = {}
    if len(reports) > 1:
        documents = {one.document.id: one.document for one in evidence if one.document is not None}
        for dossier in reconcile(documents.values(), issue_key=issue_key):
            if len(dossier.tellings) > 1 and dossier.date is not None:
                for document, statement in dossier.tellings:
                    known[document.id, statement.id] = dossier.date.end

    def day_of(one: Evidence) -> dt.date | None:
        place = (one.reference.document or "", one.reference.statement)
        return known.get(place, one.day)

    return day_of


def _why_not(mine: tuple[Evidence, ...], days: tuple[Day, ...]) -> str:
    if not mine:
        return "no acts of this issuer"
    return "all that is dated is of one day" if days else "nothing is dated"


def _day(
    date: dt.date, evidence: list[Evidence], surveyed: Survey, scale: Scale, *, whole: bool
) -> Day:
    stances = tuple(
        (issue, weigh(members, scale)) for issue, members in surveyed.by_issue(evidence).items()
    )
    levels = {axis: level_of(stances, axis) for axis in AXES}
    return Day(
        date=date,
        stances=stances,
        instructive=levels["instructive"],
        emotive=levels["emotive"],
        whole=whole,
    )


_Mention = tuple[Stance, dt.date]


def _steps(surveyed: Survey, days: tuple[Day, ...]) -> Iterator[Step]:
    last: dict[Issue, _Mention] = {}
    for before, after in itertools.pairwise(days):
        last.update({issue: (stance, before.date) for issue, stance in before.stances})
        yield _step(surveyed, before, after, last)


def _step(surveyed: Survey, before: Day, after: Day, last: dict[Issue, _Mention]) -> Step:
    """Compare each issue of a day with its last mention, and see what of the day before is gone."""
    new = dict(after.stances)
    changes = [_moved(surveyed, issue, *last[issue], new[issue]) for issue in new if issue in last]
    gone = {issue: stance for issue, stance in before.stances if issue not in new}
    come = {issue: stance for issue, stance in new.items() if issue not in last}
    for issue, was in _readdressed(gone, come):
        moved = _moved(surveyed, issue, gone.pop(was), before.date, come.pop(issue))
        changes.append(evolve(moved, kind="readdressed", was=was))
    changes += [Change(kind="added", issue=issue, after=stance) for issue, stance in come.items()]
    spoken = {part for issue in new for part in (issue.target, issue.event)} - {None}
    for issue, stance in gone.items():
        again = {issue.target, issue.event} & spoken
        kind = "dropped" if again else "not repeated"
        kind = kind if after.whole else "not reported"
        changes.append(Change(kind=kind, issue=issue, before=stance, since=before.date))
    order = {name: number for number, name in enumerate(CHANGES)}
    changes.sort(key=lambda change: (order[change.kind], change.issue.sort_key))
    return Step(before=before.date, after=after.date, changes=changes)


def _readdressed(gone: dict[Issue, Stance], come: dict[Issue, Stance]) -> list[tuple[Issue, Issue]]:
    """Give demands that are now made of somebody else: one that came with the one that went.

    Where several came or went, it is not said which took the place of which.
    """

    def kinds(issues: dict[Issue, Stance]) -> dict[tuple[object, ...], list[Issue]]:
        found: dict[tuple[object, ...], list[Issue]] = {}
        for issue, stance in issues.items():
            if issue.target is not None and all(isinstance(e.act, Demand) for e in stance.evidence):
                key = (evolve(issue, target=None), stance.direction)
                found.setdefault(key, []).append(issue)
        return found

    went, came = kinds(gone), kinds(come)
    return [
        (came[key][0], went[key][0])
        for key in came.keys() & went.keys()
        if len(came[key]) == len(went[key]) == 1
    ]


def _moved(surveyed: Survey, issue: Issue, before: Stance, since: dt.date, after: Stance) -> Change:
    def change(kind: str, places: int | None = None, reason: str | None = None) -> Change:
        return Change(
            kind=kind,
            issue=issue,
            before=before,
            since=since,
            after=after,
            places=places,
            reason=reason,
        )

    doubt = doubt_between(surveyed, before, after)
    if doubt is not None:
        return change("unclear", reason=doubt)
    if before.direction is None or after.direction is None:
        return change("unclear", reason="the evidence of a day goes both ways")
    if before.direction * after.direction < 0:
        return change("reversed", reason="it goes the other way")
    if before.rank is None or after.rank is None:
        without = before if before.rank is None else after
        same = before.rank is after.rank and before.direction == after.direction
        if same and _carries_out(before, after):
            return change("carried out", reason="what was said of it has been decided")
        return change("kept" if same else "unclear", reason=without.reason or "no strength")
    if before.rank.axis != after.rank.axis:
        return change("unclear", reason="the strengths are on different axes")
    places = _hardness(issue, after) - _hardness(issue, before)
    if places == 0:
        return change("kept", places=0)
    return change("hardened" if places > 0 else "softened", places=places)


def _carries_out(before: Stance, after: Stance) -> bool:
    """Whether what was threatened, promised or refused has been decided."""
    said = all(isinstance(one.act, Commitment) for one in before.evidence)
    return said and any(isinstance(one.act, Decision) for one in after.evidence)


def _hardness(issue: Issue, stance: Stance) -> int:
    """How hard a stance is: for judgements towards the negative end, otherwise up the scale."""
    value = stance.rank.value if stance.rank else 0
    return -(stance.direction or 0) * value if issue.topic == "judgement" else value
