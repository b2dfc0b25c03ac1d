from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import coded, state

from diplostance import Actor, Claim, Commitment, Demand, Evaluation, Event, Span
from diplostance.comparison import (
    COARSE,
    DEFAULT,
    FINE,
    Evidence,
    Issue,
    IssueKey,
    direction_of,
    match,
    settle,
)
from diplostance.model import ActionObject
from diplostance.model.vocabulary import ACTIONS, INVERSE_ACTIONS, POLARITIES

A, B, C = state("AAA"), state("BBB"), state("CCC")


def evidence(document: object) -> Evidence:
    from diplostance.comparison.evidence import evidence_of  # noqa: PLC0415

    (one,) = evidence_of(document)  # type: ignore[arg-type]
    return one


def issues(document: object, key: IssueKey) -> list[tuple[str, int]]:
    one = evidence(document)
    matching = match([one.document] if one.document else [])
    return [(str(stand.issue), stand.direction) for stand in key.stands(one, matching)]


@pytest.mark.parametrize(("first", "second"), INVERSE_ACTIONS)
def test_what_undoes_an_action_is_its_other_direction(first: str, second: str) -> None:
    for polarity in POLARITIES:
        one, other = direction_of(first, polarity), direction_of(second, polarity)
        assert one[0] == other[0]
        assert one[1] == -other[1]


@given(st.sampled_from(ACTIONS), st.sampled_from(POLARITIES))
def test_an_action_has_one_form(action: str, polarity: str) -> None:
    name, direction = direction_of(action, polarity)
    again, same = direction_of(name, "do")
    assert (again, same) == (name, 1)
    assert direction in {1, -1}


def test_the_parts_that_a_key_looks_at() -> None:
    event = Event(id="e1", kind="detention", agents=[B])
    crew = Actor(id="crew", name="crew", kind="people")
    demand = Demand(
        id="a1", addressees=[B], action="release", objects=[ActionObject(actor=crew)], about=[event]
    )
    document = coded("d", A, demand, events=(event,))
    assert issues(document, COARSE) == [("release", 1)]
    assert issues(document, DEFAULT) == [("release by BBB towards crew", 1)]
    assert issues(document, FINE) == [("release by BBB towards crew over d/e1", 1)]


def test_whose_conduct_it_is() -> None:
    # A demand is about the addressee's conduct, a promise about the issuer's own: so a promise can
    # be on the issue that a demand is on.
    demand = coded("d", A, Demand(id="a1", addressees=[B, C], action="withdraw"))
    assert issues(demand, DEFAULT) == [("withdraw by BBB", 1), ("withdraw by CCC", 1)]
    promise = coded("p", B, Commitment(id="a1", action="deploy", polarity="refrain", targets=[A]))
    assert issues(promise, DEFAULT) == [("withdraw by BBB", 1)]
    denial = coded("n", B, Claim(id="a1", mode="deny"))
    assert issues(denial, DEFAULT) == [("said of BBB", -1)]


def test_what_takes_no_stand() -> None:
    for status in ("withheld", "denied", "retracted", "anticipated", "hypothetical"):
        document = coded("d", A, Demand(id="a1", addressees=[B], action="release", status=status))
        assert issues(document, DEFAULT) == []
    assert issues(coded("d", A, Claim(id="a1", mode="assert", targets=[B])), DEFAULT) == []


def test_where_the_action_is_not_known_the_words_must_be_the_same() -> None:
    text = "They must  Tidy up, the harbour; they must tidy up the harbour."
    one = Demand(id="a1", addressees=[B], content=[Span(start=10, end=31)])
    other = Demand(id="a2", addressees=[B], content=[Span(start=43, end=62)])
    said = [issues(coded("d", A, act, text=text), DEFAULT) for act in (one, other)]
    assert said[0] == said[1] == [('by BBB "tidy up the harbour"', 1)]
    # Without the text they cannot be told to be the same.
    bare = [issues(coded(name, A, one), DEFAULT) for name in ("d", "e")]
    assert bare[0] != bare[1]


def test_a_judgement_of_nobody_is_of_its_words() -> None:
    document = coded(
        "d", A, Evaluation(id="a1", valence=-1, content=[Span(start=0, end=9)]), text="Bad news."
    )
    assert issues(document, DEFAULT) == [('judgement "bad news"', -1)]


