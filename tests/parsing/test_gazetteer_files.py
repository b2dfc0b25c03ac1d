"""The files of names: complete, in order, without repetition, and found when written."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplostance.languages import read_topic
from diplostance.model import Actor
from diplostance.parsing.gazetteer import load_gazetteer
from diplostance.parsing.gazetteer_build import Builder
from diplostance.parsing.tokens import load_words, tokenize
from diplostance.world import load_movements, load_offices, load_states, slug

NAMES = resources.files("diplostance.languages").joinpath("en", "names")
WORLD = resources.files("diplostance.world")
FLAT = ("cities", "demonyms", "movements", "organisations", "seats", "states")
FACTS = ("memberships", "movements", "states")

# No capital that is used for the government: Brussels is the Union's, and these are named like
# their state.
NO_SEAT = {"BEL", "SGP", "VAT"}


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def assert_sorted_rows(rows: list[str]) -> None:
    keys = [row.partition(" = ")[0].strip('"') for row in rows]
    assert keys == sorted(keys)
    assert all(row.endswith('"') and row.partition(" = ")[2].startswith('"') for row in rows)


@pytest.mark.parametrize("topic", FLAT)
def test_names_are_in_order(topic: str) -> None:
    text = NAMES.joinpath(f"{topic}.toml").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert_sorted_rows(lines(text))
    for key, row in tomllib.loads(text).items():
        first, *others = row.split("; ")
        assert first.strip() == first != ""
        assert others == sorted(set(others) - {first}), key


@pytest.mark.parametrize("topic", FACTS)
def test_facts_are_in_order(topic: str) -> None:
    text = WORLD.joinpath(f"{topic}.toml").read_text(encoding="utf-8")
    assert_sorted_rows(lines(text))


@pytest.mark.parametrize("topic", ["organs", "roles", "people"])
def test_tables_are_in_order(topic: str) -> None:
    text = NAMES.joinpath(f"{topic}.toml").read_text(encoding="utf-8")
    for part in text.split("\n[")[1:]:
        name, *rows = lines(part)
        if name != "words]":
            assert_sorted_rows(rows)


def test_offices_are_in_order() -> None:
    raw = tomllib.loads(WORLD.joinpath("offices.toml").read_text(encoding="utf-8"))
    assert list(raw) == sorted(raw)
    for offices in raw.values():
        assert list(offices) == sorted(offices)
        for rows in offices.values():
            starts = [row.split(" | ")[1] for row in rows]
            assert starts == sorted(starts)


def test_look_alikes_are_in_order() -> None:
    names = read_topic("en", "names/lookalikes")["names"]
    assert names == sorted(set(names))
    assert len(names) > 500


def test_every_state_has_names_people_and_a_seat() -> None:
    states = load_states()
    assert set(read_topic("en", "names/states")) == set(states)
    members = {key for key, state in states.items() if state.standing == "un"}
    assert members - set(read_topic("en", "names/seats")) == NO_SEAT - {"VAT"}
    # The Congolese are those of the larger Congo, the Dominicans those of the Republic.
    assert members - set(read_topic("en", "names/demonyms")) == {"COG", "DMA"}


def test_every_movement_has_names_under_its_slug() -> None:
    names = read_topic("en", "names/movements")
    assert set(names) == set(load_movements())
    for key, row in names.items():
        assert key == slug(row.split("; ")[0].removesuffix("~"))


def test_organisations_are_many_and_no_states() -> None:
    ids = set(read_topic("en", "names/organisations"))
    assert sum("." not in key for key in ids) > 150
    assert not ids & set(load_states())
    assert {key.partition(".")[0] for key in ids} <= ids


def test_aliases_belong_to_people_who_held_an_office() -> None:
    people = {term.person for term in load_offices()}
    assert set(read_topic("en", "names/people")["aliases"]) <= people


def test_no_name_of_a_state_or_organisation_means_two() -> None:
    seen: Counter[str] = Counter()
    for topic in ("states", "demonyms", "organisations", "movements", "seats"):
        for row in read_topic("en", f"names/{topic}").values():
            seen.update(row.replace("~", "").split("; "))
    assert [name for name, times in seen.items() if times > 1] == []


def test_no_organ_or_office_has_two_keys() -> None:
    for topic, tables in (("organs", ("nouns", "silent")), ("roles", ("speaking", "silent"))):
        raw = read_topic("en", f"names/{topic}")
        seen = Counter(
            name for table in tables for row in raw[table].values() for name in row.split("; ")
        )
        assert [name for name, times in seen.items() if times > 1] == [], topic
        assert all(name == name.lower() for name in seen)


@pytest.mark.parametrize(
    ("topic", "kind"),
    [
        ("states", "state"),
        ("demonyms", "adjective"),
        ("seats", "capital"),
        ("organisations", ""),
        ("movements", "group"),
    ],
)
def test_every_name_is_found(topic: str, kind: str) -> None:
    gazetteer, words = load_gazetteer("en"), load_words("en")
    for key, row in read_topic("en", f"names/{topic}").items():
        for name in row.split("; "):
            tokens = tokenize(name.removesuffix("~"), words)
            entry = gazetteer.scan(tokens).get(0)
            assert entry is not None, name
            assert entry.length == len(tokens), name
            assert entry.actor_id == key, name
            assert entry.weak == name.endswith("~"), name
            assert not kind or entry.kind == kind, name


def test_every_look_alike_is_found_whole() -> None:
    gazetteer, words = load_gazetteer("en"), load_words("en")
    for name in read_topic("en", "names/lookalikes")["names"]:
        tokens = tokenize(name, words)
        entry = gazetteer.scan(tokens).get(0)
        assert entry is not None, name
        assert (entry.kind, entry.length) == ("none", len(tokens)), name


def test_every_office_holder_is_found() -> None:
    gazetteer, words = load_gazetteer("en"), load_words("en")
    for term in load_offices():
        tokens = tokenize(term.name, words)
        entry = gazetteer.scan(tokens).get(0)
        assert entry is not None, term
        assert (entry.kind, entry.actor_id, entry.length) == ("person", term.person, len(tokens))


LETTERS = st.text(st.characters(categories=["L"]), min_size=1)


@given(st.lists(st.lists(LETTERS, min_size=1, max_size=3).map("-".join), min_size=1, max_size=4))
def test_plain_names_are_cut_as_the_tokenizer_cuts_them(parts: list[str]) -> None:
    name = " ".join(parts)
    words = load_words("en")
    builder = Builder(words)
    builder.add(name, "state", "CHN")
    cut = {
        form[0] for group in builder.names.values() for forms in group.values() for form in forms
    }
    assert tuple(token.text for token in tokenize(name, words)) in cut


def test_a_name_without_words_is_left_out() -> None:
    builder = Builder(load_words("en"))
    builder.add_actor_name("  ", Actor(id="x", name="x"))
    assert builder.names == {}
