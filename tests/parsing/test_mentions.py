"""Mentions: which words of a sentence name whom, and what becomes an actor."""

from __future__ import annotations

import pytest

from diplostance import Actor, parse
from diplostance.parsing.cast import Cast
from diplostance.parsing.gazetteer import load_gazetteer
from diplostance.world import slug


def mentions(text: str) -> list[tuple[str, str]]:
    return [(m.actor.id, m.span.of(text)) for m in parse(text).mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kenya slept.", [("KEN", "Kenya")]),
        ("KENYA SLEPT.", [("KEN", "KENYA")]),
        ("Nairobi slept.", [("KEN", "Nairobi")]),
        ("The Kenyan harvest failed.", [("KEN", "Kenyan")]),
        ("The Kenyan government slept.", [("KEN.government", "Kenyan government")]),
        ("Kenya's foreign ministry slept.", [("KEN.mfa", "Kenya's foreign ministry")]),
        ("The UN slept.", [("UN", "UN")]),
        ("The U.N. slept.", [("UN", "U.N.")]),
        ("NATO and the EU slept.", [("NATO", "NATO"), ("EU", "EU")]),
        ("Kenya, Uganda and Mali slept.", [("KEN", "Kenya"), ("UGA", "Uganda"), ("MLI", "Mali")]),
        ("South Africa slept.", [("ZAF", "South Africa")]),
        ("The South China Sea froze.", []),
        ("kenya slept.", []),
        ("The table slept.", []),
        (
            "Kenyan President Amina Otieno slept.",
            [("amina-otieno", "Kenyan President Amina Otieno")],
        ),
        (
            "Amina Otieno, the Kenyan president, slept.",
            [("amina-otieno", "Amina Otieno, the Kenyan president")],
        ),
    ],
)
def test_names_and_what_is_built_from_them(text: str, found: list[tuple[str, str]]) -> None:
    assert mentions(text) == found


def test_mentions_are_in_order_and_do_not_overlap() -> None:
    text = (
        "Kenya's foreign minister, Amina Otieno, met the Turkish ambassador to the UN, the EU's "
        "foreign policy chief and President Kemal Aydin of Turkey in Nairobi, Kenya."
    )
    spans = [m.span for m in parse(text).mentions]
    assert len(spans) >= 4
    assert spans == sorted(spans)
    assert not any(a.overlaps(b) for at, a in enumerate(spans) for b in spans[at + 1 :])


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Nicolás Maduro", "nicolas-maduro"),
        ("Jean-Luc  O’Hara", "jean-luc-o-hara"),
        ("ABC", "abc"),
        ("___", "actor"),
        ("", "actor"),
        ("\ud800", "actor"),
    ],
)
def test_ids_made_of_names(name: str, identifier: str) -> None:
    assert slug(name) == identifier


def cast() -> Cast:
    return Cast(load_gazetteer("en"))


def test_a_cast_keeps_an_actor_once_and_adds_what_is_new() -> None:
    players = cast()
    plain = players.add(Actor(id="ama-addo", name="Ama Addo", kind="person"))
    assert players.add(plain) is plain
    known = players.add(
        Actor(id="ama-addo", name="Ama Addo", kind="person", represents="GHA", role="minister")
    )
    assert (known.represents, known.role) == ("GHA", "minister")
    assert players.add(plain) == known
    assert list(players.actors) == ["ama-addo"]


def test_a_role_alone_is_added_too() -> None:
    players = cast()
    players.add(Actor(id="ama-addo", name="Ama Addo", kind="person"))
    known = players.add(Actor(id="ama-addo", name="Ama Addo", kind="person", role="poet"))
    assert (known.role, known.represents) == ("poet", None)


def test_the_principal_is_found_through_the_organ() -> None:
    players = cast()
    state = players.gazetteer.actor("GHA")
    assert state is not None
    players.add(state)
    players.add(Actor(id="GHA.mfa", name="ministry", kind="organ", represents="GHA"))
    person = players.add(Actor(id="ama", name="Ama", kind="person", represents="GHA.mfa"))
    assert players.principal(person) == state
    assert players.principal(state) == state


def test_nobody_is_a_principal_of_those_who_speak_for_themselves() -> None:
    players = cast()
    person = Actor(id="ama", name="Ama", kind="person")
    lost = Actor(id="bo", name="Bo", kind="person", represents="no such actor")
    assert players.principal(person) is person
    assert players.principal(lost) is lost


def test_people_are_known_again_by_their_last_name() -> None:
    players = cast()
    person = players.person(["Ama", "Addo"], None, None, "poet")
    assert players.known_person(["Addo"]) == person
    assert players.known_person(["Ama", "Addo"]) == person
    assert players.known_person(["Kofi", "Addo"]) is None
    assert players.known_person(["Darko"]) is None
