"""Strategies for values that need no document: texts, actors, spans, times."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Final

from diplostance.errors import MissingExtraError
from diplostance.model import (
    Actor,
    Event,
    FrozenMap,
    Producer,
    Span,
    TimeInterval,
)
from diplostance.model import vocabulary as words

try:
    from hypothesis import strategies as st
except ImportError as error:
    raise MissingExtraError("hypothesis", "hypothesis") from error

from diplostance._strategy_plans import (
    LENGTH,
    Fitter,
    event_plans,
    few,
    one_of_list,
    span_plans,
    time_plans,
)

_SNIPPETS: Final = (
    "China urged the United States to release them. ",
    "“We condemn the attack,” the ministry said, ",
    "a\u0301e\u0301 ",  # combining accents
    "\U0001f1e8\U0001f1f3 ",  # a flag: two code points
    "عاجل ",
    "\u202eright to left\u202c ",
    "\0",
    "\u2028",
    "\r\n",
    '{"id": "a1"}\n',
    "=1+1\t",
    "\ud800",
)


def _unsplit(text: str) -> str:
    """Take no surrogate pair apart: JSON makes one character of its two halves."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


@functools.cache
def texts() -> st.SearchStrategy[str]:
    """Texts with words, odd Unicode, control characters and unpaired surrogates; at times empty."""
    odd = st.text(st.characters(exclude_categories=()), max_size=8)
    part = st.sampled_from(_SNIPPETS) | st.sampled_from(_SNIPPETS[-3:]) | odd
    return st.lists(part, max_size=6).map("".join).map(_unsplit)


def _names() -> st.SearchStrategy[str]:
    return st.sampled_from(("China", "Guo Jiakun", "São Tomé", "the two sides", "\udfff"))


@functools.cache
def producers() -> st.SearchStrategy[Producer]:
    """What made the coding."""
    return st.builds(
        Producer,
        library=st.sampled_from((None, "diplostance 0.1.0")),
        lexicon=st.sampled_from((None, "en 0.1.0")),
    )


@functools.cache
def actors() -> st.SearchStrategy[Actor]:
    """Actors of every kind."""
    known = ("CHN", "USA", "CHN.mfa", "UN.sg", "guo-jiakun", "everyone")
    optional = st.sampled_from((None, "CHN", "UN"))
    return st.builds(
        Actor,
        id=st.sampled_from(known) | st.text(min_size=1, max_size=4),
        name=_names() | st.text(min_size=1, max_size=6),
        kind=one_of_list(words.ACTOR_KINDS),
        country=optional,
        represents=optional,
        role=st.sampled_from((None, "foreign minister", "")),
        aliases=few(_names()),
        codes=st.sampled_from((FrozenMap(), FrozenMap({"cow": "710"}), FrozenMap({"x": [1]}))),
    )


@st.composite
def _casts(draw: st.DrawFn) -> list[Actor]:
    """Some actors, each id once."""
    return draw(st.lists(actors(), min_size=1, max_size=4, unique_by=lambda actor: actor.id))


@st.composite
def _fitters(
    draw: st.DrawFn,
    text: str | None,
    cast: Sequence[Actor] | None,
    things: Sequence[Event] | None,
) -> Fitter:
    """What fits plans to a text; actors and events are drawn where none are given."""
    if things is None:
        things = draw(few(events(text))) if cast is None else ()
    length = LENGTH if text is None else len(text)
    return Fitter(length, draw(_casts()) if cast is None else cast, things)


def spans(text: str | None = None) -> st.SearchStrategy[Span]:
    """Spans that lie in a text.

    Args:
        text: The text; by default one of 200 characters is imagined. An empty text has none.
    """
    if text == "":
        return st.nothing()
    fit = Fitter(LENGTH if text is None else len(text), ())
    return span_plans().map(lambda numbers: fit.spans([numbers])[0])


def time_intervals(text: str | None = None) -> st.SearchStrategy[TimeInterval]:
    """Intervals of days, in any year, with or without the words that name them.

    Args:
        text: The text that the words stand in; see `spans`.
    """
    fit = Fitter(LENGTH if text is None else len(text), ())
    return time_plans().map(fit.interval)


def events(
    text: str | None = None, *, actors: Sequence[Actor] | None = None
) -> st.SearchStrategy[Event]:
    """Events of every kind.

    Args:
        text: The text that spans lie in; see `spans`.
        actors: Who may take part; by default anybody.
    """
    return st.builds(
        lambda fit, plan, number: fit.event({**plan, "id": f"e{number}"}),
        _fitters(text, actors, ()),
        event_plans(),
        st.integers(1, 9),
    )
