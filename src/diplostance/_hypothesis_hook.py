"""What Hypothesis calls when it is imported: tells it how to build the model's classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def register() -> None:
    """Register the model's classes.

    The strategies are imported at their first use: Hypothesis, or even the module of the
    strategies, is still being imported when this is called.
    """
    from hypothesis import strategies as st  # noqa: PLC0415

    from diplostance import model  # noqa: PLC0415

    for name in model.__all__:
        kind = getattr(model, name)
        if isinstance(kind, type):
            st.register_type_strategy(kind, _strategy)


def _strategy(kind: type) -> SearchStrategy[Any]:
    from diplostance.strategies import strategy_for  # noqa: PLC0415

    return strategy_for(kind)
