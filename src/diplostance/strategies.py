"""Hypothesis strategies for the model: for tests of code that takes documents.

Install ``diplostance[hypothesis]``. After that ``st.from_type(diplostance.Demand)`` works by
itself, and so do type hints in ``@given(...)`` and ``st.builds``::

    from hypothesis import given
    from diplostance.strategies import documents

    @given(documents())
    def test_summary_never_fails(document):
        summarise(document)

All that is generated is valid. Documents are whole: spans lie in the text, actors and events that
are spoken of are listed, ids stand once. Texts hold unusual characters, unpaired surrogates among
them, which are legal in Python strings and break naive writers of UTF-8.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

import attrs

from diplostance.errors import MissingExtraError
from diplostance.model import (
    ACT_TYPES,
    Act,
    ActionObject,
    Actor,
    Attribution,
    Claim,
    Commitment,
    Condition,
    Decision,
    Demand,
    Document,
    Evaluation,
    Event,
    FrozenMap,
    Mention,
    NormReference,
    Producer,
    Span,
    Statement,
    Telling,
    TimeInterval,
)
from diplostance.model import vocabulary as words

try:
    from hypothesis import strategies as st
except ImportError as error:
    raise MissingExtraError("hypothesis", "hypothesis") from error

from diplostance._strategy_plans import (
    LENGTH,
    A,
    Fitter,
    Plan,
    act_plans,
    event_plans,
    extras,
    few,
    one_of_list,
    part_plans,
    plan_of,
    statement_plans,
)
from diplostance._strategy_values import (
    _casts,
    _fitters,
    actors,
    events,
    producers,
    spans,
    texts,
    time_intervals,
)

__all__ = [
    "actors",
    "acts",
    "claims",
    "commitments",
    "decisions",
    "demands",
    "documents",
    "evaluations",
    "events",
    "extras",
    "mentions",
    "producers",
    "register_all",
    "spans",
    "statements",
    "strategy_for",
    "texts",
    "time_intervals",
]


def mentions(
    text: str | None = None, *, actors: Sequence[Actor] | None = None
) -> st.SearchStrategy[Mention]:
    """Mentions of actors.

    Args:
        text: The text that spans lie in; see `spans`. There are no mentions in an empty one.
        actors: Who may be mentioned; by default anybody.
    """
    if text == "" or (actors is not None and not actors):
        return st.nothing()
    return st.builds(
        lambda fit, plan: fit.mention(plan), _fitters(text, actors, ()), part_plans(Mention)
    )


def _acts_of(
    kind: type[A],
    text: str | None,
    actors: Sequence[Actor] | None,
    events: Sequence[Event] | None,
) -> st.SearchStrategy[A]:
    return st.builds(
        lambda fit, plan, number: fit.act(kind, {**plan, "id": f"a{number}"}),
        _fitters(text, actors, events),
        act_plans(kind),
        st.integers(1, 9),
    )


def demands(
    text: str | None = None,
    *,
    actors: Sequence[Actor] | None = None,
    events: Sequence[Event] | None = None,
) -> st.SearchStrategy[Demand]:
    """Demands; for the arguments see `acts`."""
    return _acts_of(Demand, text, actors, events)


def evaluations(
    text: str | None = None,
    *,
    actors: Sequence[Actor] | None = None,
    events: Sequence[Event] | None = None,
) -> st.SearchStrategy[Evaluation]:
    """Evaluations; for the arguments see `acts`."""
    return _acts_of(Evaluation, text, actors, events)


def commitments(
    text: str | None = None,
    *,
    actors: Sequence[Actor] | None = None,
    events: Sequence[Event] | None = None,
) -> st.SearchStrategy[Commitment]:
    """Commitments; for the arguments see `acts`."""
    return _acts_of(Commitment, text, actors, events)


def claims(
    text: str | None = None,
    *,
    actors: Sequence[Actor] | None = None,
    events: Sequence[Event] | None = None,
) -> st.SearchStrategy[Claim]:
    """Claims; for the arguments see `acts`."""
    return _acts_of(Claim, text, actors, events)


def decisions(
    text: str | None = None,
    *,
    actors: Sequence[Actor] | None = None,
    events: Sequence[Event] | None = None,
) -> st.SearchStrategy[Decision]:
    """Decisions; for the arguments see `acts`."""
    return _acts_of(Decision, text, actors, events)


def acts(
    text: str | None = None,
    *,
    actors: Sequence[Actor] | None = None,
    events: Sequence[Event] | None = None,
) -> st.SearchStrategy[Act]:
    """Acts of all five kinds.

    Args:
        text: The text that spans lie in; see `spans`.
        actors: Who may be spoken to and about; by default anybody.
        events: What the act may be about; by default anything when ``actors`` is not given
            either, otherwise nothing.
    """
    return st.one_of([_acts_of(kind, text, actors, events) for kind in ACT_TYPES])


def _statement(fit: Fitter, plan: Plan, statement_id: str, first_act: int) -> Statement:
    """Fit a statement; each of its acts may be about those before it."""
    made: list[Act] = []
    for number, (kind, act) in enumerate(plan["acts"], first_act):
        wider = attrs.evolve(fit, things=(*fit.things, *made))
        made.append(wider.act(kind, {**act, "id": f"a{number}"}))
    return Statement(
        id=statement_id,
        issuers=fit.who(plan["issuers"]),
        organ=fit.one(plan["organ"]),
        speakers=fit.who(plan["speakers"]),
        channel=plan["channel"],
        date=fit.time(plan["date"]),
        acts=tuple(made),
    )


def statements(
    text: str | None = None,
    *,
    actors: Sequence[Actor] | None = None,
    events: Sequence[Event] | None = None,
) -> st.SearchStrategy[Statement]:
    """Statements with up to three acts; for the arguments see `acts`."""
    return st.builds(
        lambda fit, plan, number: _statement(fit, plan, f"s{number}", 1),
        _fitters(text, actors, events),
        statement_plans(),
        st.integers(1, 9),
    )


@functools.cache
def _heads() -> st.SearchStrategy[Plan]:
    return plan_of(
        id=st.sampled_from(("d1", "https://example.org/1")) | st.text(min_size=1, max_size=4),
        text=texts() | st.none(),
        title=st.none() | texts(),
        published=st.none() | st.dates(),
        source=st.sampled_from((None, "A Daily")),
        language=st.sampled_from(("en", "fr", "und")),
        genre=one_of_list(words.GENRES),
        extent=one_of_list(words.EXTENTS),
        producer=producers(),
        extra=extras(),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Whole documents: with and without text, of no, one or several statements."""
    return _document(
        draw(_heads()),
        draw(_casts()),
        draw(few(part_plans(Mention))),
        draw(few(event_plans())),
        draw(few(statement_plans()) | st.lists(statement_plans(), min_size=1, max_size=3)),
    )


