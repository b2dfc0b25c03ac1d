"""The documentation is complete: names, words, options and links."""

from __future__ import annotations

import argparse
import importlib
import inspect
import json
import re
import runpy
import shlex
from pathlib import Path
from typing import Any

import pytest

import diplostance
from diplostance import cli
from diplostance.cli import main
from diplostance.exchange import from_dict, json_schema
from diplostance.languages import read_topic
from diplostance.model import vocabulary
from diplostance.parsing import lexicon

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
API = "\n".join(page.read_text(encoding="utf-8") for page in (DOCS / "reference/api").glob("*.md"))
PUBLIC = (
    "diplostance",
    "diplostance.cli",
    "diplostance.comparison",
    "diplostance.errors",
    "diplostance.exchange",
    "diplostance.languages",
    "diplostance.model",
    "diplostance.model.vocabulary",
    "diplostance.parsing.lexicon",
    "diplostance.scales",
    "diplostance.strategies",
    "diplostance.views",
    "diplostance.world",
)


def public_names(module: Any) -> list[str]:
    """The names that a module offers: ``__all__``, or what it defines without an underscore."""
    listed: list[str] | None = getattr(module, "__all__", None)
    if listed is not None:
        return [name for name in listed if not name.startswith("_")]
    return [
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", None) == module.__name__
    ]


def told(name: str, module: Any) -> bool:
    """Whether an API page has a directive for a name, alone, or with its module, or elsewhere."""
    if re.search(rf"automodule:: {re.escape(module.__name__)}\n(?!   :no-members:)", API):
        return True
    value = getattr(module, name)
    for other in PUBLIC:
        documented = f":: {other}.{name}\n" in API
        whole = re.search(rf"automodule:: {re.escape(other)}\n(?!   :no-members:)", API)
        home = importlib.import_module(other)
        if (documented or whole) and getattr(home, name, None) is value:
            return True
    return False


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_documented(name: str) -> None:
    module = importlib.import_module(name)
    assert [each for each in public_names(module) if not told(each, module)] == []


def undocumented(module: Any) -> list[str]:
    """Public classes, functions and methods of a module without a docstring."""
    missing = []
    for name in public_names(module):
        value = getattr(module, name)
        if inspect.isfunction(value) and not inspect.getdoc(value):
            missing.append(name)
        if inspect.isclass(value):
            if not value.__doc__:
                missing.append(name)
            missing += [
                f"{name}.{method}"
                for method, member in vars(value).items()
                if not method.startswith("_")
                and isinstance(member, property | classmethod | staticmethod)
                | inspect.isfunction(member)
                and not inspect.getdoc(getattr(value, method))
            ]
    return missing


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_has_a_docstring(name: str) -> None:
    assert undocumented(importlib.import_module(name)) == []


def test_the_vocabulary_page_has_every_value() -> None:
    page = (DOCS / "reference/vocabulary.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([A-Z_]+)` \|[^|]*\| (.*) \|$", page, flags=re.MULTILINE))
    listed = {
        name: ", ".join(f"`{value}`" for value in values)
        for name, values in vars(vocabulary).items()
        if name.isupper() and isinstance(values, tuple) and name != "INVERSE_ACTIONS"
    }
    assert rows == listed


def test_the_wire_format_page_shows_a_whole_document() -> None:
    page = (DOCS / "reference/wire-format.md").read_text(encoding="utf-8")
    sample = re.search(r"^```json\n(.*?)^```$", page, flags=re.DOTALL | re.MULTILINE)
    assert sample is not None
    document = from_dict(json.loads(sample[1]))
    assert document.quote(document.demands[0]) == "release the crew immediately"
    assert document.words(document.acts[0].cue or document.mentions[0].span) == "urged"


def test_the_wire_format_page_names_every_field() -> None:
    page = (DOCS / "reference/wire-format.md").read_text(encoding="utf-8")
    schema = json_schema()
    parts = [schema, *schema["$defs"].values()]
    fields = {name for part in parts for name in part.get("properties", {})}
    assert {name for name in fields if f"`{name}`" not in page} == set()


def test_the_lexicon_page_has_every_key_and_word_for_constructions() -> None:
    page = (DOCS / "reference/lexicon.md").read_text(encoding="utf-8")
    words = set(lexicon._KEYS)
    for kind in lexicon.KINDS:
        for entry in read_topic("en", f"cues/{kind}")["cue"]:
            words |= {*entry["takes"], *entry.get("towards", ()), *entry.get("needs", ())}
    assert {word for word in words if f"`{word}`" not in page} == set()


def test_the_command_page_has_every_option() -> None:
    page = (DOCS / "reference/cli.md").read_text(encoding="utf-8")
    todo: list[argparse.ArgumentParser] = [cli._arguments()]
    options: set[str] = set()
    while todo:
        for action in todo.pop()._actions:
            options |= {option for option in action.option_strings if option.startswith("--")}
            if isinstance(action, argparse._SubParsersAction):
                assert {
                    name for name in action.choices if f"diplostance {name}" not in page
                } == set()
                todo += action.choices.values()
    missing = {
        option for option in options if f"`{option}" not in page and f" {option}" not in page
    }
    assert missing - {"--color"} == set()


PAGES = sorted([ROOT / "README.md", ROOT / "examples/README.md", *DOCS.rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(
        r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
    inside = [link for link in links if "://" not in link]
    assert [link for link in inside if not (page.parent / link).exists()] == []


def readme_commands() -> list[str]:
    script = runpy.run_path(str(ROOT / "tools/readme_command.py"))
    found: list[str] = script["commands"]((ROOT / "README.md").read_text(encoding="utf-8"))
    return found


def test_readme_has_one_line_to_try_and_one_to_test() -> None:
    first, second = readme_commands()
    assert first.split(" && ")[0] == second.split(" && ")[0] == "python3 -m venv .venv"
    assert second.split(" && ")[-1].startswith(".venv/bin/pytest")


def test_readmes_first_command_prints_a_reading(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    program, *arguments = shlex.split(readme_commands()[0].split(" && ")[-1])
    assert program == ".venv/bin/diplostance"
    assert main(arguments) == 0
    shown = capsys.readouterr().out
    assert "Norway" in shown
    assert "[demanded]" in shown
    assert "withheld" in shown


def test_the_changelog_names_this_version() -> None:
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(diplostance.__version__)}\b", log, flags=re.MULTILINE)
