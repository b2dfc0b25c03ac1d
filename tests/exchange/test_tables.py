"""Flat tables: one row an act, safe in spreadsheets and data frames."""

from __future__ import annotations

import csv
import datetime as dt
import io
import sys
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings

from diplostance import (
    ActionObject,
    Actor,
    Attribution,
    Claim,
    Condition,
    Demand,
    Document,
    Evaluation,
    NormReference,
    Span,
    Statement,
    Telling,
    TimeInterval,
)
from diplostance.errors import MissingExtraError
from diplostance.exchange import ROW_FIELDS, from_json, to_frame, to_rows, write_csv
from diplostance.strategies import documents

NEWS = from_json((Path(__file__).parent / "documents" / "news.json").read_bytes())
COMMUNIQUE = from_json((Path(__file__).parent / "documents" / "communique.json").read_bytes())


def with_words(text: str) -> Document:
    """A document whose one act has the whole text for its content."""
    act = Demand(id="a1", content=[Span(start=0, end=len(text))])
    return Document(id="d", text=text, title=text, statements=[Statement(id="s1", acts=[act])])


def read_back(written: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written, newline="")))


def test_a_row_holds_the_whole_act() -> None:
    row = next(to_rows(NEWS))
    assert tuple(row) == ROW_FIELDS
    assert row == {
        "document": "news-1",
        "statement": "s1",
        "act": "a1",
        "source": "A news agency",
        "published": "2026-01-04",
        "title": "Beijing presses Washington to free Venezuelan leader",
        "date": "2026-01-04",
        "date_end": "2026-01-04",
        "channel": "briefing",
        "issuer": "CHN",
        "issuer_name": "China",
        "organ": "CHN.mfa",
        "speaker": "guo-jiakun",
        "speaker_name": "Guo Jiakun",
        "kind": "demand",
        "force": "urge",
        "degree": 0,
        "cue": "urged",
        "cue_id": "en.demand.urge",
        "content": "free President Nicolás Maduro and his wife",
        "quotes": "Release them without delay",
        "addressees": "USA",
        "targets": None,
        "action": "release",
        "polarity": "do",
        "objects": "nicolas-maduro; his wife",
        "urgent": True,
        "deadline": None,
        "valence": None,
        "mode": None,
        "status": "performed",
        "hedged": False,
        "attribution": "",
        "about": "e1",
        "norms": "",
        "conditions": "",
        "tellings": 1,
        "origin": "rule",
        "cameo": "0253",
        "plover": None,
    }


def test_rows_follow_the_acts_of_all_documents() -> None:
    rows = list(to_rows(iter([NEWS, COMMUNIQUE])))
    assert [(row["document"], row["act"]) for row in rows] == [
        (document.id, act.id) for document in (NEWS, COMMUNIQUE) for act in document.acts
    ]
    by_act = {(row["document"], row["act"]): row for row in rows}
    claim = by_act["news-1", "a2"]
    assert claim["norms"] == "international_law violated; un_charter violated"
    assert claim["mode"] == "accuse"
    assert claim["targets"] == "USA"
    assert claim["action"] is None
    told = by_act["news-1", "a8"]
    assert told["attribution"] == "RUS"
    assert told["conditions"] == "unless: the airport at Caracas stayed closed"
    assert told["hedged"] is True
    assert told["date"] is None
    joint = by_act["communique-1", "a2"]
    assert joint["issuer"] == "KEN; TZA; UGA"
    assert joint["issuer_name"] == "Kenya; Tanzania; Uganda"
    assert joint["deadline"] == "2025-06-30"
    reservation = by_act["communique-1", "a5"]
    assert reservation["about"] == "a3; a4"


def test_without_text_words_are_none_and_facts_stay() -> None:
    rows, bare = list(to_rows(NEWS)), list(to_rows(NEWS.without_text()))
    for whole, row in zip(rows, bare, strict=True):
        changed = {name for name in ROW_FIELDS if whole[name] != row[name]}
        assert changed <= {"cue", "content", "quotes", "objects", "conditions"}
        assert row["cue"] is row["content"] is row["quotes"] is None
    assert bare[0]["objects"] == "nicolas-maduro"
    assert bare[7]["conditions"] == "unless"


def test_an_interrupted_content_is_shown_as_such() -> None:
    text = "Stop, he said, now."
    act = Demand(id="a1", content=[Span(start=0, end=4), Span(start=15, end=18)])
    document = Document(id="d", text=text, statements=[Statement(id="s1", acts=[act])])
    row = next(to_rows(document))
    assert row["content"] == "Stop ... now"
    assert row["cue"] is None


def test_no_acts_no_rows() -> None:
    assert list(to_rows(Document(id="d", statements=[Statement(id="s1")]))) == []
    file = io.StringIO()
    assert write_csv([], file) == 0
    assert file.getvalue() == ",".join(ROW_FIELDS) + "\r\n"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_formulas_are_disarmed(start: str) -> None:
    text = f'{start}cmd|"/c calc"!A1'
    file = io.StringIO(newline="")
    assert write_csv(with_words(text), file) == 1
    (row,) = read_back(file.getvalue())
    assert row["content"] == row["title"] == f"'{text}"
    exact = io.StringIO(newline="")
    write_csv(with_words(text), exact, spreadsheet_safe=False)
    assert read_back(exact.getvalue())[0]["content"] == text


