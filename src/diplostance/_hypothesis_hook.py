"""What Hypothesis calls when it is imported: tells it how to build the model's classes."""

from __future__ import annotations


def register() -> None:
    """Register the strategies; imported here because Hypothesis is still being imported."""
    from diplostance.strategies import register_all  # noqa: PLC0415

    register_all()
