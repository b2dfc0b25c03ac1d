"""Parsers that users extend: what wins, what is refused, and what the documents say."""

from __future__ import annotations

import io
import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from diplostance import Actor, Document, Parser, parse
from diplostance.cli import main
from diplostance.errors import DiplostanceError, EntryError, LexiconError, OptionError
from diplostance.parsing.checking import EntryCheck
from diplostance.parsing.lexicon import Cue, inflect

BASE = Parser.for_language("en")
GROUP = Actor(
    id="red-dune-brigades",
    name="Red Dune Brigades",
    kind="armed_group",
    country="MLI",
    aliases=("RDB", "Front for the Peace of the Coast"),
)
MINISTER = Actor(
    id="sigrun-falk",
    name="Sigrun Falk",
    kind="person",
    country="NOR",
    represents="NOR",
    role="oceans minister",
)
ENTREAT: dict[str, Any] = {
    "id": "x.demand.entreat",
    "kind": "demand",
    "force": "appeal",
    "verbs": ["entreat"],
    "takes": ["to"],
    "towards": ["object"],
    "examples": [{"text": "Ghana entreated Togo to wait.", "content": "wait", "towards": ["TGO"]}],
    "never": ["Ghana rejected the entreaty to wait."],
}
FILE = """
[[actor]]
name = "Red Dune Brigades"
kind = "armed_group"
country = "MLI"
aliases = "RDB; Front for the Peace of the Coast"

[[actor]]
id = "sigrun-falk"
name = "Sigrun Falk"
kind = "person"
country = "NOR"
represents = "NOR"
role = "oceans minister"

[names]
ISL = "Saga Isle; Isle of Sagas"

[[cue]]
id = "x.demand.entreat"
kind = "demand"
force = "appeal"
verbs = ["entreat"]
takes = ["to"]
towards = ["object"]
never = ["Ghana rejected the entreaty to wait."]

[[cue.examples]]
text = "Ghana entreated Togo to wait."
content = "wait"
towards = ["TGO"]
"""
NAMES = {"ISL": "Saga Isle; Isle of Sagas"}
ALL = BASE.extend(actors=[GROUP, MINISTER], names=NAMES, cues=[ENTREAT])


def read(document: Document) -> list[tuple[str, str, str]]:
    """Give issuer, kind and content of every act."""
    return [
        (",".join(actor.id for actor in statement.issuers), act.kind, document.quote(act))
        for statement in document.statements
        for act in statement.acts
    ]


# What is read ------------------------------------------------------------------------------------


def test_an_armed_group_speaks_for_itself_under_every_name() -> None:
    text = (
        "The Red Dune Brigades rejected the offer. RDB condemned the raid. They urged calm. "
        "RED DUNE BRIGADES called for talks. "
        "A spokesman for the Front for the Peace of the Coast pledged restraint."
    )
    document = ALL.parse(text)
    assert {issuer for issuer, _, _ in read(document)} == {"red-dune-brigades"}
    assert [act.kind for act in document.acts] == [
        "evaluation", "evaluation", "demand", "demand", "commitment",
    ]  # fmt: skip
    assert document.statements[0].issuers == (evolve(GROUP),)


def test_a_name_of_many_words_is_one_mention() -> None:
    text = "Mali blamed the Front for the Peace of the Coast for the raid."
    spoken = [mention.span.of(text) for mention in ALL.parse(text).mentions]
    assert spoken == ["Mali", "Front for the Peace of the Coast"]


@pytest.mark.parametrize(
    "following",
    [
        "It condemned the raid.",
        "They condemned the raid.",
        "The group condemned the raid.",
        "The movement condemned the raid.",
        "Its leader condemned the raid.",
        "A spokesman condemned the raid.",
    ],
)
def test_what_follows_is_read_as_for_a_group_that_the_library_knows(following: str) -> None:
    """However pronouns and "the group" are read: it makes no difference who added the name."""
    added = read(ALL.parse(f"RDB rejected the offer. {following}"))
    known = read(BASE.parse(f"Hamas rejected the offer. {following}"))
    assert [(i.replace("red-dune-brigades", "hamas"), k, c) for i, k, c in added] == known
    assert added[0] == ("red-dune-brigades", "evaluation", "the offer")


