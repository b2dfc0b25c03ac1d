"""A document is whole, and answers questions about its parts."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings

from diplostance import (
    ActionObject,
    Actor,
    Attribution,
    Claim,
    Condition,
    Demand,
    Document,
    Evaluation,
    Event,
    Mention,
    NormReference,
    Span,
    Statement,
    Telling,
    TimeInterval,
)
from diplostance.errors import MissingTextError, NotInDocumentError, TextMismatchError
from diplostance.model import ACT_TYPES, text_digest
from diplostance.strategies import documents

TEXT = "China urged Japan, twice, to talk. Japan declined."
CHINA = Actor(id="CHN", name="China", kind="state")
JAPAN = Actor(id="JPN", name="Japan", kind="state")
MINISTRY = Actor(id="CHN.mfa", name="ministry", kind="organ", represents="CHN")
TALKS = Event(id="e1", kind="meeting", trigger=Span(start=29, end=33), patients=[JAPAN])
URGE = Demand(
    id="a1",
    cue=Span(start=6, end=11),
    content=[Span(start=12, end=17), Span(start=26, end=33)],
    addressees=[JAPAN],
    about=[TALKS],
)
DECLINE = Evaluation(id="a2", cue=Span(start=41, end=49), about=[URGE], valence=-1)
FIRST = Statement(id="s1", issuers=[CHINA], organ=MINISTRY, acts=[URGE])
SECOND = Statement(id="s2", issuers=[JAPAN, CHINA], acts=[DECLINE])


def document(**fields: Any) -> Document:
    given_fields: dict[str, Any] = {
        "id": "d",
        "text": TEXT,
        "actors": [CHINA, JAPAN, MINISTRY],
        "events": [TALKS],
        "statements": [FIRST, SECOND],
    }
    return Document(**given_fields | fields)


FAR = Span(start=3, end=1000)


def acts(**fields: Any) -> dict[str, Any]:
    return {"statements": [Statement(id="s1", acts=[Demand(id="a1", **fields)])]}


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"mentions": [Mention(actor=CHINA, span=FAR)]}, "mentions[0].span"),
        ({"events": [Event(id="e1", trigger=FAR)], **acts()}, "events[0].trigger"),
        ({"events": [TALKS, Event(id="e2", mentions=[FAR])]}, "events[1].mentions[0]"),
        (acts(cue=FAR), "statements[0].acts[0].cue"),
        (acts(content=[Span(start=0, end=1), FAR]), "statements[0].acts[0].content[1]"),
        (acts(quotes=[FAR]), "statements[0].acts[0].quotes[0]"),
        (acts(modifiers=[FAR]), "statements[0].acts[0].modifiers[0]"),
        (acts(tellings=[Telling(cue=FAR)]), "statements[0].acts[0].tellings[0].cue"),
        (acts(tellings=[Telling(content=[FAR])]), "statements[0].acts[0].tellings[0].content[0]"),
        (acts(norms=[NormReference(norm="treaty", span=FAR)]),
         "statements[0].acts[0].norms[0].span"),
        (acts(conditions=[Condition(kind="if", span=FAR)]),
         "statements[0].acts[0].conditions[0].span"),
        (acts(objects=[ActionObject(span=FAR)]), "statements[0].acts[0].objects[0].span"),
        (acts(attribution=[Attribution(actor=CHINA, cue=FAR)]),
         "statements[0].acts[0].attribution[0].cue"),
    ],
)  # fmt: skip
def test_spans_must_lie_in_the_text(fields: dict[str, Any], path: str) -> None:
    with pytest.raises(ValueError, match="span must end within the text of 50 characters") as told:
        document(**fields)
    assert str(told.value).endswith(f"got 3:1000 at {path}")
    assert document(text=None, **fields).text is None  # nothing to look it up in


def test_a_span_may_reach_the_very_end() -> None:
    assert document(mentions=[Mention(actor=CHINA, span=Span(start=0, end=len(TEXT)))]).mentions


NOBODY = Actor(id="XXX", name="Nobody")
OTHER_JAPAN = Actor(id="JPN", name="Nippon", kind="state")


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"mentions": [Mention(actor=NOBODY, span=Span(start=0, end=1))]}, "mentions[0].actor"),
        ({"events": [TALKS, Event(id="e2", agents=[CHINA, NOBODY])]}, "events[1].agents[1]"),
        ({"events": [TALKS, Event(id="e2", asserted_by=[NOBODY])]}, "events[1].asserted_by[0]"),
        ({"statements": [Statement(id="s", issuers=[NOBODY])]}, "statements[0].issuers[0]"),
        ({"statements": [Statement(id="s", organ=NOBODY)]}, "statements[0].organ"),
        ({"statements": [Statement(id="s", speakers=[NOBODY])]}, "statements[0].speakers[0]"),
        (acts(addressees=[NOBODY]), "statements[0].acts[0].addressees[0]"),
        (acts(objects=[ActionObject(actor=NOBODY)]), "statements[0].acts[0].objects[0].actor"),
        (acts(attribution=[Attribution(actor=NOBODY)]),
         "statements[0].acts[0].attribution[0].actor"),
    ],
)  # fmt: skip
def test_actors_must_be_listed(fields: dict[str, Any], path: str) -> None:
    with pytest.raises(ValueError, match="actor 'XXX' is not listed in actors") as told:
        document(**fields)
    assert str(told.value).endswith(f" at {path}")


def test_an_actor_of_the_same_id_with_other_fields_is_another() -> None:
    with pytest.raises(ValueError, match=r"actor 'JPN' is not listed in actors at .*addressees"):
        document(**acts(addressees=[OTHER_JAPAN]))


def test_events_and_acts_must_be_part_of_it() -> None:
    with pytest.raises(ValueError, match=r"event 'e9' is not listed in events at .*about\[0\]"):
        document(**acts(about=[Event(id="e9")]))
    with pytest.raises(ValueError, match=r"act 'a9' is not part of a statement at .*about\[1\]"):
        document(**acts(about=[TALKS, Claim(id="a9")]))
    with pytest.raises(ValueError, match="event 'e1' is not listed in events"):
        document(**acts(about=[Event(id="e1")]))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"actors": [CHINA, JAPAN, MINISTRY, CHINA]}, "id 'CHN' stands twice at actors[3].id"),
        ({"events": [TALKS, Event(id="e1")]}, "id 'e1' stands twice at events[1].id"),
        ({"statements": [FIRST, Statement(id="s1")]}, "id 's1' stands twice at statements[1].id"),
        ({"statements": [FIRST, Statement(id="s2", acts=[Claim(id="a1")])]},
         "id 'a1' stands twice at statements[1].acts[0].id"),
        ({"statements": [Statement(id="s1", acts=[URGE, URGE])]},
         "id 'a1' stands twice at statements[0].acts[1].id"),
    ],
)  # fmt: skip
def test_ids_stand_once(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match="stands twice") as told:
        document(**fields)
    assert str(told.value) == message


def test_acts_by_kind() -> None:
    whole = document()
    assert whole.acts == (URGE, DECLINE)
    assert whole.demands == FIRST.demands == (URGE,)
    assert whole.evaluations == SECOND.evaluations == (DECLINE,)
    assert not whole.commitments
    assert not whole.claims
    assert not whole.decisions


@settings(max_examples=40)
@given(documents())
def test_the_kinds_share_out_the_acts(whole: Document) -> None:
    shares = (whole.demands, whole.evaluations, whole.commitments, whole.claims, whole.decisions)
    assert sum(map(len, shares)) == len(whole.acts)
    for cls, share in zip(ACT_TYPES, shares, strict=True):
        assert share == tuple(act for act in whole.acts if type(act) is cls)
    for statement in whole.statements:
        for act in statement.acts:
            assert whole.statement_of(act) == statement
            assert whole.act(act.id) is act


def test_by_issuer() -> None:
    whole = document()
    assert whole.by_issuer("CHN") == whole.by_issuer(CHINA) == (FIRST, SECOND)
    assert whole.by_issuer(OTHER_JAPAN) == (SECOND,)
    assert whole.by_issuer("CHN.mfa") == whole.by_issuer("") == ()


def test_parts_by_id() -> None:
    whole = document()
    assert whole.actor("JPN") is JAPAN
    assert whole.event("e1") is TALKS
    assert whole.act("a2") is DECLINE
    for ask, item in (
        (lambda: whole.actor("XXX"), "actor 'XXX'"),
        (lambda: whole.event("e9"), "event 'e9'"),
        (lambda: whole.act("a9"), "act 'a9'"),
        (lambda: whole.statement_of(Claim(id="a1")), "act 'a1'"),
    ):
        with pytest.raises(NotInDocumentError) as caught:
            ask()
        assert (caught.value.document_id, caught.value.item) == ("d", item)
        assert str(caught.value) == f"{item} is not part of document 'd'"


def test_quote_and_words() -> None:
    whole = document()
    assert whole.words(Span(start=0, end=5)) == "China"
    assert whole.quote(URGE) == "Japan ... to talk"
    assert whole.quote(URGE, separator=" ") == "Japan to talk"
    assert whole.quote(DECLINE) == ""
    assert whole.quote(TALKS) == "talk"
    assert whole.quote(Event(id="e2")) == ""


def test_coding_without_its_text() -> None:
    whole = document()
    coding = whole.without_text()
    assert coding.text is None
    assert coding.sha256 == whole.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert coding.statements == whole.statements
    assert coding.with_text(TEXT) == whole
    asks: list[Callable[[], str]] = [
        lambda: coding.quote(URGE),
        lambda: coding.words(Span(start=0, end=1)),
    ]
    for ask in asks:
        with pytest.raises(MissingTextError, match=r"give it back with with_text\(text\)") as told:
            ask()
        assert told.value.document_id == "d"


def test_another_text_is_refused() -> None:
    coding = document().without_text()
    with pytest.raises(TextMismatchError) as caught:
        coding.with_text(TEXT + " ")
    assert caught.value.expected == text_digest(TEXT)
    assert caught.value.got == text_digest(TEXT + " ")
    with pytest.raises(TextMismatchError):
        document(sha256="0" * 64)


def test_a_coding_that_never_had_a_text_takes_one_that_fits() -> None:
    coding = document(text=None)
    assert coding.sha256 is None
    assert coding.with_text(TEXT) == document()
    with pytest.raises(ValueError, match="span must end within the text of 5 characters"):
        coding.with_text("short")


def test_digest_takes_unpaired_surrogates() -> None:
    assert document(text=TEXT + "\ud800").sha256 == text_digest(TEXT + "\ud800")
    assert text_digest("\ud800") != text_digest("\udfff") != text_digest("?")


def test_time_spans_are_looked_at_too() -> None:
    day = TimeInterval(start=dt.date(2026, 1, 1), end=dt.date(2026, 1, 1), span=FAR)
    with pytest.raises(ValueError, match=r"got 3:1000 at statements\[0\]\.date\.span"):
        document(statements=[Statement(id="s", date=day)])
    with pytest.raises(ValueError, match=r"at statements\[0\]\.acts\[0\]\.deadline\.span"):
        document(**acts(deadline=day))


def test_withheld_and_denied_acts_are_negated() -> None:
    assert [
        Claim(id="a", status=status).negated for status in ("performed", "withheld", "denied")
    ] == [False, True, True]
