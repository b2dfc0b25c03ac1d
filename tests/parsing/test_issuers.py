"""On whose behalf a whole text, or a labelled part of it, speaks."""

from __future__ import annotations

import pytest

from diplostance import Document, parse
from diplostance.model.vocabulary import GENRES


def issuers(document: Document) -> list[str]:
    return sorted({a.id for s in document.statements for a in s.issuers})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Statement by the Government of Kenya\n\nWe condemn the raid.", ["KEN"]),
        ("Statement by the Kenyan Foreign Ministry\n\nWe condemn the raid.", ["KEN"]),
        ("Press Release\nMinistry of Foreign Affairs of Kenya\n\nWe condemn the raid.", ["KEN"]),
        ("Statement by President Amina Otieno of Kenya\n\nWe condemn the raid.", ["KEN"]),
        ("Statement by the NATO Secretary General\n\nWe condemn the raid.", ["NATO"]),
        ("Joint Statement by Kenya and Uganda\n\nWe condemn the raid.", ["KEN", "UGA"]),
        ("Joint communiqué of Kenya and Uganda\n\nWe condemn the raid.", ["KEN", "UGA"]),
        ("Statement on the raid\n\nKenya condemns the raid. We call for calm.", ["KEN"]),
    ],
)
def test_the_headline_and_the_first_lines_tell_it(text: str, expected: list[str]) -> None:
    document = parse(text)
    assert document.genre in {"statement", "communique"}
    assert issuers(document) == expected


def test_what_the_caller_says_goes_before_the_headline() -> None:
    text = "Statement by the Government of Kenya\n\nWe condemn the raid."
    assert issuers(parse(text, issuer="UGA")) == ["UGA"]


def test_the_organ_and_the_speaker_are_kept() -> None:
    text = "Statement by Kenyan Foreign Minister Amina Otieno\n\nWe condemn the raid."
    (statement,) = parse(text).statements
    assert [s.name for s in statement.speakers] == ["Amina Otieno"]
    text = "Statement by the Kenyan Foreign Ministry\n\nWe condemn the raid."
    (statement,) = parse(text).statements
    assert statement.organ is not None
    assert statement.organ.id == "KEN.mfa"


@pytest.mark.parametrize("label", ["MR. OTIENO", "MS OTIENO", "OTIENO", "MINISTER OTIENO"])
def test_a_label_names_the_speaker_for_the_issuer(label: str) -> None:
    text = f"QUESTION: And the raid?\n{label}: We condemn the raid."
    (statement,) = parse(text, genre="briefing", issuer="KEN").statements
    assert [(s.name, s.represents) for s in statement.speakers] == [("Otieno", "KEN")]


def test_several_labels_are_several_speakers() -> None:
    text = "MR OTIENO: We condemn the raid.\nMS MARU: We call for talks.\nMR OTIENO: We thank Mali."
    document = parse(text, genre="briefing", issuer="KEN")
    found = [([s.name for s in st.speakers], len(st.acts)) for st in document.statements]
    assert found == [(["Otieno"], 2), (["Maru"], 1)]


def test_a_label_that_the_text_introduces_is_that_person() -> None:
    text = (
        "Briefing by Kenyan President Amina Otieno\n"
        "QUESTION: And the raid?\nPRESIDENT OTIENO: We condemn the raid."
    )
    document = parse(text, genre="briefing", issuer="KEN")
    (act,) = document.acts
    assert issuers(document) == ["KEN"]
    assert act.kind == "evaluation"


def test_labels_without_any_known_issuer_are_nobodys() -> None:
    text = "QUESTION: And the raid?\nMR XYZZY: We condemn the raid."
    assert parse(text, genre="briefing").acts == ()


@pytest.mark.parametrize("genre", GENRES)
def test_an_issuer_of_any_genre_is_no_reader_of_reports(genre: str) -> None:
    document = parse("Uganda condemned the raid.", genre=genre, issuer="KEN")
    assert all(act.kind in {"evaluation", "claim"} for act in document.acts)
    if genre == "news":
        assert issuers(document) == ["UGA"]
