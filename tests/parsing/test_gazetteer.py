"""The gazetteer: what is found in a text, and who held an office."""

from __future__ import annotations

import re

import pytest
from growth import COPIES, assert_linear
from hypothesis import given
from hypothesis import strategies as st

from diplostance.errors import OptionError, UnknownLanguageError
from diplostance.model import Actor
from diplostance.parsing.gazetteer import Gazetteer, load_gazetteer
from diplostance.parsing.tokens import load_words, tokenize

G = load_gazetteer("en")


def found(text: str, gazetteer: Gazetteer = G) -> list[tuple[str, str, str | None]]:
    tokens = tokenize(text, load_words("en"))
    entries = gazetteer.scan(tokens)
    return [(entry.kind, entry.actor_id, entry.key) for entry in entries.values()]


def actors(text: str) -> list[str]:
    tokens = tokenize(text, load_words("en"))
    return [e.actor_id for e in G.scan(tokens).values() if e.actor_id and e.kind != "city"]


@pytest.mark.parametrize(
    ("text", "kind", "actor_id"),
    [
        ("Burma", "state", "MMR"),
        ("Myanmar", "state", "MMR"),
        ("Türkiye", "state", "TUR"),
        ("Turkiye", "state", "TUR"),
        ("TURKEY", "state", "TUR"),
        ("Ivory Coast", "state", "CIV"),
        ("Côte d'Ivoire", "state", "CIV"),
        ("Côte d’Ivoire", "state", "CIV"),
        ("Cote d'Ivoire", "state", "CIV"),
        ("the Democratic People's Republic of Korea", "state", "PRK"),
        ("the Democratic People’s Republic of Korea", "state", "PRK"),
        ("DPRK", "state", "PRK"),
        ("ROK", "state", "KOR"),
        ("U.S.", "state", "USA"),
        ("US", "state", "USA"),
        ("America", "state", "USA"),
        ("U.K.", "state", "GBR"),
        ("Great Britain", "state", "GBR"),
        ("UAE", "state", "ARE"),
        ("Guinea-Bissau", "state", "GNB"),
        ("Equatorial Guinea", "state", "GNQ"),
        ("Papua New Guinea", "state", "PNG"),
        ("Guinea", "state", "GIN"),
        ("Niger", "state", "NER"),
        ("Nigeria", "state", "NGA"),
        ("the Republic of the Congo", "state", "COG"),
        ("the Democratic Republic of the Congo", "state", "COD"),
        ("the Republic of China", "state", "TWN"),
        ("South Sudan", "state", "SSD"),
        ("Britons", "adjective", "GBR"),
        ("British", "adjective", "GBR"),
        ("Nigerien", "adjective", "NER"),
        ("Nigerian", "adjective", "NGA"),
        ("South Korean", "adjective", "KOR"),
        ("North Koreans", "adjective", "PRK"),
        ("Beijing", "capital", "CHN"),
        ("Downing Street", "capital", "GBR"),
        ("the Élysée", "capital", "FRA"),
        ("the Elysee", "capital", "FRA"),
        ("Foggy Bottom", "capital", "USA"),
        ("Whitehall", "capital", "GBR"),
        ("Brussels", "capital", "EU"),
        ("the White House", "organ", "USA.presidency"),
        ("the Kremlin", "organ", "RUS.presidency"),
        ("the Pentagon", "organ", "USA.mod"),
        ("the State Department", "organ", "USA.mfa"),
        ("Global Affairs Canada", "organ", "CAN.mfa"),
        ("DFAT", "organ", "AUS.mfa"),
        ("FCDO", "organ", "GBR.mfa"),
        ("the Bundestag", "organ", "DEU.parliament"),
        ("the Knesset", "organ", "ISR.parliament"),
        ("the State Duma", "organ", "RUS.parliament"),
        ("the Majlis", "organ", "IRN.parliament"),
        ("the IRGC", "organ", "IRN.army"),
        ("the IDF", "organ", "ISR.army"),
        ("the PLO", "organ", "PSE.plo"),
        ("the European Commission", "organ", "EU.commission"),
        ("the UN Security Council", "organisation", "UNSC"),
        ("the Security Council", "organisation", "UNSC"),
        ("the Russian Security Council", "organ", "RUS.nsc"),
        ("the U.N. General Assembly", "organisation", "UNGA"),
        ("Doctors Without Borders", "organisation", "MSF"),
        ("Médecins Sans Frontières", "organisation", "MSF"),
        ("the Non-Aligned Movement", "organisation", "non-aligned-movement"),
        ("Hizballah", "group", "hezbollah"),
        ("al Qaeda", "group", "al-qaeda"),
        ("Al-Qaida", "group", "al-qaeda"),
        ("the Kurdistan Workers' Party", "group", "kurdistan-workers-party"),
        ("the Kurdistan Workers’ Party", "group", "kurdistan-workers-party"),
        ("Nicolas Maduro", "person", "nicolas-maduro"),
        ("Nicolás Maduro", "person", "nicolas-maduro"),
        ("Recep Tayyip Erdogan", "person", "recep-tayyip-erdogan"),
        ("Binali Yildirim", "person", "binali-yildirim"),
        ("Zelensky", "person", "volodymyr-zelenskyy"),
        ("Pope Francis", "person", "pope-francis"),
    ],
)
def test_names(text: str, kind: str, actor_id: str) -> None:
    tokens = tokenize(text, load_words("en"))
    (at, entry), *rest = G.scan(tokens).items()
    assert not rest
    assert (entry.kind, entry.actor_id) == (kind, actor_id)
    assert at + entry.length == len(tokens)
    actor = G.actor(actor_id)
    assert actor is not None
    assert actor.id == actor_id


