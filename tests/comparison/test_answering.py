from __future__ import annotations

import datetime as dt
import json
from typing import Any

import attrs
import pytest
from growth import calls
from making import coded, day, reported, said, state

from diplostance import (
    Actor,
    Commitment,
    Condition,
    Decision,
    Demand,
    Document,
    Evaluation,
    Event,
    Span,
    Statement,
    answers,
)
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
        # told a week later without a day: perhaps
        (event("release", None, B), ("unanswered", [])),
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
    # Somebody somewhere always releases somebody: only the same object or event is an answer.
    demand = asked(addressees=[], objects=[ActionObject(actor=CREW)])
    any_release = coded("p", C, Commitment(id="a1", action="release"))
    assert answered(any_release, demand=demand) == ("unanswered", [])
    act = Commitment(id="a1", action="release", objects=[ActionObject(actor=CREW)])
    assert answered(coded("p", C, act), demand=demand)[0] == "accepted"
    (one,) = answers(demand)
    assert one.reason == "nobody is addressed, so only what is on the same object or event counts"
    # Whoever asks does not answer himself.
    assert answered(coded("p", A, act), demand=demand)[0] == "unanswered"


def test_a_doubt_makes_a_candidate() -> None:
    (one, *_) = answers([asked(), event("release", None, B)])
    (candidate,) = one.candidates
    assert candidate.doubts == ("the event has no day",)
    assert one.outcome == "unanswered"
    # Another document knows the day: it is the day of all that tell the event.
    dated = attrs.evolve(event("release", "2026-03-05", B), id="other")
    (one, *_) = answers([asked(), event("release", None, B), dated])
    assert (one.outcome, one.responses[0].after, one.candidates) == ("met", 3, ())
    text = "Release your prisoners. We will release the statement."
    demand = coded(
        "asked", A,
        Demand(id="a1", addressees=[B], action="release", objects=[thing(text, "prisoners")]),
        date="2026-03-02", text=text,
    )  # fmt: skip
    other = coded(
        "said", B, Commitment(id="a1", action="release", objects=[thing(text, "statement")]),
        date="2026-03-03", text=text,
    )  # fmt: skip
    (one,) = answers([demand, other])
    assert one.outcome == "unanswered"
    assert one.candidates[0].doubts == ("what it is about has other words",)


def thing(text: str, words: str) -> ActionObject:
    start = text.index(words)
    return ActionObject(span=Span(start=start, end=start + len(words)))


def test_a_condition_a_hedge_and_who_alone_says_so() -> None:
    promise = Commitment(
        id="a1", action="release", conditions=[Condition(kind="if", span=Span(start=0, end=2))]
    )
    (one,) = answers([asked(), coded("p", B, promise, text="if they apologise")])
    assert (one.outcome, one.responses[0].qualifiers) == ("conditional", ("if a condition is met",))
    hedged = coded("p", B, Commitment(id="a1", action="release", hedged=True))
    (one,) = answers([asked(), hedged])
    assert (one.outcome, one.responses[0].qualifiers) == ("accepted", ("hedged",))
    (one, *_) = answers([asked(), event("detention", "2026-03-04", B, asserted_by=[A])])
    assert (one.outcome, one.responses[0].qualifiers) == ("defied", ("according to Aaa",))


def test_a_meeting_with_others_is_no_answer_to_a_call_for_talks() -> None:
    def call(*addressees: Actor) -> Document:
        return asked(addressees=addressees, action="negotiate")

    def met(*agents: Actor) -> Document:
        return attrs.evolve(event("meeting", "2026-03-05", *agents), id="met")

    assert answered(met(A, B), demand=call(B))[0] == "met"
    assert answered(met(B, C), demand=call(B))[0] == "unanswered"
    assert answered(met(B, C), demand=call(B, C))[0] == "met"


def test_who_of_several_has_not_answered() -> None:
    demand = asked(addressees=[B, C])
    (one,) = answers([demand, coded("p", B, Commitment(id="a1", action="release"))])
    assert (one.outcome, one.pending) == ("accepted", ("CCC",))
    # A third party's rejection is not the addressee's.
    act = Demand(id="a1", addressees=[B], action="release")
    document = Document(
        id="d",
        actors=[A, B, C],
        statements=[
            Statement(id="s1", issuers=[A], acts=[act]),
            Statement(
                id="s2",
                issuers=[C],
                acts=[Evaluation(id="a2", force="reject", valence=-1, about=[act])],
            ),
        ],
    )
    assert [one.outcome for one in answers(document)] == ["unanswered"]


def test_a_demand_on_a_minister_is_a_demand_on_the_state() -> None:
    minister = Actor(id="jon", name="Jon", kind="person", represents="BBB")
    promise = coded("p", B, Commitment(id="a1", action="release"))
    assert answered(promise, demand=asked(addressees=[minister]))[0] == "accepted"


