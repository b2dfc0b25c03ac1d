from __future__ import annotations

import re

import attrs
import pytest
from growth import calls
from making import coded, day, said, state

from diplostance import (
    Actor,
    Claim,
    Commitment,
    Demand,
    Document,
    Evaluation,
    Event,
    NormReference,
    Statement,
    compare,
    positions,
)
from diplostance.comparison import COARSE, RELATIONS, TABLES, WEIGHTS
from diplostance.errors import DiplostanceError, DuplicateDocumentError, OptionError
from diplostance.scales import gruenberg

A, B, C = state("AAA"), state("BBB"), state("CCC")


def demand(key: str = "a1", **fields: object) -> Demand:
    return Demand(id=key, **{"force": "urge", "addressees": [C], "action": "release", **fields})  # type: ignore[arg-type]


# --- what can be compared ------------------------------------------------------------------------


def test_statements_documents_issuers_and_iterables_are_one_thing() -> None:
    left, right = coded("x", A, demand()), coded("y", B, demand(force="demand"))
    whole = compare(left, right)
    assert compare([left], iter([right])) == whole
    both = [left, right]
    assert compare("AAA", "BBB", within=both) == whole
    assert compare(A, B, within=both) == whole
    assert compare(left.statements[0], right.statements, within=both) == whole
    (row,) = whole.shared_demands
    assert [str(one.reference) for one in row.evidence_a] == ["x/s1/a1"]
    # A bare statement has no document to point at and no words to show.
    bare = compare(left.statements[0], right.statements[0])
    (row,) = bare.shared_demands
    assert [str(one.reference) for one in row.evidence_a] == ["s1/a1"]
    assert row.evidence_a[0].words is None


def test_an_issuer_that_says_nothing_is_a_reason_and_no_error() -> None:
    document = coded("x", A, demand())
    result = compare("AAA", "BBB", within=document)
    assert result.reason == "no acts of BBB"
    assert result.score.value is None
    assert result.score.reason == "the two sides speak on nothing in common"
    empty = compare([], [])
    assert empty.rows == ()
    assert empty.score.reason == "nothing to compare"
    assert "Nothing to compare" in str(empty)


@pytest.mark.parametrize(
    ("arguments", "named", "message"),
    [
        (("AAA", "BBB"), {}, "a must be a statement, a document or an iterable of them"),
        ((3, []), {}, "a must be .*, got 3"),
        (([], [None]), {}, "b must be .*, got None"),
        (([], []), {"within": ["x"]}, "within must be documents, got 'x'"),
        (([], []), {"about": 3}, "about must be an Event, an Actor, the id or name of either"),
        (([], []), {"weights": {"colour": 1}}, "weights must be keyed by demands, evaluations"),
        (([], []), {"weights": {"norms": -1}}, r"weights\['norms'\] must be a finite number"),
        (([], []), {"weights": {"norms": True}}, r"weights\['norms'\] must be a finite number"),
    ],
)
def test_what_cannot_be_compared(
    arguments: tuple[object, ...], named: dict[str, object], message: str
) -> None:
    with pytest.raises(OptionError, match=message) as caught:
        compare(*arguments, **named)  # type: ignore[arg-type]
    assert isinstance(caught.value, DiplostanceError)


def test_one_id_for_two_documents_is_an_error() -> None:
    one, other = coded("x", A, demand()), coded("x", B, demand())
    for a, b in ((one, other), ((one, other), ()), ((), (one, other))):
        with pytest.raises(DuplicateDocumentError, match="have the id 'x'") as caught:
            compare(a, b)
        assert caught.value.document_id == "x"
    assert compare(one, [one, one]).score.value == 1


# --- rows ----------------------------------------------------------------------------------------


def test_a_demand_on_two_is_one_row() -> None:
    one = coded("x", A, demand(addressees=[B, C]))
    result = compare(one, coded("y", B))
    (row,) = result.one_sided_demands
    assert [issue.target for issue in row.issues] == ["BBB", "CCC"]


def test_silence_and_what_is_not_reported() -> None:
    one, report, full = (
        coded("x", A, demand()),
        coded("y", B, Claim(id="a1"), extent="report"),
        coded("z", B, Claim(id="a1")),
    )
    assert [row.absence for row in compare(one, report).rows] == ["not reported"]
    assert [row.absence for row in compare(one, full).rows] == ["silent"]
    # One report among full statements: it may have left something out.
    assert [row.absence for row in compare(one, [full, report]).rows] == ["not reported"]
    assert [row.absence for row in compare(full, one).rows] == ["silent"]


