"""What the strategies draw: plans, and how a plan is fitted to what there is.

In a plan, spans are two numbers and actors, events and acts are one, whatever the text and the
actors will be. So the strategies are the same for every text and made once: building them anew
for each text would take most of the time. The composites keep the strategies' reprs short.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar

import attrs
from hypothesis import strategies as st

from diplostance.model import (
    ACT_TYPES,
    Act,
    ActionObject,
    Actor,
    Attribution,
    Claim,
    Commitment,
    Condition,
    Decision,
    Demand,
    Evaluation,
    Event,
    FrozenMap,
    Mention,
    NormReference,
    Span,
    Telling,
    TimeInterval,
)
from diplostance.model import vocabulary as words

T = TypeVar("T")
A = TypeVar("A", bound=Act)

Plan = dict[str, Any]
"""What is drawn."""

LENGTH: Final = 200  # of the text that is imagined where none is given


@attrs.frozen
class Fitter:
    """Turns plans into parts of the model that fit a text and the actors and events there are."""

    length: int
    actors: Sequence[Actor]
    things: Sequence[Event | Act] = ()

    def span(self, numbers: tuple[int, int] | None) -> Span | None:
        """Fit a span, if there is a text."""
        if numbers is None or self.length == 0:
            return None
        start = numbers[0] % self.length
        return Span(start=start, end=min(start + numbers[1], self.length))

    def spans(self, plans: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        """Fit spans."""
        return tuple(span for span in map(self.span, plans) if span is not None)

    def who(self, numbers: Sequence[int]) -> tuple[Actor, ...]:
        """Choose actors."""
        count = len(self.actors)
        return tuple(self.actors[n % count] for n in numbers) if count else ()

    def one(self, number: int | None) -> Actor | None:
        """Choose an actor."""
        return None if number is None else next(iter(self.who([number])), None)

    def about(self, numbers: Sequence[int]) -> tuple[Event | Act, ...]:
        """Choose events and acts."""
        count = len(self.things)
        return tuple(self.things[n % count] for n in numbers) if count else ()

    def time(self, plan: Plan | None) -> TimeInterval | None:
        """Fit a time, if there is one."""
        return None if plan is None else self.interval(plan)

    def interval(self, plan: Plan) -> TimeInterval:
        """Fit a time."""
        start: dt.date = plan["start"]
        end = start + dt.timedelta(days=min(plan["days"], (dt.date.max - start).days))
        return TimeInterval(start=start, end=end, span=self.span(plan["span"]), rule=plan["rule"])

    def event(self, plan: Plan) -> Event:
        """Make an event."""
        fitted: Plan = plan | {
            "agents": self.who(plan["agents"]),
            "patients": self.who(plan["patients"]),
            "asserted_by": self.who(plan["asserted_by"]),
            "trigger": self.span(plan["trigger"]),
            "mentions": self.spans(plan["mentions"]),
            "time": self.time(plan["time"]),
        }
        return Event(**fitted)

    def telling(self, plan: Plan) -> Telling:
        """Make a telling."""
        return Telling(cue=self.span(plan["cue"]), content=self.spans(plan["content"]))

    def attribution(self, plan: Plan) -> Attribution | None:
        """Make an attribution, if there are actors."""
        actor = self.one(plan["actor"])
        return None if actor is None else Attribution(actor=actor, cue=self.span(plan["cue"]))

    def norm(self, plan: Plan) -> NormReference:
        """Make a reference to a norm."""
        fitted: Plan = plan | {"span": self.span(plan["span"])}
        return NormReference(**fitted)

    def condition(self, plan: Plan) -> Condition | None:
        """Make a condition, if there is a text."""
        span = self.span(plan["span"])
        return None if span is None else Condition(kind=plan["kind"], span=span)

    def object(self, plan: Plan) -> ActionObject | None:
        """Make an object, if there is anything."""
        span, actor = self.span(plan["span"]), self.one(plan["actor"])
        return None if span is None and actor is None else ActionObject(span=span, actor=actor)

    def mention(self, plan: Plan) -> Mention | None:
        """Make a mention, if there is a text."""
        span, actor = self.span(plan["span"]), self.one(plan["actor"])
        if span is None or actor is None:
            return None
        return Mention(actor=actor, span=span, how=plan["how"])

    def act(self, kind: type[A], plan: Plan) -> A:
        """Make an act."""
        fitted = {
            name: getattr(self, _FITS[name])(value) if name in _FITS else value
            for name, value in plan.items()
            if name not in _MEMBERS
        }
        for name in _MEMBERS & plan.keys():
            fit = getattr(self, _FITS[name])
            fitted[name] = tuple(part for part in map(fit, plan[name]) if part is not None)
        return kind(**fitted)


_FITS: Final[Mapping[str, str]] = {
    "cue": "span",
    "content": "spans",
    "modifiers": "spans",
    "quotes": "spans",
    "tellings": "telling",
    "attribution": "attribution",
    "about": "about",
    "norms": "norm",
    "conditions": "condition",
    "addressees": "who",
    "targets": "who",
    "objects": "object",
    "deadline": "time",
}
_MEMBERS: Final = frozenset({"tellings", "attribution", "norms", "conditions", "objects"})


def one_of_list(allowed: Sequence[str]) -> st.SearchStrategy[str]:
    """A value of a closed list, at times one of the user's own."""
    return st.sampled_from([*allowed, "x-own"])


def few(elements: st.SearchStrategy[T], most: int = 2) -> st.SearchStrategy[list[T]]:
    """Give a strategy of short lists."""
    return st.lists(elements, max_size=most)


