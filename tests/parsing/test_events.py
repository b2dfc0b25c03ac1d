from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from diplostance.errors import UnknownLanguageError
from diplostance.languages import read_topic
from diplostance.model import Actor, Event
from diplostance.model.vocabulary import EVENT_KINDS
from diplostance.parsing.cast import Cast, Found
from diplostance.parsing.chunks import Phrase
from diplostance.parsing.events import EventDraft, find_events, load_triggers, to_event
from diplostance.parsing.gazetteer import load_gazetteer
from diplostance.parsing.syntax import analyse
from diplostance.parsing.tagger import load_tagger
from diplostance.parsing.times import load_time_finder
from diplostance.parsing.tokens import blocks_of, load_words, quotations, sentences, tokenize

SUNDAY = dt.date(2026, 1, 4)
VOCABULARY = (
    "the attack attacked on of by Russia Georgia Maduro and was will not meet met with in "
    "sanctions imposed if to , ."
)
TOPIC = read_topic("en", "events")
EXAMPLES = [(entry["kind"], example) for entry in TOPIC["event"] for example in entry["examples"]]
LOOKALIKES = [(entry["kind"], text) for entry in TOPIC["event"] for text in entry.get("never", ())]
STATES = {
    "Russia": "RUS", "Syria": "SYR", "Turkey": "TUR", "Georgia": "GEO", "Iran": "IRN",
    "Iraq": "IRQ", "Niger": "NER", "Iranian": "IRN", "Turkish": "TUR",
}  # fmt: skip
NAMES = {
    **{
        name: Actor(id=code, name=name, kind="state", country=code) for name, code in STATES.items()
    },
    "Maduro": Actor(id="maduro", name="Maduro", kind="person"),
}


@frozen
class Sentence:
    """A sentence with the names of `NAMES` in it: all that events need of a scene."""

    phrase: Phrase
    mentions: Sequence[Found]


def is_cue(word: str) -> bool:
    return word in {"called", "demanded", "deplored"}


def scenes(text: str) -> list[Sentence]:
    words, tagger = load_words("en"), load_tagger("en")
    blocks = blocks_of(text)
    tokens = tokenize(text, words)
    quoted = quotations(tokens, text, blocks)
    found = []
    for one in sentences(tokens, words, blocks):
        inside = [q for q in quoted if q.last > one.first and q.first < one.last]
        part = tokens[one.first : one.last]
        phrase = analyse(text, part, one.first, inside, tagger, words, one.block, is_cue)
        mentions = [
            Found(at, at + 1, NAMES[token.text], "name")
            for at, token in enumerate(phrase.tokens)
            if token.text in NAMES
        ]
        found.append(Sentence(phrase, mentions))
    return found


def events(text: str) -> list[EventDraft]:
    cast = Cast(load_gazetteer("en"))
    times = load_time_finder("en").find(text, SUNDAY)
    return find_events(scenes(text), load_triggers("en"), cast, load_words("en"), times)


def only(text: str, kind: str) -> EventDraft:
    found = [event for event in events(text) if event.kind == kind]
    assert len(found) == 1, found
    return found[0]


def ids(actors: Mapping[str, Actor]) -> list[str]:
    return sorted(actors)


def codes(names: Sequence[str]) -> list[str]:
    return sorted(NAMES[name].id for name in names)


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[e["text"] for _, e in EXAMPLES])
def test_every_example_of_the_data(kind: str, example: dict[str, Any]) -> None:
    text = example["text"]
    found = next(e for e in events(text) if e.kind == kind)
    assert found.trigger.of(text) == example["trigger"]
    assert ids(found.agents) == codes(example["agents"])
    assert ids(found.patients) == codes(example["patients"])


@pytest.mark.parametrize(("kind", "text"), LOOKALIKES, ids=[text for _, text in LOOKALIKES])
def test_no_lookalike_of_the_data(kind: str, text: str) -> None:
    assert kind not in {event.kind for event in events(text)}


def test_every_kind_of_the_model_but_remarks_has_words_and_an_example() -> None:
    listed = {entry["kind"] for entry in TOPIC["event"]}
    assert listed == set(EVENT_KINDS) - {"remark"}
    assert all(entry["examples"] for entry in TOPIC["event"])


@pytest.mark.parametrize(
    ("text", "kind", "realised"),
    [
        ("Norway demands that Iceland release the crew.", "release", False),
        ("Norway demanded that the rebels release the crew.", "release", False),
        ("Norway insisted that Iceland withdraw its troops.", "withdrawal", False),
        ("Norway said that the rebels release prisoners every week.", "release", True),
        ("Norway demands that Iceland stop the attacks.", "attack", True),
        ("Russia attacked Georgia.", "attack", True),
        ("Russia has not attacked Georgia.", "attack", False),
        ("Russia will attack Georgia.", "attack", False),
        ("Russia would attack Georgia.", "attack", False),
        ("Russia may attack Georgia.", "attack", None),
        ("Russia threatened to attack Georgia.", "attack", False),
        ("Iran called for the release of Maduro.", "release", False),
        ("Iran welcomed the release of Maduro.", "release", True),
        ("Iran welcomed the release of the ship by Iraq.", "release", True),
        ("The cargo ship was released by Iraq on Monday.", "release", True),
        ("Iran demanded the release of the ship by Iraq.", "release", False),
        ("Iran requested the release of the ship.", "release", False),
        ("Iran insisted on the release of the two trawlers.", "release", False),
        ("Iran pressed Iraq for the release of the crew.", "release", False),
        ("Iran thanked Iraq for the release of the crew.", "release", True),
        ("Iran spoke of a possible coup.", "coup", False),
        ("If Russia attacks Georgia, Iran will act.", "attack", None),
        ("There was no coup in Niger.", "coup", False),
    ],
)
def test_whether_it_has_happened(text: str, kind: str, realised: bool | None) -> None:
    assert only(text, kind).realised is realised


