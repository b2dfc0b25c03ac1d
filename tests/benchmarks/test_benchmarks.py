from __future__ import annotations

import gzip
import importlib
import itertools
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplostance import parse
from diplostance.model.vocabulary import ACTIONS

FOLDER = Path(__file__).parents[2] / "benchmarks"


def load(name: str) -> ModuleType:
    """Import a benchmark, which is a script among its neighbours and no package."""
    sys.path.insert(0, str(FOLDER))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(FOLDER))


measures = load("measures")
misses = load("misses")
reading = load("reading")
reconciling = load("reconciling")
speed = load("speed")

TEXT = "Norway condemned the raid. Denmark urged Norway to leave the port now. All said no."


def at(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def gold_act(kind: str, cue: str, content: str, **fields: Any) -> dict[str, Any]:
    act: dict[str, Any] = {"kind": kind, "issuer": ["NOR"], "cue": at(cue), "content": at(content)}
    act |= {"negated": False, "addressees": [], "targets": [], "polarity": None, "valence": None}
    return act | fields


def gold(*acts: dict[str, Any], name: str = "news-001") -> Any:
    return measures.read_gold({"doc_id": name, "acts": list(acts)}, TEXT)


ACTORS = [
    {"id": "NOR", "name": "Norway", "represents": None, "aliases": ["Oslo"]},
    {"id": "DNK", "name": "Denmark", "represents": None, "aliases": []},
    {"id": "NOR.mfa", "name": "Ministry", "represents": "NOR", "aliases": []},
]


def parsed_act(kind: str, cue: str, *content: str, **fields: Any) -> dict[str, Any]:
    act = {"kind": kind, "cue": at(cue), "content": [at(c) for c in content]}
    return act | {"status": "performed"} | fields


def wire(*acts: dict[str, Any], issuer: str = "NOR", name: str = "news-001") -> dict[str, Any]:
    return {
        "id": name,
        "text": TEXT,
        "actors": ACTORS,
        "statements": [{"issuers": [issuer], "acts": list(acts)}],
    }


def parsed(*acts: dict[str, Any], issuer: str = "NOR") -> Any:
    return measures.read_parsed(wire(*acts, issuer=issuer))


CONDEMN = gold_act("evaluation", "condemned", "the raid", targets=["DNK"], valence=-1)
URGE = gold_act(
    "demand", "urged", "leave the port", addressees=["Norway"], polarity="do", issuer=["Denmark"]
)
READ_CONDEMN = parsed_act("evaluation", "condemned", "the raid", targets=["DNK"], valence=-1)
READ_URGE = parsed_act("demand", "urged", "leave the port", addressees=["NOR"], polarity="do")


def classes(want: Any, got: Any) -> list[str]:
    return [miss.kind for miss in misses.misses(want, got)]


# --- the measures --------------------------------------------------------------------------------


def test_names_are_folded() -> None:
    assert measures.folded("The  Côte-d'Ivoire") == "cote d ivoire"


@pytest.mark.parametrize("issuer", ["NOR", "NOR.mfa"])
def test_an_act_read_right(issuer: str) -> None:
    paired = measures.match(gold(CONDEMN), parsed(READ_CONDEMN, issuer=issuer))
    assert len(paired.pairs) == 1
    assert measures.is_right(*paired.pairs[0])
    assert paired.missed == paired.invented == ()


def test_names_do_as_well_as_codes() -> None:
    assert measures.is_right(gold(URGE).acts[0], parsed(READ_URGE, issuer="DNK").acts[0])


def test_contents_must_overlap_by_half() -> None:
    half, less = "leave the", "leave"
    for content, expected in ((half, 1), (less, 0)):
        got = parsed(parsed_act("demand", "urged", content, polarity="do"))
        assert len(measures.match(gold(URGE), got).pairs) == expected


def test_spaces_and_quotes_do_not_count() -> None:
    shares = measures.best_telling(
        gold(gold_act("claim", "said", "the raid. Denmark")).acts[0],
        parsed(parsed_act("claim", "said", "the raid", "Denmark")).acts[0],
    )
    assert shares == (1.0, 0)


def test_another_telling_is_no_false_alarm_when_its_fields_agree() -> None:
    told = URGE | {"also": [at("All said no")]}
    again = parsed_act("demand", "said", "All said no", addressees=["NOR"], polarity="do")
    right = parsed(READ_URGE, again, issuer="DNK")
    assert measures.match(gold(told), right).invented == ()
    wrong = parsed(READ_URGE, again | {"polarity": "refrain"}, issuer="DNK")
    assert len(measures.match(gold(told), wrong).invented) == 1
    assert classes(gold(told), wrong) == ["telling taken for a new act"]


def test_scores_of_documents_add_up() -> None:
    total = measures.tally(gold(CONDEMN, URGE), parsed(READ_CONDEMN))
    total += measures.tally(gold(CONDEMN), parsed(READ_CONDEMN, READ_URGE))
    table = measures.scores(total)
    assert table["all found"] == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert table["evaluation right"] == (1.0, 1.0, 1.0)
    assert table["demand found"] == (0.0, 0.0, 0.0)
    assert table["claim found"] is None
    assert table["kinds found"] == (0.5, 0.5, 0.5)
    assert table["genre news found"] == table["all found"] == table["genres found"]


@given(
    st.integers(1, 4).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(0, 9), min_size=columns, max_size=columns), max_size=4
        )
    )
)
def test_the_matching_has_the_greatest_weight(weight: list[list[int]]) -> None:
    pairs = measures.assign([[float(w) for w in row] for row in weight])
    rows, columns = [r for r, _ in pairs], [c for _, c in pairs]
    assert len(set(rows)) == len(rows)
    assert len(set(columns)) == len(columns)
    assert all(weight[r][c] > 0 for r, c in pairs)
    # Any row may stay alone: it then has a column of zeros to go to.
    padded = [row + [0] * len(weight) for row in weight]
    choices = range(len(padded[0]) if padded else 0)
    best = max(
        sum(padded[r][c] for r, c in enumerate(chosen))
        for chosen in itertools.permutations(choices, len(padded))
    )
    assert sum(weight[r][c] for r, c in pairs) == best


