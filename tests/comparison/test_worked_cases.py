"""Twelve cases, each with its result stated and argued before the code was asked.

The texts are written for this purpose and read by the library's own parser, so that a case covers
the whole way from the words to the comparison.
"""

from __future__ import annotations

import datetime as dt

from making import reported, said

from diplostance import answers, compare, drift, reconcile
from diplostance.comparison import Change, Drift


def test_opposite_demands() -> None:
    # To hold the ship is what undoes releasing it, so these are two directions on one issue: the
    # release of the ship by Iceland. They conflict, though no word of the two is the same.
    a = said("a", "Norway demands that Iceland release the trawler Polarsol.", issuer="NOR")
    b = said("b", "Sweden calls on Iceland to detain the trawler Polarsol.", issuer="SWE")
    result = compare(a, b)
    (row,) = result.conflicting_demands
    assert row.issues[0].action == "release"
    assert row.issues[0].target == "ISL"
    assert [s.direction for s in (row.a, row.b) if s] == [1, -1]
    assert not result.shared_demands
    # "Demand" is the strongest step and "call" the middle of the scale, so they are opposed by the
    # mean of both, and the score says so with its sign.
    assert result.score.value is not None
    assert -1 < result.score.value < -0.5


def test_the_same_demand_in_other_words() -> None:
    # To stop the attacks and to cease fire ask for the same conduct. "Urge" is one step above
    # "call": four places, since each step has four degrees. The second side stands lower.
    a = said("a", "Norway urges Iceland to stop the attacks on the fishing fleet.", issuer="NOR")
    b = said("b", "Denmark calls on Iceland to cease fire.", issuer="DNK")
    result = compare(a, b)
    (row,) = result.shared_demands
    assert row.gap == -4
    assert row.about == "attack by ISL"
    assert not result.conflicting_demands
    assert not result.one_sided_demands
    assert result.score.value is not None
    assert 0.85 < result.score.value < 1


def test_a_demand_and_its_refusal() -> None:
    # Iceland makes no demand and Norway no promise. What joins them is that the conduct which
    # Norway demands of Iceland is what Iceland refuses: an answer, and not a shared issue.
    a = said("a", "Norway demands that Iceland release the crew.", issuer="NOR")
    b = said("b", "Iceland refuses to release the crew.", issuer="ISL")
    result = compare(a, b)
    (row,) = result.answers
    assert (row.relation, row.first) == ("refused", "a")
    (demand,) = result.one_sided_demands
    # Iceland demands nothing, but it is not silent on the release: it refuses it.
    assert (demand.relation, demand.absence) == ("only_a", "speaks otherwise")
    assert result.score.value == -1


def test_a_demand_and_a_promise() -> None:
    # The same with a promise: accepted. The demand was one for refraining, and so is the promise.
    a = said("a", "Norway urges Iceland to stop the attacks on the fishing fleet.", issuer="NOR")
    b = said("b", "Iceland promises to cease fire.", issuer="ISL")
    (row,) = compare(b, a).answers
    assert (row.relation, row.first) == ("accepted", "b")


def test_an_accusation_and_its_denial() -> None:
    # Who denies that it shelled speaks of the same deed by the same hand: one event, one issue.
    a = said("a", "Norway accuses Iceland of shelling the harbour of Vardo.", issuer="NOR")
    b = said("b", "Iceland denies that it shelled the harbour of Vardo.", issuer="ISL")
    (row,) = compare(a, b).denials
    assert (row.relation, row.first, row.matched_by) == ("denied", "a", "issue")
    # "The shelling" names no actor and no place, but it is of an attack, it is by the accused, and
    # it comes on the same day. That is enough to bring the two together and to say by what.
    b = said("b", "Iceland denies the shelling.", issuer="ISL")
    (row,) = compare(a, b).denials
    assert (row.relation, row.first) == ("denied", "a")
    assert row.matched_by == "an event that may be the same"
    # Who denies something else has not answered.
    c = said("c", "Iceland denies that it detained a Norwegian diplomat.", issuer="ISL")
    assert not compare(a, c).denials


def test_opposed_judgements_of_one_event() -> None:
    # Condemned and welcomed: opposite signs on one event. The gap is signed, and so as long as both
    # ranks together.
    a = said("a", "Norway condemns the attack by Iceland on the harbour of Vardo.", issuer="NOR")
    b = said("b", "Sweden welcomes the attack by Iceland on the harbour of Vardo.", issuer="SWE")
    result = compare(a, b)
    (event,) = result.events
    assert event.kinds == ("attack",)
    (row,) = result.evaluations
    assert row.relation == "opposed"
    assert row.a is not None
    assert row.b is not None
    assert row.a.rank is not None
    assert row.b.rank is not None
    assert row.gap == row.a.rank.value + row.b.rank.value


def _only(moved: Drift, *kinds: str) -> list[Change]:
    return [change for step in moved.steps for change in step.of(*kinds)]


def test_softened() -> None:
    # From "demand" to "urge": the same conduct of the same actor, with less pressure.
    first = said("first", "Norway demands that Iceland release the crew.", issuer="NOR")
    second = said(
        "second", "Norway urges Iceland to release the crew.", issuer="NOR", published="2026-03-05"
    )
    (change,) = _only(drift([second, first], "NOR"), "softened", "hardened", "added", "dropped")
    assert change.kind == "softened"
    assert change.places is not None
    assert change.places < 0