def test_numbers_and_plain_words_are_left_alone() -> None:
    act = Evaluation(id="a1", valence=-1, degree=-1, content=[Span(start=0, end=5)], hedged=True)
    document = Document(id="d", text="a = b", statements=[Statement(id="s1", acts=[act])])
    file = io.StringIO(newline="")
    write_csv(document, file)
    (row,) = read_back(file.getvalue())
    assert (row["valence"], row["degree"], row["content"]) == ("-1", "-1", "a = b")
    assert (row["hedged"], row["urgent"]) == ("true", "")


@pytest.mark.parametrize("as_text", [False, True])
def test_csv_files_are_utf8_with_surrogates_escaped(tmp_path: Path, as_text: bool) -> None:
    path = tmp_path / "acts.csv"
    words = 'é "x", \ud800\nand\0more'
    assert write_csv([with_words(words)], str(path) if as_text else path) == 1
    (row,) = read_back(path.read_bytes().decode("utf-8"))
    assert row["content"] == 'é "x", \\ud800\nand\\x00more'


@pytest.mark.parametrize("text", ["\r", "a\rb", "\n", "\r\n", '"', ",", '","', "\x85", "\u2028"])
def test_no_character_breaks_a_row(text: str) -> None:
    file = io.StringIO(newline="")
    assert write_csv([with_words(text), with_words("next")], file, spreadsheet_safe=False) == 2
    assert [row["content"] for row in read_back(file.getvalue())] == [text, "next"]


@settings(max_examples=30)
@given(documents())
def test_any_document_makes_rows_csv_and_a_frame(document: Document) -> None:
    rows = list(to_rows(document))
    assert len(rows) == len(document.acts)
    assert all(tuple(row) == ROW_FIELDS for row in rows)
    file = io.StringIO(newline="")
    assert write_csv(document, file) == len(rows)
    back = read_back(file.getvalue().encode("utf-8").decode())
    assert [row["act"] for row in back] == [row["act"] for row in rows]
    assert not any(value[:1] in ("=", "+", "@", "\t", "\r") for r in back for value in r.values())
    assert len(to_frame(document)) == len(rows)


def test_frame_types_do_not_depend_on_the_data() -> None:
    frame = to_frame([NEWS, COMMUNIQUE])
    assert list(frame.columns) == list(ROW_FIELDS)
    types = frame.dtypes.astype(str).to_dict()
    assert types == to_frame([]).dtypes.astype(str).to_dict()
    assert types["published"] == types["deadline"] == "datetime64[s]"
    assert types["valence"] == types["degree"] == "Int64"
    assert types["urgent"] == types["hedged"] == "boolean"
    assert {types[name] for name in ("source", "content", "organ")} == {"string"}
    assert frame["valence"].isna().sum() == len(frame) - 2
    assert frame.loc[0, "published"] == pd.Timestamp(2026, 1, 4)
    assert frame.loc[0, "cameo"] == "0253"  # a string, so that the zero stays


def test_frame_takes_any_year_and_any_character() -> None:
    day = TimeInterval(start=dt.date.min, end=dt.date.max)
    text = "\ud800"
    act = Claim(id="a1", content=[Span(start=0, end=1)])
    document = Document(id="d", text=text, statements=[Statement(id="s1", date=day, acts=[act])])
    frame = to_frame(document)
    assert frame.loc[0, "content"] == "\\ud800"
    assert str(frame["date"].dt.year.tolist()) == "[1]"
    assert str(frame["date_end"].dt.year.tolist()) == "[9999]"


def test_without_pandas_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtraError, match=r'pip install "diplostance\[pandas\]"'):
        to_frame(NEWS)


def test_lists_are_joined() -> None:
    one, two = Actor(id="A", name="a"), Actor(id="B", name="b")
    span = Span(start=0, end=1)
    act = Demand(
        id="a1",
        addressees=[one, two],
        quotes=[span, Span(start=1, end=2)],
        attribution=[Attribution(actor=one), Attribution(actor=two)],
        norms=[NormReference(norm="treaty"), NormReference(norm="other", relation="upheld")],
        conditions=[Condition(kind="if", span=span), Condition(kind="until", span=span)],
        objects=[ActionObject(actor=two), ActionObject(span=span)],
        tellings=[Telling(), Telling()],
    )
    document = Document(
        id="d", text="xy", actors=[one, two], statements=[Statement(id="s1", acts=[act])]
    )
    row = next(to_rows(document))
    assert row["addressees"] == row["attribution"] == "A; B"
    assert row["quotes"] == "x; y"
    assert row["norms"] == "treaty invoked; other upheld"
    assert row["conditions"] == "if: x; until: x"
    assert row["objects"] == "B; x"
    assert row["tellings"] == 2
