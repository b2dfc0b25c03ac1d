"""JSON and plain data: exact round trips, and every problem told with its path."""

from __future__ import annotations

import copy
import json
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplostance import Actor, Claim, Demand, Document, Statement
from diplostance.errors import SchemaError
from diplostance.exchange import SCHEMA, from_dict, from_json, to_dict, to_json
from diplostance.strategies import documents

NEWS = Path(__file__).parent / "documents" / "news.json"


def plain() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(NEWS.read_bytes())
    return data


def problems_of(data: Any) -> tuple[str, ...]:
    with pytest.raises(SchemaError) as caught:
        from_dict(data)
    return caught.value.problems


@given(documents())
def test_json_round_trip(document: Document) -> None:
    written = to_json(document)
    assert from_json(written) == document
    assert from_json(written, trusted=True) == document
    assert from_json(written.encode()) == document  # so it is UTF-8
    assert len(written.splitlines()) == 1


@settings(max_examples=30)
@given(documents())
def test_dict_round_trip_leaves_the_data_alone(document: Document) -> None:
    data = to_dict(document)
    before = copy.deepcopy(data)
    assert from_dict(data) == document
    assert from_dict(data, trusted=True) == document
    assert data == before
    assert to_dict(from_dict(data)) == data


@settings(max_examples=30)
@given(documents())
def test_both_ways_of_reading_make_the_same_types(document: Document) -> None:
    strict, fast = (from_json(to_json(document), trusted=t) for t in (False, True))
    assert repr(strict) == repr(fast) == repr(document)
    assert hash(strict) == hash(fast) == hash(document)


def test_references_are_the_listed_objects() -> None:
    for trusted in (False, True):
        document = from_dict(plain(), trusted=trusted)
        assert document.statements[0].issuers[0] is document.actors[0]
        assert document.act("a1").about[0] is document.events[0]


def test_indent_is_only_layout() -> None:
    document = from_json(NEWS.read_bytes())
    assert json.loads(to_json(document)) == json.loads(to_json(document, indent=2))
    assert "\n" not in to_json(document)


def test_plain_data_is_plain_and_fresh() -> None:
    document = Document(id="d", extra={"deep": {"list": [1]}})
    data = to_dict(document)
    data["extra"]["deep"]["list"].append(2)
    data["actors"].append("x")
    assert document.extra == {"deep": {"list": [1]}}
    assert to_dict(document)["actors"] == []
    assert type(to_dict(document)["extra"]["deep"]) is dict


def test_only_documents_are_written() -> None:
    with pytest.raises(TypeError, match=r"document must be a Document, got \{\}"):
        to_dict({})  # type: ignore[arg-type]


@pytest.mark.parametrize("odd", ["\ud800", "\udfff\ud800", "a\udc00b", "\x00", "\x85\u2028\u2029"])
def test_odd_characters_survive_as_escapes(odd: str) -> None:
    document = Document(id="d", text=f"é{odd}", title=odd, extra={odd: odd})
    written = to_json(document)
    assert odd not in written
    assert "é" in written
    assert from_json(written.encode("utf-8")) == document


def test_split_pair_is_refused_with_its_path() -> None:
    pair = "ab\ud83d" + "\ude00"
    document = Document(id="d", title=pair, extra={"k": ["x", pair], pair: 1})
    with pytest.raises(SchemaError) as caught:
        to_json(document)
    assert caught.value.problems == (
        "the halves of a surrogate pair stand apart at character 2 at $.title",
        "the halves of a surrogate pair stand apart at character 2 at $.extra.k[1]",
        (
            r"the halves of a surrogate pair stand apart at character 2 at "
            r'$.extra["ab\ud83d\ude00"]'
        ),
    )


