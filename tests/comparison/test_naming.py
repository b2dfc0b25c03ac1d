"""Issuers, actors and events may be named as people name them."""

from __future__ import annotations

import attrs
import pytest
from making import coded, day, said, state

from diplostance import Actor, Claim, Demand, Document, Evaluation, Event, compare, drift, positions
from diplostance.comparison import match
from diplostance.errors import OptionError

A, B, C = state("AAA"), state("BBB"), state("CCC")
GROUP = Actor(id="river-front", name="River Front", kind="armed_group", aliases=("RF",))
SAME_GROUP = Actor(id="rf-2", name="RF", kind="armed_group")


def demand(key: str = "a1", action: str = "release") -> Demand:
    return Demand(id=key, force="urge", addressees=[C], action=action)


# --- issuers -------------------------------------------------------------------------------------


def test_an_issuer_by_its_id_its_name_or_an_alias() -> None:
    documents = [coded("x", GROUP, demand()), coded("y", B, demand())]
    by_id = compare("river-front", "BBB", within=documents)
    assert len(by_id.shared_demands) == 1
    for name in ("River Front", "river front", "RF", GROUP):
        assert compare(name, "Bbb", within=documents) == by_id
    assert drift(documents, "River Front").name == "River Front"
    assert [p.actor for p in positions(["RF"], within=documents)] == [GROUP]


def test_an_issuer_under_two_ids_is_one() -> None:
    documents = [
        coded("x", GROUP, demand(), date="2026-03-02"),
        coded("y", SAME_GROUP, demand(action="withdraw"), date="2026-03-04"),
        coded("z", B, demand(), demand("a2", action="withdraw")),
    ]
    for issuer in ("river-front", "rf-2", "River Front", "RF", GROUP, SAME_GROUP):
        result = compare(issuer, B, within=documents)
        assert len(result.a.evidence) == 2
        assert len(result.shared_demands) == 2
        assert len(drift(documents, issuer).days) == 2


def test_a_name_that_several_have() -> None:
    georgia = Actor(id="GEO", name="Georgia", kind="state", country="GEO")
    other = Actor(id="georgia-us", name="Georgia", kind="other")
    documents = [coded("x", georgia, demand()), coded("y", other, demand())]
    with pytest.raises(OptionError, match="a must be one actor; several are called so: GEO, geo"):
        compare("Georgia", "BBB", within=documents)
    with pytest.raises(OptionError, match="issuer must be one actor"):
        drift(documents, "Georgia")
    assert len(compare("GEO", "georgia-us", within=documents).shared_demands) == 1


def test_a_name_that_nobody_has_is_taken_for_an_id() -> None:
    result = compare("Atlantis", "BBB", within=coded("y", B, demand()))
    assert result.reason == "no acts of Atlantis"


# --- events --------------------------------------------------------------------------------------

RAID = Event(id="e1", kind="attack", agents=[A], patients=[C], time=day("2026-03-01"))


def judged(name: str, issuer: Actor, event: Event) -> Document:
    act = Evaluation(id="a1", force="condemn", valence=-1, targets=[A], about=[event])
    return coded(name, issuer, act, demand("a2"), events=(event,))


def test_an_event_that_a_third_document_tells() -> None:
    left, right = judged("x", B, RAID), judged("y", C, RAID)
    third = coded("press", A, Claim(id="a1"), events=(attrs.evolve(RAID, id="e7"),))
    for within in ([left, right, third], [third]):
        result = compare(left, right, within=within, about=third.events[0])
        assert [row.relation for row in result.evaluations] == ["agreeing"]


def test_an_event_may_be_described() -> None:
    left, right = judged("x", B, RAID), judged("y", C, RAID)
    result = compare(left, right, about=Event(id="any", kind="attack", patients=[C], agents=[A]))
    assert [row.relation for row in result.evaluations] == ["agreeing"]
    assert result.evaluations[0].issues[0].event == "x/e1"
    trial = Event(id="any", kind="trial", patients=[C])
    assert compare(left, right, about=trial).reason == (
        "no acts of Bbb nor of Ccc about what was asked for"
    )


def test_an_event_by_the_name_that_results_give_it() -> None:
    other = Event(id="e2", kind="visit", agents=[A], time=day("2026-03-01"))
    welcome = Evaluation(id="a3", valence=1, targets=[A], about=[other])
    left = coded(
        "x",
        B,
        Evaluation(id="a1", valence=-1, targets=[A], about=[RAID]),
        welcome,
        events=(RAID, other),
    )
    right = judged("y", C, RAID)
    for name in ("x/e1", "y/e1"):
        result = compare(left, right, about=name)
        assert [one.act.id for one in result.a.evidence] == ["a1"]
        assert len(drift([left, right], B, about=name).days[0].stances) == 1
    assert [one.act.id for one in compare(left, right, about="x/e2").a.evidence] == ["a3"]


def test_what_events_are_called() -> None:
    bare = Event(id="e3", kind="weapons_test")
    place = Event(id="e4", kind="protest", place="Osaka")
    talks = Event(id="e5", kind="meeting", agents=[A, B], time=day("2026-03-09"))
    document = coded("d", A, Claim(id="a1"), events=(RAID, bare, place, talks))
    matching = match([document])
    assert [matching.label(f"d/{event.id}") for event in document.events] == [
        "attack of Ccc (2026-03-01)",
        "weapons test",
        "protest in Osaka",
        "meeting by Aaa, Bbb (2026-03-09)",
    ]
    assert matching.label("nowhere/e1") == "nowhere/e1"


def test_results_say_what_the_event_is() -> None:
    result = compare(judged("x", B, RAID), judged("y", C, RAID))
    about = "judgement of Aaa over attack of Ccc (2026-03-01)"
    assert [row["about"] for row in result.to_rows() if row["table"] == "evaluations"] == [about]
    assert result.to_dict()["events"][0]["label"] == "attack of Ccc (2026-03-01)"
    assert about in str(result)
    moved = drift([judged("x", B, RAID), coded("z", B, demand(), date="2026-03-05")], B)
    assert about in {row["about"] for row in moved.to_rows()}
    assert result.swapped().labels == result.labels


def test_where_an_event_happened_is_told_by_the_reader_too() -> None:
    text = "Norway condemned the seizure of the Danish trawler by Iceland on Sunday."
    result = compare(
        said("x", text, issuer="NOR"),
        said("y", text.replace("Norway", "Sweden"), issuer="SWE"),
    )
    assert all("/e" not in str(row["about"]) for row in result.to_rows())


def test_what_goes_with_an_event_and_what_does_not() -> None:
    left = said(
        "x",
        "Norway condemns the detention of the crew by Iceland. "
        "Norway urges Sweden to ratify the treaty. Norway demands that Iceland release the crew.",
        issuer="NOR",
    )
    right = said("y", "Denmark urges Sweden to ratify the treaty.", issuer="DNK")
    (name,) = (f"x/{event.id}" for event in left.events if event.kind == "detention")
    result = compare(left, right, about=name)
    told = {one.words for one in result.a.evidence}
    assert told == {"the detention of the crew by Iceland", "release the crew"}
    assert result.b.evidence == ()
    # What has been narrowed away is not silence.
    only = compare(left, right, about=lambda one: one.document is left)
    assert {row.absence for row in only.rows if "Sweden" in row.about_in_words(only.names)} == {
        "speaks otherwise"
    }
