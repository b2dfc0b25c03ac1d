from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplostance.errors import UnknownLanguageError
from diplostance.languages import read_topic
from diplostance.model import NormReference, Span
from diplostance.model.vocabulary import NORMS
from diplostance.parsing.norms import NormFinder, load_norms

VOCABULARY = (
    "the Charter of United Nations UN resolution resolutions 242 and , 338 (1967) not "
    "violate respect human rights law . ;"
)
TOPIC = read_topic("en", "norms")
EXAMPLES = [(entry["norm"], example) for entry in TOPIC["norm"] for example in entry["examples"]]
LOOKALIKES = [(entry["norm"], text) for entry in TOPIC["norm"] for text in entry.get("never", ())]
RESOLUTION: dict[str, Any] = TOPIC["resolution"]


@pytest.fixture(scope="module")
def finder() -> NormFinder:
    return load_norms("en")


def found_in(finder: NormFinder, text: str) -> tuple[NormReference, ...]:
    return finder.find(text, [Span(start=0, end=len(text))], None)


def told(finder: NormFinder, text: str) -> dict[str, str]:
    return {found.norm: found.relation for found in found_in(finder, text)}


@pytest.mark.parametrize(("norm", "example"), EXAMPLES, ids=[e["text"] for _, e in EXAMPLES])
def test_every_example_of_the_data(finder: NormFinder, norm: str, example: dict[str, Any]) -> None:
    found = [
        (one.norm, one.span.of(example["text"]), one.relation)
        for one in found_in(finder, example["text"])
        if one.span is not None
    ]
    assert (norm, example["words"], example["relation"]) in found


@pytest.mark.parametrize(("norm", "text"), LOOKALIKES, ids=[text for _, text in LOOKALIKES])
def test_no_lookalike_of_the_data(finder: NormFinder, norm: str, text: str) -> None:
    assert norm not in told(finder, text)


@pytest.mark.parametrize("example", RESOLUTION["examples"], ids=lambda e: e["text"])
def test_resolutions_and_their_numbers(finder: NormFinder, example: dict[str, Any]) -> None:
    text = example["text"]
    found = [one for one in found_in(finder, text) if one.norm == "resolution"]
    assert [one.span.of(text) for one in found if one.span is not None] == example["words"]
    assert {one.relation for one in found} == {example["relation"]}
    assert finder.numbers(text, found) == tuple(example["numbers"])


@pytest.mark.parametrize("text", RESOLUTION["never"])
def test_a_resolution_of_something_else_is_none(finder: NormFinder, text: str) -> None:
    assert "resolution" not in told(finder, text)


def test_every_norm_of_the_model_has_words_and_an_example() -> None:
    listed = {entry["norm"] for entry in TOPIC["norm"]} | {"resolution"}
    assert listed == set(NORMS)
    assert all(entry["examples"] for entry in TOPIC["norm"])


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        (
            "It violates international law and undermines Cuba's sovereignty.",
            {"international_law": "violated", "sovereignty": "violated"},
        ),
        (
            "They respect human rights but breach the arms embargo.",
            {"human_rights": "upheld", "arms_control": "violated"},
        ),
        ("It is not consistent with the UN Charter.", {"un_charter": "violated"}),
        ("Their refusal to comply with the UN Charter is known.", {"un_charter": "violated"}),
        ("They never violated the UN Charter.", {"un_charter": "upheld"}),
        ("Human rights were not respected.", {"human_rights": "violated"}),
        ("The two spoke of sovereignty.", {"sovereignty": "invoked"}),
        ("It recalls what it said. Sovereignty is at issue.", {"sovereignty": "invoked"}),
        (
            "They uphold the sovereignty, independence and territorial integrity of Mali.",
            {"sovereignty": "upheld", "territorial_integrity": "upheld"},
        ),
    ],
)
def test_the_nearest_relation_counts(
    finder: NormFinder, text: str, relations: dict[str, str]
) -> None:
    assert told(finder, text) == relations


def test_the_cue_may_say_the_relation(finder: NormFinder) -> None:
    text = "Chad violated the sovereignty of Niger."
    cue, content = Span(start=5, end=13), Span(start=14, end=len(text) - 1)
    assert finder.find(text, [content], cue)[0].relation == "violated"
    assert finder.find(text, [content], None)[0].relation == "invoked"


def test_only_the_content_is_searched(finder: NormFinder) -> None:
    text = "Citing human rights, he called for talks on sovereignty."
    content = Span(start=text.index("talks"), end=len(text))
    assert [one.norm for one in finder.find(text, [content], None)] == ["sovereignty"]


def test_numbers_behind_the_content_are_not_read(finder: NormFinder) -> None:
    text = "comply with resolutions 242 and 338"
    found = finder.find(text, [Span(start=0, end=text.index(" and"))], None)
    assert finder.numbers(text, found) == ("242",)


def test_a_norm_is_given_once_with_each_relation(finder: NormFinder) -> None:
    text = "Respect human rights; respect human rights; do not violate the UN Charter."
    assert [one.norm for one in found_in(finder, text)] == ["human_rights", "un_charter"]


def test_curly_marks_and_hard_hyphens_are_read(finder: NormFinder) -> None:
    assert told(finder, "the principle of non‑interference") == {"non_interference": "invoked"}
    assert told(finder, "uphold women’s rights") == {"human_rights": "upheld"}


@given(
    st.lists(
        st.sampled_from([*VOCABULARY.split(), "\ud800", "\x00"]),
        max_size=40,
    )
)
def test_no_row_of_words_is_an_error(pieces: list[str]) -> None:
    text = " ".join(pieces) or " "
    finder = load_norms("en")
    found = found_in(finder, text)
    assert all(one.span is not None and one.span.end <= len(text) for one in found)
    assert all(number in text for number in finder.numbers(text, found))


@given(st.text(min_size=1, max_size=200))
def test_no_text_is_an_error(text: str) -> None:
    assert isinstance(found_in(load_norms("en"), text), tuple)


def test_a_long_content_is_read_in_one_pass(finder: NormFinder) -> None:
    text = "resolutions 242 and " * 5_000 + "they violate international law. " * 5_000
    assert {"resolution", "international_law"} == set(told(finder, text))


def test_an_unknown_language_is_refused() -> None:
    assert load_norms("en") is load_norms("en")
    with pytest.raises(UnknownLanguageError):
        load_norms("xx")
