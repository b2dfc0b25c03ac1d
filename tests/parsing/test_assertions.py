"""Who says that an event has happened, where the text itself does not."""

from __future__ import annotations

import pytest

from diplostance import parse


@pytest.mark.parametrize(
    ("text", "asserted_by"),
    [
        ("Iran said that Iraq had bombed its embassy. Iraq denied that it had bombed the embassy.",
         ["IRN"]),
        ("Iran condemned the bombing of its embassy.", ["IRN"]),
        ("Iraq bombed the embassy. Iran condemned the bombing.", []),
        ("Iran and Oman said that Iraq had bombed the embassy.", ["IRN", "OMN"]),
        ("Iraq denied that it had bombed the embassy.", []),
    ],
)  # fmt: skip
def test_who_asserts_an_event(text: str, asserted_by: list[str]) -> None:
    event = parse(text).events[0]
    assert [actor.id for actor in event.asserted_by] == asserted_by
