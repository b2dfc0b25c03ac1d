"""Whether a text reports what others say or is an official's own words."""

from __future__ import annotations

import pytest

from diplostance import parse
from diplostance.parsing.genres import is_interview, is_letterhead
from diplostance.parsing.tokens import load_words

WORDS = load_words("en")
PRESIDENTIAL = (
    "S/PRST/2031/4\n\nStatement by the President of the Security Council\n\n"
    "“The Security Council condemns the raid."
)
BODY = "Kenya condemns the raid on the port. The attackers must leave."


@pytest.mark.parametrize(
    "line",
    [
        "Office of the Spokesperson",
        "Ministry of Foreign Affairs of Kenya",
        "Amina Otieno, Department Spokesperson",
        "Amina Otieno, Minister of Foreign Affairs",
        "Amina J. Otieno, Acting Deputy Spokesperson",
        "FOR IMMEDIATE RELEASE",
        "Embassy of Kenya in Peru",
    ],
)
def test_letterheads(line: str) -> None:
    assert is_letterhead(line, WORDS)
    assert parse(f"{line}\n\n{BODY}").genre == "statement"


@pytest.mark.parametrize(
    "line",
    [
        "Otieno, Kenyan Prime Minister Discuss Border Plans",
        "Kenya urges calm, minister says talks go on",
        "Ministry of Foreign Affairs rejects the report on the port",
        "Kenya's president asks neighbours to leave the port",
        "Fire in Kenya, Peru",
        "",
    ],
)
def test_headlines_are_no_letterheads(line: str) -> None:
    assert not is_letterhead(line, WORDS)


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("The following is attributable to Spokesperson Amina Otieno:\n\n" + BODY, "statement"),
        ("The below joint statement was released by Kenya and Peru.\n\n" + BODY, "statement"),
        ("Following the raid, Kenya released a statement. Peru did not.\n\nMore.", "news"),
        ("We condemn the raid. Our ships are ready.", "statement"),
        ("The US sent ships. US troops stayed. It told us, US officials said.", "news"),
        (PRESIDENTIAL, "statement"),
        ("Court stops declaration of war\n\nA court on Monday stopped it, officials said.", "news"),
        ("Statement on the raid\n\nKenya condemns the raid.", "statement"),
    ],
)  # fmt: skip
def test_own_words_and_reports(text: str, genre: str) -> None:
    assert parse(text).genre == genre


def test_a_presidential_statement_is_the_councils() -> None:
    text = (
        "S/PRST/2031/4\n\nStatement by the President of the Security Council\n\n"
        "At the 9001st meeting of the Security Council, held on 4 March 2031, the President of the "
        "Security Council made the following statement on behalf of the Council:\n\n"
        "“The Security Council condemns the raid on Lagos. It calls on all parties to respect the "
        "ceasefire.\n\n“The Council expresses concern at the lack of food.”"
    )
    document = parse(text)
    assert {issuer.id for s in document.statements for issuer in s.issuers} == {"UNSC"}
    assert [type(act).__name__ for s in document.statements for act in s.acts] == [
        "Evaluation",
        "Demand",
        "Evaluation",
    ]


def test_what_an_interview_says_is_nobodys() -> None:
    answer = (
        "I asked them to help me. They told me to wait. We were afraid, and I said we must go. "
    )
    question = "What did you do then? "
    text = "The Kenyan player talked about her career.\n\n" + (question + answer) * 6
    assert is_interview(text, WORDS)
    document = parse(text)
    assert document.genre == "news"
    assert document.statements == ()


def test_a_report_with_quotations_is_no_interview() -> None:
    text = "“We want peace. Do we not?” Kenya said. “We do. I do. Our friends do. Is it so? Why?”"
    assert not is_interview(text, WORDS)


@pytest.mark.parametrize(
    ("source", "issuer"),
    [
        ("Ministry of Foreign Affairs of Japan", "JPN"),
        ("The White House", "USA"),
        ("French Foreign Ministry", "FRA"),
        ("NATO", "NATO"),
    ],
)
def test_the_publisher_of_an_official_text_is_its_issuer(source: str, issuer: str) -> None:
    document = parse("We welcome the truce. We condemn the raid.", source=source)
    assert [a.id for s in document.statements for a in s.issuers] == [issuer]


@pytest.mark.parametrize("source", ["The Japan Times", "Some Wire", "", "Kenyan press agency blog"])
def test_other_publishers_are_not(source: str) -> None:
    assert parse("We welcome the truce. We condemn the raid.", source=source).statements == ()