def test_every_problem_is_told_in_the_validators_words() -> None:
    data = plain()
    data["genre"] = "podcast"
    data["tone"] = "shrill"
    data["sha256"] = "ff"
    data["published"] = "20260104"
    data["actors"][1]["kind"] = 3
    data["actors"][2]["aliases"] = "Guo"
    data["mentions"][0]["span"] = [0, 100_000]
    data["events"][0]["agents"] = ["XYZ"]
    first = data["statements"][0]
    first["acts"][1]["content"][0] = [7, 3]
    first["acts"][2]["degree"] = True
    del first["acts"][2]["hedged"]
    del first["acts"][2]["origin"]
    first["acts"][3]["kind"] = "plea"
    first["acts"][4]["about"] = ["e1", "e9", 4]
    first["acts"][4]["extra"] = {"when": {"a": [float("inf")]}}
    data["statements"][1]["channel"] = ""
    data["statements"][2]["acts"][0]["objects"] = [{"span": None, "actor": None}]
    assert set(problems_of(data)) == {
        (
            "genre must be one of news, statement, briefing, resolution, speech, communique, "
            "unknown or start with x-, got 'podcast' at $.genre"
        ),
        "unknown field at $.tone",
        "sha256 must be 64 lower-case hex digits, got 'ff' at $.sha256",
        "expected a date such as '2026-01-04', got '20260104' at $.published",
        "expected a string, got 3 at $.actors[1].kind",
        "expected a list, got 'Guo' at $.actors[2].aliases",
        (
            f"span must end within the text of {len(data['text'])} characters, got 0:100000 "
            "at $.mentions[0].span"
        ),
        "actor 'XYZ' is not listed in actors at $.events[0].agents[0]",
        "end must be > start=7, got 3 at $.statements[0].acts[1].content[0]",
        "expected an integer, got True at $.statements[0].acts[2].degree",
        "missing: hedged, origin at $.statements[0].acts[2]",
        (
            "kind must be one of demand, evaluation, commitment, claim, decision, got 'plea' "
            "at $.statements[0].acts[3].kind"
        ),
        (
            "'e9' is neither an event in events nor an act in a statement "
            "at $.statements[0].acts[4].about[1]"
        ),
        "expected the id of an event or an act, got 4 at $.statements[0].acts[4].about[2]",
        "a[0] must be a finite number, got inf at $.statements[0].acts[4].extra",
        (
            "channel must be one of statement, briefing, interview, speech, social, call, meeting, "
            "letter, resolution, unknown or start with x-, got '' at $.statements[1].channel"
        ),
        (
            "actor must be an Actor when span is None, got None "
            "at $.statements[2].acts[0].objects[0].actor"
        ),
    }


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"text": 5}, "expected a string, got 5 at $.text"),
        ({"text": b"x"}, "expected a string, got b'x' at $.text"),
        ({"title": ["x"]}, "expected a string, got ['x'] at $.title"),
        ({"actors": None}, "expected a list, got None at $.actors"),
        ({"actors": {}}, "expected a list, got {} at $.actors"),
        ({"statements": "s1"}, "expected a list, got 's1' at $.statements"),
        ({"producer": None}, "expected an object, got None at $.producer"),
        ({"extra": []}, "expected an object, got [] at $.extra"),
        ({"id": ""}, "id must not be empty, got '' at $.id"),
        ({"published": 20260104}, "expected a date such as '2026-01-04', got 20260104"),
        ({"published": "2026-02-30"}, "expected a date such as '2026-01-04', got '2026-02-30'"),
        ({"published": "2026-W01-7"}, "expected a date such as '2026-01-04', got '2026-W01-7'"),
        ({"language": ""}, "language must not be empty, got '' at $.language"),
        ({"we ird": 1}, 'unknown field at $["we ird"]'),
    ],
)
def test_wrong_head(change: dict[str, Any], problem: str) -> None:
    told = problems_of(plain() | change)
    assert any(problem in one for one in told), told


@pytest.mark.parametrize(
    ("span", "problem"),
    [
        ([1], "expected a span [start, end], got [1] at $.mentions[0].span"),
        ([1, 2, 3], "expected a span [start, end], got [1, 2, 3] at $.mentions[0].span"),
        ("ab", "expected a span [start, end], got 'ab' at $.mentions[0].span"),
        ([1.0, 2], "start must be int, got 1.0 at $.mentions[0].span"),
        ([True, 2], "start must be int, got True at $.mentions[0].span"),
        ([-1, 2], "start must be >= 0, got -1 at $.mentions[0].span"),
        ([2, 2], "end must be > start=2, got 2 at $.mentions[0].span"),
        (None, "expected a span [start, end], got None at $.mentions[0].span"),
    ],
)
def test_wrong_spans(span: Any, problem: str) -> None:
    data = plain()
    data["mentions"][0]["span"] = span
    assert problems_of(data) == (problem,)


