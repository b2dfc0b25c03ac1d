"""Who speaks in which paragraph of a transcript."""

from __future__ import annotations

import pytest

from diplostance import parse
from diplostance.parsing.tokens import blocks_of, load_words
from diplostance.parsing.transcripts import find_turns

WORDS = load_words("en")


def turns(text: str, *, given: bool = False) -> list[tuple[str, bool, str]] | None:
    found = find_turns(text, blocks_of(text), WORDS, given=given)
    if found is None:
        return None
    return [(t.label, t.asks, text[t.start : t.end]) for t in found[0] if t is not None]


def test_capitals_and_questions() -> None:
    assert turns("QUESTION: Why?\nMR DALE: Because.\nAnd so.\nQUESTION: When?") == [
        ("QUESTION", True, "Why?"),
        ("MR DALE", False, "Because."),
        ("MR DALE", False, "And so."),
        ("QUESTION", True, "When?"),
    ]


def test_a_speech_has_a_label_and_no_questions() -> None:
    text = "Hall of States\n\nSECRETARY OTIENO: Good morning. Kenya condemns the raid."
    assert turns(text) == [
        ("SECRETARY OTIENO", False, "Good morning. Kenya condemns the raid."),
    ]
    assert parse(text).genre == "speech"


def test_newspapers_that_ask_and_a_spokesperson_who_answers() -> None:
    text = (
        "Newswire: What is your comment on the raid?\n"
        "Amina Otieno: Kenya condemns the raid. The attackers must leave.\n"
        "Daily Post: Can you say more? Will Kenya act?\n"
        "Amina Otieno: Kenya calls on all parties to talk.\n"
    )
    found = turns(text)
    assert found is not None
    assert [(label, asks) for label, asks, _ in found] == [
        ("Newswire", True),
        ("Amina Otieno", False),
        ("Daily Post", True),
        ("Amina Otieno", False),
    ]
    document = parse(text, issuer="KEN")
    assert document.genre == "briefing"
    assert {type(a).__name__ for s in document.statements for a in s.acts} == {
        "Evaluation",
        "Demand",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Note: this is short.\nKenya condemned the raid.\nUpdate: Peru agreed.",
        "NOTE: corrected.\nKenya condemned the raid.\nPeru agreed.",
        "Kenya condemned the raid: it was illegal.",
        "",
    ],
)
def test_other_colons(text: str) -> None:
    assert turns(text) is None


def test_an_office_alone_speaks_for_the_issuer_and_for_nobody_where_none_is_known() -> None:
    text = "Q Will you go?\n\nTHE PRESIDENT: We condemn the raid.\n\nQ And then?"
    assert parse(text).statements == ()
    (statement,) = parse(text, issuer="KEN").statements
    assert [actor.id for actor in statement.issuers] == ["KEN"]


def test_the_lines_above_a_transcript_are_the_writers() -> None:
    text = (
        "Kenya's minister met the press. He has been minister for a year.\n\n"
        "Q: Will you go?\n\nMINISTER OTIENO: We condemn the raid.\n\nQ: And then?"
    )
    document = parse(text, issuer="KEN")
    assert [document.quote(a) for s in document.statements for a in s.acts] == ["the raid"]
