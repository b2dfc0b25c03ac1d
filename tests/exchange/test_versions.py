"""Older versions are upgraded, newer minors read, newer majors refused."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings

from diplostance import Document
from diplostance.errors import SchemaError
from diplostance.exchange import SCHEMA, from_dict, from_json, to_dict, to_json, versions
from diplostance.strategies import documents

NEWS = Path(__file__).parent / "documents" / "news.json"
NEWER = "diplostance/document/1.7"


def plain() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(NEWS.read_bytes())
    return data


def from_0_8(data: dict[str, Any]) -> dict[str, Any]:
    """In the made-up 0.8 the title was called headline."""
    rest = {key: value for key, value in data.items() if key != "headline"}
    return {**rest, "title": data["headline"], "schema": "diplostance/document/0.9"}


def from_0_9(data: dict[str, Any]) -> dict[str, Any]:
    """In the made-up 0.9 a statement had one issuer."""
    statements = [
        {"issuers": [s["issuer"]], **{k: v for k, v in s.items() if k != "issuer"}}
        for s in data["statements"]
    ]
    return {**data, "statements": statements, "schema": SCHEMA}


@pytest.fixture
def chain(monkeypatch: pytest.MonkeyPatch) -> Mapping[str, versions.Upgrade]:
    upgrades = MappingProxyType({"0.8": from_0_8, "0.9": from_0_9})
    monkeypatch.setattr(versions, "UPGRADES", upgrades)
    return upgrades


def as_0_9() -> dict[str, Any]:
    data: dict[str, Any] = plain() | {"schema": "diplostance/document/0.9"}
    for statement in data["statements"]:
        (statement["issuer"],) = statement.pop("issuers")
    return data


def as_0_8() -> dict[str, Any]:
    data: dict[str, Any] = as_0_9() | {"schema": "diplostance/document/0.8"}
    data["headline"] = data.pop("title")
    return data


@pytest.mark.usefixtures("chain")
@pytest.mark.parametrize("trusted", [False, True])
def test_older_versions_go_through_the_chain(trusted: bool) -> None:
    expected = from_dict(plain())
    for old in (as_0_9(), as_0_8()):
        before = copy.deepcopy(old)
        assert from_dict(old, trusted=trusted) == expected
        assert old == before


@pytest.mark.usefixtures("chain")
def test_an_old_version_is_checked_after_its_upgrade() -> None:
    data = as_0_9()
    data["statements"][0]["issuer"] = "XYZ"
    with pytest.raises(SchemaError, match=r"actor 'XYZ' is not listed in actors at \$\.statem"):
        from_dict(data)


def test_without_a_chain_an_old_version_is_refused() -> None:
    with pytest.raises(SchemaError, match=r"schema 0\.9 is too old: .* at \$\.schema"):
        from_dict(as_0_9())


@pytest.mark.usefixtures("chain")
def test_an_old_version_that_lacks_what_it_should_have_is_refused() -> None:
    with pytest.raises(SchemaError, match=r"cannot be upgraded from 0\.9: KeyError\('issuer'\)"):
        from_dict(plain() | {"schema": "diplostance/document/0.9"})


def test_an_upgrade_that_leads_nowhere_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "UPGRADES", {"0.9": dict})
    with pytest.raises(SchemaError, match=r"the upgrade from 0\.9 leads back to 0\.9"):
        from_dict(as_0_9())


def test_newer_minor_keeps_unknown_fields_in_extra() -> None:
    data: dict[str, Any] = plain() | {"schema": NEWER, "mood": {"tense": [1]}}
    data["actors"][0]["nickname"] = "Middle Kingdom"
    data["producer"]["host"] = None
    data["statements"][0]["place"] = "Beijing"
    data["statements"][0]["date"]["zone"] = "+08:00"
    data["events"][0]["certainty"] = 0.5
    act = data["statements"][0]["acts"][0]
    act["tone"] = "sharp"
    act["tellings"][0]["page"] = 2
    act["objects"][1]["number"] = "singular"
    document = from_dict(data)
    assert document.extra == {
        "mood": {"tense": [1]},
        "actors[0].nickname": "Middle Kingdom",
        "producer.host": None,
        "statements[0].place": "Beijing",
        "statements[0].date.zone": "+08:00",
        "events[0].certainty": 0.5,
    }
    assert document.act("a1").extra == {
        "tone": "sharp",
        "tellings[0].page": 2,
        "objects[1].number": "singular",
    }
    bare = from_dict(plain())
    assert document.replace(document.act("a1"), extra={}, origin="rule").statements == (
        bare.statements
    )
    assert from_json(to_json(document)) == document
    assert to_dict(document)["schema"] == SCHEMA


def test_newer_minor_never_overwrites_what_extra_holds() -> None:
    data: dict[str, Any] = plain() | {
        "schema": NEWER,
        "mood": 2,
        "extra": {"mood": 1, "mood (1.7)": 0},
    }
    assert from_dict(data).extra == {"mood": 1, "mood (1.7)": 0, "mood (1.7) (1.7)": 2}


def test_newer_minor_reads_unknown_list_values_as_users_own() -> None:
    data: dict[str, Any] = plain() | {"schema": NEWER, "genre": "podcast", "extent": "x-clip"}
    data["statements"][0]["acts"][0]["action"] = "colonise_mars"
    data["statements"][0]["acts"][1]["norms"][0]["norm"] = "space_law"
    data["mentions"][0]["how"] = "emoji"
    document = from_dict(data)
    assert document.genre == "x-podcast"
    assert document.extent == "x-clip"
    assert document.demands[0].action == "x-colonise_mars"
    assert document.act("a2").norms[0].norm == "x-space_law"
    assert document.mentions[0].how == "x-emoji"


def test_newer_minor_is_otherwise_as_strict() -> None:
    data: dict[str, Any] = plain() | {
        "schema": NEWER,
        "extra": None,
        "mood": 1,
        "title": 4,
        "genre": "",
    }
    data["actors"].append("CHN")
    data["statements"][0]["acts"][0]["kind"] = "plea"
    data["statements"][0]["acts"][1]["degree"] = 9
    with pytest.raises(SchemaError) as caught:
        from_dict(data)
    assert set(caught.value.problems) == {
        "expected an object, got None at $.extra",
        "expected a string, got 4 at $.title",
        (
            "genre must be one of news, statement, briefing, resolution, speech, communique, "
            "unknown or start with x-, got '' at $.genre"
        ),
        "expected an object, got 'CHN' at $.actors[10]",
        (
            "kind must be one of demand, evaluation, commitment, claim, decision, got 'plea' "
            "at $.statements[0].acts[0].kind"
        ),
        "degree must be one of -1, 0, 1, 2, got 9 at $.statements[0].acts[1].degree",
    }


@settings(max_examples=30)
@given(documents())
def test_newer_minor_without_news_is_the_same(document: Document) -> None:
    assert from_dict(to_dict(document) | {"schema": NEWER}) == document


@pytest.mark.parametrize("trusted", [False, True])
def test_newer_major_is_refused(trusted: bool) -> None:
    with pytest.raises(SchemaError) as caught:
        from_dict(plain() | {"schema": "diplostance/document/2.0"}, trusted=trusted)
    assert caught.value.problems == (
        (
            "schema 2.0 is of a newer major version than 1.0, which this release reads: "
            "a newer diplostance is needed at $.schema"
        ),
    )


@pytest.mark.parametrize(
    "schema",
    [None, 1, "1.0", "diplostance/document/1", "diplostance/document/1.0\n", "x" * 500, ["a"],
     "diplostance/document/01.0", "diplostance/corpus/1.0", "diplostance/document/１.0"],
)  # fmt: skip
def test_no_schema_string(schema: object) -> None:
    with pytest.raises(SchemaError) as caught:
        from_dict(plain() | {"schema": schema})
    (problem,) = caught.value.problems
    assert problem.startswith("schema must be like 'diplostance/document/1.0', got ")
    assert len(problem) < 200


def test_versions_are_ordered_by_number() -> None:
    assert versions.parse_version("diplostance/document/1.10") > versions.Version(1, 9)
    assert str(versions.CURRENT) == "1.0"
