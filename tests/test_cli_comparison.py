"""The commands that compare, from files of documents to what a person or a program sees."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from diplostance import Document, parse, write_jsonl
from diplostance.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str | Path) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return call


def read(name: str, text: str, issuer: str, published: str) -> Document:
    return parse(text, doc_id=name, issuer=issuer, genre="statement", published=published)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    norway = [
        read("mon", "Norway demands that Iceland release the crew.", "NOR", "2026-03-02"),
        read("tue", "Norway urges Iceland to release the crew.", "NOR", "2026-03-03"),
    ]
    iceland = [read("isl", "Iceland refuses to release the crew.", "ISL", "2026-03-04")]
    first, second = tmp_path / "norway.jsonl", tmp_path / "iceland.jsonl"
    write_jsonl(norway, first)
    write_jsonl(iceland, second)
    return first, second


def test_two_files_or_two_issuers_are_two_sides(run: Run, files: tuple[Path, Path]) -> None:
    status, out, err = run("compare", *files)
    assert (status, err) == (0, "")
    assert out.startswith("Norway and Iceland\n")
    assert "Norway demands, Iceland refuses" in out
    assert run("compare", "--a", "NOR", "--b", "ISL", *files)[1] == out
    together = files[0].with_name("both.jsonl")
    together.write_bytes(files[0].read_bytes() + files[1].read_bytes())
    turned = run("compare", together)[1]
    assert turned.startswith("Iceland and Norway\n")


def test_the_formats(run: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    commands: dict[str, list[str | Path]] = {
        "compare": list(files),
        "drift": ["--issuer", "NOR", files[0]],
        "answers": list(files),
        "reconcile": list(files),
    }
    for command, arguments in commands.items():
        status, out, _ = run(command, *arguments, "--format", "json")
        assert status == 0
        assert json.loads(out)["schema"].startswith("diplostance/")
        page = tmp_path / f"{command}.html"
        assert run(command, *arguments, "--format", "html", "-o", page) == (0, "", "")
        assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
        status, out, _ = run(command, *arguments, "--width", "40")
        assert status == 0
        assert max(map(len, out.splitlines())) <= 40


def test_drift(run: Run, files: tuple[Path, Path]) -> None:
    status, out, _ = run("drift", "--issuer", "NOR", *files, "--scale", "gruenberg")
    assert status == 0
    assert "scale gruenberg 1.0" in out
    assert "softened" in out


def test_answers_up_to_a_day(run: Run, files: tuple[Path, Path]) -> None:
    assert "refused by ISL" in run("answers", *files)[1]
    assert "unanswered up to 2026-03-03" in run("answers", *files, "--until", "2026-03-03")[1]


def test_reconcile_only_what_several_tell(run: Run, files: tuple[Path, Path]) -> None:
    assert "told by isl" in run("reconcile", *files)[1]
    assert run("reconcile", *files, "--several")[1] == "No statements.\n"


def test_reconcile_events(run: Run, tmp_path: Path) -> None:
    accused = "Norway accused Iceland of attacking the harbour of Vardo on Sunday."
    told = [
        read("nor", f"{accused} Norway thanked Denmark for the visit.", "NOR", "2026-03-02"),
        read(
            "isl", "Iceland denied that it had attacked the harbour of Vardo.", "ISL", "2026-03-03"
        ),
    ]
    path = tmp_path / "told.jsonl"
    write_jsonl(told, path)
    status, out, err = run("reconcile", "--events", path)
    assert (status, err) == (0, "")
    assert "attack by Iceland (2026-03-01) (isl/e1) | disputed\n  told by isl, nor\n" in out
    assert "visit" in out
    assert "visit" not in run("reconcile", "--events", "--several", path)[1]
    data = json.loads(run("reconcile", "--events", path, "--format", "json")[1])
    assert data["schema"] == "diplostance/event-dossiers/1.0"
    page = run("reconcile", "--events", path, "--format", "html")[1]
    assert page.startswith("<!doctype html>")
    narrow = run("reconcile", "--events", path, "--width", "40")[1]
    assert max(map(len, narrow.splitlines())) <= 40


def test_an_issue_key_and_an_actor(run: Run, files: tuple[Path, Path]) -> None:
    assert "issue key coarse" in run("compare", *files, "--issue-key", "coarse")[1]
    assert "Nothing to compare" in run("compare", *files, "--about", "DNK")[1]


def test_render_one_document(run: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("render", files[1], "-o", page) == (0, "", "")
    assert "Iceland" in page.read_text(encoding="utf-8")
    status, out, _ = run("render", files[0], "--document", "tue")
    assert status == 0
    assert "urges" in out
    for wanted in ([], ["--document", "sunday"]):
        status, _, err = run("render", files[0], *wanted)
        assert status == 2
        assert "document must be the id of one document: mon, tue" in err


def test_documents_from_standard_input(
    run: Run, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = files[0].read_bytes() + files[1].read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run("compare", "-")[1].startswith("Iceland and Norway\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["compare", "F"], "a must be given, one of the issuers: NOR, got None"),
        (["compare", "F", "--a", "NOR"], "b must be given, one of the issuers: NOR"),
        (["compare", "F", "--a", "XXX", "--b", "NOR"], "a must be one of the issuers: NOR"),
        (["compare", "F", "F", "--width", "3"], "width must be 20 or more, got 3"),
        (["answers", "F", "--until", "soon"], "until must be a date, YYYY-MM-DD, got 'soon'"),
        (["drift", "F", "--issuer", "NOR", "--scale", "nowhere"], "scale"),
        (["compare", "nowhere.jsonl", "F"], "No such file"),
        (["compare", "F", "F", "-o", "F"], "output must be another file than the inputs"),
    ],
)
def test_wrong_options_are_told_in_one_line(
    run: Run, files: tuple[Path, Path], arguments: list[str], message: str
) -> None:
    filled = [files[0] if argument == "F" else argument for argument in arguments]
    status, out, err = run(*filled)
    assert (status, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


def test_a_bad_line_is_told_and_the_run_goes_on(run: Run, files: tuple[Path, Path]) -> None:
    # A comparison is no document: another schema, named with its line.
    lines = files[0].read_bytes() + b'{"schema": "diplostance/comparison/1.0"}\n{\n'
    files[0].write_bytes(lines)
    status, out, err = run("compare", *files)
    assert status == 1
    assert out.startswith("Norway and Iceland\n")
    assert f"{files[0]}:3: " in err
    assert f"{files[0]}:4: " in err


def test_a_page_can_be_written_whatever_the_text_holds(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    write_jsonl(
        [read("odd", "Norway urged \ud800\x00 Iceland to stop.", "NOR", "2026-03-02")], path
    )
    page = tmp_path / "page.html"
    assert run("render", path, "-o", page) == (0, "", "")
    assert "\\ud800" in page.read_text(encoding="utf-8")


def test_texts_that_were_never_parsed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    write_jsonl([Document(id="x", text="Norway condemned the raid.")], path)
    for command in (["drift", "--issuer", "NOR"], ["compare", "--a", "NOR", "--b", "ISL"]):
        status, _, err = run(*command, path)
        assert status != 0
        assert "nobody speaks in the files: write them with parse" in err


def test_events_have_no_issue_key(run: Run, files: tuple[Path, Path]) -> None:
    status, _, err = run("reconcile", "--events", "--issue-key", "fine", *files)
    assert status != 0
    assert "issue_key must be left out for events" in err
