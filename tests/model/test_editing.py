"""Corrections by hand: every reference follows, and a human's act says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from diplostance import (
    ActionObject,
    Actor,
    Attribution,
    Claim,
    Commitment,
    Demand,
    Document,
    Event,
    Mention,
    Span,
    Statement,
)
from diplostance.errors import NotInDocumentError
from diplostance.strategies import documents

SPAN = Span(start=0, end=3)
CHINA = Actor(id="CHN", name="China", kind="state", country="CHN")
JAPAN = Actor(id="JPN", name="Japan", kind="state")
MINISTRY = Actor(id="CHN.mfa", name="ministry", country="CHN", represents="CHN")
EVENT = Event(id="e1", agents=[CHINA], patients=[JAPAN])
CLAIM = Claim(id="a1", about=[EVENT], targets=[CHINA])
DEMAND = Demand(
    id="a2",
    about=[CLAIM, EVENT],
    addressees=[CHINA, JAPAN],
    attribution=[Attribution(actor=CHINA), Attribution(actor=JAPAN)],
    objects=[
        ActionObject(actor=CHINA),
        ActionObject(actor=CHINA, span=SPAN),
        ActionObject(span=SPAN),
    ],
)
PLEDGE = Commitment(id="a3", about=[DEMAND])
DOCUMENT = Document(
    id="d",
    text="some text",
    actors=[CHINA, JAPAN, MINISTRY],
    mentions=[Mention(actor=CHINA, span=SPAN), Mention(actor=JAPAN, span=SPAN)],
    events=[EVENT],
    statements=[
        Statement(id="s1", issuers=[CHINA, JAPAN], organ=CHINA, acts=[CLAIM, DEMAND]),
        Statement(id="s2", issuers=[JAPAN], speakers=[CHINA], acts=[PLEDGE]),
    ],
)


def test_a_changed_act_is_human_and_every_reference_follows() -> None:
    changed = DOCUMENT.replace(CLAIM, mode="accuse")
    claim = changed.act("a1")
    assert isinstance(claim, Claim)
    assert (claim.mode, claim.origin) == ("accuse", "human")
    assert changed.act("a2").about == (claim, EVENT)
    (told,) = changed.act("a3").about
    assert isinstance(told, Demand)
    assert told.about == (claim, EVENT)
    assert [act.origin for act in changed.acts] == ["human", "rule", "rule"]
    assert DOCUMENT.act("a1") == CLAIM


def test_origin_may_be_said() -> None:
    assert DOCUMENT.replace(CLAIM, origin="model", hedged=True).act("a1").origin == "model"


def test_another_act_in_the_place_of_one() -> None:
    new = Demand(id="a9", addressees=[Actor(id="USA", name="United States")])
    changed = DOCUMENT.replace(CLAIM, new, urgent=True)
    assert [act.id for act in changed.acts] == ["a9", "a2", "a3"]
    assert changed.demands[0].urgent
    assert changed.demands[0].origin == "human"
    assert changed.act("a2").about[0] == changed.act("a9")
    assert changed.actor("USA").name == "United States"  # listed, as it was not


def test_new_events_are_listed_with_their_actors() -> None:
    usa = Actor(id="USA", name="United States")
    event = Event(id="e2", agents=[usa])
    changed = DOCUMENT.replace(PLEDGE, about=[event, DEMAND])
    assert changed.events == (EVENT, event)
    assert changed.actors == (*DOCUMENT.actors, usa)


def test_a_changed_actor_follows_everywhere() -> None:
    changed = DOCUMENT.replace(CHINA, name="People's Republic of China")
    china = changed.actor("CHN")
    assert china.name == "People's Republic of China"
    assert changed.statements[0].issuers == (china, JAPAN)
    assert changed.statements[0].organ == china
    assert changed.statements[1].speakers == (china,)
    assert changed.mentions[0].actor == china
    assert changed.event("e1").agents == (china,)
    assert changed.act("a1").about == (changed.event("e1"),)
    demand = changed.demands[0]
    assert demand.addressees == (china, JAPAN)
    assert demand.attribution[0].actor == china
    assert [one.actor for one in demand.objects] == [china, china, None]
    assert repr(CHINA) not in repr(changed)
    assert {act.origin for act in changed.acts} == {"rule"}  # nobody touched the acts


def test_a_new_id_follows_into_country_and_represents() -> None:
    changed = DOCUMENT.replace(CHINA, id="PRC")
    assert changed.actor("CHN.mfa").represents == "PRC"
    assert changed.actor("CHN.mfa").country == "PRC"
    assert changed.by_issuer("PRC") == (changed.statements[0],)
    assert changed.actor("PRC").country == "CHN"  # its own fields are the caller's


def test_two_actors_become_one() -> None:
    beijing = Actor(id="beijing", name="Beijing")
    two = attrs.evolve(
        DOCUMENT,
        actors=[*DOCUMENT.actors, beijing],
        mentions=[*DOCUMENT.mentions, Mention(actor=beijing, span=SPAN)],
    )
    one = two.replace(beijing, CHINA)
    assert one.actors == DOCUMENT.actors
    assert [mention.actor.id for mention in one.mentions] == ["CHN", "JPN", "CHN"]


def test_an_actor_cannot_take_the_id_of_another() -> None:
    with pytest.raises(ValueError, match="actor 'JPN' is not listed in actors"):
        DOCUMENT.replace(CHINA, id="JPN")


def test_changed_events_and_statements() -> None:
    changed = DOCUMENT.replace(EVENT, kind="attack", agents=[MINISTRY])
    assert changed.act("a1").about == (changed.event("e1"),)
    assert changed.event("e1").kind == "attack"
    moved = DOCUMENT.replace(DOCUMENT.statements[1], channel="briefing", issuers=[CHINA])
    assert moved.by_issuer("CHN") == moved.statements
    assert moved.statements[1].channel == "briefing"


def test_removing_an_act_takes_it_out_of_what_is_about_it() -> None:
    less = DOCUMENT.remove(DEMAND)
    assert [act.id for act in less.acts] == ["a1", "a3"]
    assert less.act("a3").about == ()


def test_removing_an_actor_takes_out_what_cannot_stand_without_it() -> None:
    less = DOCUMENT.remove(CHINA)
    assert less.actors == (JAPAN, MINISTRY)
    assert [mention.actor for mention in less.mentions] == [JAPAN]
    first, second = less.statements
    assert (first.issuers, first.organ, second.speakers) == ((JAPAN,), None, ())
    demand = less.demands[0]
    assert demand.addressees == (JAPAN,)
    assert [told.actor for told in demand.attribution] == [JAPAN]
    assert demand.objects == (ActionObject(span=SPAN), ActionObject(span=SPAN))
    assert less.event("e1").agents == ()


def test_removing_a_statement_takes_its_acts_out_of_what_is_about_them() -> None:
    claim, demand = Claim(id="a1"), Demand(id="a2")
    document = Document(
        id="d",
        statements=[
            Statement(id="s1", acts=[claim]),
            Statement(id="s2", acts=[attrs.evolve(demand, about=[claim])]),
        ],
    )
    left = document.remove(document.statements[0])
    assert [statement.id for statement in left.statements] == ["s2"]
    assert left.acts == (demand,)


def test_removing_events_and_statements() -> None:
    assert DOCUMENT.remove(EVENT).act("a2").about == (DOCUMENT.remove(EVENT).act("a1"),)
    assert DOCUMENT.remove(DOCUMENT.statements[1]).acts == (CLAIM, DEMAND)
    # The pledge answers an act of the first statement, and stands without it.
    assert DOCUMENT.remove(DOCUMENT.statements[0]).acts == (attrs.evolve(PLEDGE, about=[]),)


def test_adding_an_act() -> None:
    usa = Actor(id="USA", name="United States")
    more = DOCUMENT.add(Claim(id="a4", targets=[usa]), to=DOCUMENT.statements[1])
    assert [act.id for act in more.statements[1].acts] == ["a3", "a4"]
    assert more.act("a4").origin == "human"
    assert more.actors[-1] == usa
    with pytest.raises(ValueError, match="id 'a1' stands twice"):
        DOCUMENT.add(CLAIM, to=DOCUMENT.statements[1])
    with pytest.raises(ValueError, match="span must end within the text of 9 characters"):
        DOCUMENT.add(Claim(id="a4", cue=Span(start=0, end=10)), to=DOCUMENT.statements[0])


def test_only_parts_of_the_document_can_be_edited() -> None:
    stranger = attrs.evolve(CHINA, name="Other")
    edits: list[Callable[[], Document]] = [
        lambda: DOCUMENT.replace(stranger, name="x"),
        lambda: DOCUMENT.remove(stranger),
    ]
    for edit in edits:
        with pytest.raises(NotInDocumentError, match="actor 'CHN' is not part of document 'd'"):
            edit()
    with pytest.raises(NotInDocumentError, match="act 'a1'"):
        DOCUMENT.remove(Claim(id="a1"))
    with pytest.raises(NotInDocumentError, match="event 'e7'"):
        DOCUMENT.remove(Event(id="e7"))
    with pytest.raises(NotInDocumentError, match="statement 's7'"):
        DOCUMENT.add(Claim(id="a4"), to=Statement(id="s7"))


@pytest.mark.parametrize("part", ["a1", None, SPAN, DOCUMENT])
def test_other_things_cannot_be_edited(part: Any) -> None:
    with pytest.raises(TypeError, match="only an act, actor, event or statement can be edited"):
        DOCUMENT.replace(part, id="x")
    with pytest.raises(TypeError, match="act must be an act, got "):
        DOCUMENT.add(part, to=DOCUMENT.statements[0])


def test_like_is_replaced_by_like() -> None:
    with pytest.raises(TypeError, match="Actor 'CHN' cannot be replaced by Event"):
        DOCUMENT.replace(CHINA, EVENT)
    with pytest.raises(TypeError, match="Claim 'a1' cannot be replaced by Statement"):
        DOCUMENT.replace(CLAIM, DOCUMENT.statements[0])


@settings(max_examples=60)
@given(st.data(), documents())
def test_any_part_of_any_document_can_be_changed(data: st.DataObject, whole: Document) -> None:
    parts: list[Any] = [*whole.actors, *whole.events, *whole.statements, *whole.acts]
    part = data.draw(st.sampled_from(parts))
    changed = whole.replace(part, id="new-id")
    assert len(changed.acts) == len(whole.acts)
    assert list(changed.problems()) == []
    assert "new-id" in repr(changed)
    assert changed.replace(_like(changed, part), id=part.id, **_origin(part)) == whole


def _like(document: Document, part: Any) -> Any:
    lists: list[Any] = [*document.actors, *document.events, *document.statements, *document.acts]
    return next(one for one in lists if one.id == "new-id" and type(one) is type(part))


def _origin(part: Any) -> dict[str, str]:
    return {"origin": part.origin} if hasattr(part, "origin") else {}


@settings(max_examples=60)
@given(st.data(), documents())
def test_any_act_or_actor_can_be_removed(data: st.DataObject, whole: Document) -> None:
    part = data.draw(st.sampled_from([*whole.actors, *whole.acts, *whole.events]))
    less = whole.remove(part)
    assert list(less.problems()) == []
    assert part not in (*less.actors, *less.acts, *less.events)
    assume(isinstance(part, Actor))
    assert all(actor in less.actors for actor in whole.actors if actor != part)
