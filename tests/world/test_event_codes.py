"""From acts to the codes of CAMEO and PLOVER."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from importlib import resources

import pytest
from hypothesis import given

from diplostance import (
    Act,
    Actor,
    Claim,
    Commitment,
    Decision,
    Demand,
    Evaluation,
    Event,
    NormReference,
)
from diplostance.errors import LexiconError
from diplostance.model import ACT_TYPES
from diplostance.model.vocabulary import (
    ACTIONS,
    CLAIM_MODES,
    COMMITMENT_MODES,
    NORM_RELATIONS,
    NORMS,
    POLARITIES,
    STATUSES,
    VALENCES,
)
from diplostance.strategies import acts
from diplostance.world import coding_of, event_codes, load_event_codes
from diplostance.world.event_codes import COLUMNS, Way, load_ways

CODES = load_event_codes()
CHAD, MALI = Actor(id="TCD", name="Chad"), Actor(id="MLI", name="Mali")
RAID = Event(id="e1", kind="attack", agents=[CHAD])
# How many codes each of the verbal categories of CAMEO 1.1b3 has, the category itself counted.
VERBAL = {
    "01": 11,
    "02": 28,
    "03": 29,
    "04": 8,
    "05": 9,
    "10": 28,
    "11": 13,
    "12": 29,
    "13": 23,
}
# What a refusal, a promise and so on may become. The numbers are CAMEO's categories.
CATEGORIES = {
    "appeal": {"02", "11"},
    "demand": {"10", "11"},
    "intend": {"01", "03", "12", "13"},
    "refuse": {"12"},
    "threaten": {"13"},
}


def demand(
    force: str | None, action: str = "other", polarity: str = "do", norm: str = ""
) -> Demand:
    norms = [NormReference(norm=norm)] if norm else []
    return Demand(id="a1", force=force, action=action, polarity=polarity, norms=norms)


def commit(mode: str, action: str = "other", polarity: str = "do", norm: str = "") -> Commitment:
    norms = [NormReference(norm=norm)] if norm else []
    return Commitment(id="a1", mode=mode, action=action, polarity=polarity, norms=norms)


def judge(force: str | None, valence: int) -> Evaluation:
    return Evaluation(id="a1", force=force, valence=valence)


def decide(force: str | None, action: str = "other", polarity: str = "do") -> Decision:
    return Decision(id="a1", force=force, action=action, polarity=polarity)


def accuse(*norms: str, relation: str = "violated", about: tuple[Event, ...] = ()) -> Claim:
    said = [NormReference(norm=norm, relation=relation) for norm in norms]
    return Claim(id="a1", mode="accuse", targets=[CHAD], norms=said, about=about)


# Each case with the reason that the label or the definition of the code gives.
CASES: list[tuple[Act, str, str | None]] = [
    # 02 is what leaves room, 10 what is "more forceful"; what is asked for gives the digits after.
    (demand("urge", "release"), "0253", None),
    (demand("demand", "release"), "1053", "REQUEST"),
    (demand("insist", "sanction", "refrain"), "1054", "REQUEST"),
    (demand("call", "sanction", "refrain"), "0254", None),
    # To ask others for sanctions is to rally them against a third, in either category.
    (demand("call", "sanction"), "113", "ACCUSE"),
    (demand("call", "attack", "refrain"), "0256", None),
    (demand("urge", "restrain"), "0256", None),
    (demand("demand", "withdraw"), "1056", "REQUEST"),
    (demand("order", "allow_access"), "1055", "REQUEST"),
    (demand("invite", "negotiate"), "026", None),
    (demand("request", "mediate"), "028", None),
    (demand("appeal", "aid"), "023", None),
    (demand("request", "arm"), "0232", None),
    (demand("ask", "extradite"), "0213", None),
    (demand("must", "leave"), "1041", "REQUEST"),
    (demand("encourage", "reform"), "024", None),
    (demand("urge", "respect", norm="human_rights"), "0243", None),
    (demand("must", "violate", "refrain", norm="human_rights"), "1043", "REQUEST"),
    # Respect for a treaty is none of the rights of 0243.
    (demand("urge", "respect", norm="treaty"), "020", None),
    (demand("warn"), "100", "REQUEST"),
    (demand("ultimatum", "withdraw"), "139", "THREATEN"),
    (demand(None), "020", None),
    (demand("urge", "x-observe"), "020", None),
    # Commitments: 03 to help or to yield, 12 to say no, 13 to harm, however the harm is worded.
    (commit("pledge", "aid"), "033", "AGREE"),
    (commit("offer", "mediate"), "039", "AGREE"),
    (commit("agree", "negotiate"), "036", "AGREE"),
    (commit("pledge", "attack", "refrain"), "0356", "AGREE"),
    (commit("pledge", "respect", norm="human_rights"), "0343", "AGREE"),
    (commit("pledge"), "030", "AGREE"),
    (commit("agree", "agree"), "057", "SUPPORT"),
    (commit("pledge", "sanction"), "1312", "THREATEN"),
    (commit("threaten", "sanction"), "1312", "THREATEN"),
    (commit("threaten", "attack"), "138", "THREATEN"),
    (commit("threaten", "aid", "refrain"), "1311", "THREATEN"),
    (commit("threaten"), "130", "THREATEN"),
    (commit("refuse", "release", "refrain"), "1243", "REJECT"),
    (commit("refuse", "negotiate", "refrain"), "125", "REJECT"),
    (commit("pledge", "negotiate", "refrain"), "125", "REJECT"),
    # Who refuses and goes on with sanctions declines to ease them; who imposes none does not.
    (commit("refuse", "sanction", "do"), "1244", "REJECT"),
    (commit("refuse", "sanction", "refrain"), "120", "REJECT"),
    # An announced deployment is neither help nor, without more, a threat.
    (commit("pledge", "deploy"), "010", None),
    # Evaluations.
    (judge("condemn", -1), "111", "ACCUSE"),
    (judge("protest", -1), "114", "ACCUSE"),
    (judge("oppose", -1), "110", "ACCUSE"),
    (judge("reject", -1), "120", "REJECT"),
    (judge("criticise", 0), "010", None),
    (judge("welcome", 1), "051", "SUPPORT"),
    (judge("concern", -1), "012", None),
    (judge("hope", 1), "013", None),
    (judge("condole", 0), "018", None),
    (judge("apologise", -1), "055", "SUPPORT"),
    (judge(None, -1), "110", "ACCUSE"),
    (judge(None, 0), "010", None),
    # Claims.
    (Claim(id="a1", force="say"), "010", None),
    (Claim(id="a1", force="warn"), "012", None),
    (Claim(id="a1", mode="deny"), "016", None),
    (Claim(id="a1", mode="confirm", force="admit"), "015", None),
    (Claim(id="a1", mode="confirm", force="confirm"), "010", None),
    (accuse(), "112", "ACCUSE"),
    (accuse("human_rights"), "1122", "ACCUSE"),
    (accuse("sovereignty"), "1123", "ACCUSE"),
    (accuse("human_rights", "humanitarian_law"), "1124", "ACCUSE"),
    (accuse("human_rights", relation="invoked"), "112", "ACCUSE"),
    (accuse(about=(RAID,)), "1123", "ACCUSE"),
    # Somebody else's attack is no aggression of the accused.
    (accuse(about=(Event(id="e1", kind="attack", agents=[MALI]),)), "112", "ACCUSE"),
    # Decisions: what the words bring about.
    (decide("impose", "sanction"), "163", "SANCTION"),
    (decide("lift", "sanction", "refrain"), "085", "CONCEDE"),
    (decide("suspend", "aid"), "162", "SANCTION"),
    (decide("suspend", "aid", "refrain"), "162", "SANCTION"),
    (decide("ban", "trade"), "163", "SANCTION"),
    (decide("ban", "sanction"), "163", "SANCTION"),
    (decide("expel", "expel"), "161", "SANCTION"),
    (decide("recall", "withdraw"), "161", "SANCTION"),
    (decide("decide", "withdraw"), "087", "RETREAT"),
    (decide("recognise", "recognise"), "054", "SUPPORT"),
    (decide("sever", "recognise"), "050", "SUPPORT"),
    (decide("sever"), "161", "SANCTION"),
    (decide("declare", "attack", "refrain"), "0871", "RETREAT"),
    (decide("reject"), "129", "REJECT"),
    (decide("summon"), "114", "ACCUSE"),
    (decide("approve", "agree"), "057", "SUPPORT"),
    (decide("appoint"), "010", None),
]


@pytest.mark.parametrize(
    ("act", "cameo", "plover"),
    CASES,
    ids=lambda value: f"{value.kind}-{value.force}" if isinstance(value, Act) else str(value),
)
def test_an_act_has_the_code_of_the_book(act: Act, cameo: str, plover: str | None) -> None:
    assert (act.cameo, act.plover) == (cameo, plover)


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("act", [demand("urge", "release"), commit("threaten", "sanction")])
def test_only_what_was_done_has_a_code(act: Demand | Commitment, status: str) -> None:
    changed = type(act)(id="a1", action=act.action, force=act.force, status=status)
    coding = coding_of(changed)
    if status == "performed":
        assert coding.code is not None
        assert coding.code.code[:2] in {"02", "13", "03"}
    elif status == "denied":
        assert coding.code == CODES["016"]
    else:
        assert (coding.code, changed.cameo, changed.plover) == (None, None, None)
    assert (coding.code is None) == (coding.reason is not None)


def test_the_verbal_categories_are_whole() -> None:
    counted = {key: sum(code[:2] == key for code in CODES) for key in VERBAL}
    assert counted == VERBAL
    assert {code[:2] for code in CODES} == {*VERBAL, "06", "07", "08", "09", "15", "16", "17", "19"}


def test_parents_are_beginnings() -> None:
    for key, code in CODES.items():
        assert code.code == key
        assert all(key[:length] in CODES for length in range(2, len(key)))
        assert code.label
        assert code.label == code.label.strip()
    assert len({code.label for code in CODES.values()}) == len(CODES)


def test_types_of_plover_are_known_and_statements_and_appeals_have_none() -> None:
    types = {code.plover for code in CODES.values()}
    assert types - {None} == {
        *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"),
        *("REQUEST", "ACCUSE", "REJECT", "THREATEN", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"),
    }
    assert {key[:2] for key, code in CODES.items() if code.plover is None} == {"01", "02"}
    # only yielding was split
    by_category = {(key[:2], code.plover) for key, code in CODES.items()}
    assert len(by_category) == len({key[:2] for key in CODES}) + 1


def category(act: Act) -> str:
    """The category of the code of an act, which must be one of the list."""
    code = act.cameo
    assert code is not None
    assert code in CODES
    return code[:2]


def test_every_conduct_of_the_vocabulary_has_a_code_of_the_right_category() -> None:
    for action, polarity in itertools.product(ACTIONS, POLARITIES):
        assert category(decide(None, action, polarity)) not in {"02", "10"}
        for force, column in (("urge", "appeal"), ("demand", "demand")):
            assert category(demand(force, action, polarity)) in CATEGORIES[column]
        for mode in COMMITMENT_MODES:
            allowed = CATEGORIES[mode if mode in CATEGORIES else "intend"]
            signed = (mode, action, polarity) == ("agree", "agree", "do")
            assert category(commit(mode, action, polarity)) in ({"05"} if signed else allowed)


@pytest.mark.parametrize("mode", CLAIM_MODES)
def test_only_accusations_are_disapproval(mode: str) -> None:
    for norm, relation in itertools.product(NORMS, NORM_RELATIONS):
        claim = Claim(id="a1", mode=mode, norms=[NormReference(norm=norm, relation=relation)])
        assert category(claim) == ("11" if mode == "accuse" else "01")


def test_appeals_and_demands_have_like_numbers() -> None:
    for action, polarity in itertools.product(ACTIONS, POLARITIES):
        soft, hard = (demand(force, action, polarity).cameo for force in ("urge", "demand"))
        assert soft is not None
        assert soft == hard == "113" or hard == f"10{soft[2:]}"


def test_the_table_names_only_what_the_model_has() -> None:
    ways = load_ways()
    assert {action for action, _, _ in ways.conduct} <= set(ACTIONS)
    assert {polarity for _, polarity, _ in ways.conduct} == set(POLARITIES)
    assert {column for _, _, column in ways.conduct} == set(COLUMNS) == set(ways.fallback)
    known: dict[str, set[str | int]] = {
        "status": set(STATUSES),
        "mode": {*COMMITMENT_MODES, *CLAIM_MODES},
        "action": set(ACTIONS),
        "polarity": set(POLARITIES),
        "valence": set(VALENCES),
        "norms": set(NORMS),
        "violated": set(NORMS),
        "event_of_target": {"attack", "invasion"},
    }
    assert set(ways.rows) == {kind.kind for kind in ACT_TYPES}
    for way in itertools.chain.from_iterable(ways.rows.values()):
        for name, allowed in way.conditions:
            assert name == "force" or allowed <= known[name]


def covers(general: Way, special: Way) -> bool:
    """Whether every act that fits one row fits the other."""
    wanted = dict(special.conditions)
    return all(name in wanted and wanted[name] <= values for name, values in general.conditions)


@pytest.mark.parametrize("kind", [kind.kind for kind in ACT_TYPES])
def test_the_specific_stand_before_the_general(kind: str) -> None:
    rows = load_ways().rows[kind]
    for earlier, later in itertools.combinations(rows, 2):
        assert not covers(earlier, later), f"{later.conditions} is never reached"
    assert rows[-1].conditions == ()


def test_no_code_of_the_table_repeats_the_fallback() -> None:
    ways = load_ways()
    for (action, polarity, column), code in ways.conduct.items():
        if column in {"appeal", "demand"}:
            assert code != ways.fallback[column], (action, polarity, column)


def test_the_labels_beside_the_codes_are_those_of_the_book() -> None:
    file = resources.files("diplostance.world").joinpath("act_codes.toml")
    lines = re.findall(r'^\w+ = "(\d+)"(.*)$', file.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(lines) > 300
    assert [line for line in lines if line[1] not in ("", f"  # {CODES[line[0]].label}")] == []
    bare = {code for code, comment in lines if not comment}
    assert bare <= {"020", "100", "030", "120", "130", "010"}


@given(acts())
def test_any_act_has_a_known_code_or_a_reason(act: Act) -> None:
    coding = coding_of(act)
    assert (coding.code is None) == (coding.reason is not None)
    assert (coding.code is None) == (act.status in set(STATUSES) - {"performed", "denied"})
    assert act.cameo is None or act.cameo in CODES
    assert act.plover == (CODES[act.cameo].plover if act.cameo else None)


def test_importing_the_model_loads_no_table() -> None:
    code = (
        "import sys, diplostance; before = 'diplostance.world' in sys.modules; "
        "act = diplostance.Demand(id='a1', force='urge'); assert act.cameo == '020'; "
        "assert not before and 'diplostance.world.event_codes' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("row", ["Appeal", "Appeal|-", 5, " | -"])
def test_a_wrong_code_is_named(row: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_codes, "read_facts", lambda topic: {"02": row})
    load = event_codes.load_event_codes.__wrapped__
    with pytest.raises(LexiconError, match=r"cameo\.toml, 02: no row of a code"):
        load()


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        ({"kind": "claim"}, "a row has conditions"),
        ({"kind": "claim", "code": "010", "none": "so"}, "a row has conditions"),
        ({"knd": "claim", "code": "010"}, "a row has conditions"),
        ({"kind": "claim", "code": "999"}, "no known code: '999'"),
        ({"kind": "claim", "column": "refuze"}, "no known column: 'refuze'"),
    ],
)
def test_a_wrong_row_is_named(
    way: dict[str, str], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = {"conduct": {}, "fallback": {}, "way": [way]}
    monkeypatch.setattr(event_codes, "read_facts", lambda topic: raw)
    load_event_codes()  # kept from before the change
    with pytest.raises(LexiconError, match=rf"act_codes\.toml, way 1: {reason}"):
        event_codes.load_ways.__wrapped__()
