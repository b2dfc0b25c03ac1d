""" ", the ministry said," in the middle of what the ministry says."""

from __future__ import annotations

import pytest

from diplostance import parse


def told(text: str) -> list[tuple[list[str], str]]:
    document = parse(text)
    return [
        ([issuer.id for issuer in statement.issuers], document.quote(act))
        for statement in document.statements
        for act in statement.acts
    ]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("“The port,” the Malian foreign ministry said, “has been open since Monday.”",
         "The port ... has been open since Monday"),
        ("The raid, Mali said, was a mistake.", "The raid ... was a mistake"),
        ("“The port,” said Mali’s foreign minister, “is open.”", "The port ... is open"),
        ("“If the crew is freed,” Mali said, “the port will open.”",
         "If the crew is freed ... the port will open"),
        ("“We call on Peru,” Mali's president told reporters on Monday, “to release the crew.”",
         "release the crew"),
        ("“We condemn,” Mali said, “the raid on the port.”", "the raid on the port"),
    ],
)  # fmt: skip
def test_what_is_said_is_put_together_and_who_says_it_left_out(text: str, quote: str) -> None:
    assert told(text) == [(["MLI"], quote)]


def test_a_new_sentence_behind_it_is_an_act_of_its_own() -> None:
    text = "“The raid was a mistake,” Mali said. “It must not be repeated.”"
    assert [quote for _, quote in told(text)] == [
        "The raid was a mistake",
        "It must not be repeated",
    ]


def test_each_span_of_a_split_content_is_a_slice_of_the_text() -> None:
    text = "“The port,” the Malian foreign ministry said, “has been open since Monday.”"
    (act,) = parse(text).acts
    assert [span.of(text) for span in act.content] == ["The port", "has been open since Monday"]