def test_pronouns_mean_the_group() -> None:
    document = ALL.parse("RDB rejected the offer. It condemned the raid. They urged calm.")
    assert [issuer for issuer, _, _ in read(document)] == ["red-dune-brigades"] * len(document.acts)
    assert len(document.acts) == 3


def test_a_minister_speaks_for_the_state() -> None:
    text = (
        "Sigrun Falk urged Iceland to release the crew. She condemned the raid. Falk pledged aid."
    )
    document = ALL.parse(text)
    (statement,) = document.statements
    assert [actor.id for actor in statement.issuers] == ["NOR"]
    assert [actor.id for actor in statement.speakers] == ["sigrun-falk"]
    assert statement.speakers[0].role == "oceans minister"
    assert [act.kind for act in statement.acts] == ["demand", "evaluation", "commitment"]


def test_a_person_without_a_principal_speaks_when_there_is_a_role() -> None:
    leader = evolve(MINISTER, represents=None, role="opposition leader")
    text = "Sigrun Falk urged calm."
    assert read(BASE.extend(actors=[leader]).parse(text)) == [("sigrun-falk", "demand", "calm")]
    assert read(BASE.extend(actors=[evolve(leader, role=None)]).parse(text)) == []


def test_a_minister_of_a_ministry_that_is_added_with_her() -> None:
    ministry = Actor(
        id="NOR.oceans", name="Norwegian Ministry of Oceans", kind="organ", represents="NOR"
    )
    # The order does not matter.
    parser = BASE.extend(actors=[evolve(MINISTER, represents="NOR.oceans"), ministry])
    statement = parser.parse("Sigrun Falk urged Iceland to release the crew.").statements[0]
    assert [actor.id for actor in statement.issuers] == ["NOR"]
    assert statement.organ == ministry


def test_another_name_of_a_known_actor() -> None:
    document = ALL.parse("Saga Isle condemned the attack. Norway urged Isle of Sagas to wait.")
    assert document.statements[0].issuers == BASE.parse("Iceland urged calm.").statements[0].issuers
    assert [actor.id for actor in document.demands[0].addressees] == ["ISL"]


def test_a_weak_alias_is_no_alias_of_the_actor() -> None:
    parser = BASE.extend(actors=[evolve(MINISTER, aliases=("Falke", "Unity~"))])
    assert parser.gazetteer.actors["sigrun-falk"].aliases == ("Falke",)
    assert parser.added.names == (("sigrun-falk", "Unity~"),)
    assert parser.gazetteer.families["unity"] == ("sigrun-falk",)


def test_a_cue_fires_and_names_itself() -> None:
    document = ALL.parse("Norway entreated Iceland to release the crew.")
    (act,) = document.demands
    assert (act.cue_id, act.force, act.action) == ("x.demand.entreat", "appeal", "release")
    assert [actor.id for actor in act.addressees] == ["ISL"]
    assert not BASE.parse("Norway entreated Iceland to release the crew.").demands


def test_a_cue_object_is_the_same_as_its_stanza() -> None:
    cue = Cue(
        id="x.demand.entreat",
        kind="demand",
        force="appeal",
        pos="verb",
        forms=tuple((form,) for form in inflect("entreat", {})),
        takes=("to",),
        towards=frozenset({"object"}),
    )
    by_object, by_stanza = BASE.extend(cues=[cue]), BASE.extend(cues=[ENTREAT])
    assert by_object == by_stanza
    text = "Norway entreated Iceland to release the crew."
    assert by_object.parse(text) == by_stanza.parse(text)


