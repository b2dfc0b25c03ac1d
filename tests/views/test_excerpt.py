"""Excerpts: words in their sentence, bounded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplostance.model import Span
from diplostance.views._excerpt import LONGEST, excerpt

TEXT = (
    "Talks failed.\n\nOn Monday Mr. Moe of the U.S. Navy urged Oslo to free the crew. He left.\n"
    "Others stayed."
)
SPACES = str.maketrans("\r\n", "  ")


def at(found: str, text: str = TEXT) -> Span:
    start = text.index(found)
    return Span(start=start, end=start + len(found))


def shown(text: str, cue: str | None, *content: str, language: str = "en") -> str:
    """The excerpt with its cue in brackets, and its contents in braces."""
    parts = excerpt(
        text, at(cue, text) if cue else None, tuple(at(c, text) for c in content), language
    )
    around = {"": "{}", "cue": "[{}]", "content": "{{{}}}"}
    return "".join(around[part.role].format(part.text) for part in parts)


@pytest.mark.parametrize("language", ["en", "xx", "../en"])
def test_the_sentence_is_that_of_the_reader(language: str) -> None:
    wanted = "On Monday Mr. Moe of the U.S. Navy [urged] Oslo {to free the crew}."
    assert shown(TEXT, "urged", "to free the crew", language=language) == wanted


def test_what_stands_in_another_sentence_is_left_out() -> None:
    assert shown(TEXT, "failed", "free the crew") == "Talks [failed]."
    assert shown(TEXT, None, "left") == "He {left}."
    assert excerpt(TEXT, None, (), "en") == ()


def test_a_long_sentence_is_cut_around_the_words() -> None:
    text = f"{'and so on ' * 100}they urged Oslo {'and so on ' * 100}end."
    found = shown(text, "urged")
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert "they [urged] Oslo" in found
    assert LONGEST - 30 < len(found) - 2 <= LONGEST
    # Words far before the cue do not push it out.
    assert "[urged]" in shown(text, "urged", "and so on")
    assert len(shown(text, "urged", text[30:])) <= LONGEST + 6


@given(st.data())
def test_an_excerpt_is_a_stretch_of_the_text_with_its_words(data: st.DataObject) -> None:
    piece = st.sampled_from(
        [". ", " ", "\n", "\n\n", "word", "A", "\r", "\ud800", "’", '"', "w" * 90]
    )
    text = "".join(data.draw(st.lists(piece, min_size=1, max_size=60)))
    places = st.integers(0, len(text) - 1).flatmap(
        lambda start: st.builds(Span, start=st.just(start), end=st.integers(start + 1, len(text)))
    )
    cue = data.draw(st.none() | places)
    content = tuple(data.draw(st.lists(places, max_size=3)))
    parts = excerpt(text, cue, content, "en")
    found = "".join(part.text for part in parts)
    assert len(found) <= LONGEST
    kept = found.removeprefix("… ").removesuffix(" …")
    assert kept.translate(SPACES) in text.translate(SPACES)
    assert any(part.role for part in parts) == bool(cue or content)
    if cue is not None:
        assert any(part.role == "cue" for part in parts)
