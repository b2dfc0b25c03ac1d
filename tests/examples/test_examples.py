"""The examples run, stay small, and print what they promise."""

from __future__ import annotations

import ast
import csv
import importlib.util
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diplostance import Demand, Document, parse

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SCRIPTS = sorted(EXAMPLES.glob("*.py"))


def load(name: str) -> Callable[..., None]:
    """Give the ``main`` of a script."""
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[..., None] = module.main
    return found


def read(name: str, **options: Any) -> Document:
    return parse((EXAMPLES / name).read_text(encoding="utf-8"), **options)


def issuers_of(document: Document, kind: str) -> set[str]:
    """Who performs acts of a kind in a document, by id."""
    return {
        actor.id
        for statement in document.statements
        for act in statement.acts
        if act.kind == kind
        for actor in statement.issuers
    }


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_small_typed_and_start_nothing_on_import(script: Path) -> None:
    source = script.read_text(encoding="utf-8")
    assert len(source.splitlines()) < 40
    functions = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    assert "main" in {function.name for function in functions}
    for function in functions:
        assert function.returns is not None
        arguments = [*function.args.args, *function.args.kwonlyargs]
        assert all(argument.annotation is not None for argument in arguments)
    assert callable(load(script.stem))


def test_read_report_says_who_said_what_to_whom(capsys: pytest.CaptureFixture[str]) -> None:
    load("read_report")()
    lines = capsys.readouterr().out.splitlines()
    assert "Norway -> Iceland: demand" in lines
    assert "    guarantee the safety of the crew" in lines
    assert any(line.startswith("Denmark -> ") and "commitment" in line for line in lines)
    assert any(line.endswith("[withheld]") for line in lines)


def test_demands_table_is_csv(capsys: pytest.CaptureFixture[str]) -> None:
    load("demands_table")()
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    found = {(row["document"], row["issuer"], row["addressees"], row["action"]) for row in rows}
    assert ("accra-1", "GHA", "TGO", "investigate") in found
    assert ("lima-1", "PER", "BOL", "negotiate") in found
    assert {row["date"] for row in rows if row["document"] == "oslo-1"} == {"2026-01-05"}


def test_demands_table_with_pandas(capsys: pytest.CaptureFixture[str]) -> None:
    load("demands_table")(pandas=True)
    shown = capsys.readouterr().out
    assert shown.split()[:3] == ["document", "date", "issuer"]
    assert "accra-1" in shown


def test_compare_strength_shows_both_scales(capsys: pytest.CaptureFixture[str]) -> None:
    load("compare_strength")()
    lines = capsys.readouterr().out.splitlines()
    deplored = next(n for n, line in enumerate(lines) if line.startswith("evaluation: deplore +0"))
    assert lines[deplored + 1].strip().startswith("default: ")
    assert lines[deplored + 2].strip().startswith("gruenberg: ")
    assert lines[deplored + 1].endswith("emotive (deplored)")
    assert lines[deplored + 2].endswith("emotive (deplored)")


def test_make_page_writes_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load("make_page")(tmp_path / "pages")
    written = Path(capsys.readouterr().out.strip())
    assert written == tmp_path / "pages" / "report.html"
    page = written.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "Polarsol" in page


def test_make_page_takes_a_temporary_folder(capsys: pytest.CaptureFixture[str]) -> None:
    load("make_page")()
    written = Path(capsys.readouterr().out.strip())
    assert written.read_text(encoding="utf-8").startswith("<!doctype html>")
    written.unlink()
    written.parent.rmdir()


def test_extend_reads_more_than_before(capsys: pytest.CaptureFixture[str]) -> None:
    load("extend")()
    check, before, *after = capsys.readouterr().out.splitlines()
    assert check.endswith(" checked, 0 failed")
    assert "+user." not in before
    assert after[0].startswith(f"{before}+user.")
    assert after[1:] == [
        "    Norway: demand, 'release the crew'",
        "    Red Dune Brigades: evaluation, 'the offer'",
    ]


def test_the_report_shows_each_kind_of_act() -> None:
    document = read("report.txt", published="2026-01-04")
    assert document.genre == "news"
    assert "NOR" in issuers_of(document, "demand")
    assert {"NOR", "ISL"} <= issuers_of(document, "claim")
    assert "EU" in issuers_of(document, "evaluation")
    assert {"ISL", "DNK"} <= issuers_of(document, "commitment")
    assert "NOR" in issuers_of(document, "decision")
    assert "Ingrid Hauge" in {actor.name for s in document.statements for actor in s.speakers}
    assert any(act.status == "withheld" for act in document.acts)
    assert any(norm.norm == "law_of_the_sea" for act in document.acts for norm in act.norms)


def test_the_communique_is_a_joint_one() -> None:
    document = read("communique.txt")
    assert document.genre == "communique"
    joint = [s for s in document.statements if {i.id for i in s.issuers} == {"KEN", "JPN"}]
    assert joint
    assert any(act.kind == "evaluation" for statement in joint for act in statement.acts)
    assert any(act.kind == "commitment" for s in document.by_issuer("JPN") for act in s.acts)


def test_the_questions_of_the_briefing_are_no_statements_of_the_ministry() -> None:
    document = read("briefing.txt", genre="briefing", issuer="FIN", published="2026-03-09")
    assert document.text is not None
    finland = [act for statement in document.by_issuer("FIN") for act in statement.acts]
    demands = [act for act in finland if isinstance(act, Demand)]
    assert {actor.id for act in demands for actor in act.addressees} == {"RUS"}
    assert {"respect", "disclose"} <= {act.action for act in demands}
    asked = list(re.finditer(r"^(?:Baltic|Northern) .*$", document.text, flags=re.MULTILINE))
    assert len(asked) == 3
    for act in finland:
        for span in act.content:
            assert not any(line.start() <= span.start < line.end() for line in asked)


def test_the_resolution_has_operative_paragraphs() -> None:
    document = read("resolution.txt")
    assert document.genre == "resolution"
    assert issuers_of(document, "demand") == {"UNSC"}
    forces = {act.force for act in document.acts}
    assert {"deplore", "demand", "call", "request", "decide"} <= forces


def test_the_batch_is_json_lines() -> None:
    lines = (EXAMPLES / "batch.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    assert [record["id"] for record in records] == ["oslo-1", "accra-1", "lima-1"]
    assert all(record["text"] for record in records)


def test_compare_week_shows_agreement_movement_and_answers(
    capsys: pytest.CaptureFixture[str],
) -> None:
    load("compare_week")()
    shown = capsys.readouterr().out
    assert shown.startswith("Norway and Denmark\n")
    assert "shared: release by Iceland" in shown
    assert "agreeing: judgement of Iceland" in shown
    assert "softened -16: release by Iceland" in shown
    assert "mixed: Norway [demands] release the research ship Polarsol" in shown