def test_a_set_of_complements_gets_an_order_that_does_not_vary() -> None:
    takes: Any = frozenset({"to", "that", "np", "for"})
    cue = evolve(BASE.extend(cues=[ENTREAT]).added.cues[0], takes=takes)
    assert BASE.extend(cues=[cue]).added.cues[0].takes == ("for", "np", "that", "to")


def test_the_base_parser_stays_the_same() -> None:
    text = "RDB entreated Saga Isle to release the crew. Sigrun Falk urged calm."
    before = pickle.dumps((BASE.lexicon.cues, dict(BASE.gazetteer.actors), BASE.added))
    names = len(BASE.gazetteer.names)
    read_before = BASE.parse(text)
    assert BASE.extend(actors=[GROUP, MINISTER], names=NAMES, cues=[ENTREAT]).parse(text) != (
        read_before
    )
    assert BASE.parse(text) == parse(text) == read_before
    assert pickle.dumps((BASE.lexicon.cues, dict(BASE.gazetteer.actors), BASE.added)) == before
    assert len(BASE.gazetteer.names) == names
    assert Parser.for_language("en") is BASE


# What wins ---------------------------------------------------------------------------------------


def test_a_name_wins_over_the_library_s() -> None:
    parser = BASE.extend(actors=[Actor(id="x.hamas", name="Hamas", kind="party")])
    assert read(parser.parse("Hamas rejected the offer."))[0][0] == "x.hamas"


def test_the_longest_name_wins() -> None:
    parser = BASE.extend(actors=[Actor(id="x.watch", name="Hamas Watch", kind="organisation")])
    assert read(parser.parse("Hamas Watch rejected the offer."))[0][0] == "x.watch"
    assert read(parser.parse("Hamas rejected the offer."))[0][0] == "hamas"
    short = BASE.extend(actors=[Actor(id="x.dr", name="Democratic Republic", kind="party")])
    text = "The Democratic Republic of the Congo rejected the offer."
    assert read(short.parse(text))[0][0] == "COD"


def test_a_cue_wins_over_the_library_s_where_it_fits() -> None:
    softer = ENTREAT | {"id": "x.demand.urge", "force": "ask", "verbs": ["urge"]}
    parser = BASE.extend(cues=[softer])
    assert parser.parse("Norway urged Iceland to wait.").demands[0].force == "ask"
    assert parser.parse("Norway urged restraint.").demands[0].cue_id == "en.demand.urge"


def test_the_longest_cue_wins() -> None:
    longer = ENTREAT | {"id": "x.demand.conscience", "verbs": ["call upon the conscience of"]}
    shorter = ENTREAT | {"id": "x.demand.call", "verbs": ["call"], "takes": ["np", "to"]}
    parser = BASE.extend(cues=[shorter, longer])
    assert (
        parser.parse("Norway called upon the conscience of Iceland to wait.").demands[0].cue_id
        == longer["id"]
    )
    known = BASE.parse("Norway called on Iceland to wait.").demands[0].cue_id
    assert parser.parse("Norway called on Iceland to wait.").demands[0].cue_id == known


def test_the_last_extension_wins_and_in_one_call_the_first_cue() -> None:
    one = ENTREAT | {"id": "x.one"}
    two = ENTREAT | {"id": "x.two", "force": "demand"}
    text = "Norway entreated Iceland to wait."
    assert BASE.extend(cues=[one, two]).parse(text).demands[0].cue_id == "x.one"
    layered = BASE.extend(cues=[one]).extend(cues=[two])
    assert layered.parse(text).demands[0].cue_id == "x.two"
    assert layered == BASE.extend(cues=[two, one])
    first, second = (
        Actor(id=actor_id, name="Dune Watch", kind="party") for actor_id in ("x.a", "x.b")
    )
    named = BASE.extend(actors=[first]).extend(actors=[second])
    assert read(named.parse("Dune Watch urged calm."))[0][0] == "x.b"


