"""States, memberships and movements."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplostance.languages import read_topic
from diplostance.model.vocabulary import ACTOR_KINDS
from diplostance.world import (
    load_memberships,
    load_movements,
    load_states,
    slug,
    unaccented,
)

# What ISO 3166-1 leaves to its users; XKX is in wide use, the others are this library's own.
OWN_CODES = {"ABK", "NCY", "OST", "TRA", "XKX", "XSL"}


def test_there_are_the_members_of_the_united_nations_and_more() -> None:
    states = load_states()
    standing = [state.standing for state in states.values()]
    assert standing.count("un") == 193
    assert {key for key, state in states.items() if state.standing == "observer"} == {"PSE", "VAT"}
    assert {"TWN", "XKX", "ESH", "HKG", "ABK", "OST", "XSL", "NCY"} <= set(states)


def test_codes_have_their_form_and_are_unique() -> None:
    states = load_states()
    assert all(re.fullmatch("[A-Z]{3}", key) for key in states)
    for key, state in states.items():
        assert state.id == key
        assert state.alpha2 is None or re.fullmatch("[A-Z]{2}", state.alpha2)
        assert state.cow is None or 2 <= int(state.cow) <= 990
        assert state.part_of is None or state.part_of in states
        assert (state.standing == "part") == (state.part_of is not None)
    for field in ("alpha2", "cow"):
        values = [getattr(state, field) for state in states.values() if getattr(state, field)]
        assert len(values) == len(set(values)), field


def test_only_states_that_iso_does_not_know_have_codes_of_our_own() -> None:
    states = load_states()
    assert {key for key, state in states.items() if state.alpha2 is None} == OWN_CODES - {"XKX"}
    assert all(state.cow for state in states.values() if state.standing == "un")


@pytest.mark.parametrize(
    ("key", "alpha2", "cow"),
    [
        ("CHN", "CN", "710"),
        ("USA", "US", "2"),
        ("GBR", "GB", "200"),
        ("DEU", "DE", "255"),
        ("COD", "CD", "490"),
        ("COG", "CG", "484"),
        ("PRK", "KP", "731"),
        ("KOR", "KR", "732"),
        ("TWN", "TW", "713"),
        ("YEM", "YE", "679"),
    ],
)
def test_codes_of_single_states(key: str, alpha2: str, cow: str) -> None:
    state = load_states()[key]
    assert (state.alpha2, state.cow) == (alpha2, cow)


@pytest.mark.parametrize(
    ("group", "size"),
    [
        ("G7", 7),
        ("EU", 27),
        ("NATO", 32),
        ("ASEAN", 11),
        ("AU", 55),
        ("P5", 5),
        ("GCC", 6),
        ("OIC", 57),
        ("BRICS", 10),
        ("G20", 21),
        ("QUAD", 4),
        ("COE", 46),
        ("OSCE", 57),
    ],
)
def test_sizes_of_groups(group: str, size: int) -> None:
    assert len(load_memberships()[group]) == size


def test_groups_and_members_are_known() -> None:
    organisations = set(read_topic("en", "names/organisations"))
    for group, members in load_memberships().items():
        assert group in organisations
        assert members <= set(load_states()) | organisations
    assert load_memberships()["P5"] < load_memberships()["P5+1"]
    assert load_memberships()["G8"] == load_memberships()["G7"] | {"RUS"}


def test_movements_have_a_kind_and_a_home() -> None:
    movements = load_movements()
    assert len(movements) > 150
    for movement in movements.values():
        assert movement.kind in ACTOR_KINDS
        assert movement.country is None or movement.country in load_states()
        assert movement.represents is None or movement.represents in load_states()
    assert movements["hamas"].represents is None
    assert movements["polisario-front"].represents == "ESH"
    assert movements["al-qaeda"].country is None


def test_facts_cannot_be_changed() -> None:
    states = load_states()
    with pytest.raises(TypeError):
        states["ZZZ"] = states["CHN"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nicolás Maduro", "nicolas-maduro"),
        ("People's Protection Units", "people-s-protection-units"),
        ("Zoran Đinđić", "zoran-dindic"),
        ("Binali Yıldırım", "binali-yildirim"),
        ("J. D. Vance", "j-d-vance"),
        ("...", "actor"),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected
    assert slug(slug(name)) == expected


@given(st.text(st.characters(codec="ascii")))
def test_slugs_of_plain_names_are_their_words(name: str) -> None:
    assert slug(name) == ("-".join(re.findall(r"[a-z0-9]+", name.lower())) or "actor")


@given(st.text())
def test_slugs_of_any_text(name: str) -> None:
    made = slug(name)
    assert made
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert "--" not in made


def test_accents() -> None:
    assert unaccented("Türkiye") == "Turkiye"
    assert unaccented("Løkke Łukasz Erdoğan") == "Lokke Lukasz Erdogan"