# --- the classes of misses -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        (None, "missed cue"),
        (parsed_act("claim", "urged", "leave the port"), "wrong kind"),
        (parsed_act("claim", "urged", "port now. All said no"), "wrong kind and content"),
        (
            parsed_act("demand", "urged", "Norway to leave the port now. All said no."),
            "content too long",
        ),
        (parsed_act("demand", "urged", "port"), "content too short"),
        (parsed_act("demand", "urged", "the raid"), "content elsewhere"),
    ],
)
def test_why_an_act_was_not_found(act: dict[str, Any] | None, kind: str) -> None:
    longer = gold_act("demand", "urged", "leave the port", polarity="do")
    assert classes(gold(longer), parsed(*[act] if act else [])) == [kind]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"addressees": []}, "wrong addressee"),
        ({"polarity": "refrain"}, "wrong polarity"),
        ({"status": "withheld"}, "wrong negation"),
    ],
)
def test_wrong_fields_of_demands(changes: dict[str, Any], kind: str) -> None:
    assert classes(gold(URGE), parsed(READ_URGE | changes, issuer="DNK")) == [kind]


@pytest.mark.parametrize(
    ("changes", "kind"), [({"targets": ["NOR"]}, "wrong target"), ({"valence": 1}, "wrong valence")]
)
def test_wrong_fields_of_evaluations(changes: dict[str, Any], kind: str) -> None:
    assert classes(gold(CONDEMN), parsed(READ_CONDEMN | changes)) == [kind]
    assert classes(gold(CONDEMN), parsed(READ_CONDEMN, issuer="DNK")) == ["wrong issuer"]


def test_acts_that_are_none() -> None:
    extra = parsed_act("claim", "said", "All said no")
    assert classes(gold(CONDEMN), parsed(READ_CONDEMN, extra)) == ["spurious act"]
    piece = parsed_act("claim", "urged", "raid. Denmark")
    assert classes(gold(CONDEMN), parsed(READ_CONDEMN, piece)) == ["piece of another act"]


def test_an_act_inside_another_is_not_split_off() -> None:
    whole = gold_act("demand", "urged", "leave the port now. All")
    part = gold_act("demand", "urged", "All")
    got = parsed(parsed_act("demand", "urged", "leave the port now. All"))
    kinds = classes(gold(whole, part), got)
    assert kinds == ["not split off"]


