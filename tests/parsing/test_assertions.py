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


@pytest.mark.parametrize(
    ("text", "agents", "realised"),
    [
        ("Chad denied attacking the convoy on Monday.", ["TCD"], None),
        ("Chad denied that it had attacked the convoy.", ["TCD"], None),
        ("Chad denied having attacked the convoy.", ["TCD"], None),
        # whose attack it is is not said
        ("Chad denied the attack on the convoy.", [], None),
        # somebody else says that it happened, or the writer does
        ("Niger accused Chad of attacking the convoy. Chad denied the attack.", ["TCD"], True),
        ("Gunmen attacked the convoy on Monday. Chad denied the attack.", [], True),
    ],
)
def test_what_is_spoken_of_in_denials_alone_is_open(
    text: str, agents: list[str], realised: bool | None
) -> None:
    (event,) = parse(text, published="2026-03-04").events
    assert [actor.id for actor in event.agents] == agents
    assert event.realised is realised
