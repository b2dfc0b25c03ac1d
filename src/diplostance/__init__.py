"""Diplomatic statements as typed data: who said what, on whose behalf, to whom, how strongly.

`parse` reads a text into a `Document`; the document holds statements, and they hold acts, each with
the very words as evidence. `to_json` and its neighbours take documents out of the library and back.
"""

from __future__ import annotations

from diplostance._version import __version__
from diplostance.errors import DiplostanceError, SchemaError
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
from diplostance.parsing.explain import Explanation, explain
from diplostance.parsing.parser import Parser, parse

__all__ = [
    "Act",
    "ActionObject",
    "Actor",
    "Attribution",
    "Claim",
    "Commitment",
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
    "Producer",
    "SchemaError",
    "Span",
    "Statement",
    "Telling",
    "TimeInterval",
    "__version__",
    "explain",
    "from_dict",
    "from_json",
    "json_schema",
    "parse",
    "read_jsonl",
    "to_dict",
    "to_frame",
    "to_json",
    "to_rows",
    "write_csv",
    "write_jsonl",
]