def test_further_mentions_are_put_with_the_first() -> None:
    text = (
        "Iran deplored the capture of Maduro by Russia. Maduro had been captured in the morning. "
        "The capture shocked Iraq."
    )
    found = only(text, "detention")
    assert found.trigger.of(text) == "capture"
    assert [span.of(text) for span in found.mentions] == ["captured", "capture"]
    assert (ids(found.agents), ids(found.patients)) == (["RUS"], ["maduro"])


def test_other_participants_make_another_event() -> None:
    found = events("Russia attacked Georgia. Turkey attacked Syria.")
    assert [(ids(e.agents), ids(e.patients)) for e in found] == [
        (["RUS"], ["GEO"]),
        (["TUR"], ["SYR"]),
    ]


def test_what_is_demanded_is_not_what_has_happened() -> None:
    found = events("Iran demanded the release of Maduro. On Friday Russia released Maduro.")
    assert [(e.kind, e.realised) for e in found] == [("release", False), ("release", True)]


def test_other_days_make_another_event() -> None:
    found = events("Russia attacked Georgia on Friday. Russia attacked Georgia on Sunday.")
    assert [e.time.start.day for e in found if e.time is not None] == [2, 4]


def test_place_and_time() -> None:
    found = only("The coup in Niger on Friday was condemned.", "coup")
    assert found.place == "NER"
    assert found.time is not None
    assert found.time.start == dt.date(2026, 1, 2)


def test_nobody_is_both_agent_and_patient() -> None:
    found = to_event(only("Russia met Russia.", "meeting"), 1)
    assert not set(found.agents) & set(found.patients)


def test_an_event_of_the_model_comes_out() -> None:
    made = to_event(only("Russia attacked Georgia on Friday.", "attack"), 3)
    assert isinstance(made, Event)
    assert made.id == "e3"
    assert [actor.id for actor in made.agents] == ["RUS"]
    assert made.time is not None
    assert made.realised is True


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from([*VOCABULARY.split(), "\ud800", "\x00"]),
        max_size=40,
    )
)
def test_no_row_of_words_is_an_error(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for number, draft in enumerate(events(text), 1):
        event = to_event(draft, number)
        assert event.trigger is not None
        assert event.trigger.of(text).strip()
        assert not set(event.agents) & set(event.patients)


def test_triggers_are_read_once() -> None:
    assert load_triggers("en") is load_triggers("en")
    with pytest.raises(UnknownLanguageError):
        load_triggers("xx")


@pytest.mark.parametrize(
    ("text", "kind", "agents", "patients"),
    [
        ("Iran shot down a Turkish jet.", "attack", ["IRN"], ["TUR"]),
        ("Russia, Iran and Turkey met in Georgia.", "meeting", ["IRN", "RUS", "TUR"], []),
        ("The raids that Russia carried out on Georgia went on.", "attack", ["RUS"], ["GEO"]),
        ("Russia announced an invasion of Georgia.", "invasion", ["RUS"], ["GEO"]),
        ("Strikes by Russia and Iran hit the town.", "attack", ["IRN", "RUS"], []),
        ("Russia's brutal and illegal invasion of Iraq.", "invasion", ["RUS"], ["IRQ"]),
        ("Maduro was arrested in Georgia.", "detention", [], ["maduro"]),
        ("Georgia was invaded by Russia in 2008.", "invasion", ["RUS"], ["GEO"]),
        ("The raid in the city of Iraq went on.", "attack", [], []),
    ],
)
def test_participants(text: str, kind: str, agents: list[str], patients: list[str]) -> None:
    found = next(e for e in events(text) if e.kind == kind)
    assert (ids(found.agents), ids(found.patients)) == (agents, patients)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Iran urged Russia to release Maduro.", []),
        ("The ministry's news release named Maduro.", []),
        ("Iran welcomed the release of the report on the crew by Iraq.", []),
        ("The ship released oil into the sea off Iran.", []),
        ("Iran criticised the release of water from the dam by Iraq.", []),
        ("The figures demonstrate a rise.", []),
        ("The rules were released on Friday.", []),
        ("The council decides to remain seized of the matter.", []),
        ("Iran plans to visit Iraq.", ["visit"]),
    ],
)
def test_what_is_no_event(text: str, kinds: list[str]) -> None:
    assert [event.kind for event in events(text)] == kinds


def test_a_time_in_front_of_a_noun_dates_that_noun_only() -> None:
    found = {e.kind: e.time for e in events("The protests since the December 12 coup went on.")}
    assert found["coup"] is not None
    assert found["coup"].start == dt.date(2025, 12, 12)
    assert found["protest"] is None


def test_what_somebody_did_on_a_day_does_not_date_what_it_was_about() -> None:
    assert only("Iran on Sunday deplored the capture of Maduro.", "detention").time is None


def test_a_long_document_is_read_in_one_pass() -> None:
    text = "Russia attacked Georgia. The raid on Iraq was met with protests in Niger.\n" * 200
    assert 3 <= len(events(text)) < 20
