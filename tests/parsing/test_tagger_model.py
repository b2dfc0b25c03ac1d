"""Weights on disk and in memory: nothing gets lost, and the same model gives the same bytes."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplostance.parsing.tagger_model import (
    LANE,
    PAIRED,
    code_of,
    read_model,
    weight_of,
    write_model,
)

TAGS = ("DT", "IN", "NN", "VBD")
PARTS = st.text(alphabet=string.ascii_lowercase + "|~<é", min_size=1, max_size=5)
ROWS = st.dictionaries(
    st.integers(0, len(TAGS) - 1),
    st.integers(-127, 127).map(weight_of),
    min_size=1,
    max_size=len(TAGS),
)
SINGLES = st.builds(lambda place, name: place + name, st.sampled_from("oabcdTUV"), PARTS)
PAIRS = st.builds(
    lambda letter, first, second: f"{letter}{first} {second}", st.sampled_from(PAIRED), PARTS, PARTS
)
WEIGHTS = st.dictionaries(SINGLES | PAIRS, ROWS, min_size=1, max_size=30)


def packed(row: dict[int, int]) -> int:
    """The scores of all tags in one integer."""
    return sum(value << (LANE * tag) for tag, value in row.items())


@given(WEIGHTS)
def test_every_weight_comes_back(weights: dict[str, dict[int, int]]) -> None:
    model = read_model(write_model(TAGS, {"the": "DT"}, {}, weights))
    assert len(model.weights) >= len(weights)
    for name, row in weights.items():
        head, space, second = name.partition(" ")
        found = model.weights.pair(head)[second] if space else model.weights.single(name)
        assert found == packed(row)


@given(WEIGHTS)
def test_order_of_weights_does_not_change_the_bytes(weights: dict[str, dict[int, int]]) -> None:
    turned = {
        name: dict(reversed(list(row.items()))) for name, row in reversed(list(weights.items()))
    }
    kinds = {"the": "DT", "attack": "NN|VB", "said": "VBD"}
    sure = {"the": "DT", "said": "VBD"}
    once = write_model(TAGS, kinds, sure, weights)
    again = write_model(TAGS, dict(reversed(kinds.items())), dict(reversed(sure.items())), turned)
    assert once == again


def test_words_and_sure_tags_come_back() -> None:
    kinds = {"the": "DT", "attack": "NN|VB", "Türkiye": "NNP"}
    model = read_model(write_model(TAGS, kinds, {"the": "DT"}, {"ow": {0: 1}}))
    assert model.tags == TAGS
    assert model.kinds == kinds
    assert model.sure == {"the": "DT"}


def test_what_was_never_weighed_scores_nothing() -> None:
    model = read_model(write_model(TAGS, {"the": "DT"}, {}, {"owthe": {0: 3}, "ethe NN": {2: 1}}))
    assert model.weights.single("owattack") == 0
    assert model.weights.pair("eattack") == {}
    assert model.weights.total("o", ["wthe", "wattack", "wthe"]) == 2 * packed({0: 3})


@pytest.mark.parametrize("data", [b"", b"dst", b"something else", b"dst2", b"dst2 no zlib here"])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="weights"):
        read_model(data)


def test_a_cut_file_is_refused() -> None:
    data = write_model(TAGS, {"the": "DT"}, {}, {"owthe": {0: 3}})
    with pytest.raises(ValueError, match="damaged"):
        read_model(data[:-5])


@given(st.integers(-127, 127))
def test_codes_and_weights_turn_into_each_other(code: int) -> None:
    assert code_of(weight_of(code)) == code


@given(st.integers(-568, 568))
def test_no_other_code_is_nearer(weight: int) -> None:
    errors = [abs(weight_of(code) - weight) for code in range(-127, 128)]
    assert abs(weight_of(code_of(weight)) - weight) == min(errors)


@pytest.mark.parametrize(("weight", "kept"), [(10_000, 568), (-10_000, -568), (0, 0)])
def test_a_weight_too_big_is_kept_as_the_biggest(weight: int, kept: int) -> None:
    assert weight_of(code_of(weight)) == kept
