"""What the classes refuse, in words that name the field, what is allowed, and the value."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import pytest

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
    Mention,
    NormReference,
    Producer,
    Span,
    Statement,
    Telling,
    TimeInterval,
)
from diplostance.model import vocabulary
from diplostance.model._fields import tuple_of

CHINA = Actor(id="CHN", name="China", kind="state")
SPAN = Span(start=1, end=4)
DAY = dt.date(2026, 1, 4)


@pytest.mark.parametrize(
    ("make", "fields", "error", "message"),
    [
        (Span, {"start": "1", "end": 2}, TypeError, "start must be int, got '1'"),
        (Span, {"start": True, "end": 2}, TypeError, "start must be int, got True"),
        (Span, {"start": -1, "end": 2}, ValueError, "start must be >= 0, got -1"),
        (Span, {"start": 7, "end": 3}, ValueError, "end must be > start=7, got 3"),
        (Span, {"start": 7, "end": 7}, ValueError, "end must be > start=7, got 7"),
        (Span, {"start": 7, "end": 8.0}, TypeError, "end must be int, got 8.0"),
        (TimeInterval, {"start": "2026", "end": DAY}, TypeError,
         "start must be datetime.date, got '2026'"),
        (TimeInterval, {"start": DAY, "end": dt.datetime(2026, 1, 4, tzinfo=dt.UTC)}, TypeError,
         "end must be datetime.date, got datetime.datetime(2026, 1, 4, 0, 0, "),
        (TimeInterval, {"start": DAY, "end": dt.date(2026, 1, 3)}, ValueError,
         "end must be >= start=2026-01-04, got 2026-01-03"),
        (TimeInterval, {"start": DAY, "end": DAY, "span": (1, 2)}, TypeError,
         "span must be Span or None, got (1, 2)"),
        (Actor, {"id": "", "name": "x"}, ValueError, "id must not be empty, got ''"),
        (Actor, {"id": 3, "name": "x"}, TypeError, "id must be str, got 3"),
        (Actor, {"id": "x", "name": "x", "kind": "planet"}, ValueError,
         ("kind must be one of state, organ, person, organisation, armed_group, party, company, "
         "people, everyone, unresolved, other or start with x-, got 'planet'")),
        (Actor, {"id": "x", "name": "x", "kind": None}, TypeError, "kind must be str, got None"),
        (Actor, {"id": "x", "name": "x", "aliases": "Beijing"}, TypeError,
         "aliases must be a list or tuple, got 'Beijing'"),
        (Actor, {"id": "x", "name": "x", "aliases": ["B", 3]}, TypeError,
         "aliases[1] must be str, got 3"),
        (Actor, {"id": "x", "name": "x", "country": CHINA}, TypeError,
         "country must be str or None, got Actor("),
        (Actor, {"id": "x", "name": "x", "codes": "710"}, TypeError,
         "codes must be FrozenMap, got '710'"),
        (Mention, {"actor": "CHN", "span": SPAN}, TypeError, "actor must be Actor, got 'CHN'"),
        (Mention, {"actor": CHINA, "span": None}, TypeError, "span must be Span, got None"),
        (Mention, {"actor": CHINA, "span": SPAN, "how": "x-"}, ValueError,
         ("how must be one of name, metonym, title, role, pronoun, definite or start with x-, "
         "got 'x-'")),
        (Event, {"id": "e1", "realised": 1}, TypeError, "realised must be bool or None, got 1"),
        (Event, {"id": "e1", "agents": {"CHN": 1}}, TypeError,
         "agents must be a list or tuple, got {'CHN': 1}"),
        (Telling, {"content": SPAN}, TypeError, "content must be a list or tuple, got Span("),
        (Attribution, {"actor": None}, TypeError, "actor must be Actor, got None"),
        (NormReference, {"norm": "manners"}, ValueError, "norm must be one of international_law, "),
        (NormReference, {"norm": "treaty", "relation": "broken"}, ValueError,
         "relation must be one of violated, upheld, invoked or start with x-, got 'broken'"),
        (Condition, {"kind": "when", "span": SPAN}, ValueError,
         "kind must be one of if, unless, until or start with x-, got 'when'"),
        (ActionObject, {}, ValueError, "actor must be an Actor when span is None, got None"),
        (ActionObject, {"actor": "CHN"}, TypeError, "actor must be Actor or None, got 'CHN'"),
        (Demand, {"id": "a", "degree": 3}, ValueError, "degree must be one of -1, 0, 1, 2, got 3"),
        (Demand, {"id": "a", "degree": True}, TypeError, "degree must be int, got True"),
        (Demand, {"id": "a", "degree": 1.0}, TypeError, "degree must be int, got 1.0"),
        (Demand, {"id": "a", "about": ["e1"]}, TypeError,
         "about[0] must be Event or Act, got 'e1'"),
        (Demand, {"id": "a", "about": "e1"}, TypeError,
         "about must be a list or tuple, got 'e1'"),
        (Demand, {"id": "a", "action": "sing"}, ValueError, "action must be one of release, "),
        (Demand, {"id": "a", "polarity": "not"}, ValueError,
         "polarity must be one of do, refrain or start with x-, got 'not'"),
        (Demand, {"id": "a", "addressees": ["USA"]}, TypeError,
         "addressees[0] must be Actor, got 'USA'"),
        (Demand, {"id": "a", "urgent": None}, TypeError, "urgent must be bool, got None"),
        (Demand, {"id": "a", "status": "done"}, ValueError, "status must be one of performed, "),
        (Demand, {"id": "a", "origin": "oracle"}, ValueError,
         "origin must be one of rule, human, model or start with x-, got 'oracle'"),
        (Demand, {"id": "a", "extra": {1: 2}}, TypeError, "keys must be str, got 1"),
        (Demand, {"id": "a", "extra": 5}, TypeError, "extra must be FrozenMap, got 5"),
        (Evaluation, {"id": "a", "valence": 2}, ValueError,
         "valence must be one of -1, 0, 1, got 2"),
        (Commitment, {"id": "a", "mode": "vow"}, ValueError,
         "mode must be one of pledge, offer, agree, threaten, refuse or start with x-, got 'vow'"),
        (Claim, {"id": "a", "mode": 1}, TypeError, "mode must be str, got 1"),
        (Decision, {"id": "a", "targets": None}, TypeError,
         "targets must be a list or tuple, got None"),
        (Statement, {"id": "s", "acts": [CHINA]}, TypeError,
         "acts[0] must be Demand or Evaluation or Commitment or Claim or Decision, got Actor("),
        (Statement, {"id": "s", "channel": "pigeon"}, ValueError, "channel must be one of "),
        (Statement, {"id": "s", "organ": "CHN.mfa"}, TypeError,
         "organ must be Actor or None, got 'CHN.mfa'"),
        (Producer, {"library": 1}, TypeError, "library must be str or None, got 1"),
        (Document, {"id": "d", "text": b"x"}, TypeError, "text must be str or None, got b'x'"),
        (Document, {"id": "d", "sha256": "00"}, ValueError,
         "sha256 must be 64 lower-case hex digits, got '00'"),
        (Document, {"id": "d", "sha256": 5}, TypeError, "sha256 must be str or None, got 5"),
        (Document, {"id": "d", "published": "2026"}, TypeError,
         "published must be datetime.date or None, got '2026'"),
        (Document, {"id": "d", "extent": "some"}, ValueError,
         "extent must be one of full, excerpt, report or start with x-, got 'some'"),
        (Document, {"id": "d", "producer": "me"}, TypeError, "producer must be Producer, got 'me'"),
    ],
)  # fmt: skip
def test_messages(make: Any, fields: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        make(**fields)
    assert str(caught.value).startswith(message)


def test_a_list_may_have_to_hold_something() -> None:
    @attrs.frozen
    class Holder:
        members: tuple[int, ...] = attrs.field(validator=tuple_of(int, at_least=1))

    assert Holder((1,)).members == (1,)
    with pytest.raises(ValueError, match="members must hold at least 1, got 0"):
        Holder(())


def test_any_iterable_becomes_a_tuple() -> None:
    assert Actor(id="x", name="x", aliases=iter(["a", "b"])).aliases == ("a", "b")
    assert Statement(id="s", issuers=[CHINA]).issuers == (CHINA,)


def test_users_own_values_start_with_x() -> None:
    assert Actor(id="x", name="x", kind="x-tribe").kind == "x-tribe"
    assert Demand(id="a", action="x-sing", status="x-sung").action == "x-sing"


@pytest.mark.parametrize(
    "name", [name for name in dir(vocabulary) if name.isupper() and name != "INVERSE_ACTIONS"]
)
def test_closed_lists_have_no_value_twice(name: str) -> None:
    values = getattr(vocabulary, name)
    assert len(set(values)) == len(values) > 1


def test_inverse_actions_are_actions() -> None:
    for one, other in vocabulary.INVERSE_ACTIONS:
        assert one != other
        assert {one, other} <= set(vocabulary.ACTIONS)


def test_fields_go_by_name_only() -> None:
    with pytest.raises(TypeError):
        Span(1, 2)  # type: ignore[call-arg]
