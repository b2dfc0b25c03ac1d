"""Nothing is called agreement, silence or an answer that is none."""

from __future__ import annotations

import itertools
from typing import Any

import attrs
import pytest
from making import coded, day, said, state

from diplostance import (
    Actor,
    Claim,
    Commitment,
    Comparison,
    Demand,
    Document,
    Evaluation,
    Event,
    NormReference,
    Position,
    answers,
    compare,
    drift,
    positions,
)
from diplostance.comparison import Issue
from diplostance.errors import OptionError
from diplostance.model import ActionObject, Attribution, Condition, Span, Statement

A, B, C = state("AAA"), state("BBB"), state("CCC")


def demand(key: str = "a1", **fields: Any) -> Demand:
    return Demand(id=key, **{"force": "urge", "addressees": [C], "action": "release", **fields})


def relations(result: Comparison) -> list[tuple[str, str]]:
    return [(row.table, row.relation) for row in result.rows]


# --- agreement -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "told",
    [
        "{} refuses to withdraw its troops.",
        "{} threatens to impose sanctions.",
        "{} promises to withdraw its troops.",
    ],
)
def test_what_each_says_of_its_own_conduct_is_no_agreement(told: str) -> None:
    left = said("x", told.format("Norway"), issuer="NOR")
    right = said("y", told.format("Iceland"), issuer="ISL")
    result = compare(left, right)
    assert relations(result) == [("commitments", "parallel")]
    assert result.score.value is None
    assert result.score.rows == 1
    assert "each for itself" in str(result)


def test_other_objects_by_their_words_are_in_doubt() -> None:
    text = "withdraw the troops now; withdraw the draft now; withdraw all troops"

    def told(name: str, issuer: Actor, words: str) -> Document:
        start = text.index(words)
        thing = ActionObject(span=Span(start=start, end=start + len(words)))
        return coded(name, issuer, demand(action="withdraw", objects=[thing]), text=text)

    troops, draft = told("x", A, "the troops"), told("y", B, "the draft")
    (row,) = compare(troops, draft).rows
    assert (row.relation, row.doubt) == ("shared", "what it is about has other words")
    assert row.agreement is None
    assert "in doubt" in str(compare(troops, draft))
    (row,) = compare(troops, told("z", B, "all troops")).rows
    assert (row.doubt, row.agreement) == (None, 1)


def test_what_is_left_open_is_not_filled_in_from_another_year() -> None:
    open_ = coded("x", A, demand(addressees=[]), date="2026-03-02")
    old = coded("y", B, demand(addressees=[C]), date="2019-03-02")
    (row,) = compare(open_, old).rows
    assert row.doubt is not None
    assert "another season" in row.doubt
    near = coded("y", B, demand(addressees=[C]), date="2026-03-09")
    (row,) = compare(open_, near).rows
    assert row.doubt == "one side leaves open whose conduct it is"
    # Words in common say that it is the same matter.
    left = said("x", "Denmark calls for the release of the crew.", issuer="DNK")
    right = said("y", "Norway demands that Iceland release the crew.", issuer="NOR")
    (row,) = compare(left, right).rows
    assert (row.relation, row.doubt) == ("shared", None)
    # A position does not depend on what others say.
    (alone,) = positions(open_)
    assert alone in positions([open_, near])


def test_sixty_five_addressees_are_not_a_sixty_sixth() -> None:
    many = [state(f"X{n:02}") for n in range(65)]
    left, right = coded("x", A, demand(addressees=many)), coded("y", B, demand())
    assert {row.relation for row in compare(left, right).rows} == {"only_a", "only_b"}


def test_a_conflict_is_worse_than_half() -> None:
    weak = coded("x", A, demand(force="hope"))
    against = coded("y", B, demand(force="hope", polarity="refrain"))
    assert compare(weak, against).score.value == pytest.approx(-0.5, abs=0.1)
    strong = coded("x", A, demand(force="demand", degree=2))
    refused = coded("y", B, demand(force="demand", degree=2, polarity="refrain"))
    assert compare(strong, refused).score.value == pytest.approx(-1, abs=0.1)


def test_the_reasons_for_no_score() -> None:
    both = coded("x", A, demand(), demand("a2", polarity="refrain"))
    score = compare(both, coded("y", B, demand())).score
    assert score.reason is not None
    assert "mixed" in score.reason
    one, other = coded("x", A, demand()), coded("y", B, demand())
    assert compare(one, other, weights={"demands": 0}).score.reason == (
        "the weight of all that could count is 0"
    )
    assert "over 1 of 1 matters" in str(compare(one, other))


# --- silence -------------------------------------------------------------------------------------