def test_every_miss_has_a_known_class() -> None:
    want, got = gold(CONDEMN, URGE), parsed(READ_URGE, parsed_act("claim", "said", "no"))
    assert set(classes(want, got)) <= set(misses.CLASSES)


def test_nothing_is_missed_when_all_is_right() -> None:
    assert classes(gold(CONDEMN), parsed(READ_CONDEMN)) == []


# --- the programs --------------------------------------------------------------------------------


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    folder = tmp_path / "gold"
    folder.mkdir()
    for name, acts in (("news-001", [CONDEMN, URGE]), ("stmt-001", [CONDEMN])):
        path = folder / f"{name}.json"
        path.write_text(json.dumps({"doc_id": name, "acts": acts}), encoding="utf-8")
    texts = tmp_path / "texts.jsonl"
    records = [{"id": name, "text": TEXT} for name in ("news-001", "stmt-001")]
    texts.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    done = tmp_path / "parsed.jsonl"
    documents = [
        wire(READ_CONDEMN, name="news-001"),
        wire(READ_CONDEMN | {"valence": 1}, name="stmt-001"),
    ]
    done.write_text("\n".join(map(json.dumps, documents)), encoding="utf-8")
    return folder, texts, done


def run_reading(*arguments: object) -> int:
    status: int = reading.main([str(argument) for argument in arguments])
    return status


def table_row(out: str, name: str) -> list[str]:
    row = next(line for line in out.splitlines() if line.startswith(name))
    return row.removeprefix(name).split()


