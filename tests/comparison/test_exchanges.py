"""Exchanges between two sides: who answers whom, who blames whom, who says what of a norm."""

from __future__ import annotations

import pytest
from making import reported, said, state

from diplostance import Comparison, compare

A, B, C = state("AAA"), state("BBB"), state("CCC")


def relations(result: Comparison, *tables: str) -> list[tuple[str, str]]:
    return [(row.table, row.relation) for row in result.rows if row.table in tables or not tables]


# --- demands and their answers -------------------------------------------------------------------


def test_two_reports_of_one_exchange_do_not_answer_each_other() -> None:
    told = (
        "Norway on Monday accused Iceland of attacking the harbour of Vardo. "
        "Iceland on Monday denied that it had attacked the harbour. "
        "Norway demanded that Iceland release the crew. Iceland refused to release the crew."
    )
    result = compare(reported("x", told), reported("y", told))
    assert relations(result, "answers", "denials") == []
    assert {row.relation for row in result.rows} == {"shared", "agreeing"}
    assert result.score.value == 1
    # But between the two issuers it is an exchange, in either report and in both.
    issuers = compare("NOR", "ISL", within=[reported("x", told), reported("y", told)])
    assert relations(issuers, "answers", "denials") == [
        ("answers", "refused"),
        ("denials", "denied"),
    ]


def test_a_report_of_a_demand_and_the_answer_elsewhere() -> None:
    report = reported(
        "x", "Norway demanded that Iceland release the crew. Iceland condemned the raid."
    )
    reply = said("y", "Iceland refuses to release the crew.", issuer="ISL", published="2026-03-03")
    assert relations(compare(report, reply), "answers") == [("answers", "refused")]


def test_each_addressee_answers_for_itself() -> None:
    asked = said("x", "Norway demands that Iceland and Denmark withdraw their ships.", issuer="NOR")
    yes = said("y", "Iceland promises to withdraw its ships.", issuer="ISL", published="2026-03-04")
    no = said("z", "Denmark refuses to withdraw its ships.", issuer="DNK", published="2026-03-05")
    (row,) = compare(asked, yes).answers
    assert (row.relation, [issue.target for issue in row.issues]) == ("accepted", ["ISL"])
    rows = compare(asked, [yes, no]).answers
    assert {row.issues[0].target: row.relation for row in rows} == {
        "ISL": "accepted",
        "DNK": "refused",
    }
    (alone,) = compare(asked, yes).one_sided_demands
    assert alone.absence == "speaks otherwise"


def test_a_coding_without_its_text_is_not_surer_than_with_it() -> None:
    asked = said("x", "China demands that Japan withdraw its remarks on Taiwan.", issuer="CHN")
    reply = said(
        "y",
        "Japan promises to withdraw troops from Iraq.",
        issuer="JPN",
        published="2026-03-09",
    )
    (row,) = compare(asked, reply).answers
    assert row.doubt == "what it is about names others"
    (row,) = compare(asked.without_text(), reply.without_text()).answers
    assert row.doubt == "what it is about cannot be compared without the text"


# --- accusations ---------------------------------------------------------------------------------


def test_two_who_blame_the_same_one() -> None:
    left = said("x", "Norway accuses Iceland of attacking the harbour of Vardo.", issuer="NOR")
    right = said("y", "Denmark accuses Iceland of attacking the harbour of Vardo.", issuer="DNK")
    result = compare(left, right)
    (row,) = result.accusations
    assert (row.relation, row.doubt, row.agreement) == ("agreeing", None, 1)
    assert compare(right, left) == result.swapped()
    other = said("y", "Denmark accuses Iceland of lying about fishing quotas.", issuer="DNK")
    assert all(row.agreement is None for row in compare(left, other).accusations)


def test_an_accusation_without_an_answer() -> None:
    left = said("x", "Norway accuses Iceland of attacking the harbour of Vardo.", issuer="NOR")
    silent = said("y", "Iceland welcomes the treaty.", issuer="ISL")
    (row,) = compare(left, silent).accusations
    assert (row.relation, row.absence) == ("only_a", "silent")
    report = reported("y", "Iceland welcomed the treaty.")
    (row,) = compare(left, report).accusations
    assert row.absence == "not reported"
    denial = said("y", "Iceland denies that it attacked the harbour of Vardo.", issuer="ISL")
    (row,) = compare(left, denial).accusations
    assert row.absence == "speaks otherwise"


# --- norms ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "relation", "doubt"),
    [
        # each says that the other violated it
        (
            "Norway demands that Iceland stop violating Norway's sovereignty.",
            "Iceland demands that Norway stop violating Iceland's sovereignty.",
            "opposed",
            None,
        ),
        (
            "Norway condemns the violation of international law.",
            "Iceland denies that international law was violated.",
            "opposed",
            None,
        ),
        # nobody says who did it: it may be two
        (
            "Norway condemns the violation of international law.",
            "Iceland condemns the violation of international law.",
            "agreeing",
            "by whom it was violated is not said",
        ),
    ],
)
def test_what_two_say_of_a_norm(left: str, right: str, relation: str, doubt: str | None) -> None:
    result = compare(said("x", left, issuer="NOR"), said("y", right, issuer="ISL"))
    (row,) = result.norms
    assert (row.relation, row.doubt) == (relation, doubt)