def test_what_somebody_tells_of_another_is_not_all_that_he_said() -> None:
    told = Demand(id="a2", addressees=[C], action="vote", attribution=[Attribution(actor=B)])
    document = Document(
        id="x",
        extent="full",
        actors=[A, B, C],
        statements=[
            Statement(id="s1", issuers=[B], acts=[Evaluation(id="a1", targets=[C])]),
            Statement(id="s2", issuers=[A], acts=[told]),
        ],
    )
    sweden = coded("y", state("SWE"), demand())
    (row,) = compare("AAA", sweden, within=document).table("demands", "only_b")
    assert row.absence == "not reported"
    (row,) = compare("BBB", sweden, within=document).table("demands", "only_b")
    assert row.absence == "silent"
    # Also where nobody marked who tells it: the document's own statement comes first.
    bare = document.replace(told, attribution=[])
    (row,) = compare("AAA", sweden, within=bare).table("demands", "only_b")
    assert row.absence == "not reported"


# --- answers and denials -------------------------------------------------------------------------


def test_an_answer_comes_afterwards_and_not_on_a_condition() -> None:
    asked = coded("x", A, demand(addressees=[B]), date="2026-03-02")
    promise = Commitment(id="a1", action="release")
    early = coded("y", B, promise, date="2020-03-05")
    assert not compare(asked, early).answers
    late = coded("y", B, promise, date="2026-03-05")
    (row,) = compare(asked, late).answers
    assert row.agreement == 1
    condition = Condition(kind="if", span=Span(start=0, end=2))
    conditional = coded("y", B, attrs.evolve(promise, conditions=[condition]), text="if so")
    (row,) = compare(asked, conditional).answers
    assert (row.doubt, row.agreement) == ("on a condition", None)
    assert row.b is not None
    assert row.b.qualifiers == ("if a condition is met",)


def test_denials_of_something_else() -> None:
    charge = coded("x", A, Claim(id="a1", mode="accuse", targets=[B]), date="2026-03-02")
    cases: list[tuple[dict[str, Any], int]] = [
        ({}, 1),
        ({"targets": [C]}, 0),  # of something done to somebody else
        ({"status": "withheld"}, 0),
    ]
    for changes, found in cases:
        denial = Claim(id="a1", mode="deny", **changes)
        rows = compare(charge, coded("y", B, denial, date="2026-03-03")).denials
        assert len(rows) == found, changes
    before = coded("y", B, Claim(id="a1", mode="deny"), date="2019-03-03")
    assert not compare(charge, before).denials
    withheld = coded("x", A, Claim(id="a1", mode="accuse", targets=[B], status="withheld"))
    assert not compare(withheld, coded("y", B, Claim(id="a1", mode="deny"))).denials


def test_a_denial_of_nobody_knows_what_is_in_doubt() -> None:
    left = said("x", "Norway accuses Iceland of spying on its fleet.", issuer="NOR")
    right = said("y", "Iceland denies that it possesses nuclear weapons.", issuer="ISL")
    result = compare(left, right)
    assert all(row.doubt for row in result.denials)
    assert result.score.value is None


def test_a_narrowed_side_is_as_whole_as_all_that_it_said() -> None:
    left = coded("x", A, demand())
    full = coded("y", B, demand(addressees=[state("SWE")]))
    assert [row.absence for row in compare(left, full).rows][:1] == ["silent"]
    assert [row.absence for row in compare(left, full, about=C).rows] == ["silent"]
    report = coded("z", B, demand(addressees=[state("SWE")]), extent="report")
    both = [coded("y", B, Evaluation(id="a1", targets=[C])), report]
    found = compare(left, both, about=C).table("demands")
    assert [row.absence for row in found] == ["not reported"]


def test_a_coarse_key_makes_no_agreement_of_two_refusals() -> None:
    left = said("x", "Norway refuses to withdraw its troops.", issuer="NOR")
    right = said("y", "Iceland refuses to withdraw its troops.", issuer="ISL")
    assert relations(compare(left, right, issue_key="coarse")) == [("commitments", "parallel")]


def test_two_demands_of_one_day_are_two() -> None:
    for one, other in (("m", "n"), ("n", "m")):
        found = answers(
            [
                said(one, "Norway demands that Iceland withdraw its coast guard.", issuer="NOR"),
                said(other, "Norway demands that Iceland withdraw the bill.", issuer="NOR"),
                said("p", "Iceland promises to withdraw the bill.", issuer="ISL"),
            ]
        )
        words = {each.demand.words: each.outcome for each in found}
        assert words == {"withdraw its coast guard": "unanswered", "withdraw the bill": "accepted"}


def test_numbers_of_resolutions_as_people_write_them() -> None:
    def told(name: str, issuer: Actor, given: Any) -> Document:
        norm = NormReference(norm="resolution")
        return coded(name, issuer, Claim(id="a1", norms=[norm], extra={"resolutions": given}))

    for given, expected in ((2231, ["resolution 2231"]), ("242", ["resolution 242"])):
        found = compare(told("x", A, given), told("y", B, given)).norms
        assert [row.norm for row in found] == expected
    assert [row.norm for row in compare(told("x", A, [None]), []).norms] == ["resolution"]