# Files -------------------------------------------------------------------------------------------


def test_a_file_gives_the_same_as_python(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_bytes(b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode())
    sources: list[Any] = [path, str(path), [path], io.StringIO(FILE), [io.StringIO(FILE)]]
    for source in sources:
        assert BASE.extend(from_toml=source) == ALL
    with path.open("rb") as raw:
        untyped: Any = raw
        assert BASE.extend(from_toml=untyped) == ALL


def test_a_file_may_speak_of_the_actors_of_another() -> None:
    first = io.StringIO('[[actor]]\nname = "Dune Union"\nkind = "organisation"\n')
    second = io.StringIO('[names]\ndune-union = ["DU"]\n')
    parser = BASE.extend(from_toml=[second, first])
    assert read(parser.parse("DU urged calm."))[0][0] == "dune-union"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"[[cue]\n", "line 1"),
        (b"\xff", "not UTF-8"),
    ],
)
def test_a_file_that_is_no_toml(tmp_path: Path, raw: bytes, reason: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_bytes(raw)
    with pytest.raises(LexiconError, match=reason) as caught:
        BASE.extend(from_toml=path)
    assert caught.value.where == str(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        BASE.extend(from_toml=tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("[[actors]]\nname = 'X Y'\n", "key"),
        ("[actor]\nname = 'X Y'\n", "actor"),
        ("actor = ['X Y']\n", "entry"),
        ("names = ['X Y']\n", "names"),
        ("[names]\nISL = 3\n", "ISL"),
        ("[names]\nISLAND = 'Saga Isle'\n", "id"),
    ],
)
def test_a_file_of_another_shape(text: str, field: str) -> None:
    with pytest.raises(EntryError) as caught:
        BASE.extend(from_toml=io.StringIO(text))
    assert caught.value.field == field


# What is refused ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"colour": "red"}, "key"),
        ({"id": ""}, "id"),
        ({"id": 3}, "id"),
        ({"id": "en.demand.urge"}, "id"),
        ({"kind": None}, "kind"),
        ({"kind": "plea"}, "kind"),
        ({"force": " "}, "force"),
        ({"nouns": ["plea"]}, "words"),
        ({"verbs": "entreat"}, "verbs"),
        ({"verbs": []}, "verbs"),
        ({"verbs": [" "]}, "verbs"),
        ({"takes": "to"}, "takes"),
        ({"takes": []}, "takes"),
        ({"takes": ["too"]}, "takes"),
        ({"towards": ["objects"]}, "towards"),
        ({"needs": ["luck"]}, "needs"),
        ({"needs": [["own"]]}, "needs"),
        ({"degree": 3}, "degree"),
        ({"degree": True}, "degree"),
        ({"valence": 0.5}, "valence"),
        ({"mode": "pledge"}, "mode"),
        ({"kind": "commitment", "mode": "accuse"}, "mode"),
        ({"polarity": "undo"}, "polarity"),
        ({"action": "sing"}, "action"),
        ({"reporting": "yes"}, "reporting"),
        ({"examples": "Ghana entreated Togo to wait."}, "examples"),
        ({"examples": [{"text": "Ghana entreated Togo to wait."}]}, "examples"),
        ({"examples": [{"text": "A.", "content": 1}]}, "examples.content"),
        ({"examples": [{"text": "A.", "content": "A", "towards": "TGO"}]}, "examples.towards"),
        ({"never": "A look-alike."}, "never"),
    ],
)
def test_a_wrong_cue_is_refused(change: dict[str, Any], field: str) -> None:
    with pytest.raises(EntryError) as caught:
        BASE.extend(cues=[ENTREAT, ENTREAT | {"id": "x.two"} | change])
    error = caught.value
    assert (error.source, error.field) == ("cues", field)
    assert error.entry.startswith("cue 2")
    assert error.allowed in str(error)
    assert repr(error.value) in str(error)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "plea"}, "kind"),
        ({"pos": "adverb"}, "pos"),
        ({"forms": ()}, "forms"),
        ({"forms": ("entreat",)}, "forms"),
        ({"forms": ((),)}, "forms"),
        ({"takes": ("too",)}, "takes"),
        ({"needs": frozenset({"luck"})}, "needs"),
        ({"id": "en.demand.urge"}, "id"),
    ],
)
def test_a_wrong_cue_object_is_refused(change: dict[str, Any], field: str) -> None:
    cue = evolve(BASE.extend(cues=[ENTREAT]).added.cues[0], **change)
    with pytest.raises(EntryError) as caught:
        BASE.extend(cues=[cue])
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"colour": "red"}, "key"),
        ({"name": ""}, "name"),
        ({"name": "Dunes~"}, "name"),
        ({"id": "USA"}, "id"),
        ({"id": "red-dune-brigades"}, "id"),
        ({"kind": None}, "kind"),
        ({"kind": "gang"}, "kind"),
        ({"kind": ["gang"]}, "kind"),
        ({"country": "Mali"}, "country"),
        ({"represents": "x.nobody"}, "represents"),
        ({"role": 3}, "role"),
        ({"aliases": 3}, "aliases"),
        ({"aliases": ["DU", "~"]}, "aliases"),
        ({"aliases": ["RDB"]}, "name"),
        ({"codes": ["710"]}, "codes"),
    ],
)
def test_a_wrong_actor_is_refused(change: dict[str, Any], field: str) -> None:
    with pytest.raises(EntryError) as caught:
        BASE.extend(actors=[GROUP, {"id": "du", "name": "Dune Union", "kind": "party"} | change])
    error = caught.value
    assert (error.source, error.field) == ("actors", field)
    assert error.entry.startswith("actor 2 (")