def number_plans() -> st.SearchStrategy[int]:
    """Stands for an actor, an event or an act."""
    return st.integers(0, 5)


def span_plans() -> st.SearchStrategy[tuple[int, int]]:
    """Stands for a span: where it starts, how long it is."""
    return st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 30))


def plan_of(**parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Plan]:
    """Give a strategy of plans with these parts."""
    return st.fixed_dictionaries(parts)


@functools.cache
def time_plans() -> st.SearchStrategy[Plan]:
    """Plans of times."""
    return plan_of(
        start=st.dates(),
        days=st.integers(0, 400),
        span=st.none() | span_plans(),
        rule=st.sampled_from((None, "en.weekday_past")),
    )


@st.composite
def event_plans(draw: st.DrawFn) -> Plan:
    """Plans of events."""
    plan: Plan = draw(_event_plans())
    return plan


@functools.cache
def _event_plans() -> st.SearchStrategy[Plan]:
    who = few(number_plans())
    return plan_of(
        kind=one_of_list(words.EVENT_KINDS),
        trigger=st.none() | span_plans(),
        agents=who,
        patients=who,
        place=st.sampled_from((None, "VEN", "Caracas")),
        time=st.none() | time_plans(),
        realised=st.sampled_from((True, False, None)),
        asserted_by=who,
        mentions=few(span_plans()),
    )


@st.composite
def part_plans(draw: st.DrawFn, kind: type) -> Plan:
    """Plans of the small parts of an act, and of mentions."""
    plan: Plan = draw(_part_plans(kind))
    return plan


@functools.cache
def _part_plans(kind: type) -> st.SearchStrategy[Plan]:
    span = st.none() | span_plans()
    if kind is Telling:
        return plan_of(cue=span, content=few(span_plans()))
    if kind is Attribution:
        return plan_of(actor=number_plans(), cue=span)
    if kind is NormReference:
        return plan_of(
            norm=one_of_list(words.NORMS), relation=one_of_list(words.NORM_RELATIONS), span=span
        )
    if kind is Condition:
        return plan_of(kind=one_of_list(words.CONDITION_KINDS), span=span_plans())
    if kind is Mention:
        return plan_of(
            actor=number_plans(), span=span_plans(), how=one_of_list(words.MENTION_FORMS)
        )
    return plan_of(actor=st.none() | number_plans(), span=span_plans()) | plan_of(
        actor=number_plans(), span=st.none()
    )


@st.composite
def act_plans(draw: st.DrawFn, kind: type) -> Plan:
    """Plans of acts of one kind."""
    plan: Plan = draw(_act_plans(kind))
    return plan


@functools.cache
def _act_plans(kind: type) -> st.SearchStrategy[Plan]:
    who = few(number_plans())
    own: dict[str, st.SearchStrategy[Any]] = {}
    if kind in (Demand, Commitment, Decision):
        own["action"] = one_of_list(words.ACTIONS)
        own["polarity"] = one_of_list(words.POLARITIES)
        own["objects"] = few(part_plans(ActionObject))
    if kind is Demand:
        own["addressees"] = who
        own["urgent"] = st.booleans()
        own["deadline"] = st.none() | time_plans()
    else:
        own["targets"] = who
    if kind is Evaluation:
        own["valence"] = st.sampled_from(words.VALENCES)
    if kind is Commitment:
        own["mode"] = one_of_list(words.COMMITMENT_MODES)
    if kind is Claim:
        own["mode"] = one_of_list(words.CLAIM_MODES)
    usual = plan_of(
        cue=st.none() | span_plans(),
        force=st.sampled_from((None, "urge", "demand", "condemn", "concern")),
        degree=st.sampled_from(words.DEGREES),
        content=few(span_plans()),
        status=one_of_list(words.STATUSES),
        about=few(number_plans()),
        **own,
    )
    rare = plan_of(
        cue_id=st.sampled_from((None, "en.demand.urge")),
        modifiers=few(span_plans()),
        quotes=few(span_plans()),
        tellings=few(part_plans(Telling)),
        hedged=st.booleans(),
        attribution=few(part_plans(Attribution)),
        norms=few(part_plans(NormReference)),
        conditions=few(part_plans(Condition)),
        origin=one_of_list(words.ORIGINS),
        extra=extras(),
    )
    return st.builds(dict.__or__, usual, st.just({}) | rare)


@st.composite
def statement_plans(draw: st.DrawFn) -> Plan:
    """Plans of statements."""
    plan: Plan = draw(_statement_plans())
    return plan


@functools.cache
def _statement_plans() -> st.SearchStrategy[Plan]:
    acts = st.one_of([st.tuples(st.just(kind), act_plans(kind)) for kind in ACT_TYPES])
    return plan_of(
        issuers=few(number_plans()),
        organ=st.none() | number_plans(),
        speakers=few(number_plans()),
        channel=one_of_list(words.CHANNELS),
        date=st.none() | time_plans(),
        acts=few(acts, most=3) | st.lists(acts, min_size=1, max_size=3),
    )


@functools.cache
def extras() -> st.SearchStrategy[FrozenMap]:
    """What may stand in ``extra``: mappings of strings to JSON values, often empty."""
    leaves = (
        st.none()
        | st.booleans()
        | st.integers(-(2**53), 2**53)
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(max_size=4)
    )
    values = (
        leaves
        | st.lists(leaves, max_size=2)
        | st.dictionaries(st.text(max_size=3), leaves, max_size=2)
    )
    filled = st.dictionaries(st.text(max_size=4), values, min_size=1, max_size=2).map(FrozenMap)
    return st.just(FrozenMap()) | filled