def test_the_reason_is_the_same_whichever_side_is_first() -> None:
    document = coded("x", C, demand())
    result = compare("AAA", "BBB", within=document)
    assert compare("BBB", "AAA", within=document) == result.swapped()


def test_bare_statements_in_any_order() -> None:
    one = coded("x", A, demand()).statements[0]
    two = coded("y", A, demand(force="demand")).statements[0]
    other = coded("z", B, demand()).statements[0]
    assert compare([one, two], other).to_dict() == compare([two, one], other).to_dict()


def test_very_many_denials_take_no_square_of_time() -> None:
    raid = Event(id="e1", kind="attack", agents=[B], time=day("2026-03-01"))
    charges = [Claim(id=f"a{n}", mode="accuse", targets=[B], about=[raid]) for n in range(400)]
    denials = [Claim(id=f"a{n}", mode="deny", about=[raid]) for n in range(400)]
    left = coded("x", A, *charges, events=(raid,))
    (row,) = compare(left, coded("y", B, *denials, events=(raid,))).denials
    assert len(row.evidence_a) == len(row.evidence_b) == 400


# --- the same whoever comes first, and whatever things are called --------------------------------


def test_symmetry_with_forces_that_no_scale_places() -> None:
    acts = [Commitment(id="a1", force=force, action="aid") for force in ("pledge", "ready", None)]
    for one, other in itertools.permutations(acts, 2):
        left, right = coded("x", A, one), coded("y", A, other)
        assert compare(right, left) == compare(left, right).swapped()


def test_symmetry_of_bare_statements() -> None:
    event = Event(id="e1", kind="attack", agents=[C])
    left = coded("x", A, Evaluation(id="a1", valence=-1, about=[event]), events=(event,))
    other = attrs.evolve(event, time=day("2026-03-01"))
    right = coded("y", B, Evaluation(id="a1", valence=1, about=[other]), events=(other,))
    one, two = left.statements[0], right.statements[0]
    assert compare(two, one) == compare(one, two).swapped()
    # Two bare statements are two, though they and their acts are called and are alike.
    same = [coded(name, who, demand()).statements[0] for name, who in (("x", A), ("y", B))]
    assert sorted(p.actor.id for p in positions(same)) == ["AAA", "BBB"]


def test_ids_that_could_run_together() -> None:
    one = coded("x/y", A, demand())
    other = attrs.evolve(coded("x", A, demand(polarity="refrain")))
    other = other.replace(other.statements[0], id="y/s1")
    assert [p.direction for p in positions([one, other])] in ([1, -1], [-1, 1])


def test_records_of_an_actor_that_differ() -> None:
    person = Actor(id="x", name="X", kind="person")
    body = Actor(id="x", name="X", kind="organisation")
    left = coded("l", A, demand(addressees=[person]))
    right = coded("r", B, demand(addressees=[body]))
    assert relations(compare(left, right)) == [("demands", "shared")]
    assert compare(right, left) == compare(left, right).swapped()


# --- what is given -------------------------------------------------------------------------------


def test_keys_and_scales_by_name() -> None:
    one, other = coded("x", A, demand()), coded("y", B, demand())
    assert compare(one, other, issue_key="coarse", scale="gruenberg").scale == "gruenberg 1.0"
    wrong_ones: list[dict[str, Any]] = [{"issue_key": "loose"}, {"scale": "mine"}, {"scale": 3}]
    for wrong in wrong_ones:
        with pytest.raises(OptionError):
            compare(one, other, **wrong)
    with pytest.raises(OptionError, match="issue_key must be an IssueKey or one of coarse"):
        drift(one, "AAA", issue_key="loose")


def test_an_actor_by_name() -> None:
    one, other = coded("x", A, demand()), coded("y", B, demand())
    assert len(compare(one, other, about="Ccc").rows) == 1
    with pytest.raises(
        OptionError, match="about must be an event, or an actor of the documents: AAA"
    ):
        compare(one, other, about="Nowhere")
    assert compare(one, other, about="SWE").reason is not None


def test_positions_of_ones_own() -> None:
    issue = Issue(topic="concept", concept="fisheries")
    held = Position(actor=A, issue=issue, direction=1, value=1.0)
    assert held.to_row()["issue"] == "fisheries"
    wrong_ones: list[dict[str, Any]] = [
        {"direction": 1, "value": -0.5},
        {"direction": None, "value": 0.5},
        {"direction": 0, "value": 0.5},
        {"direction": 1},
        {"direction": 1, "value": 2.0},
    ]
    for wrong in wrong_ones:
        with pytest.raises(ValueError, match="must"):
            Position(actor=A, issue=issue, **wrong)
    with pytest.raises(TypeError, match="value must be a number or None, got True"):
        Position(actor=A, issue=issue, direction=1, value=True)