def test_actors_that_represent_one_another_are_refused() -> None:
    circle = [
        {"id": "x.a", "name": "Dune Union", "kind": "party", "represents": "x.b"},
        {"id": "x.b", "name": "Dune League", "kind": "party", "represents": "x.a"},
    ]
    with pytest.raises(EntryError, match="represents must be"):
        BASE.extend(actors=circle)


@pytest.mark.parametrize(
    "options",
    [
        {"actors": GROUP},
        {"actors": "RDB"},
        {"actors": {"name": "RDB"}},
        {"actors": 3},
        {"names": ["RDB"]},
        {"cues": ENTREAT},
        {"from_toml": 3},
        {"from_toml": [3]},
    ],
)
def test_an_argument_of_another_kind_is_refused(options: dict[str, Any]) -> None:
    with pytest.raises(OptionError) as caught:
        BASE.extend(**options)
    assert caught.value.option in options


def test_an_id_of_an_earlier_extension_is_taken() -> None:
    with pytest.raises(EntryError, match=r"x\.demand\.entreat"):
        ALL.extend(cues=[ENTREAT])
    with pytest.raises(EntryError, match="red-dune-brigades"):
        ALL.extend(actors=[GROUP])


def test_the_error_pickles_and_is_the_library_s() -> None:
    with pytest.raises(DiplostanceError) as caught:
        BASE.extend(cues=[ENTREAT | {"takes": ["too"]}])
    error = caught.value
    again = pickle.loads(pickle.dumps(error))
    assert isinstance(again, EntryError)
    assert vars(again) == vars(error)
    assert str(again) == str(error)
    assert again.where == "cues: cue 1 (x.demand.entreat)"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(key=st.sampled_from(sorted({*ENTREAT, "needs", "degree", "mode", "action"})), value=JSON)
def test_any_value_of_a_cue_is_used_or_refused(key: str, value: Any) -> None:
    try:
        parser = BASE.extend(cues=[ENTREAT | {key: value}])
    except EntryError:
        return
    text = "Norway entreated Iceland to release the crew."
    assert parser.parse(text).text == text
    check = parser.check_entries()
    assert len(check.failures) <= check.checked