def test_a_side_that_goes_both_ways() -> None:
    torn = coded("x", A, demand(), demand("a2", polarity="refrain"))
    result = compare(torn, coded("y", B, demand()))
    (row,) = result.rows
    assert row.relation == "mixed"
    assert row.a is not None
    assert (row.a.direction, row.a.value) == (None, None)
    assert row.a.reason == "contradictory: the evidence goes both ways"
    assert row.gap_reason == "one side goes both ways"
    assert result.score.value is None


def test_a_neutral_judgement_is_no_side() -> None:
    neutral = coded("x", A, Evaluation(id="a1", force="note", targets=[C]))
    negative = coded("y", B, Evaluation(id="a1", force="condemn", valence=-1, targets=[C]))
    (row,) = compare(neutral, negative).rows
    assert row.relation == "mixed"
    (held,) = positions(neutral)
    assert (held.direction, held.value) == (0, 0.0)
    # Beside a clear one it does not weigh.
    both = coded("z", A, *neutral.acts, attrs.evolve(negative.acts[0], id="a2"))
    assert compare(both, negative).rows[0].relation == "agreeing"


def test_judgements_of_one_actor_meet_where_one_names_no_event() -> None:
    event, other = Event(id="e1", kind="attack", agents=[C]), Event(id="e2", kind="visit")
    judged = Evaluation(id="a1", force="condemn", valence=-1, targets=[C])
    left = coded("x", A, attrs.evolve(judged, about=[event]), events=(event,))
    right = coded("y", B, attrs.evolve(judged, force="welcome", valence=1))
    (row,) = compare(left, right).rows
    assert (row.relation, row.matched_by) == ("opposed", "the actor")
    assert compare(right, left) == compare(left, right).swapped()
    # Two events are two things, and of two judgements it is not clear which is meant.
    right = coded("y", B, attrs.evolve(judged, about=[other]), events=(other,))
    assert {row.relation for row in compare(left, right).rows} == {"only_a", "only_b"}
    two = coded(
        "z", A, *left.acts, attrs.evolve(judged, id="a2", about=[other]), events=(event, other)
    )
    assert len(compare(two, coded("y", B, judged)).rows) == 3


def test_the_gap_is_in_places_of_the_scale_that_was_asked_for() -> None:
    one, other = coded("x", A, demand()), coded("y", B, demand(force="demand", degree=1))
    (row,) = compare(one, other).rows
    assert row.a is not None
    assert row.b is not None
    assert row.a.rank is not None
    assert row.b.rank is not None
    assert row.gap == row.b.rank.value - row.a.rank.value > 0
    (row,) = compare(one, other, scale=gruenberg()).rows
    assert row.a is not None
    assert row.a.rank is not None
    assert row.a.rank.scale == "gruenberg"
    (row,) = compare(one, coded("y", B, demand(force="never heard of"))).rows
    assert row.gap is None
    assert row.gap_reason is not None
    assert "never heard of" in row.gap_reason
    assert row.agreement == 1  # the direction alone
    (row,) = compare(one, coded("y", B, demand(polarity="refrain"))).rows
    assert (row.relation, row.gap_reason) == ("conflicting", "they ask for opposite things")


def norm(name: str, relation: str) -> NormReference:
    return NormReference(norm=name, relation=relation)


def test_norms_and_what_is_said_of_them() -> None:
    left = coded(
        "x",
        A,
        Claim(id="a1", norms=[norm("un_charter", "violated"), norm("un_charter", "invoked")]),
        Claim(id="a2", norms=[norm("sovereignty", "upheld")]),
        Claim(
            id="a3", norms=[norm("resolution", "invoked")], extra={"resolutions": ["242", "338"]}
        ),
    )
    right = coded(
        "y",
        B,
        Claim(id="a1", norms=[norm("un_charter", "upheld"), norm("sovereignty", "upheld")]),
        Claim(id="a2", norms=[norm("resolution", "invoked")], extra={"resolutions": ["338"]}),
        Claim(id="a3", norms=[norm("democracy", "violated")], status="withheld"),
    )
    each = compare(
        coded("v", A, Claim(id="a1", targets=[B], norms=[norm("un_charter", "violated")])),
        coded("w", B, Claim(id="a1", targets=[A], norms=[norm("un_charter", "violated")])),
    )
    (row,) = each.norms
    assert (row.relation, row.norm_a, row.norm_b) == (
        "opposed", ("violated by BBB",), ("violated by AAA",)
    )  # fmt: skip
    assert row.agreement == -1
    found = {row.norm: (row.relation, row.norm_a, row.norm_b) for row in compare(left, right).norms}
    assert found == {
        "un_charter": ("differing", ("violated",), ("upheld",)),
        "sovereignty": ("agreeing", ("upheld",), ("upheld",)),
        "resolution 242": ("only_a", ("invoked",), ()),
        "resolution 338": ("agreeing", ("invoked",), ("invoked",)),
    }


