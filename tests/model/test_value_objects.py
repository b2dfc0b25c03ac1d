"""Equality, order, hashing, pickling and freezing, for every class."""

from __future__ import annotations

import copy
import datetime as dt
import operator
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

import diplostance
from diplostance import (
    Actor,
    Claim,
    Demand,
    Document,
    Event,
    FrozenMap,
    Mention,
    Producer,
    Span,
    Statement,
    TimeInterval,
)
from diplostance.model import ACT_TYPES
from diplostance.strategies import documents, events, spans, statements

CLASSES = sorted(
    {
        value
        for name in diplostance.__all__
        if isinstance(value := getattr(diplostance, name), type)
        and attrs.has(value)
        and value.__module__.startswith("diplostance.model.")
    },
    key=lambda cls: cls.__name__,
)


def test_the_classes_are_all_here() -> None:
    assert {*ACT_TYPES, Actor, Document, Event, Mention, Producer, Span, Statement} <= set(CLASSES)
    assert len(CLASSES) >= 18


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_frozen_and_slotted(cls: type) -> None:
    made: Any = object.__new__(cls)
    assert not hasattr(made, "__dict__")
    for attribute in attrs.fields(cls):
        assert attribute.kw_only
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(made, attribute.name, None)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(made, attribute.name)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_only_spans_are_ordered(cls: type) -> None:
    assert ("__lt__" in vars(cls)) == (cls is Span)


@settings(max_examples=40)
@given(documents())
def test_documents_pickle_copy_and_hash_by_value(document: Document) -> None:
    for protocol in (2, pickle.HIGHEST_PROTOCOL):
        again = pickle.loads(pickle.dumps(document, protocol))
        assert again == document
        assert hash(again) == hash(document)
        assert repr(again) == repr(document)
    assert copy.deepcopy(document) == document
    assert copy.copy(document) == document


@settings(max_examples=30)
@given(statements(), events())
def test_parts_pickle_and_hash_by_value(statement: Statement, event: Event) -> None:
    for part in (statement, event, *statement.acts, *event.agents):
        again = pickle.loads(pickle.dumps(part))
        assert again == part
        assert hash(again) == hash(part)
        assert {again: 1}[part] == 1


def test_acts_of_two_kinds_are_never_equal() -> None:
    made: list[Any] = [cls(id="a1") for cls in ACT_TYPES]
    assert len({*made}) == 5
    assert len({act.kind for act in made}) == 5
    assert all(act != "a1" for act in made)


def test_actors_compare_over_all_fields() -> None:
    china: Any = Actor(id="CHN", name="China")
    assert china == Actor(id="CHN", name="China")
    assert china != Actor(id="CHN", name="China", aliases=["Beijing"])
    assert china.principal_id == "CHN"
    assert Actor(id="CHN.mfa", name="ministry", represents="CHN").principal_id == "CHN"
    with pytest.raises(TypeError):
        operator.lt(china, china)


def test_document_hash_leaves_extra_out() -> None:
    one, two = Document(id="d", extra={"a": 1}), Document(id="d", extra={"a": 2})
    assert one != two
    assert hash(one) == hash(two)


@given(spans(), spans())
def test_spans_are_ordered_by_start_then_end(one: Span, two: Span) -> None:
    assert (one < two) == ((one.start, one.end) < (two.start, two.end))
    assert min([one, two]) == min(one, two)
    assert one.overlaps(two) == two.overlaps(one)
    assert one.overlaps(two) == bool(
        set(range(one.start, one.end)) & set(range(two.start, two.end))
    )
    assert (one in two) == (set(range(one.start, one.end)) <= set(range(two.start, two.end)))


def test_spans_hold_indices_and_words() -> None:
    span: Any = Span(start=2, end=4)
    assert len(span) == 2
    assert [index in span for index in (1, 2, 3, 4)] == [False, True, True, False]
    assert "x" not in span
    assert span.of("abcdef") == "cd"
    assert span.of("a\U0001f600bc") == "bc"  # code points, not UTF-16 units
    with pytest.raises(TypeError):
        operator.lt(span, (2, 5))