@given(
    key=st.sampled_from(
        ("id", "name", "kind", "country", "represents", "role", "aliases", "codes")
    ),
    value=JSON,
)
def test_any_value_of_an_actor_is_used_or_refused(key: str, value: Any) -> None:
    entry = {"id": "x.du", "name": "Dune Union", "kind": "party"} | {key: value}
    try:
        parser = BASE.extend(actors=[entry])
    except EntryError:
        return
    text = "Dune Union urged calm."
    assert parser.parse(text).text == text
    check = parser.check_entries()
    assert len(check.failures) <= check.checked


# Does it work, and does it clash? ----------------------------------------------------------------


def test_entries_that_work() -> None:
    check = ALL.check_entries()
    assert check == EntryCheck(checked=8, failures=(), clashes=())
    assert check.ok
    assert BASE.check_entries() == EntryCheck(checked=0, failures=(), clashes=())


@pytest.mark.parametrize(
    ("change", "kind", "got"),
    [
        ({"examples": [{"text": "Ghana entreated Togo to wait.", "content": "hurry"}]},
         "example", ("demand 'wait' by x.demand.entreat towards TGO",)),
        ({"examples": [ENTREAT["examples"][0] | {"towards": ["GHA"]}]},
         "example", ("demand 'wait' by x.demand.entreat towards TGO",)),
        ({"examples": [{"text": "Nobody spoke.", "content": "wait"}]}, "example", ()),
        ({"never": ["Ghana entreated Togo to wait."]},
         "never", ("demand 'wait' by x.demand.entreat towards TGO",)),
    ],
)  # fmt: skip
def test_entries_that_fail(change: dict[str, Any], kind: str, got: tuple[str, ...]) -> None:
    check = BASE.extend(cues=[ENTREAT | change]).check_entries()
    assert not check.ok
    (failure,) = check.failures
    assert (failure.kind, failure.entry, failure.got) == (kind, "x.demand.entreat", got)
    assert str(failure) in str(check)


def test_a_name_that_a_later_one_has_taken() -> None:
    parser = BASE.extend(actors=[GROUP]).extend(actors=[Actor(id="x.rdb", name="RDB")])
    check = parser.check_entries()
    assert [(f.kind, f.entry, f.text, f.got) for f in check.failures] == [
        ("name", "red-dune-brigades", "RDB", ("RDB (x.rdb)",))
    ]


def test_clashes_are_named_and_are_no_failures() -> None:
    urge = ENTREAT | {"id": "x.urge", "verbs": ["urge"], "examples": [], "never": []}
    check = BASE.extend(
        cues=[urge],
        actors=[{"id": "x.h", "name": "Hamas", "kind": "party"}],
        names={"ISL": ["Norway"]},
    ).check_entries()
    assert check.ok
    assert [(clash.entry, clash.words, clash.other) for clash in check.clashes] == [
        ("x.urge", "urge", "en.demand.urge"),
        ("x.h", "Hamas", "hamas"),
        ("ISL", "Norway", "NOR"),
    ]
    assert str(check).splitlines()[1:] == [f"clash: {clash}" for clash in check.clashes]


# The parser as a value ---------------------------------------------------------------------------


def test_parsers_compare_by_what_was_added() -> None:
    assert ALL != BASE
    assert BASE.extend() == BASE
    assert BASE.extend(actors=[GROUP, MINISTER], names=NAMES, cues=[ENTREAT]) == ALL
    assert ALL.extend() == ALL
    assert BASE.extend(actors=[GROUP]) != BASE.extend(actors=[MINISTER])
    assert BASE.extend(names={"ISL": "Saga Isle"}) != BASE.extend(names={"ISL": "Saga"})