@pytest.mark.parametrize(
    "text",
    [
        "They told us to polish the turkey and the chad.",
        "It may be china from a guinea pig.",
        "The China Daily and the South China Morning Post",
        "The Washington Post and the New York Times",
        "the South China Sea, the Korea Strait, the Indian Ocean and the Gulf of Mexico",
        "the Bank of England and the Bank of Japan",
        "a Brazil nut",
        "Jordan Henderson and Michael Jordan",
        "Northern Ireland",
        "New Mexico and New England",
        "the Vienna Convention, the Paris Agreement and the Rome Statute",
        "French Guiana and American Samoa",
        "Native Americans and Latin America",
    ],
)
def test_look_alikes(text: str) -> None:
    assert actors(text) == []


@pytest.mark.parametrize("name", ["Georgia", "Jordan", "Chad", "Washington", "Victoria", "Lima"])
def test_names_that_mean_more_are_weak(name: str) -> None:
    (entry,) = G.scan(tokenize(name, load_words("en"))).values()
    assert entry.weak


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the German Foreign Office", [("organ", "DEU.mfa", "mfa")]),
        ("the Foreign Office", [("organ", "GBR.mfa", "mfa")]),
        (
            "Thailand's Foreign Office",
            [("state", "THA", None), ("organ_noun", "", "mfa")],
        ),
        ("the Congress", [("organ", "USA.parliament", "parliament")]),
        (
            "the Congress of Peru",
            [("organ_noun", "", "parliament"), ("state", "PER", None)],
        ),
        (
            "the Senate of the Philippines",
            [("organ_noun", "", "parliament"), ("state", "PHL", None)],
        ),
        ("the Brazilian Senate", [("adjective", "BRA", None), ("organ_noun", "", "parliament")]),
    ],
)
def test_own_names_beside_a_state_are_its_organs(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "key", "speaks"),
    [
        ("foreign minister", "foreign_minister", True),
        ("Deputy Foreign Minister", "foreign_minister", True),
        ("acting deputy prime minister", "premier", True),
        ("former president", "former_president", False),
        ("ex-president", "former_president", False),
        ("Former deputy foreign minister", "former_foreign_minister", False),
        ("vice president", "president", True),
        ("opposition leader", "opposition_leader", False),
        ("mayor", "governor", False),
        ("presidential candidate", "candidate", False),
        ("senator", "legislator", False),
        ("spokeswoman", "spokesperson", True),
        ("supreme leader", "leader", True),
        ("pope", "pope", True),
        ("Secretary of State", "secretary_of_state", True),
    ],
)
def test_offices(text: str, key: str, speaks: bool) -> None:
    tokens = tokenize(text, load_words("en"))
    (entry,) = G.scan(tokens).values()
    assert (entry.kind, entry.key, entry.speaks) == ("role", key, speaks)
    assert entry.length == len(tokens)


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("ministry of foreign affairs", True),
        ("parliament", True),
        ("armed forces", True),
        ("supreme court", False),
        ("provincial government", False),
        ("opposition party", False),
        ("state media", False),
    ],
)
def test_organs_of_any_state(text: str, speaks: bool) -> None:
    (entry,) = G.scan(tokenize(text, load_words("en"))).values()
    assert (entry.kind, entry.actor_id, entry.speaks) == ("organ_noun", "", speaks)