def test_interval_that_ends_before_it_starts() -> None:
    data = plain()
    data["statements"][3]["date"]["end"] = "2025-01-01"
    data["statements"][0]["date"]["start"] = 3
    assert set(problems_of(data)) == {
        "end must be >= start=2025-12-28, got 2025-01-01 at $.statements[3].date.end",
        "expected a date such as '2026-01-04', got 3 at $.statements[0].date.start",
    }


@pytest.mark.parametrize("wrong", [None, "x", 3, []])
def test_parts_that_are_no_objects(wrong: Any) -> None:
    data = plain()
    for name in ("actors", "events", "mentions", "statements"):
        data[name] = [*data[name], wrong]
    data["statements"][1]["acts"].append(wrong)
    expected = f"expected an object, got {wrong!r} at $."
    assert set(problems_of(data)) == {
        f"{expected}actors[10]",
        f"{expected}events[2]",
        f"{expected}mentions[5]",
        f"{expected}statements[4]",
        f"{expected}statements[1].acts[2]",
    }


def test_ids_that_stand_twice() -> None:
    data = plain()
    data["actors"].append(data["actors"][0])
    data["events"].append(data["events"][0])
    data["statements"][1]["id"] = "s1"
    data["statements"][2]["acts"][0]["id"] = "a1"
    assert set(problems_of(data)) == {
        "id 'CHN' stands twice at $.actors[10].id",
        "id 'e1' stands twice at $.events[2].id",
        "id 's1' stands twice at $.statements[1].id",
        "id 'a1' stands twice at $.statements[2].acts[0].id",
    }


def test_a_wrong_actor_is_told_once_not_at_every_reference() -> None:
    data = plain()
    data["actors"][0]["kind"] = "planet"
    data["events"][0]["kind"] = "party"
    told = problems_of(data)
    assert len(told) == 2
    assert told[0].endswith("got 'planet' at $.actors[0].kind")
    assert told[1].endswith("got 'party' at $.events[0].kind")


def test_act_kind_missing_or_no_string() -> None:
    data = plain()
    acts = data["statements"][0]["acts"]
    del acts[0]["kind"]
    acts[1]["kind"] = ["claim"]
    kinds = "kind must be one of demand, evaluation, commitment, claim, decision"
    assert set(problems_of(data)) == {
        f"{kinds}, it is missing at $.statements[0].acts[0].kind",
        f"{kinds}, got ['claim'] at $.statements[0].acts[1].kind",
    }


def test_statement_without_acts_field() -> None:
    data = plain()
    data["statements"][0]["acts"] = None
    del data["statements"][1]["acts"]
    assert set(problems_of(data)) == {
        "expected a list, got None at $.statements[0].acts",
        "missing: acts at $.statements[1]",
    }


def test_another_text_than_the_one_coded() -> None:
    data = plain()
    data["text"] += "!"
    (problem,) = problems_of(data)
    assert "was made from another text" in problem
    assert problem.endswith("at $.sha256")


def test_acts_may_be_about_later_ones() -> None:
    late = Claim(id="a3")
    middle = Claim(id="a2", about=[late])
    early = Claim(id="a1", about=[middle, late])
    document = Document(id="d", statements=[Statement(id="s1", acts=[early, middle, late])])
    for trusted in (False, True):
        again = from_json(to_json(document), trusted=trusted)
        assert again == document
        assert again.acts[0].about[0] is again.acts[1]


def test_acts_about_each_other_in_a_circle() -> None:
    data = to_dict(
        Document(id="d", statements=[Statement(id="s", acts=[Claim(id="a1"), Claim(id="a2")])])
    )
    first, second = data["statements"][0]["acts"]
    first["about"], second["about"] = ["a2"], ["a1"]
    for trusted in (False, True):
        with pytest.raises(SchemaError) as caught:
            from_dict(data, trusted=trusted)
        (problem,) = caught.value.problems
        assert problem.startswith("acts are about each other in a circle: 'a")
        assert problem.endswith("at $.statements")
    first["about"], second["about"] = ["a1"], []
    assert "circle: 'a1' at" in problems_of(data)[0]


