from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pytest
from making import coded, day, said, state

from diplostance import Actor, Document, Evaluation, Event
from diplostance.comparison import match, same_event

A, B, C = state("AAA"), state("BBB"), state("CCC")


def event(kind: str = "attack", **fields: Any) -> Event:
    return Event(id="e1", kind=kind, **fields)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        # all that is known agrees
        (event(agents=[A], patients=[B]), event(agents=[A], patients=[B]), "same"),
        # kind and agent alone: two points each, and that is enough
        (event(agents=[A]), event(agents=[A]), "same"),
        # nothing but the kind
        (event(), event(), "possible"),
        # who did it is in dispute, the victim and the day are not
        (
            event(agents=[A], patients=[C], time=day("2026-03-01")),
            event(agents=[B], patients=[C], time=day("2026-03-01")),
            "same",
        ),
        (event(agents=[A], patients=[C]), event(agents=[B], patients=[C]), "possible"),
        # a week apart
        (
            event(agents=[A], patients=[B], time=day("2026-03-01")),
            event(agents=[A], patients=[B], time=day("2026-03-08")),
            "different",
        ),
        # other victims in other places
        (event(agents=[A], patients=[B]), event(agents=[A], patients=[C]), "different"),
        # two kinds of force are parts of one operation, a visit is none
        (
            event("detention", agents=[A], patients=[B]),
            event("attack", agents=[A], patients=[B]),
            "same",
        ),
        (event("visit", agents=[A], patients=[B]), event(agents=[A], patients=[B]), "different"),
        # a person and his state
        (
            event(agents=[A], patients=[Actor(id="x", name="X", kind="person", country="BBB")]),
            event(agents=[A], patients=[B]),
            "same",
        ),
        # two meetings of one minister
        (event("meeting", agents=[A, B]), event("meeting", agents=[A, C]), "different"),
        (event("meeting", agents=[A, B]), event("meeting", agents=[A], patients=[B]), "same"),
        (event("meeting", agents=[A, B]), event("meeting", agents=[A]), "possible"),
        (event("vote", agents=[A]), event("vote", agents=[B]), "different"),
        # two harbours
        (
            event(agents=[A], patients=[B], place="Vardo"),
            event(agents=[A], patients=[B], place="Bodo"),
            "different",
        ),
        (
            event(agents=[A], patients=[B], place="Vardo"),
            event(agents=[A], patients=[B], place="NOR"),
            "same",
        ),
        # "other" says nothing
        (event("other", agents=[A]), event("other", agents=[A]), "possible"),
    ],
)
def test_same_event(one: Event, other: Event, verdict: str) -> None:
    found = same_event(one, other)
    assert found.verdict == verdict, found.reasons
    assert same_event(other, one).verdict == verdict
    assert found.reasons


def test_reports_that_are_far_apart_speak_against_one_event() -> None:
    def told(name: str, published: str) -> Document:
        return coded(name, A, Evaluation(id="a1"), date=published, events=(event(agents=[B]),))

    first, later, near = (
        told("x", "2026-01-01"), told("y", "2026-06-01"), told("z", "2026-01-03")
    )  # fmt: skip
    far = same_event(first.events[0], later.events[0], document_a=first, document_b=later)
    assert far.verdict == "different"
    close = same_event(first.events[0], near.events[0], document_a=first, document_b=near)
    assert close.points == far.points + 5
    matching = match([first, later, near])
    names = [matching.event(document, document.events[0]) for document in (first, later, near)]
    assert names == ["x/e1", "y/e1", "x/e1"]


def person(
    key: str, name: str, *, country: str | None = None, aliases: tuple[str, ...] = ()
) -> Actor:
    return Actor(id=key, name=name, kind="person", country=country, aliases=aliases)


@pytest.mark.parametrize(
    ("actors", "same"),
    [
        ([person("nicolas-maduro", "Nicolás Maduro"), person("maduro", "Maduro")], True),
        ([person("x", "Nicolas Maduro"), person("y", "Nicolás MADURO")], True),
        ([person("x", "Ana Ruiz", aliases=("A. Ruiz",)), person("y", "A. Ruiz")], True),
        # a name that two have is nobody's in particular
        (
            [
                person("maduro", "Maduro"),
                person("a-maduro", "A Maduro"),
                person("b-maduro", "B Maduro"),
            ],
            False,
        ),
        ([person("x", "Kim", country="PRK"), person("y", "Kim", country="KOR")], False),
        ([Actor(id="x", name="Reform", kind="party"), person("y", "Reform")], False),
        # what has a code is what it is
        (
            [
                Actor(id="CHN", name="China", kind="state"),
                Actor(id="TWN", name="China", kind="state"),
            ],
            False,
        ),
    ],
)
def test_actors_by_their_names(actors: list[Actor], same: bool) -> None:
    documents = [Document(id=f"d{number}", actors=[actor]) for number, actor in enumerate(actors)]
    matching = match(documents)
    assert (len({matching.actor(actor) for actor in actors[:2]}) == 1) is same
    assert match(documents[::-1]) == matching


