"""The public strategies: valid, varied, quick, and registered on installation."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import diplostance
from diplostance import (
    ActionObject,
    Actor,
    Attribution,
    Claim,
    Commitment,
    Condition,
    Decision,
    Demand,
    Document,
    Evaluation,
    Event,
    FrozenMap,
    Mention,
    NormReference,
    Producer,
    Span,
    Statement,
    Telling,
    TimeInterval,
    strategies,
)
from diplostance._hypothesis_hook import register
from diplostance.errors import MissingExtraError
from diplostance.model import ACT_TYPES

TYPES = [
    *(ActionObject, Actor, Attribution, Claim, Commitment, Condition, Decision, Demand, Document),
    *(Evaluation, Event, FrozenMap, Mention, NormReference, Producer, Span, Statement, Telling),
    TimeInterval,
]
TEXT = "A text of some words."
CAST = (Actor(id="CHN", name="China"), Actor(id="JPN", name="Japan"))
EVENTS = (Event(id="e1", agents=CAST),)


@pytest.mark.parametrize("cls", TYPES, ids=lambda cls: cls.__name__)
def test_types_are_known_to_hypothesis(cls: type) -> None:
    seen: list[Any] = []

    @settings(max_examples=10, database=None)
    @given(st.from_type(cls))
    def collect(value: Any) -> None:
        seen.append(value)

    collect()
    assert {type(value) for value in seen} == {cls}
    assert len({repr(value) for value in seen}) > 2


def test_every_public_class_of_the_model_is_registered() -> None:
    classes = {
        value
        for name in diplostance.__all__
        if isinstance(value := getattr(diplostance, name), type)
        and value.__module__.startswith("diplostance.model.")
    }
    assert classes == set(TYPES)


@settings(max_examples=30)
@given(...)
def test_type_hints_are_enough(act: diplostance.Act, statement: Statement) -> None:
    assert type(act) in ACT_TYPES
    assert isinstance(statement, Statement)


def test_installed_without_being_imported() -> None:
    code = (
        "import hypothesis.strategies as st, sys\n"
        "assert 'diplostance.strategies' not in sys.modules, 'the hook costs nothing unused'\n"
        "import diplostance\n"
        "assert 'Demand' in repr(st.from_type(diplostance.Demand).example())\n"
    )
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr


def has_surrogate(document: Document) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in document.text or "")


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@pytest.mark.parametrize(
    "wanted",
    [
        lambda d: len(d.statements) > 1 and len(d.acts) > 3,
        lambda d: any(isinstance(thing, Event) for act in d.acts for thing in act.about),
        lambda d: any(isinstance(thing, ACT_TYPES) for act in d.acts for thing in act.about),
        lambda d: any(act.tellings and act.tellings[0].content for act in d.acts),
        lambda d: any(len(act.attribution) > 1 for act in d.acts),
        lambda d: any(act.norms and act.conditions for act in d.acts),
        lambda d: any(act.extra for act in d.acts),
        lambda d: any(demand.deadline and demand.objects for demand in d.demands),
        lambda d: d.text is None and bool(d.acts),
        lambda d: d.text == "" and bool(d.acts),
        lambda d: bool(d.mentions) and any(event.agents for event in d.events),
        lambda d: any(len(s.issuers) > 1 and s.organ and s.speakers for s in d.statements),
        lambda d: d.genre == "x-own",
        has_surrogate,
        lambda d: "\0" in (d.text or ""),
        lambda d: d.text and d.acts and any(
            span.end == len(d.text) for act in d.acts for span in act.content
        ),
    ],
)  # fmt: skip
def test_documents_are_varied(wanted: Callable[[Document], bool]) -> None:
    find(
        strategies.documents(),
        lambda document: bool(wanted(document)),
        settings=settings(max_examples=3000, database=None, phases=[Phase.generate]),
    )


@settings(max_examples=100)
@given(strategies.documents())
def test_documents_are_whole(document: Document) -> None:
    assert list(document.problems()) == []
    assert len({act.id for act in document.acts}) == len(document.acts)
    attrs.validate(document)
    joined = (document.text or "") + (document.title or "")
    assert joined.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass") == joined


def spans_of(part: Any) -> list[Span]:
    return [
        inner
        for inner in (
            *attrs.asdict(part, recurse=False).values(),
            *(
                member
                for value in attrs.asdict(part, recurse=False).values()
                if isinstance(value, tuple)
                for member in value
            ),
        )
        if isinstance(inner, Span)
    ]


BY_TEXT: list[Callable[..., st.SearchStrategy[Any]]] = [
    *(strategies.acts, strategies.demands, strategies.evaluations, strategies.commitments),
    *(strategies.claims, strategies.decisions),
]


@pytest.mark.parametrize("strategy", BY_TEXT, ids=lambda strategy: strategy.__name__)
def test_acts_keep_to_the_text_actors_and_events_given(
    strategy: Callable[..., st.SearchStrategy[Any]],
) -> None:
    @settings(max_examples=15, database=None)
    @given(strategy(TEXT, actors=CAST, events=EVENTS))
    def check(act: diplostance.Act) -> None:
        statement = Statement(id="s1", issuers=CAST, acts=[act])
        whole = Document(id="d", text=TEXT, actors=CAST, events=EVENTS, statements=[statement])
        assert whole.acts == (act,)

    check()


@settings(max_examples=30)
@given(st.data())
def test_parts_keep_to_the_text_and_actors_given(data: st.DataObject) -> None:
    event = data.draw(strategies.events(TEXT, actors=CAST))
    mention = data.draw(strategies.mentions(TEXT, actors=CAST))
    statement = data.draw(strategies.statements(TEXT, actors=CAST, events=[event]))
    day = data.draw(strategies.time_intervals(TEXT))
    span = data.draw(strategies.spans(TEXT))
    Document(
        id="d",
        text=TEXT,
        actors=CAST,
        mentions=[mention],
        events=[event],
        statements=[statement, Statement(id="other", date=day)],
    )
    assert TEXT[span.start : span.end]


@settings(max_examples=30)
@given(strategies.acts("", actors=[]), strategies.events("", actors=[]))
def test_an_empty_text_and_nobody_leave_nothing_to_point_at(
    act: diplostance.Act, event: Event
) -> None:
    assert spans_of(act) == spans_of(event) == []
    assert not act.attribution
    assert not act.conditions
    assert event.agents == event.patients == ()
    Document(id="d", text="", events=[event], statements=[Statement(id="s", acts=[act])])


@pytest.mark.parametrize(
    "nothing",
    [
        strategies.spans(""),
        strategies.mentions(""),
        strategies.mentions(TEXT, actors=[]),
    ],
)
def test_where_there_can_be_none_there_is_none(nothing: st.SearchStrategy[Any]) -> None:
    assert nothing.is_empty


def test_reprs_stay_short() -> None:
    for strategy in (strategies.documents(), strategies.statements(), strategies.acts()):
        assert len(repr(strategy)) < 2000


@pytest.mark.parametrize("module", ["diplostance.strategies", "diplostance._strategy_plans"])
def test_without_hypothesis_the_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "diplostance.strategies", raising=False)
    monkeypatch.delitem(sys.modules, module, raising=False)
    with pytest.raises(MissingExtraError, match=r'pip install "diplostance\[hypothesis\]"'):
        importlib.import_module("diplostance.strategies")


def test_the_hook_registers() -> None:
    register()
    register()  # twice does no harm
    assert isinstance(st.from_type(Span), st.SearchStrategy)


@settings(max_examples=50)
@given(strategies.time_intervals(), strategies.extras(), strategies.producers())
def test_small_parts(day: TimeInterval, extra: FrozenMap, producer: Producer) -> None:
    assert day.start <= day.end
    assert FrozenMap(extra.to_dict()) == extra
    assert producer.library in (None, "diplostance 0.1.0")
