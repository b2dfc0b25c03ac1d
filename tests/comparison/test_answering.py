from __future__ import annotations

import datetime as dt
import json
from typing import Any

import attrs
import pytest
from making import coded, day, state

from diplostance import (
    Actor,
    Commitment,
    Decision,
    Demand,
    Document,
    Evaluation,
    Event,
    Statement,
    answers,
)
from diplostance.comparison import answers_json
from diplostance.errors import OptionError
from diplostance.model import ActionObject
from diplostance.views import render_answers

A, B, C = state("AAA"), state("BBB"), state("CCC")
CREW, ENVOY = Actor(id="crew", name="crew"), Actor(id="envoy", name="envoy")


def asked(**fields: Any) -> Document:
    demand = Demand(id="a1", **{"addressees": [B], "action": "release", **fields})
    return coded("asked", A, demand, date="2026-03-02")


def answered(*documents: Document, demand: Document | None = None) -> tuple[str, list[str]]:
    (one,) = [a for a in answers([demand or asked(), *documents]) if a.demand.issuers == (A,)]
    return one.outcome, [f"{r.way} {r.outcome}" for r in one.responses]


def event(kind: str, date: str | None, *agents: Actor, **fields: Any) -> Document:
    happened = Event(
        id="e1", kind=kind, agents=agents, time=None if date is None else day(date), **fields
    )
    return coded("news", C, Evaluation(id="a1"), date="2026-03-09", events=(happened,))


@pytest.mark.parametrize(
    ("act", "issuer", "expected"),
    [
        (Commitment(id="a1", action="release"), B, ("accepted", ["commitment accepted"])),
        # to detain is what undoes it
        (
            Commitment(id="a1", action="detain", mode="threaten"),
            B,
            ("defied", ["commitment defied"]),
        ),
        (
            Commitment(id="a1", action="release", polarity="refrain", mode="refuse"),
            B,
            ("refused", ["commitment refused"]),
        ),
        (Decision(id="a1", action="release"), B, ("met", ["decision met"])),
        (Decision(id="a1", action="detain"), B, ("defied", ["decision defied"])),
        # others may promise what they like, and other conduct is no answer
        (Commitment(id="a1", action="release"), C, ("unanswered", [])),
        (Commitment(id="a1", action="withdraw"), B, ("unanswered", [])),
        (Commitment(id="a1", action="release", status="withheld"), B, ("unanswered", [])),
    ],
)
def test_what_is_said(act: Any, issuer: Actor, expected: tuple[str, list[str]]) -> None:
    assert answered(coded("said", issuer, act, date="2026-03-05")) == expected


@pytest.mark.parametrize(
    ("happened", "expected"),
    [
        (event("release", "2026-03-05", B), ("met", ["event met"])),
        (event("release", "2026-03-01", B), ("unanswered", [])),
        (event("release", "2026-03-05", C), ("unanswered", [])),
        (event("release", "2026-03-05", B, realised=False), ("unanswered", [])),
        # told a week later without a day
        (event("release", None, B), ("met", ["event met"])),
        # an arrest on the day of the demand or before it is what it is about
        (event("detention", "2026-03-02", B), ("unanswered", [])),
        (event("detention", None, B), ("unanswered", [])),
        (event("detention", "2026-03-04", B), ("defied", ["event defied"])),
        (event("remark", "2026-03-04", B), ("unanswered", [])),
    ],
)
def test_what_happens(happened: Document, expected: tuple[str, list[str]]) -> None:
    assert answered(happened) == expected


def test_answers_that_go_both_ways() -> None:
    promise = coded("p", B, Commitment(id="a1", action="release"), date="2026-03-03")
    refusal = coded(
        "r", B, Commitment(id="a1", action="release", polarity="refrain", mode="refuse"),
        date="2026-03-05",
    )  # fmt: skip
    outcome, ways = answered(refusal, promise)
    assert outcome == "mixed"
    assert ways == ["commitment accepted", "commitment refused"]


def test_the_objects_must_not_be_others() -> None:
    demand = asked(objects=[ActionObject(actor=CREW)])
    for thing, outcome in ((CREW, "accepted"), (ENVOY, "unanswered")):
        act = Commitment(id="a1", action="release", objects=[ActionObject(actor=thing)])
        assert answered(coded("p", B, act), demand=demand)[0] == outcome
    unnamed = coded("p", B, Commitment(id="a1", action="release"))
    assert answered(unnamed, demand=demand)[0] == "accepted"
    assert answered(event("release", "2026-03-05", B, patients=[ENVOY]), demand=demand)[0] == (
        "unanswered"
    )