def test_a_list_of_a_hundred_names_is_everybody() -> None:
    many = [Actor(id=f"s{n}", name=f"s{n}") for n in range(100)]
    document = coded("d", A, Demand(id="a1", addressees=many, action="vote"))
    assert issues(document, DEFAULT) == [("vote by everybody", 1)]


def test_a_coding_of_ones_own() -> None:
    def concept(one: Evidence) -> list[str]:
        return ["fisheries", "law of the sea"] if isinstance(one.act, Evaluation) else []

    key = IssueKey(name="mine", concept=concept)
    judged = coded("d", A, Evaluation(id="a1", valence=-1, targets=[B]))
    assert issues(judged, key) == [("fisheries", -1), ("law of the sea", -1)]
    assert issues(coded("e", A, Demand(id="a1", addressees=[B])), key) == []
    single = IssueKey(name="one", concept=lambda one: one.act.kind)
    assert issues(coded("e", A, Demand(id="a1", polarity="refrain")), single) == [("demand", -1)]
    assert issues(coded("e", A, Claim(id="a1", mode="deny")), single) == [("claim", -1)]


def test_a_key_names_known_parts() -> None:
    with pytest.raises(ValueError, match=r"conduct\[1\] must be one of action, target, objects"):
        IssueKey(name="x", conduct=("action", "colour"))
    with pytest.raises(TypeError, match="conduct must be a list or tuple"):
        IssueKey(name="x", conduct="action")


def release(target: str | None = None, objects: tuple[str, ...] = ()) -> Issue:
    return Issue(topic="conduct", action="release", target=target, objects=objects)


def test_an_open_issue_goes_to_the_only_one_that_fits() -> None:
    loose, exact = release(), release("BBB", ("crew",))
    assert settle([loose, exact]) == {loose: exact, exact: exact}
    assert settle([release("BBB"), loose, exact])[loose] == exact
    # Two fit: it stays by itself.
    two = settle([loose, exact, release("CCC")])
    assert two[loose] == loose
    # Another action is another matter.
    other = Issue(topic="conduct", action="withdraw", target="BBB")
    assert settle([loose, other])[loose] == loose


def test_a_judgement_of_no_event_is_not_of_the_only_one() -> None:
    loose = Issue(topic="judgement", target="BBB")
    exact = Issue(topic="judgement", target="BBB", event="d/e1")
    unnamed = Issue(topic="judgement", event="d/e1")
    assert settle([loose, exact, unnamed]) == {loose: loose, exact: exact, unnamed: exact}


def test_fewer_objects_are_less_exact() -> None:
    one, both = release("BBB", ("president",)), release("BBB", ("president", "wife"))
    assert settle([one, both])[one] == both
    assert settle([one, release("BBB", ("wife",))])[one] == one
    many = release("BBB", tuple(f"o{n}" for n in range(9)))
    assert settle([release("BBB"), many])[release("BBB")] == many


parts = st.sampled_from([None, "x", "y"])
some_issues = st.lists(
    st.builds(
        lambda target, objects, event: Issue(
            topic="conduct", action="aid", target=target, objects=objects, event=event
        ),
        parts,
        st.sampled_from([(), ("o",), ("o", "p")]),
        parts,
    ),
    max_size=8,
)


@given(some_issues)
def test_settling_is_stable(found: list[Issue]) -> None:
    settled = settle(found)
    assert settled == settle(reversed(found))
    assert set(settled) == set(found)
    assert settle(settled.values()) == {issue: issue for issue in settled.values()}


@given(some_issues)
def test_settling_only_adds_what_was_open(found: list[Issue]) -> None:
    for issue, its in settle(found).items():
        for name in ("target", "event"):
            assert getattr(issue, name) in (None, getattr(its, name))
        assert set(issue.objects) <= set(its.objects)


def test_an_issue_shows_itself() -> None:
    assert str(Issue(topic="judgement", target="BBB", event="d/e1")) == "judgement of BBB over d/e1"
    assert str(Issue(topic="concept", concept="fisheries")) == "fisheries"
    assert str(Issue(topic="fact", wording="x" * 80)).endswith('…"')
    keys = [release().sort_key, release("BBB").sort_key, release("BBB", ("crew",)).sort_key]
    assert all(a < b for a, b in itertools.pairwise(keys))