@pytest.mark.parametrize("parser", [BASE, ALL], ids=["base", "extended"])
def test_parsers_pickle(parser: Parser) -> None:
    again = pickle.loads(pickle.dumps(parser))
    assert again == parser
    text = "RDB entreated Saga Isle to release the crew. Sigrun Falk urged calm."
    assert again.parse(text) == parser.parse(text)
    assert again.tagger is BASE.tagger
    assert again.check_entries() == parser.check_entries()


def test_the_producer_tells_what_was_added() -> None:
    def lexicon(parser: Parser) -> str:
        words = parser.parse("China urged calm.").producer.lexicon
        assert words is not None
        return words

    plain = lexicon(BASE)
    assert "+" not in plain
    assert lexicon(BASE.extend()) == plain
    version, _, digest = lexicon(ALL).partition("+user.")
    assert version == plain
    assert len(digest) == 8
    assert lexicon(BASE.extend(from_toml=io.StringIO(FILE))) == lexicon(ALL)
    assert lexicon(BASE.extend(cues=[ENTREAT | {"examples": []}])) == lexicon(
        BASE.extend(cues=[ENTREAT])
    )
    others = {
        lexicon(BASE.extend(cues=[ENTREAT])),
        lexicon(BASE.extend(cues=[ENTREAT | {"force": "ask"}])),
        lexicon(BASE.extend(actors=[GROUP])),
        lexicon(BASE.extend(names=NAMES)),
        lexicon(ALL),
    }
    assert len(others) == 5


def test_the_digest_is_the_same_in_every_process() -> None:
    """Sets of words have another order in each; the digest must not."""
    code = (
        "import json, sys; from diplostance import Parser; "
        "print(Parser.for_language('en').extend(cues=[json.loads(sys.argv[1])]).added.digest)"
    )
    entry = json.dumps(ENTREAT | {"towards": ["object", "on", "to", "with", "content"]})
    found = {
        subprocess.run(
            [sys.executable, "-c", code, entry],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


# The command -------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "house.toml").write_text(FILE, encoding="utf-8")
    text = "Sigrun Falk entreated Saga Isle to release the crew."
    (tmp_path / "falk.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return iter([tmp_path])


@pytest.mark.usefixtures("folder")
def test_the_command_reads_with_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "falk.txt", "--extend", "house.toml", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["statements"][0]["issuers"] == ["NOR"]
    assert data["statements"][0]["acts"][0]["cue_id"] == "x.demand.entreat"
    assert "+user." in data["producer"]["lexicon"]
    assert main(["explain", "falk.txt", "--extend", "house.toml"]) == 0
    assert "x.demand.entreat" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_the_last_file_of_the_command_wins(capsys: pytest.CaptureFixture[str]) -> None:
    later = FILE[FILE.index("[[cue]]") :].replace("x.demand.entreat", "x.demand.later")
    Path("later.toml").write_text(later, encoding="utf-8")
    both = ["--extend", "house.toml", "--extend", "later.toml"]
    assert main(["parse", "falk.txt", *both, "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["statements"][0]["acts"][0]["cue_id"] == "x.demand.later"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", ["parse", "explain"])
def test_the_command_refuses_a_wrong_file(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.toml").write_text(FILE.replace('["to"]', '["too"]'), encoding="utf-8")
    Path("out.txt").write_text("kept", encoding="utf-8")
    assert main([command, "falk.txt", "--extend", "bad.toml", "-o", "out.txt"]) == 2
    assert "bad.toml: cue 1 (x.demand.entreat): takes must be" in capsys.readouterr().err
    assert Path("out.txt").read_text(encoding="utf-8") == "kept"
    assert main([command, "falk.txt", "--extend", "none.toml"]) == 2
    assert "none.toml" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_the_command_does_not_write_over_the_file_of_entries() -> None:
    assert main(["parse", "falk.txt", "--extend", "house.toml", "-o", "house.toml"]) == 2
    assert Path("house.toml").read_text(encoding="utf-8") == FILE
