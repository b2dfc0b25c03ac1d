from __future__ import annotations

import operator
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplostance.model import Claim, Demand, Evaluation
from diplostance.model.vocabulary import DEGREES
from diplostance.scales import AXES, Rank, Scale, Step, default, gruenberg

SMALL = Scale(
    name="small",
    version="1",
    emotive=[Step(label="felt", forces=["evaluation.concern", "evaluation.worry"])],
    instructive=[
        Step(label="asked", forces=["demand.ask"], reason="It leaves a choice."),
        Step(label="told", forces=["demand.demand", "decision.decide"]),
    ],
    unordered={"claim": "claims ask nothing."},
)


def rank_of(scale: Scale, kind: str, force: str, degree: int = 0) -> Rank:
    rank = scale.rank_of(kind, force, degree)
    assert rank is not None
    return rank


def test_the_rank_of_an_act_comes_from_its_kind_force_and_degree() -> None:
    act = Demand(id="a1", force="demand", degree=1)
    rank = SMALL.rank(act)
    assert rank == Rank(
        scale="small",
        version="1",
        axis="instructive",
        step="told",
        value=7,
        lowest=1,
        highest=8,
    )


@pytest.mark.parametrize(("degree", "value"), [(-1, 1), (0, 2), (1, 3), (2, 4)])
def test_the_degree_moves_within_the_step(degree: int, value: int) -> None:
    assert rank_of(SMALL, "demand", "ask", degree).value == value


def test_forces_on_one_step_have_equal_ranks() -> None:
    assert rank_of(SMALL, "evaluation", "concern") == rank_of(SMALL, "evaluation", "worry")


def test_the_same_force_in_another_kind_is_another_thing() -> None:
    assert SMALL.rank(Demand(id="a1", force="decide")) is None
    assert SMALL.rank_of("decision", "decide") is not None


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (Demand(id="a1"), "no force"),
        (Demand(id="a1", force="beg"), "does not place beg (demand)."),
        (Claim(id="a1", force="say"), "claims ask nothing."),
    ],
)
def test_no_rank_comes_with_a_reason(act: Demand | Claim, words: str) -> None:
    reading = SMALL.reading(act)
    assert reading.rank is None
    assert SMALL.rank(act) is None
    assert words in reading.reason


def test_a_rank_comes_with_its_reason() -> None:
    reason = SMALL.reading_of("demand", "ask").reason
    assert "step 1 of 2 of the instructive axis of small 1" in reason
    assert reason.endswith("It leaves a choice.")


def test_the_range_comes_from_the_scale() -> None:
    assert SMALL.range("emotive") == (1, 4)
    assert SMALL.range("instructive") == (1, 8)
    one_axis = Scale(name="one", version="1", emotive=SMALL.emotive)
    assert one_axis.range("instructive") is None


@pytest.mark.parametrize("call", [SMALL.steps, SMALL.range, SMALL.forces])
def test_an_unknown_axis_is_refused(call: Callable[[str], Any]) -> None:
    with pytest.raises(ValueError, match="axis must be one of emotive, instructive, got 'size'"):
        call("size")


def test_unknown_kinds_and_degrees_are_refused() -> None:
    with pytest.raises(ValueError, match="kind must be one of"):
        SMALL.rank_of("promise", "vow")
    with pytest.raises(ValueError, match="degree must be one of"):
        SMALL.rank_of("demand", "ask", 3)
    with pytest.raises(ValueError, match="got True"):
        SMALL.rank_of("demand", "ask", True)


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
@pytest.mark.parametrize(
    "other",
    [
        rank_of(SMALL, "evaluation", "worry"),
        rank_of(default(), "demand", "ask"),
        7,
        None,
    ],
)
def test_ranks_of_other_axes_and_scales_have_no_order(
    compare: Callable[[Any, Any], bool], other: object
) -> None:
    with pytest.raises(TypeError):
        compare(rank_of(SMALL, "demand", "ask"), other)


def test_ranks_are_shown_with_their_scale() -> None:
    assert str(rank_of(SMALL, "demand", "ask")) == "2 of 8 (asked; instructive, small 1)"


def test_the_fraction_spans_the_axis() -> None:
    assert rank_of(SMALL, "demand", "ask", -1).fraction == 0
    assert rank_of(SMALL, "demand", "demand", 2).fraction == 1