def test_reading_prints_scores_and_misses(
    files: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, texts, done = files
    assert run_reading(folder, texts, "--parsed", done, "--list", "missed cue") == 0
    out = capsys.readouterr().out
    assert "2 documents, 3 gold acts, 2 parsed acts" in out
    assert table_row(out, "all found") == ["1.000", "0.667", "0.800"]
    assert table_row(out, "missed cue  ") == ["1", "1", "0", "1", "0", "0", "0", "0"]
    assert table_row(out, "wrong valence") == ["1", "0", "1", "0", "1", "0", "0", "0"]
    assert "news-001\n  gold   demand, denmark -> norway do: [urged] leave the port\n" in out


def test_reading_one_genre(
    files: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, texts, done = files
    assert run_reading(folder, texts, "--parsed", done, "--genre", "stmt") == 0
    assert "1 documents, 1 gold acts" in capsys.readouterr().out


def test_reading_shows_gold_beside_what_was_read(
    files: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, texts, done = files
    assert run_reading(folder, texts, "--parsed", done, "--list", "wrong valence") == 0
    out = capsys.readouterr().out
    assert "  gold   evaluation, nor -> dnk -1: [condemned] the raid\n" in out
    assert "  read   evaluation, nor/norway -> denmark/dnk 1: [condemned] the raid\n" in out


def test_reading_with_another_scorer(
    files: tuple[Path, Path, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder, texts, done = files
    scorer = tmp_path / "scorer.py"
    scorer.write_text(
        "import sys\nprint('scored', sys.argv[1], len(open(sys.argv[2]).readlines()))\n"
    )
    assert run_reading(folder, texts, "--parsed", done, "--scorer", scorer) == 0
    out = capfd.readouterr().out
    assert f"scored {folder} 2\n" in out
    assert "all found" not in out
    scorer.write_text("raise SystemExit(3)")
    assert run_reading(folder, texts, "--parsed", done, "--scorer", scorer) == 3


def test_reading_without_what_it_needs(
    files: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, texts, done = files
    texts.write_text(json.dumps({"id": "news-001", "text": TEXT}), encoding="utf-8")
    assert run_reading(folder, texts, "--parsed", done) == 2
    assert "no text for stmt-001" in capsys.readouterr().err
    texts.write_text(
        "\n".join(json.dumps({"id": n, "text": TEXT}) for n in ("news-001", "stmt-001"))
    )
    done.write_text(done.read_text("utf-8").split("\n")[0], encoding="utf-8")
    assert run_reading(folder, texts, "--parsed", done) == 2
    assert "not among the parsed documents: stmt-001" in capsys.readouterr().err


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_speed_reads_corpora(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"corpus.jsonl{suffix}"
    data = b'{"text": "a"}\n\n{"title": "no text"}\n{"text": "b"}\n'
    path.write_bytes(gzip.compress(data) if suffix else data)
    assert [record["text"] for record in speed.load_corpus(path)] == ["a", "b"]
    assert len(speed.load_corpus(path, 1)) == 1


def test_speed_compares_by_turns() -> None:
    order: list[str] = []
    readers = {name: (lambda record, name=name: order.append(name)) for name in ("x", "y")}
    taken = speed.compare([{"text": "a"}, {"text": "b"}], readers, 2)
    assert order == ["x", "y"] * 4
    assert set(taken) == {"x", "y"}
    assert all(0 <= seconds < 1 for seconds in taken.values())


def test_speed_profiles_by_module() -> None:
    shares = dict(speed.profile([{"text": "a b"}], lambda record: record["text"].split(), "p"))
    assert sum(shares.values()) == pytest.approx(1)
    assert speed.module_of("/lib/python/p/parsing/tokens.py", "p") == "parsing.tokens"
    assert speed.module_of("~", "p") == "elsewhere"


def test_speed_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text('{"text": "a"}\n', encoding="utf-8")
    monkeypatch.setitem(sys.modules, "spacy", None)
    monkeypatch.setattr(speed, "read_with_diplostance", lambda record: None)
    assert speed.main([str(path)]) == 2
    assert "spacy is needed" in capsys.readouterr().err
    path.write_text("", encoding="utf-8")
    assert speed.main([str(path)]) == 2
    assert "no texts in" in capsys.readouterr().err


def test_speed_prints_the_ratio(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Blank:
        max_length = 10

        def __call__(self, text: str) -> list[str]:
            return text.split()

    spacy = ModuleType("spacy")
    spacy.__dict__["blank"] = lambda language: Blank()
    monkeypatch.setitem(sys.modules, "spacy", spacy)
    monkeypatch.setattr(speed, "read_with_diplostance", lambda record: sorted(record["text"]))
    path = tmp_path / "corpus.jsonl"
    path.write_text(json.dumps({"text": "a b " * 500}) + "\n", encoding="utf-8")
    assert speed.main([str(path), "--rounds", "1"]) == 0
    out = capsys.readouterr().out
    assert "1 documents, 0.00 MB, best of 1 rounds" in out
    assert "times as long as spacy.blank" in out
    assert "peak memory" in out


fields = load("fields")


def test_the_readings_of_the_fields_are_of_the_same_acts() -> None:
    readings = [fields.load(name) for name in ("reading_a", "reading_b", "settled")]
    places = [[(c["doc"], c["kind"], c["content"]) for c in reading] for reading in readings]
    assert places[0] == places[1] == places[2]
    assert all(one["action"] in ACTIONS for reading in readings for one in reading)
    first, second, settled = readings
    for one, other, kept in zip(first, second, settled, strict=True):
        assert kept in (one, other)


def test_objects_agree_when_they_share_half_of_their_words() -> None:
    one = {"objects": [[0, 10]]}
    assert fields.agree(one, {"objects": [[0, 6]]}, "objects")
    assert not fields.agree(one, {"objects": [[0, 4]]}, "objects")
    assert fields.agree({"objects": []}, {"objects": []}, "objects")


def test_the_act_of_the_parser_with_the_same_words_is_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = parse(TEXT, doc_id="d")
    wanted = {
        "doc": "d", "kind": "demand", "content": [at("leave the port now")], "action": "withdraw",
        "polarity": "do", "mode": None, "objects": [],
    }  # fmt: skip
    pairs = fields.found_pairs([wanted, {**wanted, "doc": "other"}], {"d": document})
    assert [pair[0] for pair in pairs] == [wanted]
    assert fields.counted(pairs)["polarity"] == (1, 1)
    assert fields.counted(pairs)["mode"] == (0, 0)
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({"id": "d", "text": TEXT}) + "\n")
    assert fields.main([str(texts)]) == 0
    shown = capsys.readouterr().out
    assert "the two readings" in shown
    assert "parser, 0 of 0 found" in shown


def test_reconciling_prints_a_ratio_for_both(capsys: pytest.CaptureFixture[str]) -> None:
    reconciling.main(40)
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["reconcile", "reconcile_events"]
    assert all("20 documents in" in line and "ratio" in line for line in lines)