def test_events_of_statements_without_documents() -> None:
    one, other = event(agents=[A]), event(agents=[A], time=day("2026-03-01"))
    matching = match([], events=[one, other, event("visit", agents=[A])])
    assert matching.event(None, one) == matching.event(None, other)
    assert matching.event(None, event("visit", agents=[A])) != matching.event(None, one)
    assert matching.event(None, event("vote")) == "e1"


def test_a_chain_of_reports() -> None:
    # The first and the last differ in what they know and have nothing but the middle in common.
    def told(name: str, **fields: Any) -> Document:
        return coded(name, A, Evaluation(id="a1"), events=(event(**fields),))

    chain = [
        told("x", agents=[B], time=day("2026-03-01")),
        told("y", agents=[B], patients=[C], time=day("2026-03-01")),
        told("z", patients=[C], time=day("2026-03-01")),
    ]
    matching = match(chain)
    assert len({matching.event(document, document.events[0]) for document in chain}) == 1


def test_no_dates_at_all() -> None:
    documents = [Document(id=name, actors=[A], events=[event(agents=[A])]) for name in ("x", "y")]
    matching = match(documents)
    assert len({matching.event(document, document.events[0]) for document in documents}) == 1


def test_a_long_war_is_not_one_attack() -> None:
    # Each report is ten days after the one before, and none gives a day: a chain of a year.
    documents = [
        Document(
            id=f"d{number:02}",
            published=dt.date(2024, 1, 1) + dt.timedelta(days=10 * number),
            actors=[A, B],
            events=[event(agents=[A], patients=[B])],
        )
        for number in range(36)
    ]
    matching = match(documents)
    found = {matching.event(one, one.events[0]) for one in documents}
    assert len(found) >= 9


def test_every_record_of_an_actor_brings_its_names() -> None:
    plain = Actor(id="tigers", name="Tamil Tigers", kind="armed_group")
    other = Actor(id="ltte", name="LTTE", kind="armed_group")
    both = Actor(id="tigers", name="Tamil Tigers", kind="armed_group", aliases=["LTTE"])
    for order in itertools.permutations([plain, other, both]):
        documents = [Document(id=f"d{n}", actors=[one]) for n, one in enumerate(order)]
        matching = match(documents)
        assert matching.actor(other) == matching.actor(plain) == "tigers"


def test_names_of_events_never_meet() -> None:
    one = Document(id="a/b", actors=[A], events=[Event(id="c", kind="attack", agents=[A])])
    other = Document(id="a", actors=[A], events=[Event(id="b/c", kind="visit", agents=[A])])
    matching = match([one, other])
    assert matching.event(one, one.events[0]) != matching.event(other, other.events[0])


@pytest.mark.parametrize("kind", ["sanction", "expulsion", "aid", "withdrawal", "trial"])
def test_what_each_does_for_itself_is_an_event_of_its_own(kind: str) -> None:
    one = event(kind, agents=[A], patients=[C], time=day("2026-03-01"))
    other = event(kind, agents=[B], patients=[C], time=day("2026-03-01"))
    found = same_event(one, other)
    assert found.verdict == "different"
    assert found.reasons[-1] == f"{kind} by another agent"


def test_a_crowd_is_no_common_patient() -> None:
    crowd = Actor(id="civilians", name="civilians", kind="people")
    one = event(agents=[A], patients=[crowd], time=day("2026-03-01"))
    other = event(agents=[B], patients=[crowd], time=day("2026-03-01"))
    assert same_event(one, other).verdict != "same"


def test_words_tell_two_events_apart() -> None:
    def told(name: str, text: str) -> Document:
        return said(name, text, issuer="NOR")

    one = told("x", "Norway accused Iceland of attacking the harbour of Vardo.")
    same = told("y", "Iceland's attack on the harbour was condemned by Norway.")
    other = told("z", "Norway condemned the attack by Iceland on a fishing boat near Bergen.")
    bare = told("w", "Norway condemned the attack by Iceland.")
    verdicts = [
        same_event(one.events[0], d.events[0], document_a=one, document_b=d)
        for d in (same, other, bare)
    ]
    assert [found.verdict for found in verdicts] == ["same", "possible", "same"]
    assert "told with no word in common (-2)" in verdicts[1].reasons
    assert match([one, other]).event(one, one.events[0]) == "x/e1"
    assert match([one, other]).event(other, other.events[0]) == "z/e1"
