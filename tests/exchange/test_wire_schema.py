"""The JSON Schema: true to the classes, to what is written, and to what is refused."""

from __future__ import annotations

import json
import runpy
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from diplostance import Document
from diplostance.errors import SchemaError
from diplostance.exchange import from_dict, json_schema, to_dict, to_json
from diplostance.strategies import documents

FOLDER = Path(__file__).parent / "documents"
VALIDATOR = Draft202012Validator(json_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def plain() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FOLDER / "news.json").read_bytes())
    return data


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())
    assert json_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_committed_file_is_true(capsys: pytest.CaptureFixture[str]) -> None:
    committed = resources.files("diplostance.exchange").joinpath("schema.json")
    runpy.run_module("diplostance.exchange", run_name="__main__")
    written = capsys.readouterr().out
    assert committed.read_text(encoding="utf-8") == written, (
        "run: python -m diplostance.exchange > src/diplostance/exchange/schema.json"
    )
    assert json.loads(written) == json_schema()


def test_each_call_gives_a_dict_of_its_own() -> None:
    json_schema()["properties"].clear()
    assert json_schema()["properties"]


def test_all_fields_are_required_and_no_others_allowed() -> None:
    schema = json_schema()
    for name, one in [("document", schema), *schema["$defs"].items()]:
        if one.get("type") == "object":
            assert one["required"] == list(one["properties"]), name
            assert one["additionalProperties"] is False, name
    assert len(schema["$defs"]) == 20


@settings(max_examples=60)
@given(documents())
def test_all_that_is_written_is_valid(document: Document) -> None:
    VALIDATOR.validate(json.loads(to_json(document)))


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.stem)
def test_hand_coded_documents_are_valid(path: Path) -> None:
    VALIDATOR.validate(json.loads(path.read_bytes()))


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("schema",), "diplostance/document/2.0"),
        (("id",), ""),
        (("text",), 1),
        (("sha256",), "FF"),
        (("published",), "2026-13-01"),
        (("genre",), "pod"),
        (("genre",), "x-"),
        (("producer",), None),
        (("unknown",), 1),
        (("actors", 0, "kind"), None),
        (("actors", 0, "aliases"), "Beijing"),
        (("mentions", 0, "actor"), {"id": "CHN"}),
        (("mentions", 0, "span"), [1]),
        (("mentions", 0, "span"), [-1, 2]),
        (("mentions", 0, "span"), [1, 2, 3]),
        (("events", 0, "realised"), "yes"),
        (("events", 0, "time"), {"start": "2026-01-01"}),
        (("statements", 0, "issuers"), None),
        (("statements", 0, "acts", 0, "kind"), "plea"),
        (("statements", 0, "acts", 0, "degree"), 3),
        (("statements", 0, "acts", 0, "hedged"), 0),
        (("statements", 0, "acts", 0, "mode"), "pledge"),
        (("statements", 0, "acts", 0, "about"), [1]),
        (("statements", 0, "acts", 0, "objects"), [{"span": None, "actor": None}]),
        (("statements", 0, "acts", 0, "extra"), []),
    ],
)
def test_what_the_schema_refuses_the_reader_refuses(where: tuple[Any, ...], value: Any) -> None:
    data = plain()
    holder: Any = data
    for key in where[:-1]:
        holder = holder[key]
    holder[where[-1]] = value
    assert not VALIDATOR.is_valid(data)
    with pytest.raises(SchemaError):
        from_dict(data)


@pytest.mark.parametrize("name", sorted(to_dict(Document(id="d"))))
def test_no_field_of_the_document_may_be_left_out(name: str) -> None:
    data = plain()
    del data[name]
    assert not VALIDATOR.is_valid(data)
    with pytest.raises(SchemaError):
        from_dict(data)


def test_users_own_values_are_valid() -> None:
    data: dict[str, Any] = plain() | {"genre": "x-podcast"}
    data["statements"][0]["acts"][0]["action"] = "x-colonise"
    VALIDATOR.validate(data)
    assert from_dict(data).genre == "x-podcast"
