"""Documents leave the library and come back: JSON, JSON Lines, tables, and the schema of it all."""

from __future__ import annotations

from diplostance.exchange.codec import from_dict, from_json, to_dict, to_json
from diplostance.exchange.jsonl import read_jsonl, write_jsonl
from diplostance.exchange.schema import json_schema
from diplostance.exchange.tables import ROW_FIELDS, to_frame, to_rows, write_csv
from diplostance.exchange.versions import SCHEMA

__all__ = [
    "ROW_FIELDS",
    "SCHEMA",
    "from_dict",
    "from_json",
    "json_schema",
    "read_jsonl",
    "to_dict",
    "to_frame",
    "to_json",
    "to_rows",
    "write_csv",
    "write_jsonl",
]