def test_both_promise_the_same() -> None:
    def pledge(action: str, polarity: str = "do") -> Commitment:
        return Commitment(id="a1", action=action, polarity=polarity)

    # That both refuse to withdraw is no agreement: each speaks for itself, and nothing counts.
    one, other = coded("x", A, pledge("negotiate")), coded("y", B, pledge("negotiate"))
    result = compare(one, other)
    assert [row.relation for row in result.commitments] == ["parallel"]
    assert result.score.value is None
    against = coded("y", B, pledge("negotiate", "refrain"))
    assert [row.relation for row in compare(one, against).commitments] == ["contrary"]
    # Of one promiser in two documents it is the same promise.
    again = coded("z", A, pledge("negotiate"))
    assert [row.relation for row in compare(one, again).commitments] == ["shared"]


def test_a_rejected_accusation() -> None:
    accused = coded("x", A, Claim(id="a1", mode="accuse", targets=[B]))
    rejection = Evaluation(id="a1", force="reject", valence=-1, targets=[A])
    (row,) = compare(accused, coded("y", B, rejection)).denials
    assert (row.relation, row.matched_by) == ("rejected", "the only accusation")
    assert row.doubt == "what is denied is not said"
    assert row.agreement is None
    # To reject what somebody else does is no answer; of two accusations it is not clear which.
    other = attrs.evolve(rejection, targets=[C])
    assert not compare(accused, coded("y", B, other)).denials
    two = coded(
        "x",
        A,
        Claim(id="a1", mode="accuse", targets=[B], norms=[norm("un_charter", "violated")]),
        Claim(id="a2", mode="accuse", targets=[B]),
    )
    assert not compare(two, coded("y", B, rejection)).denials


def test_a_denial_that_names_the_accusation() -> None:
    accusation = Claim(id="a1", mode="accuse", targets=[C])
    denial = Claim(id="a2", mode="deny", about=[accusation])
    document = Document(
        id="d",
        actors=[A, B, C],
        statements=[
            Statement(id="s1", issuers=[A], acts=[accusation]),
            Statement(id="s2", issuers=[B], acts=[denial]),
        ],
    )
    (row,) = compare("AAA", "BBB", within=document).denials
    assert row.matched_by == "the act that it is about"


def test_what_stands_on_both_sides_is_no_exchange() -> None:
    document = Document(
        id="d",
        actors=[A, B],
        statements=[
            Statement(id="s1", issuers=[A], acts=[demand(addressees=[B])]),
            Statement(id="s2", issuers=[B], acts=[Commitment(id="a2", action="release")]),
        ],
    )
    assert not compare(document, document).answers
    assert [row.relation for row in compare("AAA", "BBB", within=document).answers] == ["accepted"]


# --- narrowed ------------------------------------------------------------------------------------


def test_about_an_event() -> None:
    event = Event(id="e1", kind="detention", agents=[C], time=day("2026-03-01"))
    other = Event(id="e2", kind="visit", agents=[C], time=day("2026-03-01"))
    left = coded(
        "x",
        A,
        Evaluation(id="a1", force="condemn", valence=-1, targets=[C], about=[event]),
        demand("a2"),  # goes with its statement, for it names no event
        Evaluation(id="a3", force="welcome", valence=1, targets=[C], about=[other]),
        events=(event, other),
    )
    right = coded("y", B, demand(), events=(attrs.evolve(event, id="e7"),))
    result = compare(left, right, about=event)
    assert [one.act.id for one in result.a.evidence] == ["a1", "a2"]
    assert result.b.evidence == ()
    # The event may be named as the other document has it.
    again = compare(left, right, about=right.events[0])
    assert [one.act.id for one in again.a.evidence] == ["a1", "a2"]


def test_about_an_actor_or_by_a_test() -> None:
    crew = Actor(id="crew", name="crew")
    left = coded(
        "x", A, demand(), demand("a2", addressees=[B]), Evaluation(id="a3", targets=[crew])
    )
    for about in (C, "CCC"):
        assert [e.act.id for e in compare(left, [], about=about).a.evidence] == ["a1"]
    urged = compare(left, [], about=lambda one: one.act.force == "urge")
    assert [e.act.id for e in urged.a.evidence] == ["a1", "a2"]


