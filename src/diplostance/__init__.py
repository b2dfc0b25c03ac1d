"""Diplomatic statements as typed data: who said what, on whose behalf, to whom, how strongly.

`parse` reads a text into a `Document`; the document holds statements, and they hold acts, each with
the very words as evidence. `to_json` and its neighbours take documents out of the library and back.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from diplostance._version import __version__
from diplostance.errors import DiplostanceError, SchemaError
from diplostance.model import (
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

if TYPE_CHECKING:
    from diplostance.comparison import (
        Comparison,
        Position,
        answers,
        compare,
        drift,
        positions,
        reconcile,
        reconcile_events,
    )
    from diplostance.exchange import (
        from_dict,
        from_json,
        json_schema,
        read_jsonl,
        to_dict,
        to_frame,
        to_json,
        to_rows,
        write_csv,
        write_jsonl,
    )
    from diplostance.parsing.explain import Explanation, explain
    from diplostance.parsing.parser import Parser, parse

__all__ = [
    "Act",
    "ActionObject",
    "Actor",
    "Attribution",
    "Claim",
    "Commitment",
    "Comparison",
    "Condition",
    "Decision",
    "Demand",
    "DiplostanceError",
    "Document",
    "Evaluation",
    "Event",
    "Explanation",
    "FrozenMap",
    "Mention",
    "NormReference",
    "Parser",
    "Position",
    "Producer",
    "SchemaError",
    "Span",
    "Statement",
    "Telling",
    "TimeInterval",
    "__version__",
    "answers",
    "compare",
    "drift",
    "explain",
    "from_dict",
    "from_json",
    "json_schema",
    "parse",
    "positions",
    "read_jsonl",
    "reconcile",
    "reconcile_events",
    "to_dict",
    "to_frame",
    "to_json",
    "to_rows",
    "write_csv",
    "write_jsonl",
]

_LATER = {
    "Comparison": "diplostance.comparison",
    "Explanation": "diplostance.parsing.explain",
    "Parser": "diplostance.parsing.parser",
    "Position": "diplostance.comparison",
    "answers": "diplostance.comparison",
    "compare": "diplostance.comparison",
    "drift": "diplostance.comparison",
    "explain": "diplostance.parsing.explain",
    "from_dict": "diplostance.exchange",
    "from_json": "diplostance.exchange",
    "json_schema": "diplostance.exchange",
    "parse": "diplostance.parsing.parser",
    "positions": "diplostance.comparison",
    "read_jsonl": "diplostance.exchange",
    "reconcile": "diplostance.comparison",
    "reconcile_events": "diplostance.comparison",
    "to_dict": "diplostance.exchange",
    "to_frame": "diplostance.exchange",
    "to_json": "diplostance.exchange",
    "to_rows": "diplostance.exchange",
    "write_csv": "diplostance.exchange",
    "write_jsonl": "diplostance.exchange",
}
"""Names whose modules are imported at their first use, so that the model alone stays cheap."""


def __getattr__(name: str) -> Any:
    """Import what is needed only by those who use it (PEP 562)."""
    module = _LATER.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(module), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER})
