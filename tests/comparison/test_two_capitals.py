"""One report of a capture, and what two capitals said of it, in our own words."""

from __future__ import annotations

import pytest

from diplostance import Comparison, Document, compare, parse

TEXT = """China demands release of Venezuelan leader, Japan pledges to work with G7

CARACAS, Jan 4 - China on Sunday voiced grave concern over the capture of Venezuelan President Nicolas Maduro and his wife by the United States. Beijing demanded that Washington release the couple immediately and called on it to settle the crisis through dialogue. A foreign ministry spokesperson said the American operation "violates international law" and the U.N. Charter. China urged the United States to guarantee the safety of Maduro and to stop undermining the government of Venezuela.

In Tokyo, the Japanese Foreign Ministry said that Japan was closely following the situation after the U.S. military operation. Japan would coordinate with the other G7 countries to restore democracy in Venezuela, the ministry said. It stressed respect for international law.
"""  # noqa: E501 - a text as it comes


@pytest.fixture(scope="module")
def report() -> Document:
    return parse(TEXT, doc_id="report", published="2026-01-05")


@pytest.fixture(scope="module")
def result(report: Document) -> Comparison:
    return compare("CHN", "JPN", within=report)


def test_both_speak_of_one_event(result: Comparison) -> None:
    # The capture and the military operation are two kinds of force by the same agent in one report.
    assert [event.kinds for event in result.events] == [("attack", "detention")]


def test_the_demands_are_china_s_and_of_the_united_states(result: Comparison) -> None:
    rows = result.table("demands")
    assert {row.relation for row in rows} == {"only_a"}
    assert {issue.target for row in rows for issue in row.issues} == {"USA"}
    assert {issue.action for row in rows for issue in row.issues} >= {
        "release",
        "negotiate",
        "protect",
        "interfere",
    }


def test_what_a_report_leaves_out_is_not_silence(result: Comparison) -> None:
    (release,) = [row for row in result.table("demands") if row.issues[0].action == "release"]
    assert release.absence == "not reported"


def test_japan_promises_with_the_g7(result: Comparison) -> None:
    promised = [row for row in result.commitments if row.relation == "only_b"]
    assert any("G7" in issue.objects for row in promised for issue in row.issues)


def test_both_speak_of_international_law(result: Comparison) -> None:
    (law,) = [row for row in result.norms if row.norm == "international_law"]
    assert (law.relation, law.norm_a, law.norm_b) == ("differing", ("violated",), ("upheld",))


def test_they_agree_or_clash_on_nothing(result: Comparison) -> None:
    assert result.score.value is None
    assert result.score.reason == "the two sides speak on nothing in common"