def test_one_demand_that_many_tell_is_one_demand() -> None:
    tellings = [attrs.evolve(asked(), id=f"paper-{n}") for n in range(12)]
    promises = [coded(f"promise-{n}", B, Commitment(id="a1", action="release")) for n in range(12)]
    (one,) = answers([*tellings, *promises])
    assert len(one.also) == 11
    assert [(r.way, r.count) for r in one.responses] == [("commitment", 12)]


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
    assert len(answers([])) == 0
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
    data = json.loads(found.to_json())
    assert data["schema"] == "diplostance/answers/1.0"
    assert data["demands"][0]["responses"][0]["reference"] == "news/e1"
    row = found[0].to_row()
    assert (row["outcome"], row["by"], row["after"]) == ("met", "BBB", 3)
    shown = render_answers(found)
    assert 'met by BBB, event after 3 days: release "" (news/e1)' in shown


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


def test_a_promise_that_is_made_again_is_one_response() -> None:
    promises = [
        coded(f"p{n}", B, Commitment(id="a1", action="release"), date=f"2026-03-{n:02}")
        for n in range(1, 9)
    ]
    (one,) = answers([asked(), *promises])
    (response,) = one.responses
    assert (response.count, response.after) == (7, 0)  # that of the day before is none
    assert response.reference == "p2/s1/a1"


def test_a_joint_promise_is_one_whoever_was_asked() -> None:
    joint = coded("both", (B, C), Commitment(id="a1", action="release"), date="2026-03-04")
    (one,) = answers([asked(addressees=[B, C]), joint])
    assert [response.count for response in one.responses] == [1]
    assert one.pending == ()


def test_many_demands_and_many_promises_take_few_steps() -> None:
    def archive(count: int) -> list[Document]:
        days = [dt.date(2024, 1, 1) + dt.timedelta(days=n % 300) for n in range(count)]
        demands = [
            coded(f"d{n}", A, Demand(id="a1", addressees=[B], action="release"), date=str(date))
            for n, date in enumerate(days)
        ]
        promises = [
            coded(f"p{n}", B, Commitment(id="a1", action="release"), date=str(date))
            for n, date in enumerate(days)
        ]
        return [*demands, *promises]

    few, many = archive(150), archive(600)
    assert calls(lambda: answers(many)) < 5 * calls(lambda: answers(few))


# --- read from texts -----------------------------------------------------------------------------

DEMAND = "Norway demands that Iceland release the crew."


@pytest.mark.parametrize(
    ("told", "outcome", "doubts"),
    [
        ("Iceland on Friday released the crew.", "met", ()),
        # somebody else was released
        (
            "Iceland on Friday released two journalists.",
            "unanswered",
            ("what it is about has other words",),
        ),
        ("The crew were released on Friday.", "unanswered", ("who did it is not said",)),
        # what the one who demands it says of the other is no promise of the other
        (
            "Norway said that Iceland had promised to release the crew.",
            "unanswered",
            ("told by who demands it alone",),
        ),
    ],
)
def test_what_a_report_tells_of_a_demand(told: str, outcome: str, doubts: tuple[str, ...]) -> None:
    report = reported("y", told, published="2026-03-08")
    one = next(iter(answers([said("x", DEMAND, issuer="NOR"), report])))
    assert one.outcome == outcome
    assert tuple(doubt for found in one.candidates for doubt in found.doubts) == doubts


def test_a_demand_of_nobody_and_a_release() -> None:
    demand = said("x", "Norway demands the immediate release of the crew.", issuer="NOR")
    report = reported("y", "Iceland on Friday released the crew.", published="2026-03-08")
    one = next(iter(answers([demand, report])))
    assert one.outcome == "unanswered"
    assert [found.doubts for found in one.candidates] == [("nobody is called upon by name",)]


def test_who_apologises_has_apologised() -> None:
    demand = said("x", "Iceland demands that Norway apologise.", issuer="ISL")
    reply = said("y", "Norway apologises for the incident.", issuer="NOR", published="2026-03-08")
    (one,) = answers([demand, reply])
    assert (one.outcome, one.responses[0].way) == ("met", "evaluation")


def test_an_answer_after_the_deadline_says_so() -> None:
    demand = said("x", "Norway demands that Iceland release the crew by Friday.", issuer="NOR")
    late = said("y", "Iceland promises to release the crew.", issuer="ISL", published="2026-05-08")
    (one,) = answers([demand, late])
    assert one.outcome == "accepted"
    assert one.responses[0].qualifiers == ("after the deadline of 2026-03-06",)


def test_a_rejection_in_a_document_of_its_own_may_be_meant() -> None:
    demand = said("x", DEMAND, issuer="NOR")
    reply = said("y", "Iceland rejects Norway's demand.", issuer="ISL", published="2026-03-08")
    (one,) = answers([demand, reply])
    assert one.outcome == "unanswered"
    assert [(found.outcome, found.doubts) for found in one.candidates] == [
        ("refused", ("what is rejected is not said",))
    ]
    named = said(
        "y",
        "Iceland rejects the demand of Norway to release the crew.",
        issuer="ISL",
        published="2026-03-08",
    )
    (one,) = answers([demand, named])
    assert (one.outcome, one.responses[0].way) == ("refused", "rejection")
    third = said("y", "Sweden rejects Norway's demand.", issuer="SWE", published="2026-03-08")
    (one,) = answers([demand, third])
    assert one.candidates == ()
