from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplostance.errors import UnknownLanguageError
from diplostance.languages import read_topic
from diplostance.model import Span
from diplostance.model.vocabulary import ACTIONS, POLARITIES
from diplostance.parsing.actions import ActionFinder, ActionReading, load_actions
from diplostance.parsing.syntax import analyse
from diplostance.parsing.tagger import load_tagger
from diplostance.parsing.tokens import load_words, tokenize

VOCABULARY = (
    "stop not to end lift the sanctions attacks of on release be and withdraw no must , . "
    "who by provide escalating"
)
TOPIC = read_topic("en", "actions")
EXAMPLES = [
    (entry["action"], example) for entry in TOPIC["action"] for example in entry["examples"]
]
LOOKALIKES = [
    (entry["action"], text) for entry in TOPIC["action"] for text in entry.get("never", ())
]


@pytest.fixture(scope="module")
def finder() -> ActionFinder:
    return load_actions("en")


def read(finder: ActionFinder, text: str) -> ActionReading:
    return finder.read(text, [Span(start=0, end=len(text))])


def outcome(finder: ActionFinder, text: str) -> tuple[str, str]:
    return finder.find(text, [Span(start=0, end=len(text))])


@pytest.mark.parametrize(("action", "example"), EXAMPLES, ids=[e["text"] for _, e in EXAMPLES])
def test_every_example_of_the_data(
    finder: ActionFinder, action: str, example: dict[str, Any]
) -> None:
    text = example["text"]
    found = read(finder, text)
    assert (found.action, found.polarity) == (action, example["polarity"])
    if "objects" in example:
        assert [span.of(text) for span in found.objects] == example["objects"]


@pytest.mark.parametrize(("action", "text"), LOOKALIKES, ids=[text for _, text in LOOKALIKES])
def test_no_lookalike_of_the_data(finder: ActionFinder, action: str, text: str) -> None:
    assert read(finder, text).action != action


def test_every_action_of_the_model_has_words_and_an_example() -> None:
    assert {entry["action"] for entry in TOPIC["action"]} == set(ACTIONS)
    assert all(entry["examples"] for entry in TOPIC["action"])
    words = [w for entry in TOPIC["action"] for w in (*entry["verbs"], *entry["nouns"])]
    assert len(words) >= 150


@pytest.mark.parametrize(
    ("text", "action", "polarity"),
    [
        ("lift sanctions", "sanction", "refrain"),
        ("withdraw the sanctions at once", "sanction", "refrain"),
        ("the immediate lifting of all sanctions", "sanction", "refrain"),
        ("not lift the sanctions", "sanction", "do"),
        ("cease fire", "attack", "refrain"),
        ("stop the attacks", "attack", "refrain"),
        ("halt its offensive", "attack", "refrain"),
        ("the bombing must stop", "attack", "refrain"),
        ("that the shelling be halted", "attack", "refrain"),
        ("stop undermining the state", "interfere", "refrain"),
        ("release them", "release", "do"),
        ("to immediately and unconditionally release the four", "release", "do"),
        ("that those arrested be released", "release", "do"),
        ("not to escalate the dispute", "provoke", "refrain"),
        ("not only withdraw its troops but pay", "withdraw", "do"),
        ("take all steps needed to protect civilians", "protect", "do"),
        ("provide access to the site", "allow_access", "do"),
        ("hold the killers accountable", "prosecute", "do"),
        ("refrain from doing so", "other", "refrain"),
        ("sing a song", "other", "do"),
        ("the freedom of the press", "other", "do"),
        ("refrain immediately from any threats", "threaten", "refrain"),
        ("that the rebels immediately cease all such conduct", "other", "refrain"),
        ("continue meeting their international obligations", "comply", "do"),
        ("a durable and fully respected truce", "attack", "refrain"),
        ("a full and open investigation", "investigate", "do"),
        ("that their rights be fully respected", "respect", "do"),
    ],
)
def test_equal_demands_are_equal_however_they_are_worded(
    finder: ActionFinder, text: str, action: str, polarity: str
) -> None:
    assert outcome(finder, text) == (action, polarity)


def test_the_first_of_two_actions_counts(finder: ActionFinder) -> None:
    assert outcome(finder, "negotiate and lift the blockade") == ("negotiate", "do")
    assert outcome(finder, "lift the blockade and negotiate") == ("blockade", "refrain")


def test_a_content_of_several_spans_is_read_as_one(finder: ActionFinder) -> None:
    text = "stop, he said, the attacks"
    spans = [Span(start=0, end=4), Span(start=15, end=len(text))]
    assert finder.find(text, spans) == ("attack", "refrain")


def test_the_words_of_the_action_are_given(finder: ActionFinder) -> None:
    text = "please release the crew"
    found = read(finder, text)
    assert found.span is not None
    assert found.span.of(text) == "release"
    assert read(finder, "sing").span is None


def test_tags_tell_a_noun_from_a_verb(finder: ActionFinder) -> None:
    text = "The report says that they must release the crew."
    words = load_words("en")
    phrase = analyse(
        text, tokenize(text, words), 0, (), load_tagger("en"), words, 0, lambda _: False
    )
    content = [Span(start=text.index("they"), end=len(text) - 1)]
    found = finder.read(text, content, phrase)
    assert (found.action, found.polarity) == ("release", "do")
    assert [span.of(text) for span in found.objects] == ["the crew"]


@given(
    st.lists(
        st.sampled_from([*VOCABULARY.split(), "\ud800", "\x00"]),
        max_size=30,
    )
)
def test_no_row_of_words_is_an_error(pieces: list[str]) -> None:
    text = " ".join(pieces) or " "
    found = read(load_actions("en"), text)
    assert found.action in ACTIONS
    assert found.polarity in POLARITIES
    assert all(span.end <= len(text) and span.of(text).strip() for span in found.objects)
    assert (found.action == "other") or found.span is not None


@given(st.text(min_size=1, max_size=200))
def test_no_text_is_an_error(text: str) -> None:
    assert read(load_actions("en"), text).polarity in POLARITIES


def test_only_the_start_of_a_long_content_is_read(finder: ActionFinder) -> None:
    text = "sing " * 200_000 + "attack"
    assert outcome(finder, text) == ("other", "do")


def test_an_unknown_language_is_refused() -> None:
    assert load_actions("en") is load_actions("en")
    with pytest.raises(UnknownLanguageError):
        load_actions("xx")