def test_one_event_that_two_documents_tell_is_one_response() -> None:
    first = event("release", "2026-03-05", B)
    second = attrs.evolve(first, id="other")
    assert answered(first, second) == ("met", ["event met"])


def test_nobody_is_addressed() -> None:
    demand = asked(addressees=[])
    outcome = answered(coded("p", C, Commitment(id="a1", action="release")), demand=demand)
    assert outcome == ("accepted", ["commitment accepted"])
    (one,) = answers(demand)
    assert one.reason == "nobody is addressed, so anybody else's answer counts"
    # Whoever asks does not answer himself.
    own = coded("p", A, Commitment(id="a1", action="release"))
    assert answered(own, demand=demand)[0] == "unanswered"


def test_a_demand_that_is_rejected_by_name() -> None:
    demand = Demand(id="a1", addressees=[B], action="other")
    document = Document(
        id="d",
        actors=[A, B],
        statements=[
            Statement(id="s1", issuers=[A], acts=[demand]),
            Statement(
                id="s2",
                issuers=[B],
                acts=[Evaluation(id="a2", force="reject", valence=-1, about=[demand])],
            ),
        ],
    )
    (one,) = answers(document)
    assert (one.outcome, [r.way for r in one.responses]) == ("refused", ["rejection"])


def test_what_cannot_be_matched_says_why() -> None:
    (one,) = answers(asked(action="other"))
    assert one.reason == "what is demanded has no known action, so nothing can be matched with it"
    (one,) = answers(attrs.evolve(coded("x", A, Demand(id="a1", addressees=[B]), date=None)))
    assert one.until is None
    (one,) = answers(coded("x", A, Demand(id="a1", addressees=[B], action="release"), date=None))
    assert one.reason == "no document has a day"
    assert answers([]) == ()
    assert render_answers(answers([])) == "No demands.\n"
    with pytest.raises(OptionError, match=r"until must be a datetime\.date or None"):
        answers([], until="2026-01-01")  # type: ignore[arg-type]


def test_up_to_which_day_was_looked() -> None:
    late = coded("p", B, Commitment(id="a1", action="release"), date="2026-03-20")
    (one,) = answers([asked(), late])
    assert one.until == dt.date(2026, 3, 20)
    assert one.responses[0].after == 18
    (one,) = answers([asked(), late], until=dt.date(2026, 3, 10))
    assert (one.outcome, one.until) == ("unanswered", dt.date(2026, 3, 10))
    happened = event("release", "2026-03-05", B)
    (one, *_) = answers([asked(), happened], until=dt.date(2026, 3, 4))
    assert one.outcome == "unanswered"


def test_answers_as_data_and_as_text() -> None:
    found = answers([asked(), event("release", "2026-03-05", B)])
    data = json.loads(answers_json(found))
    assert data["schema"] == "diplostance/answers/1.0"
    assert data["demands"][0]["responses"][0]["document"] == "news"
    row = found[0].to_row()
    assert (row["outcome"], row["by"], row["after"]) == ("met", "BBB", 3)
    shown = render_answers(found)
    assert "met by BBB, event after 3 days: release (news/e1)" in shown


def test_a_document_that_tells_an_event_and_says_nothing() -> None:
    happened = Event(id="e1", kind="release", agents=[B], time=day("2026-03-05"))
    wire = Document(id="wire", published=dt.date(2026, 3, 6), actors=[B], events=[happened])
    assert answered(wire) == ("met", ["event met"])
    # What was published later is not known by then, whenever it happened.
    (one,) = answers([asked(), wire], until=dt.date(2026, 3, 5))
    assert one.outcome == "unanswered"


def test_what_comes_very_late_is_no_answer() -> None:
    late = coded("p", B, Commitment(id="a1", action="release"), date="2028-03-20")
    assert answered(late) == ("unanswered", [])
    (one,) = answers(iter([asked(), late]), within=1000)
    assert one.outcome == "accepted"
    for wrong in (-1, 1.5, True):
        with pytest.raises(OptionError, match="within must be a number of days"):
            answers([], within=wrong)  # type: ignore[arg-type]