# --- score and output ----------------------------------------------------------------------------


def test_the_score_is_the_weighted_mean_of_its_parts() -> None:
    left = coded("x", A, demand(), Claim(id="a2", norms=[norm("un_charter", "upheld")]))
    right = coded(
        "y", B, demand(polarity="refrain"), Claim(id="a2", norms=[norm("un_charter", "upheld")])
    )
    result = compare(left, right)
    parts = {part.name: part for part in result.score.parts}
    assert set(parts) == set(TABLES) == set(WEIGHTS)
    demands, norms = parts["demands"].value, parts["norms"].value
    assert demands is not None
    assert norms == 1
    expected = (demands * WEIGHTS["demands"] + norms * WEIGHTS["norms"]) / (
        WEIGHTS["demands"] + WEIGHTS["norms"]
    )
    assert result.score.value == pytest.approx(expected)
    alone = compare(left, right, weights={"norms": 0})
    assert alone.score.value == pytest.approx(demands)
    assert parts["denials"].reason == "no rows"


def test_a_comparison_shows_its_rows_with_the_words() -> None:
    left = said("x", "Norway demands that Iceland release the crew.", issuer="NOR")
    right = said("y", "Denmark calls on Iceland to release the crew.", issuer="DNK")
    result = compare(left, right)
    shown = str(result)
    assert "shared: release by Iceland" in shown
    assert "Norway (for): [demands] release the crew (x/s1/a1)" in shown
    assert re.search(r"Score: \+0\.\d\d", shown)
    (row,) = result.to_rows()
    assert row["words_a"] == "release the crew"
    data = result.to_dict()
    assert data["schema"] == "diplostance/comparison/1.0"
    assert data["rows"][0]["a"]["evidence"][0]["document"] == "x"
    assert {row.relation for row in result.rows} <= set(RELATIONS)


def test_a_coarse_key_finds_more_in_common() -> None:
    left, right = coded("x", A, demand()), coded("y", B, demand(addressees=[A]))
    assert not compare(left, right).shared_demands
    (row,) = compare(left, right, issue_key=COARSE).shared_demands
    assert row.issues[0].target is None


def test_positions_of_a_joint_statement() -> None:
    joint = coded("x", (A, B), demand(), demand("a2", force="demand"))
    held = positions(joint)
    assert [(p.actor.id, str(p.issue), p.direction) for p in held] == [
        ("AAA", "release by CCC", 1),
        ("BBB", "release by CCC", 1),
    ]
    assert held[0].value == held[1].value
    # Of the two demands the stronger counts, and both are the evidence.
    (weak,) = positions(coded("y", A, demand()))
    assert weak.value is not None
    assert held[0].value is not None
    assert held[0].value > weak.value
    assert len(held[0].evidence) == 2


def test_a_promise_has_a_direction_and_no_value() -> None:
    (held,) = positions(coded("x", A, Commitment(id="a1", force="promise", action="withdraw")))
    assert (held.direction, held.value) == (1, None)
    assert held.reason is not None
    assert "commitment" in held.reason


def test_positions_of_an_issuer_in_documents() -> None:
    found = [coded("x", A, demand()), coded("y", B, demand())]
    assert [p.actor.id for p in positions("BBB", within=found)] == ["BBB"]


def test_bare_statements_find_their_documents_by_an_index() -> None:
    def archive(count: int) -> list[Document]:
        return [coded(f"d{n}", A, demand(force="urge" if n % 2 else "call")) for n in range(count)]

    def work(documents: list[Document]) -> object:
        statements = [one.statements[0] for one in documents]
        return compare(statements, statements, within=documents)

    few, many = archive(60), archive(240)
    assert calls(lambda: work(many)) < 5 * calls(lambda: work(few))
    # A statement that stands in a document is that one, however many are equal to it.
    twins = [coded("x", A, demand()), coded("y", A, demand())]
    result = compare(twins[1].statements[0], [], within=twins)
    assert [str(one.reference) for one in result.a.evidence] == ["y/s1/a1"]


def test_the_reasons_for_nothing() -> None:
    assert compare([], []).reason == "neither side has acts"
    assert compare(coded("x", A, demand()), []).reason == "one side has no acts"
    with pytest.raises(OptionError, match="a must be a statement"):
        compare({"x": 1}, [])