def test_some_offices_belong_to_one_state() -> None:
    assert found("Pope") == [("role", "VAT", "pope")]
    assert found("Secretary of State") == [("role", "USA", "secretary_of_state")]


def test_actors() -> None:
    assert G.actor("CHN") == Actor(
        id="CHN",
        name="China",
        kind="state",
        country="CHN",
        aliases=G.actors["CHN"].aliases,
        codes={"cow": "710"},
    )
    ministry = G.actor("CHN.mfa")
    assert ministry is not None
    assert (ministry.kind, ministry.country, ministry.represents) == ("organ", "CHN", "CHN")
    secretariat = G.actor("UN.sg")
    assert secretariat is not None
    assert secretariat.represents == "UN"
    church = G.actor("RUS.church")
    assert church is not None
    assert (church.country, church.represents) == ("RUS", None)
    assert G.actor("nobody") is None


def test_every_principal_is_an_actor() -> None:
    for actor in G.actors.values():
        assert actor.represents is None or actor.represents in G.actors, actor
        assert actor.country is None or actor.country in G.actors, actor


def test_ids_are_in_their_form() -> None:
    for actor in G.actors.values():
        assert re.fullmatch(r"[\w+-]+(\.[a-z_]+)?", actor.id), actor.id
        if actor.kind == "state":
            assert re.fullmatch("[A-Z]{3}", actor.id)
        if actor.kind in {"person", "armed_group", "party"}:
            assert actor.id == actor.id.lower()


def test_named_in_any_case() -> None:
    for name in ("china", " China ", "CHINA", "People's Republic of China", "Beijing"):
        actor = G.named(name)
        assert actor is not None
        assert actor.id == "CHN"
    assert G.named("the moon") is None


@pytest.mark.parametrize(
    ("name", "day", "person"),
    [
        ("Maduro", "2026-01-03", "nicolas-maduro"),
        ("maduro", "2019", "nicolas-maduro"),
        ("Maduro", None, "nicolas-maduro"),
        ("Bush", "2005-02-01", "george-w-bush"),
        ("PRICE", "2022-02", "ned-price"),
        ("Xi", "2015", "xi-jinping"),
        ("Sudani", "2024-01-01", "mohammed-shia-al-sudani"),
        ("Marcos", "2024", "ferdinand-marcos-jr"),
        ("Erdogan", "2020", "recep-tayyip-erdogan"),
        ("Clinton", "2000", "bill-clinton"),
        ("Clinton", "2010", "hillary-clinton"),
    ],
)
def test_family_names(name: str, day: str | None, person: str) -> None:
    actor = G.family(name, day)
    assert actor is not None
    assert actor.id == person
    assert actor.represents is not None


def test_family_names_that_fit_nobody_or_several() -> None:
    assert G.family("Maduro", "1999-01-01") is None
    assert G.family("Kim", None) is None
    assert G.family("Nobody", "2020") is None


