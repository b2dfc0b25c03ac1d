"""Which words a speaker takes back."""

from __future__ import annotations

import pytest

from diplostance.parsing.self_repair import voided
from diplostance.parsing.tokens import load_words


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Kenya should be – should pay", "Kenya should pay"),
        ("a threat to – threats to the port", "a threats to the port"),
        ("we gave our word – we keep our word", "we keep our word"),
        ("the raid – the worst in years – was wrong", "the raid – the worst in years – was wrong"),
        ("aid to Kenya – to its people", "aid to Kenya – to its people"),
        ("peace – peace with justice", "peace – peace with justice"),
        ("we pay , they – they do not", "we pay , they do not"),
    ],
)
def test_what_is_left(text: str, left: str) -> None:
    words = text.split()
    void = voided([word.lower() for word in words], load_words("en"))
    assert " ".join(word for at, word in enumerate(words) if at not in void) == left
