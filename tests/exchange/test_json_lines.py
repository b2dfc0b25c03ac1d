"""Corpora: one document a line, and one bad line never costs the others."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplostance import Document
from diplostance.errors import RecordError, SchemaError
from diplostance.exchange import read_jsonl, to_json, write_jsonl
from diplostance.strategies import documents

GOOD = [Document(id="one", text="a\nb\r\u2028\ud800"), Document(id="two"), Document(id="three")]


def lines_with_bad_ones() -> list[str]:
    one, two, three = map(to_json, GOOD)
    wrong = two.replace('"genre":"unknown"', '"genre":"pod"').replace('"id":"two"', '"id":""')
    return [one, "{not json", wrong, "", two, "[1]", three]


@settings(max_examples=30)
@given(st.lists(documents(), max_size=3))
def test_round_trip_through_a_text_file(corpus: list[Document]) -> None:
    file = io.StringIO()
    assert write_jsonl(corpus, file) == len(corpus)
    assert file.getvalue().count("\n") == len(corpus)
    file.seek(0)
    assert list(read_jsonl(file)) == corpus
    assert list(read_jsonl(file.getvalue().splitlines(), trusted=True)) == corpus
    assert list(read_jsonl(file.getvalue().encode().splitlines())) == corpus


@pytest.mark.parametrize("as_text", [False, True])
def test_round_trip_through_a_path(tmp_path: Path, as_text: bool) -> None:
    path = tmp_path / "corpus.jsonl"
    assert write_jsonl(iter(GOOD), str(path) if as_text else path) == 3
    assert list(read_jsonl(str(path) if as_text else path)) == GOOD
    assert b"\r" not in path.read_bytes()
    assert path.read_bytes().endswith(b"}\n")


def test_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text("\n".join(lines_with_bad_ones()), encoding="utf-8")
    reading = read_jsonl(path)
    assert next(reading) == GOOD[0]
    with pytest.raises(SchemaError) as caught:
        next(reading)
    (problem,) = caught.value.problems
    assert problem.startswith(f"{path}:2: not JSON: Expecting property name")
    with pytest.raises(SchemaError) as caught:
        list(read_jsonl(lines_with_bad_ones()[2:]))
    assert len(caught.value.problems) == 2
    assert all(problem.startswith("<lines>:1: ") for problem in caught.value.problems)


def test_on_error_gets_every_bad_line_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_bytes("\n".join(lines_with_bad_ones()).encode() + b"\n\xff\xfe\x00\n")
    errors: list[RecordError] = []
    assert list(read_jsonl(path, on_error=errors.append)) == GOOD
    assert [error.line for error in errors] == [2, 3, 6, 8]
    assert {error.source for error in errors} == {str(path)}
    assert errors[2].reason == "expected an object, got [1] at $"
    cause = errors[1].__cause__
    assert isinstance(cause, SchemaError)
    assert len(cause.problems) == 2


def test_on_error_may_raise_to_stop() -> None:
    class StopHereError(Exception):
        pass

    def stop(error: RecordError) -> None:
        raise StopHereError(error.line)

    with pytest.raises(StopHereError, match="2"):
        list(read_jsonl(lines_with_bad_ones(), on_error=stop))


def test_the_name_of_an_open_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    with path.open(encoding="utf-8") as file, pytest.raises(SchemaError, match=r"corpus.jsonl:1: "):
        list(read_jsonl(file))
    errors: list[RecordError] = []
    with path.open("rb") as binary:
        assert list(read_jsonl(binary, on_error=errors.append)) == []
    assert errors[0].source == str(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_byte_order_mark_is_passed_over(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text(f"{to_json(GOOD[0])}\n{to_json(GOOD[1])}\n", encoding=encoding)
    assert list(read_jsonl(path)) == GOOD[:2]
    with path.open(encoding="utf-8") as file:
        assert list(read_jsonl(file)) == GOOD[:2]


def test_missing_file_is_told_by_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        next(read_jsonl(tmp_path / "nothing.jsonl"))


def test_a_document_that_cannot_be_written_is_told_of_or_raised() -> None:
    bad = Document(id="bad", title="\ud83d" + "\ude00")
    with pytest.raises(SchemaError, match=r"surrogate pair .* at \$\.title"):
        write_jsonl([GOOD[1], bad], io.StringIO())
    errors: list[RecordError] = []
    file = io.StringIO()
    assert write_jsonl([GOOD[1], bad, GOOD[2]], file, on_error=errors.append) == 2
    assert [document.id for document in read_jsonl(io.StringIO(file.getvalue()))] == [
        "two",
        "three",
    ]
    assert (errors[0].source, errors[0].line) == ("<lines>", 2)