def test_hardened() -> None:
    # From concern to condemnation of one event. For a judgement harder means nearer to the negative
    # end, though the number of the scale rises in both directions.
    first = said(
        "first", "Norway is concerned about the detention of the crew by Iceland.", issuer="NOR"
    )
    second = said(
        "second",
        "Norway condemns the detention of the crew by Iceland.",
        issuer="NOR",
        published="2026-03-05",
    )
    (change,) = _only(drift([first, second], "NOR"), "softened", "hardened", "added", "dropped")
    assert change.kind == "hardened"
    assert change.places is not None
    assert change.places > 0


def test_a_week_of_five_statements() -> None:
    # Monday to Friday: the demand on Iceland softens twice, hardens again, and is not repeated on a
    # day that speaks of Denmark alone; on Thursday another demand comes up, and on Friday it goes
    # to Denmark instead.
    week = [
        said("mon", "Norway demands that Iceland release the crew.", issuer="NOR"),
        said(
            "tue", "Norway urges Iceland to release the crew.", issuer="NOR", published="2026-03-03"
        ),
        said(
            "wed",
            "Norway calls on Iceland to release the crew.",
            issuer="NOR",
            published="2026-03-04",
        ),
        said(
            "thu",
            "Norway demands that Iceland release the crew. "
            "Norway urges Iceland to withdraw its coast guard.",
            issuer="NOR",
            published="2026-03-05",
        ),
        said(
            "fri",
            "Norway urges Denmark to withdraw its coast guard.",
            issuer="NOR",
            published="2026-03-06",
        ),
    ]
    moved = drift(week[::-1], "NOR")
    kinds = [[change.kind for change in step.changes] for step in moved.steps]
    assert kinds == [
        ["softened"],
        ["softened"],
        ["added", "hardened"],
        ["readdressed", "not repeated"],
    ]
    asked = [day.instructive.mean for day in moved.days]
    assert asked[0] == max(value for value in asked if value is not None)
    assert moved.days[3].instructive.low is not None
    # One act says nothing of the spread, so four of the days have a mean and no interval.
    assert [day.instructive.low is None for day in moved.days] == [True, True, True, False, True]
    # The same week told by a newspaper: what is missing on Friday may have been said all the same.
    told = [reported(f"paper-{d.id}", d.text or "", published=str(d.published)) for d in week]
    last = drift(told, "NOR").steps[-1]
    assert [change.kind for change in last.changes] == ["readdressed", "not reported"]


def test_what_became_of_a_demand() -> None:
    # Demanded on Monday, promised on Wednesday, done on Thursday, told on Friday: met, after three
    # days by the event; the promise stands before it. The other demand is unanswered up to the last
    # day that any document has.
    asked = said(
        "asked",
        "Norway demands that Iceland release the crew. Norway urges Iceland to pay compensation.",
        issuer="NOR",
    )
    promised = said(
        "promised", "Iceland promises to release the crew.", issuer="ISL", published="2026-03-04"
    )
    news = reported(
        "news", "Iceland released the crew on Thursday, Norway said.", published="2026-03-06"
    )
    release, payment = answers([news, promised, asked])
    assert release.outcome == "met"
    assert [(r.way, r.outcome, r.after) for r in release.responses] == [
        ("commitment", "accepted", 2),
        ("event", "met", 3),
    ]
    assert payment.outcome == "unanswered"
    assert payment.until == dt.date(2026, 3, 6)
    # Looked at on Tuesday, nothing had been answered yet.
    early = answers([news, promised, asked], until=dt.date(2026, 3, 3))
    assert {one.outcome for one in early} == {"unanswered"}
    assert {one.until for one in early} == {dt.date(2026, 3, 3)}


def test_three_outlets_on_one_statement() -> None:
    # All three tell Monday's demands by the same spokesperson. Two quote her on the law, and their
    # quotations say opposite things: they share a run of words, so they are put side by side and
    # nothing is decided.
    x = reported(
        "x",
        "Norway on Monday urged Iceland to release the crew and to withdraw its coast guard, "
        'Foreign Ministry spokesperson Ingrid Hauge said. "The detention is a clear breach of the '
        'law of the sea," Hauge said on Monday.',
    )
    y = reported(
        "y",
        "Norway on Monday urged Iceland to free the crew, Foreign Ministry spokesperson Ingrid "
        'Hauge said. "The detention is no breach of the law of the sea," Hauge said on Monday.',
    )
    z = reported(
        "z",
        "Norway called on Iceland on Monday to release the crew, spokesperson Ingrid Hauge said.",
    )
    dossiers = reconcile([y, z, x])
    (dossier,) = [one for one in dossiers if one.documents == ("x", "y", "z")]
    assert [matter.about for matter in dossier.common] == ["release by Iceland"]
    assert "withdraw by Iceland" in [matter.about for matter in dossier.unique]
    differences = [difference for one in dossiers for difference in one.differences]
    (law,) = [one for one in differences if "breach" in one.words_a]
    assert "a clear breach" in law.words_a
    assert "no breach" in law.words_b


def test_two_statements_that_look_alike() -> None:
    # One day, one issuer, one demand, and nearly the same words; but the foreign minister spoke in
    # the morning and the prime minister in the evening. They are two statements, and a third report
    # that names nobody could be either: it stays by itself.
    morning = reported(
        "morning",
        "Norwegian Foreign Minister Kari Lund urged Iceland on Monday to release the crew.",
    )
    evening = reported(
        "evening", "Norwegian Prime Minister Jon Vik urged Iceland on Monday to release the crew."
    )
    unnamed = reported("unnamed", "Norway urged Iceland on Monday to release the crew.")
    together = [dossier.documents for dossier in reconcile([morning, unnamed, evening])]
    assert sorted(together) == [("evening",), ("morning",), ("unnamed",)]
    # With one of the two alone, the third report is of it.
    together = [dossier.documents for dossier in reconcile([morning, unnamed])]
    assert together == [("morning", "unnamed")]