@pytest.mark.parametrize(
    ("forces", "message"),
    [
        (["urge"], "forces\\[0\\] must be a kind"),
        (["demand."], "such as 'demand.urge', got 'demand.'"),
        (["demand.urge", "promise.vow"], "forces\\[1\\] must be a kind"),
        ([], "forces must hold at least 1"),
    ],
)
def test_a_step_refuses_what_is_no_force(forces: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Step(label="x", forces=forces)


def test_a_step_refuses_a_bare_string() -> None:
    with pytest.raises(TypeError, match="forces must be a list or tuple"):
        Step(label="x", forces="demand.urge")


def test_a_scale_names_each_force_once() -> None:
    twice = Step(label="x", forces=["demand.ask"])
    with pytest.raises(ValueError, match=r"once, got 'demand\.ask' again"):
        Scale(name="x", version="1", emotive=[twice], instructive=[twice])


def test_a_scale_needs_a_step() -> None:
    with pytest.raises(ValueError, match="at least one step"):
        Scale(name="x", version="1")


def test_a_scale_refuses_reasons_for_unknown_kinds() -> None:
    with pytest.raises(ValueError, match="unordered must be keyed by"):
        Scale(name="x", version="1", emotive=SMALL.emotive, unordered={"vow": "why"})


@pytest.mark.parametrize("scale", [SMALL, default(), gruenberg()])
def test_scales_and_ranks_pickle_and_compare_by_value(scale: Scale) -> None:
    again = pickle.loads(pickle.dumps(scale))
    assert again == scale
    assert hash(again) == hash(scale)
    kind, _, force = scale.emotive[0].forces[0].partition(".")
    assert again.reading_of(kind, force) == scale.reading_of(kind, force)
    rank = rank_of(scale, kind, force)
    assert pickle.loads(pickle.dumps(rank)) == rank


# --- properties ----------------------------------------------------------------------------------

SCALES = st.sampled_from([SMALL, default(), gruenberg()])


@st.composite
def ranks(draw: st.DrawFn, scale: Scale, axis: str) -> tuple[int, int, Rank]:
    """The number of a step, a degree, and the rank of one of its forces."""
    number = draw(st.integers(0, len(scale.steps(axis)) - 1))
    kind, _, force = draw(st.sampled_from(scale.steps(axis)[number].forces)).partition(".")
    degree = draw(st.sampled_from(DEGREES))
    return number, degree, rank_of(scale, kind, force, degree)


@given(st.data(), SCALES, st.sampled_from(AXES))
def test_steps_come_before_degrees(data: st.DataObject, scale: Scale, axis: str) -> None:
    step, degree, rank = data.draw(ranks(scale, axis))
    other_step, other_degree, other = data.draw(ranks(scale, axis))
    assert (rank < other) == ((step, degree) < (other_step, other_degree))
    assert (rank == other) == ((step, degree) == (other_step, other_degree))


@given(st.data(), SCALES, st.sampled_from(AXES))
def test_the_order_within_an_axis_is_total(data: st.DataObject, scale: Scale, axis: str) -> None:
    a, b, c = (data.draw(ranks(scale, axis))[2] for _ in range(3))
    assert (a < b) + (a == b) + (a > b) == 1
    assert (a <= b) == (a < b or a == b)
    assert (a >= b) == (a > b or a == b)
    if a <= b <= c:
        assert a <= c


@given(st.data(), SCALES, st.sampled_from(AXES))
def test_ranks_lie_in_the_range_of_the_axis(data: st.DataObject, scale: Scale, axis: str) -> None:
    rank = data.draw(ranks(scale, axis))[2]
    assert (rank.lowest, rank.highest) == scale.range(axis)
    assert rank.lowest <= rank.value <= rank.highest
    assert 0 <= rank.fraction <= 1


@given(
    SCALES,
    st.sampled_from(["demand", "evaluation", "commitment", "claim", "decision"]),
    st.none() | st.text(),
    st.sampled_from(DEGREES),
)
def test_any_force_has_a_rank_or_a_reason(
    scale: Scale, kind: str, force: str | None, degree: int
) -> None:
    reading = scale.reading_of(kind, force, degree)
    assert reading.reason.endswith(".")
    assert reading.rank == scale.rank_of(kind, force, degree)


@given(st.sampled_from(default().emotive), st.sampled_from([-1, 0, 1]))
def test_the_rank_does_not_depend_on_the_valence(step: Step, valence: int) -> None:
    force = step.forces[0].removeprefix("evaluation.")
    act = Evaluation(id="a1", force=force, valence=valence)
    assert default().rank(act) == default().rank_of("evaluation", force)