def test_office_holders_represent_their_state_while_they_hold_it() -> None:
    def represents(name: str, day: str | None) -> str | None:
        actor = G.office_holder(name, day)
        assert actor is not None
        assert actor.country == "USA"
        return actor.represents

    assert represents("Hillary Clinton", "2011-01-01") == "USA"
    assert represents("Hillary Clinton", "2016-10-01") is None
    assert represents("Hillary Clinton", None) == "USA"
    assert represents("Joe Biden", "2023-10-01") == "USA"
    assert G.office_holder("China") is None
    assert G.office_holder("Nobody At All") is None


def test_a_holder_can_move_from_one_principal_to_another() -> None:
    assert G.holder("antonio-guterres", "2010-01-01").represents == "UNHCR"
    assert G.holder("antonio-guterres", "2020-01-01").represents == "UN"
    assert G.holder("antonio-guterres").represents == "UN"
    with pytest.raises(KeyError):
        G.holder("nobody")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("ministry", "organ_noun"),
        ("government", "organ_noun"),
        ("president", "role"),
        ("officials", "role"),
        ("china", None),
        ("banana", None),
    ],
)
def test_head_nouns(word: str, kind: str | None) -> None:
    assert G.head_noun(word) == kind


def test_spokespersons() -> None:
    assert G.is_spokesperson("Foreign Ministry spokesman")
    assert G.is_spokesperson("White House Press Secretary")
    assert not G.is_spokesperson("foreign minister")


# Adding to it ------------------------------------------------------------------------------


def test_actors_and_names_can_be_added() -> None:
    river = Actor(
        id="front-of-the-river",
        name="Front of the River",
        kind="armed_group",
        country="TCD",
        aliases=("FOR",),
    )
    minister = Actor(
        id="ada-quill", name="Ada Quill", kind="person", country="TCD", represents="TCD"
    )
    more = G.extended(actors=[river, minister], names={"CHN": ["the Dragon Throne"]})
    assert found("the Front of the River", more) == [("group", "front-of-the-river", None)]
    assert found("FOR", more) == [("group", "front-of-the-river", None)]
    assert found("Ada Quill", more) == [("person", "ada-quill", None)]
    assert found("The Dragon Throne", more) == [("state", "CHN", None)]
    assert more.family("Quill", "2031-01-01") == minister
    assert more.office_holder("Ada Quill", "2031-01-01") == minister
    assert more.named("front of the river") == river
    # what was there is still there, and the first one has not changed
    assert found("Beijing", more) == found("Beijing")
    assert found("Front of the River") == []
    assert G.actor("ada-quill") is None


def test_what_is_added_comes_first() -> None:
    club = Actor(id="hamas-fc", name="Hamas", kind="organisation")
    assert found("Hamas", G.extended(actors=[club])) == [("organisation", "hamas-fc", None)]
    assert found("Hamas") == [("group", "hamas", None)]


def test_what_cannot_be_added_is_refused() -> None:
    with pytest.raises(OptionError):
        G.extended(names={"nobody": ["Nobody"]})
    with pytest.raises(OptionError):
        G.extended(names={"CHN": "Cathay"})
    with pytest.raises(OptionError):
        G.extended(actors=["China"])  # type: ignore[list-item]


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLanguageError):
        load_gazetteer("xx")


# Any text ----------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["the", "China", "former", "ex-president", "ex-", "deputy", "of", "Congress", "'s", "Peru"]
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_any_text_can_be_scanned(text: str) -> None:
    tokens = tokenize(text, load_words("en"))
    last = 0
    for at, entry in sorted(G.scan(tokens).items()):
        assert at >= last
        assert entry.length >= 1
        last = at + entry.length
    assert last <= len(tokens)


@pytest.mark.parametrize(
    "unit",
    ["China ", "former ", "ex-president ", "Congress of ", "People's Republic of ", "\ud800\x00 "],
)
def test_work_grows_with_length(unit: str) -> None:
    one, four = (tokenize(unit * size, load_words("en")) for size in (4_000, 4_000 * COPIES))
    assert_linear(lambda: G.scan(one), lambda: G.scan(four))