def test_what_two_threaten_each_other_with_is_alike() -> None:
    def threat(name: str, issuer: Actor, other: Actor, **fields: Any) -> Document:
        objects = [ActionObject(actor=other)]
        act = Commitment(id="a1", mode="threaten", action="sanction", objects=objects, **fields)
        return coded(name, issuer, act)

    left, right = threat("x", A, B), threat("y", B, A)
    result = compare(left, right)
    assert relations(result) == [("commitments", "parallel")]
    assert result.rows[0].doubt is None
    assert compare(right, left) == result.swapped()
    # One threatens the other, who says that it will not.
    result = compare(left, threat("y", B, A, polarity="refrain"))
    assert relations(result) == [("commitments", "contrary")]
    # A third one is threatened: that is another matter.
    assert relations(compare(left, threat("y", B, C))) == [
        ("commitments", "only_a"),
        ("commitments", "only_b"),
    ]


def test_the_score_tells_direction_and_distance_apart() -> None:
    strong, weak = coded("x", A, demand(force="demand")), coded("y", B, demand(force="call"))
    score = compare(strong, weak).score
    assert score.direction == 1.0
    assert score.distance is not None
    assert 0 < score.distance < 1
    assert score.value == pytest.approx(1 - score.distance)
    against = coded("y", B, demand(force="demand", polarity="refrain"))
    opposed = compare(strong, against).score
    assert opposed.direction == -1.0
    assert opposed.distance is not None
    assert opposed.distance > score.distance
    unknown = compare(strong, coded("y", B, demand(force="never heard of"))).score
    assert (unknown.direction, unknown.distance, unknown.value) == (1.0, None, 1.0)


def test_half_of_the_matters_in_each_direction() -> None:
    left = coded("x", A, demand(), demand("a2", action="withdraw"))
    right = coded("y", B, demand(), demand("a2", action="withdraw", polarity="refrain"))
    score = compare(left, right).score
    assert score.direction == 0.0
    part = next(part for part in score.parts if part.name == "demands")
    assert (part.count, part.direction) == (2, 0.0)
    assert score.to_dict()["direction"] == 0.0


# --- what is left open ---------------------------------------------------------------------------


def test_nobody_demands_something_of_himself() -> None:
    left = said("x", "Norway says that the troops must be withdrawn.", issuer="NOR")
    right = said("y", "Sweden demands that Norway withdraw its troops.", issuer="SWE")
    result = compare(left, right)
    assert relations(result) == [("demands", "only_a"), ("demands", "only_b")]
    assert [row.absence for row in result.rows] == ["silent", "silent"]


def test_towards_whom_is_not_filled_in_from_the_other_side() -> None:
    left = said("x", "Turkey calls on the European Union to lift the sanctions.", issuer="TUR")
    right = said(
        "y", "Ukraine calls on the European Union to impose sanctions on Russia.", issuer="UKR"
    )
    (row,) = compare(left, right).rows
    assert (row.relation, row.doubt) == ("conflicting", "one side leaves open towards whom")
    assert row.agreement is None
    assert row.matched_by == "the conduct demanded"
    # Talks with a third one answer a call for talks, if at all, then in doubt.
    left = said("x", "Norway calls on Iceland to negotiate.", issuer="NOR")
    right = said("y", "Iceland agreed to negotiate with Brazil on fisheries.", issuer="ISL")
    result = compare(left, right)
    (answer,) = result.answers
    assert answer.doubt == "it is towards somebody whom the demand does not name"
    assert result.shared_demands == ()
    assert {row.absence for row in result.one_sided_demands} == {"speaks otherwise"}
    (one,) = answers([left, right])
    assert one.outcome == "unanswered"
    assert len(one.candidates) == 1


def test_judgements_of_one_actor_for_different_things() -> None:
    left = said("x", "Norway praises Iceland for its generosity.", issuer="NOR")
    right = said("y", "Denmark criticises Iceland for its fishing quotas.", issuer="DNK")
    (row,) = compare(left, right).rows
    assert (row.relation, row.doubt) == ("opposed", "what it is about has other words")
    right = said("y", "Denmark criticises Iceland for the lack of generosity.", issuer="DNK")
    (row,) = compare(left, right).rows
    assert (row.relation, row.doubt) == ("opposed", None)


def test_two_detentions_of_one_day_are_two() -> None:
    left = said(
        "x", "Norway condemned the detention of the mayor by Turkey on Monday.", issuer="NOR"
    )
    right = said(
        "y", "Denmark welcomed the detention of ten smugglers by Turkey on Monday.", issuer="DNK"
    )
    assert relations(compare(left, right)) == [("evaluations", "only_a"), ("evaluations", "only_b")]