def test_intervals_precede_when_they_do_not_meet() -> None:
    def days(first: int, last: int) -> TimeInterval:
        return TimeInterval(start=dt.date(2026, 1, first), end=dt.date(2026, 1, last))

    assert days(1, 1).is_day
    assert not days(1, 2).is_day
    assert days(1, 2).precedes(days(3, 4))
    assert not days(1, 3).precedes(days(3, 4))
    assert days(1, 2) != attrs.evolve(days(1, 2), rule="en.today")


def test_reprs_show_what_is_said_and_references_by_id() -> None:
    china = Actor(id="CHN", name="China")
    event = Event(id="e1", agents=[china])
    claim = Claim(id="a1", about=[event])
    demand = Demand(id="a\ud800", about=[claim, event], addressees=[china], urgent=True)
    assert repr(china) == "Actor(id='CHN', name='China')"
    assert repr(event) == "Event(id='e1', agents=<CHN>)"
    assert repr(demand) == r"Demand(id='a\ud800', about=<a1, e1>, addressees=<CHN>, urgent=True)"
    statement = Statement(id="s1", organ=china, acts=[claim])
    assert repr(statement) == (
        "Statement(id='s1', organ=<CHN>, acts=(Claim(id='a1', about=<e1>),))"
    )
    document = Document(
        id="d", text="x" * 300, actors=[china], events=[event], producer=Producer(lexicon="en")
    )
    assert repr(document).startswith(f"Document(id='d', text='{'x' * 200}'... (300 characters), ")
    assert "producer=Producer(lexicon='en'), actors=(Actor(id='CHN', name='China'),)" in repr(
        document
    )


def test_acts_about_acts_about_acts_stay_cheap() -> None:
    acts = [Claim(id="a0"), Claim(id="a1")]
    for number in range(2, 60):  # each is about two before it: unfolded, that is 10**12 acts
        acts.append(Claim(id=f"a{number}", about=acts[-2:]))
    document = Document(id="d", statements=[Statement(id="s1", acts=acts)])
    assert len(repr(document)) < 5000
    assert isinstance(hash(document), int)
    changed = document.replace(acts[0], hedged=True)
    assert changed.act("a2").about[0] == changed.act("a0")
    assert len(document.remove(acts[0]).acts) == 59


def test_frozen_map_is_a_value() -> None:
    nested = FrozenMap({"a": [1, {"b": None}], "c": {"d": True}})
    assert nested["a"] == (1, FrozenMap({"b": None}))
    assert nested == {"a": [1, {"b": None}], "c": {"d": True}}
    assert nested != {"a": 1}
    assert nested != {"a": object()}
    assert nested != 5
    assert FrozenMap() == FrozenMap({}) == {}
    assert len(nested) == 2
    assert list(nested) == ["a", "c"]
    assert hash(nested) == hash(FrozenMap({"c": {"d": True}, "a": [1, {"b": None}]}))
    assert repr(FrozenMap({"a": [1]})) == "FrozenMap({'a': [1]})"
    assert pickle.loads(pickle.dumps(nested)) == nested
    assert copy.deepcopy(nested) == nested
    assert nested.to_dict() == {"a": [1, {"b": None}], "c": {"d": True}}
    with pytest.raises(AttributeError, match="FrozenMap cannot be changed: new"):
        nested.new = 1
    with pytest.raises(TypeError):
        nested["a"] = 1  # type: ignore[index]


def test_frozen_map_does_not_follow_its_source() -> None:
    source: dict[str, Any] = {"list": [1]}
    frozen = FrozenMap(source)
    source["list"].append(2)
    source["new"] = 1
    assert frozen == {"list": [1]}
    frozen.to_dict()["list"].append(3)
    assert frozen == {"list": [1]}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"a": {1, 2}}, r"a must be JSON .*, got \{1, 2\}"),
        ({"a": [0, b"x"]}, r"a\[1\] must be JSON .*, got b'x'"),
        ({"a": float("nan")}, "a must be a finite number, got nan"),
        ({"a": [float("-inf")]}, r"a\[0\] must be a finite number, got -inf"),
        ({"a": {"b": {2: 3}}}, "keys must be str, got 2"),
    ],
)
def test_frozen_map_takes_json_only(value: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        FrozenMap(value)