def test_long_chains_of_acts_are_no_recursion() -> None:
    data = to_dict(Document(id="d", statements=[Statement(id="s", acts=[Claim(id="a0")])]))
    (pattern,) = data["statements"][0]["acts"]
    data["statements"][0]["acts"] = [
        {**pattern, "id": f"a{n}", "about": [f"a{n + 1}"] if n < 3000 else []} for n in range(3001)
    ]
    assert len(from_dict(data).acts) == 3001


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "not JSON: Expecting value: line 1 column 1 (char 0) at $"),
        ("[1", "not JSON: Expecting ',' delimiter: line 1 column 3 (char 2) at $"),
        ("[]", "expected an object, got [] at $"),
        ("null", "expected an object, got None at $"),
        (b"\xff{}", "not JSON: 'utf-8' codec can't decode"),
        ("[" * 100_000, "not JSON: nested too deeply at $"),
        ("1" * 5000, "not JSON: Exceeds the limit"),
        ('{"a": 1, "a": 2}', "field 'a' stands twice at $"),
        ('{"x": [{}, {"b": 1, "b": 2, "b": 3}]}', "field 'b' stands twice at $.x[1]"),
        ('{"a": {"c": 1, "c": 2}, "a": 1}', "field 'a' stands twice at $"),
        ("{}", "schema must be like 'diplostance/document/1.0', got None at $.schema"),
    ],
)
def test_no_document(text: str | bytes, problem: str) -> None:
    with pytest.raises(SchemaError) as caught:
        from_json(text)
    assert caught.value.problems[0].startswith(problem)


def test_a_number_too_long_to_write_is_told_of() -> None:
    with pytest.raises(SchemaError, match=r"Exceeds the limit .* at \$"):
        to_json(Document(id="d", extra={"n": 10**5000}))


def test_deep_extra_is_refused_not_a_crash() -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    assert problems_of(plain() | {"extra": {"deep": deep}}) == ("nested too deeply at $",)
    del deep


def test_trusted_data_that_is_wrong_after_all_is_told_of() -> None:
    data = plain()
    del data["statements"][0]["acts"][0]["cue"]
    with pytest.raises(SchemaError, match=r"missing: cue at \$\.statements\[0\]\.acts\[0\]"):
        from_dict(data, trusted=True)


def test_trusted_reading_works_out_a_digest_that_is_not_there() -> None:
    data: dict[str, Any] = plain() | {"sha256": None}
    assert from_dict(data, trusted=True) == from_dict(data) == from_dict(plain())


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["schema", "id", "actors", "statements", "acts", "kind", "about", "text"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_data_is_read_or_refused(data: Any) -> None:
    for schema in (SCHEMA, "diplostance/document/1.7"):
        given_data = {**data, "schema": schema} if isinstance(data, dict) else data
        with pytest.raises(SchemaError) as caught:
            from_dict(given_data)
        assert all(" at $" in problem for problem in caught.value.problems)


@settings(max_examples=60)
@given(st.data(), documents())
def test_one_wrong_value_anywhere_never_escapes_as_another_error(
    data: st.DataObject, document: Document
) -> None:
    plain_document = to_dict(document)
    holder: Any = plain_document
    while True:
        key = data.draw(
            st.sampled_from(sorted(holder) if isinstance(holder, dict) else range(len(holder)))
        )
        inner = holder[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            break
        holder = inner
    holder[key] = data.draw(st.sampled_from([None, 1, -1, True, 0.5, "", "x", [], {}, [3, 1]]))
    try:
        again = from_dict(plain_document)
    except SchemaError as error:
        problems = error.problems
    else:
        assert from_dict(to_dict(again)) == again
        return
    assert problems
    assert all(" at $" in problem for problem in problems)


def test_reading_in_threads_keeps_documents_apart() -> None:
    def chain(country: str) -> str:
        actor = Actor(id="X", name=country)
        acts = [Demand(id=f"a{n}", addressees=[actor]) for n in range(20)]
        return to_json(
            Document(id=country, actors=[actor], statements=[Statement(id="s", acts=acts)])
        )

    wrong: list[str] = []

    def read(country: str) -> None:
        written = chain(country)
        for _ in range(20):
            names = {demand.addressees[0].name for demand in from_json(written).demands}
            wrong.extend(names - {country})

    threads = [threading.Thread(target=read, args=(name,)) for name in ("A", "B", "C")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
