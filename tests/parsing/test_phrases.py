from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diplostance.parsing.phrases import PhraseTable, phrase_key, words_of


def test_words_are_plain_and_know_their_place() -> None:
    text = "The “two‑state” plan, Iran’s too."
    words = words_of(text)
    assert [word.lower for word in words] == ["the", "two-state", "plan", "iran's", "too"]
    assert [text[word.start : word.end] for word in words][1] == "two‑state"


def test_marks_are_words_only_if_asked_for() -> None:
    assert [word.lower for word in words_of("No; never.", marks=True)] == ["no", ";", "never", "."]


def test_only_a_stretch_is_cut() -> None:
    assert [word.lower for word in words_of("one two three", 4, 7)] == ["two"]


def test_the_longest_phrase_is_found() -> None:
    table = PhraseTable.of({phrase_key(p): p for p in ("arms", "arms race", "arms race treaty")})
    lower = ["an", "arms", "race", "began"]
    assert table.at(lower, 1) == (2, "arms race")
    assert table.at(lower, 0) is None
    assert table.at(["arms"], 0) == (1, "arms")


def test_an_empty_phrase_is_never_found() -> None:
    table = PhraseTable.of({phrase_key("..."): 1, phrase_key("a"): 2})
    assert table.at(["a"], 0) == (1, 2)
    assert len(table.rows) == 1


@given(st.text(max_size=100))
def test_words_come_in_order_and_cover_what_they_say(text: str) -> None:
    behind = 0
    for word in words_of(text, marks=True):
        assert behind <= word.start < word.end <= len(text)
        behind = word.end
