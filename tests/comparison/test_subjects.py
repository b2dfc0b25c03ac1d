"""What acts are about beyond their issues: words, names, and texts that are not at hand."""

from __future__ import annotations

import pytest
from making import reported, said

from diplostance import answers, compare, drift, reconcile_events
from diplostance.comparison.subjects import NO_TEXT, OTHER_NAMES, OTHER_WORDS, Subject


def about(*words: str, names: tuple[str, ...] = (), unread: bool = False) -> Subject:
    return Subject(words=frozenset(words), names=frozenset(names), unread=unread)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (about("crew"), about("crew", "trawler"), None),
        (about("ship"), about("ships"), None),
        (about("crew"), about(), None),
        (about("crew"), about("ship"), OTHER_WORDS),
        # the word in common says less than those that each has for itself
        (about("climate", "treaty"), about("fisheries", "treaty"), OTHER_WORDS),
        (about("troops", "harbour", "island"), about("troops", "island", "border"), None),
        (about("troops", names=("UKR",)), about("troops", names=("SYR",)), OTHER_NAMES),
        (about("troops", names=("UKR", "MDA")), about("troops", names=("UKR",)), None),
        (about("crew"), about(unread=True), NO_TEXT),
        (about(unread=True), about(unread=True), NO_TEXT),
        (about(), about(unread=True), None),
    ],
)
def test_what_tells_two_subjects_apart(one: Subject, other: Subject, apart: str | None) -> None:
    assert one.apart(other) == other.apart(one) == apart


@pytest.mark.parametrize(
    ("left", "right", "doubt"),
    [
        # function words say nothing
        (
            "Norway demands that Iceland withdraw their troops.",
            "Sweden demands that Iceland withdraw their draft resolution.",
            OTHER_WORDS,
        ),
        (
            "Norway accuses Iceland of trading with pirates.",
            "Sweden accuses Iceland of quarrelling with judges.",
            OTHER_WORDS,
        ),
        (
            "Norway demands that Russia withdraw its troops from Ukraine.",
            "Sweden demands that Russia withdraw its troops from Syria.",
            OTHER_NAMES,
        ),
        (
            "Norway condemns the new policy of Iceland on whales.",
            "Sweden welcomes the new policy of Iceland on trade.",
            OTHER_WORDS,
        ),
        (
            "Norway demands that Iceland release the prisoner.",
            "Sweden urges Iceland to release the prisoners.",
            None,
        ),
    ],
)
def test_doubts_in_a_comparison(left: str, right: str, doubt: str | None) -> None:
    one, other = said("x", left, issuer="NOR"), said("y", right, issuer="SWE")
    rows = [row for row in compare(one, other).rows if row.a and row.b]
    assert [row.doubt for row in rows] == [doubt]
    assert compare(other, one) == compare(one, other).swapped()
    # Without its text neither side makes it surer.
    if doubt is not None:
        for a, b in ((one.without_text(), other), (one, other.without_text())):
            assert all(row.doubt for row in compare(a, b).rows if row.a and row.b)


def test_several_things_in_one_statement_are_several_issues() -> None:
    asked = said(
        "x",
        "Norway demands that Iceland free the crew. Norway demands that Iceland free the ship.",
        issuer="NOR",
    )
    reply = said(
        "y",
        "Iceland promises to free the ship. Iceland refuses to free the crew.",
        issuer="ISL",
        published="2026-03-05",
    )
    rows = compare(asked, reply).answers
    assert {row.about: row.relation for row in rows} == {
        'release by ISL "crew"': "refused",
        'release by ISL "ship"': "accepted",
    }
    assert {one.demand.words: one.outcome for one in answers([asked, reply])} == {
        "free the crew": "refused",
        "free the ship": "accepted",
    }
    again = said(
        "z", "Norway urges Iceland to free the ship.", issuer="NOR", published="2026-03-04"
    )
    (step,) = drift([asked, again], "NOR").steps
    assert {str(change.issue): change.kind for change in step.changes} == {
        'release by ISL "ship"': "softened",
        'release by ISL "crew"': "dropped",
    }


def test_conduct_towards_somebody_else_is_a_candidate() -> None:
    for demand, reply in (
        (
            "Norway demands that Iceland apologise for the attack.",
            "Iceland apologises to Sweden for the late reply.",
        ),
        ("Norway calls on Iceland to support the resolution.", "Iceland supports Sweden."),
    ):
        found = answers(
            [
                said("x", demand, issuer="NOR"),
                said("y", reply, issuer="ISL", published="2026-03-05"),
            ]
        )
        assert [(one.outcome, len(one.candidates)) for one in found] == [("unanswered", 1)]


def test_an_event_in_which_nobody_is_named() -> None:
    text = "{} condemns Sunday's attack on the hospital in Gaza."
    left = said("x", text.format("Norway"), issuer="NOR")
    right = said("y", text.format("Denmark"), issuer="DNK")
    assert [row.relation for row in compare(left, right).evaluations] == ["agreeing"]
    other = said("y", "Denmark condemns Sunday's attack on the market in Gaza.", issuer="DNK")
    assert {row.relation for row in compare(left, other).evaluations} == {"only_a", "only_b"}


def test_what_did_not_happen_blames_nobody() -> None:
    denied = reported("x", "Iceland did not attack the harbour of Vardo on Sunday.")
    blamed = reported("y", "Norway accused Iceland of attacking the harbour of Vardo on Sunday.")
    for dossier in reconcile_events([denied, blamed]):
        told = [one for one in dossier.agents if "x" in one.documents]
        assert not told or dossier.realised is not True


def test_a_rejected_accusation() -> None:
    left = said("x", "Norway accuses Iceland of attacking two tankers.", issuer="NOR")
    right = said("y", "Iceland rejects the accusation that it attacked two tankers.", issuer="ISL")
    result = compare(left, right)
    assert [(row.relation, row.doubt) for row in result.denials] == [("rejected", None)]
    assert [row.absence for row in result.accusations] == ["speaks otherwise"]