def _document(
    head: Plan,
    cast: list[Actor],
    mentioned: list[Plan],
    happened: list[Plan],
    said: list[Plan],
) -> Document:
    text = head["text"]
    fit = Fitter(LENGTH if text is None else len(text), cast)
    things: list[Event | Act] = [
        fit.event({**plan, "id": f"e{number}"}) for number, plan in enumerate(happened, 1)
    ]
    listed = tuple(thing for thing in things if isinstance(thing, Event))
    made: list[Statement] = []
    count = 1
    for number, plan in enumerate(said, 1):
        wider = attrs.evolve(fit, things=tuple(things))
        made.append(_statement(wider, plan, f"s{number}", count))
        things += made[-1].acts
        count += len(made[-1].acts)
    places = (fit.mention(plan) for plan in mentioned)
    return Document(
        **head,
        actors=tuple(cast),
        mentions=tuple(mention for mention in places if mention is not None),
        events=listed,
        statements=tuple(made),
    )


def register_all() -> None:
    """Tell Hypothesis how to build the classes of the model.

    Installing the library does this by itself, through Hypothesis' entry point.
    """
    for kind, strategy in _by_class().items():
        st.register_type_strategy(kind, strategy)


def strategy_for(kind: type) -> st.SearchStrategy[Any]:
    """Give the strategy of a class of the model.

    Raises:
        KeyError: When it is no class of the model.
    """
    return _by_class()[kind]


def _by_class() -> dict[type, st.SearchStrategy[Any]]:
    return {
        Actor: actors(),
        ActionObject: _fitted(ActionObject, "object"),
        Attribution: _fitted(Attribution, "attribution"),
        Claim: claims(),
        Commitment: commitments(),
        Condition: _fitted(Condition, "condition"),
        Decision: decisions(),
        Demand: demands(),
        Document: documents(),
        Evaluation: evaluations(),
        Event: events(),
        FrozenMap: extras(),
        Mention: mentions(),
        NormReference: _fitted(NormReference, "norm"),
        Producer: producers(),
        Span: spans(),
        Statement: statements(),
        Telling: _fitted(Telling, "telling"),
        TimeInterval: time_intervals(),
    }


def _fitted(kind: type, method: str) -> st.SearchStrategy[Any]:
    return st.builds(
        lambda fit, plan: getattr(fit, method)(plan), _fitters(None, None, ()), part_plans(kind)
    )
