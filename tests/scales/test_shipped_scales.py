from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import pytest

from diplostance.errors import LexiconError, OptionError
from diplostance.languages import available_languages, read_topic
from diplostance.model import Demand
from diplostance.scales import (
    AXES,
    Scale,
    available_scales,
    default,
    gruenberg,
    load_scale,
    named_scale,
)

DEMANDS = (
    "invite",
    "ask",
    "encourage",
    "request",
    "recommend",
    "appeal",
    "hope",
    "call",
    "propose",
    "advise",
    "urge",
    "need",
    "insist",
    "expect",
    "press",
    "must",
    "warn",
    "demand",
    "order",
    "ultimatum",
)
EVALUATIONS = (
    "note",
    "welcome",
    "appreciate",
    "thank",
    "support",
    "commend",
    "congratulate",
    "praise",
    "applaud",
    "hope",
    "sympathise",
    "condole",
    "regret",
    "apologise",
    "sadden",
    "concern",
    "worry",
    "disappoint",
    "doubt",
    "dismay",
    "alarm",
    "fear",
    "shock",
    "oppose",
    "object",
    "criticise",
    "reject",
    "deplore",
    "denounce",
    "protest",
    "condemn",
    "outrage",
    "censure",
)


def order(scale: Scale, kind: str, *forces: str) -> None:
    ranks = [scale.rank_of(kind, force) for force in forces]
    values = [rank.value for rank in ranks if rank is not None]
    assert len(values) == len(forces)
    assert values == sorted(set(values)), forces


def test_gruenberg_has_the_published_order() -> None:
    assert [step.label for step in gruenberg().emotive] == [
        "concerned", "grieved", "deplored", "condemned", "alarmed", "shocked", "indignant",
        "censured",
    ]  # fmt: skip
    assert [step.label for step in gruenberg().instructive] == [
        "decides", "calls upon", "recommends", "requests", "urges", "warns", "demands",
    ]  # fmt: skip
    assert "2009" in (gruenberg().source or "")


def test_gruenberg_ranks_forces_in_that_order() -> None:
    order(gruenberg(), "evaluation", "concern", "sadden", "deplore", "condemn", "alarm", "shock",
          "outrage", "censure")  # fmt: skip
    order(gruenberg(), "demand", "call", "recommend", "request", "urge", "warn", "demand")
    decide, call = gruenberg().rank_of("decision", "decide"), gruenberg().rank_of("demand", "call")
    assert decide is not None
    assert call is not None
    assert decide < call


def test_the_scales_disagree_where_experts_do() -> None:
    order(gruenberg(), "evaluation", "condemn", "alarm")
    order(default(), "evaluation", "alarm", "condemn")
    order(gruenberg(), "demand", "call", "recommend")
    order(default(), "demand", "recommend", "call")
    assert default().rank_of("decision", "decide") is None


@pytest.mark.parametrize(("kind", "forces"), [("demand", DEMANDS), ("evaluation", EVALUATIONS)])
def test_default_places_every_force_of_demands_and_evaluations(
    kind: str, forces: tuple[str, ...]
) -> None:
    missing = [force for force in forces if default().rank_of(kind, force) is None]
    assert missing == []
    axis = "instructive" if kind == "demand" else "emotive"
    placed = {force for step in default().steps(axis) for force in step.forces}
    assert placed == {f"{kind}.{force}" for force in forces}


@pytest.mark.parametrize("language", available_languages())
@pytest.mark.parametrize("kind", ["demand", "evaluation"])
def test_default_places_every_force_that_a_lexicon_gives(language: str, kind: str) -> None:
    forces = {cue["force"] for cue in read_topic(language, f"cues/{kind}")["cue"]}
    assert {force for force in forces if default().rank_of(kind, force) is None} == set()


def test_default_puts_every_feeling_below_every_judgement() -> None:
    order(default(), "evaluation", "note", "hope", "regret", "concern", "shock", "criticise",
          "oppose", "reject", "deplore", "condemn", "censure")  # fmt: skip


def test_default_orders_demands_by_the_room_they_leave() -> None:
    order(default(), "demand", "invite", "encourage", "recommend", "ask", "call", "urge",
          "expect", "must", "warn", "demand", "ultimatum")  # fmt: skip


@pytest.mark.parametrize("scale", [default(), gruenberg()])
def test_every_step_has_a_reason(scale: Scale) -> None:
    steps = [step for axis in AXES for step in scale.steps(axis)]
    assert [step.label for step in steps if not step.reason] == []
    assert scale.about
    assert set(scale.unordered) == {"claim", "commitment", "decision"}


def test_scales_are_found_by_name() -> None:
    assert available_scales() == ("default", "gruenberg")
    for name in available_scales():
        assert named_scale(name).name == name
    assert named_scale("default") is default()
    with pytest.raises(OptionError, match="scale must be one of default, gruenberg, got 'x'"):
        named_scale("x")


def test_the_shipped_files_are_what_load_scale_reads(tmp_path: Path) -> None:
    source = resources.files("diplostance.scales").joinpath("gruenberg.toml")
    copy = tmp_path / "copy.toml"
    copy.write_bytes(source.read_bytes())
    assert load_scale(copy) == gruenberg()
    assert tomllib.loads(copy.read_text("utf-8"))["name"] == "gruenberg"


OWN = """\
name = "house"
version = "2"

[[instructive]]
label = "asked"
forces = ["demand.ask"]
reason = "Two lines
of reason" """


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_users_load_their_own(tmp_path: Path) -> None:
    text = OWN.replace('"Two lines\nof reason" ', '"""Two lines\nof reason"""')
    scale = load_scale(write(tmp_path, "\ufeff" + text))
    rank = scale.rank(Demand(id="a1", force="ask"))
    assert rank is not None
    assert (rank.scale, rank.version, rank.value, rank.highest) == ("house", "2", 2, 4)
    assert scale.instructive[0].reason == "Two lines of reason"
    assert load_scale(str(tmp_path / "own.toml")) == scale


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name = ", "Invalid value"),
        ('version = "1"', "name is missing"),
        ('name = "x"\nversion = 1\n[[emotive]]\nlabel="a"\nforces=["demand.a"]', "version must be"),
        ('name = "x"\nversion = "1"', "at least one step"),
        ('name = "x"\nversion = "1"\nsteps = []', "unknown key 'steps'"),
        ('name = "x"\nversion = "1"\nemotive = "a"', "emotive must be a list of tables"),
        ('name = "x"\nversion = "1"\nemotive = ["a"]', "emotive[0] must be a table"),
        ('name = "x"\nversion = "1"\nunordered = "a"', "unordered must be a table"),
        ('name = "x"\nversion = "1"\n[[emotive]]\nlabel = "a"', "emotive[0] has no forces"),
        ('name = "x"\nversion = "1"\n[[emotive]]\nlable = "a"', "unknown key 'lable'"),
        (
            'name = "x"\nversion = "1"\n[[emotive]]\nlabel = "a"\nforces = "demand.a"',
            "emotive[0]: forces must be a list or tuple",
        ),
    ],
)
def test_a_file_that_is_no_scale_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(LexiconError) as caught:
        load_scale(path)
    assert caught.value.where == str(path)
    assert reason in caught.value.reason


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes('name = "café"'.encode("latin-1"))
    with pytest.raises(LexiconError, match="not UTF-8"):
        load_scale(path)
