"""Four documents coded by hand, as they stand on the wire: nothing may be lost on the way."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from diplostance import Actor, Commitment, Demand, Document, Evaluation
from diplostance.exchange import from_json, to_dict, to_json, to_rows

FOLDER = Path(__file__).parent / "documents"
NAMES = ("news", "communique", "resolution", "row")


def load(name: str) -> Document:
    return from_json((FOLDER / f"{name}.json").read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_file_comes_back_byte_for_byte(name: str) -> None:
    written = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    assert to_json(from_json(written), indent=2) + "\n" == written
    assert to_json(from_json(written, trusted=True), indent=2) + "\n" == written


@pytest.mark.parametrize("name", NAMES)
def test_trusted_reading_gives_the_same(name: str) -> None:
    written = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    assert from_json(written, trusted=True) == from_json(written)


@pytest.mark.parametrize("name", NAMES)
def test_every_folder_member_is_listed(name: str) -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(NAMES)
    assert load(name).id.startswith(name)


def test_news_keeps_who_said_what_to_whom() -> None:
    document = load("news")
    china = document.actor("CHN")
    assert [s.issuers[0].name for s in document.statements] == ["China", "Japan", "Japan", "China"]
    first = document.statements[0]
    assert first.organ == document.actor("CHN.mfa")
    assert first.organ is not None
    assert first.organ.principal_id == "CHN"
    assert [speaker.name for speaker in first.speakers] == ["Guo Jiakun"]
    assert china.aliases == ("Beijing",)
    assert china.codes == {"cow": "710"}
    release = document.act("a1")
    assert isinstance(release, Demand)
    assert document.quote(release) == "free President Nicolás Maduro and his wife"
    assert [actor.id for actor in release.addressees] == ["USA"]
    assert release.urgent
    assert release.objects[0].actor == document.actor("nicolas-maduro")
    assert release.objects[1].actor is None
    assert [document.words(span) for span in release.quotes] == ["Release them without delay"]
    telling = release.tellings[0]
    assert telling.cue is not None
    assert document.words(telling.cue) == "told reporters"
    stop = document.demands[2]
    assert (stop.action, stop.polarity) == ("interfere", "refrain")


def test_news_keeps_what_is_told_withheld_and_in_doubt() -> None:
    document = load("news")
    withheld = document.act("a4")
    assert withheld.status == "withheld"
    assert withheld.negated
    told = document.act("a8")
    assert told.hedged
    assert [a.actor.id for a in told.attribution] == ["RUS"]
    assert document.statement_of(told).issuers == (document.actor("JPN"),)
    assert [document.words(span) for span in told.modifiers] == ["reportedly"]
    assert told.conditions[0].kind == "unless"
    assert document.words(told.conditions[0].span) == "the airport at Caracas stayed closed"
    seizure = document.event("e1")
    assert document.quote(seizure) == "seizure"
    assert seizure.asserted_by == (document.actor("CHN"),)
    assert document.act("a1").about == (seizure,)
    assert document.event("e2").realised is None
    assert [(n.norm, n.relation) for n in document.act("a2").norms] == [
        ("international_law", "violated"),
        ("un_charter", "violated"),
    ]


def test_communique_keeps_joint_issuers_and_the_reservation() -> None:
    document = load("communique")
    joint, reservation = document.statements
    assert [actor.id for actor in joint.issuers] == ["KEN", "TZA", "UGA"]
    assert document.by_issuer("UGA") == (joint, reservation)
    assert document.by_issuer("KEN") == (joint,)
    agreed = document.act("a3")
    rejected = document.act("a4")
    assert isinstance(rejected, Evaluation)
    assert rejected.valence == -1
    assert rejected.about == (agreed,)
    assert rejected.extra == {"reservation": True, "paragraphs": [3]}
    refused = document.act("a5")
    assert isinstance(refused, Commitment)
    assert refused.mode == "refuse"
    assert refused.about == (agreed, rejected)
    assert refused.conditions[0].kind == "until"
    deadline = document.demands[0].deadline
    assert deadline is not None
    assert deadline.end == dt.date(2025, 6, 30)
    assert document.extra["languages"] == ("en", "sw")
    assert document.extra["annexes"] is None


def test_resolution_keeps_preamble_and_operative_paragraphs_apart() -> None:
    document = load("resolution")
    parts = [(act.extra["part"], act.extra["paragraph"], act.kind) for act in document.acts]
    assert parts == [
        ("preamble", 1, "claim"),
        ("preamble", 2, "evaluation"),
        ("preamble", 3, "claim"),
        ("operative", 1, "evaluation"),
        ("operative", 2, "demand"),
        ("operative", 3, "demand"),
        ("operative", 4, "decision"),
        ("operative", 5, "decision"),
    ]
    assert document.act("a1").extra["resolutions"] == ("9001 (2031)",)
    assert [act.degree for act in document.evaluations] == [1, 2]
    assert document.decisions[1].action == "x-remain_seized"


def test_row_without_text_keeps_person_organisation_concept_and_agreement() -> None:
    document = load("row")
    assert document.text is None
    assert document.sha256 is None
    statement = document.statements[0]
    act = document.evaluations[0]
    assert statement.issuers == (
        Actor(id="green-alliance", name="Green Alliance", kind="party", codes={"dna": 17}),
    )
    assert [speaker.name for speaker in statement.speakers] == ["Ana Prvić"]
    assert act.extra == {"concept": "Carbon tax", "agreement": False, "row": 42}
    assert act.extra["agreement"] is False
    assert act.origin == "human"
    row = next(to_rows(document))
    assert row["content"] is None
    assert row["valence"] == -1


@pytest.mark.parametrize("name", NAMES)
def test_no_field_is_left_out(name: str) -> None:
    plain = to_dict(load(name))
    common = set(plain["statements"][0]["acts"][0]) - {"targets", "mode", "valence"}
    common -= {"addressees", "action", "polarity", "objects", "urgent", "deadline"}
    for statement in plain["statements"]:
        assert set(statement) == {
            *("id", "issuers", "organ", "speakers", "channel", "date", "acts")
        }
        for act in statement["acts"]:
            assert common <= set(act)
            assert len(common) == 18
