from __future__ import annotations

import datetime as dt
import json
import math

import attrs
import pytest
from making import coded, reported, said, state

from diplostance import Claim, Commitment, Demand, Evaluation, drift
from diplostance.comparison import CHANGES, Drift
from diplostance.errors import DuplicateDocumentError, OptionError

A, B, C = state("AAA"), state("BBB"), state("CCC")


def demand(key: str = "a1", **fields: object) -> Demand:
    return Demand(id=key, **{"force": "urge", "addressees": [B], "action": "release", **fields})  # type: ignore[arg-type]


def kinds(moved: Drift) -> list[list[str]]:
    return [[change.kind for change in step.changes] for step in moved.steps]


def test_what_is_kept_and_what_turns_round() -> None:
    moved = drift(
        [
            coded("x", A, demand(), demand("a2", action="withdraw"), date="2026-01-01"),
            coded(
                "y", A, demand(), demand("a2", action="withdraw", polarity="refrain"),
                date="2026-01-03",
            ),
        ],
        A,
    )  # fmt: skip
    assert kinds(moved) == [["reversed", "kept"]]
    assert {change.kind for step in moved.steps for change in step.changes} <= set(CHANGES)


def test_what_cannot_be_told() -> None:
    torn = coded("y", A, demand(), demand("a2", polarity="refrain"), date="2026-01-02")
    plain = coded("x", A, demand(), date="2026-01-01")
    (change,) = drift([plain, torn], A).steps[0].changes
    assert (change.kind, change.places) == ("unclear", None)
    unknown = coded("y", A, demand(force="never heard of"), date="2026-01-02")
    (change,) = drift([plain, unknown], A).steps[0].changes
    assert change.kind == "unclear"
    assert change.reason is not None
    # A promise has no strength; the same promise again is kept, as far as anybody can tell.
    promises = [
        coded(name, A, Commitment(id="a1", action="withdraw"), date=f"2026-01-0{n}")
        for n, name in enumerate(("x", "y"), 1)
    ]
    assert kinds(drift(promises, A)) == [["kept"]]


def test_a_warmer_judgement_is_softer() -> None:
    def judged(name: str, day: int, force: str, valence: int) -> object:
        return coded(
            name, A, Evaluation(id="a1", force=force, valence=valence, targets=[B]),
            date=f"2026-01-0{day}",
        )  # fmt: skip

    praised = [
        judged("x", 1, "welcome", 1),
        judged("y", 2, "praise", 1),
        judged("z", 3, "condemn", -1),
    ]
    moved = drift(praised, A)  # type: ignore[arg-type]
    assert kinds(moved) == [["softened"], ["reversed"]]


def test_one_day_counts_together_whoever_tells_it() -> None:
    both = [coded("x", A, demand()), coded("y", A, demand("a1", action="withdraw"))]
    moved = drift(both, A)
    assert len(moved.days) == 1
    assert moved.reason == "all that is dated is of one day"
    assert "No movement to show" in str(moved)


def test_who_says_nothing_and_what_has_no_day() -> None:
    undated = coded("x", A, demand(), date=None)
    moved = drift(undated, A)
    assert (moved.days, moved.reason) == ((), "nothing is dated")
    assert [str(one.reference) for one in moved.undated] == ["x/s1/a1"]
    assert "Without a day" in str(moved)
    nobody = drift(undated, "ZZZ")
    assert (nobody.reason, nobody.name) == ("no acts of this issuer", "ZZZ")
    assert drift([], "ZZZ").reason == "no acts of this issuer"
    # The day of publication stands in for a day that the statement does not give.
    published = attrs.evolve(undated, published=dt.date(2026, 5, 1))
    assert drift(published, A).days[0].date == dt.date(2026, 5, 1)


def test_bad_input() -> None:
    with pytest.raises(OptionError, match="issuer must be an Actor, its id or its name, got 3"):
        drift([], 3)  # type: ignore[arg-type]
    with pytest.raises(OptionError, match="documents must be a statement, a document"):
        drift("AAA", "AAA")
    with pytest.raises(DuplicateDocumentError):
        drift([coded("x", B, demand()), coded("x", A, demand())], A)


def test_levels_and_their_intervals() -> None:
    forces = ("urge", "demand", "call")
    actions = ("release", "withdraw", "vote")
    acts = [
        demand(f"a{n}", force=force, action=action)
        for n, (force, action) in enumerate(zip(forces, actions, strict=True))
    ]
    told = coded("x", A, *acts, demand("a9", force="?", action="trade"), Claim(id="c"))
    # However many tell the same: each matter counts once.
    moved = drift([told, attrs.evolve(told, id="y"), attrs.evolve(told, id="z")], A)
    level = moved.days[0].instructive
    assert (level.count, level.unranked) == (3, 1)
    assert level.mean is not None
    assert level.low is not None
    assert level.high is not None
    assert level.least is not None
    assert level.most is not None
    assert level.least < level.mean < level.most
    # The interval of three values by hand: the mean, give or take 4.303 standard errors.
    ranks = [22 / 44, 38 / 44, 18 / 44]
    mean = math.fsum(ranks) / 3
    spread = math.sqrt(math.fsum((rank - mean) ** 2 for rank in ranks) / 2)
    assert level.mean == pytest.approx(mean)
    assert level.low == pytest.approx(max(mean - 4.303 * spread / math.sqrt(3), 0))
    assert level.high == 1
    assert moved.days[0].emotive.reason == "no evaluation with a rank"
    alike = drift(coded("x", A, demand(), demand("a2", action="vote")), A).days[0].instructive
    assert (alike.count, alike.low) == (2, None)
    assert alike.reason == "all alike, so they say nothing of the spread"
    many = [demand(f"a{n}", addressees=[state(f"S{n}")], force=forces[n % 3]) for n in range(40)]
    level = drift(coded("x", A, *many), A).days[0].instructive
    assert level.count == 40
    assert level.low is not None


def test_the_last_mention_counts_however_long_ago() -> None:
    days = [
        coded("x", A, demand(), date="2026-01-01"),
        coded("y", A, demand(action="vote", addressees=[C]), date="2026-01-02"),
        coded("z", A, demand(force="demand"), date="2026-01-03"),
    ]
    moved = drift(days, A)
    assert kinds(moved) == [["added", "not repeated"], ["hardened", "not repeated"]]
    assert moved.steps[1].changes[0].since == dt.date(2026, 1, 1)
    assert "since 2026-01-01" in str(moved)
    assert kinds(drift(days, A, about="BBB")) == [["hardened"]]


def test_where_several_came_nobody_says_which_took_the_place() -> None:
    moved = drift(
        [
            coded("x", A, demand(), date="2026-01-01"),
            coded("y", A, demand(addressees=[C, state("DDD")]), date="2026-01-02"),
        ],
        A,
    )
    assert kinds(moved) == [["added", "added", "not repeated"]]


def test_the_series_as_rows() -> None:
    (row,) = drift(coded("x", A, demand()), A).series_rows()
    assert (row["date"], row["instructive_count"], row["emotive_mean"]) == ("2026-03-02", 1, None)


def test_a_drift_as_data_and_as_text() -> None:
    moved = drift(
        [
            said("x", "Norway demands that Iceland release the crew.", issuer="NOR"),
            said(
                "y", "Norway urges Iceland to release the crew.", issuer="NOR",
                published="2026-03-04",
            ),
        ],
        "NOR",
    )  # fmt: skip
    data = json.loads(moved.to_json())
    assert data["schema"] == "diplostance/drift/1.0"
    assert data["steps"][0]["changes"][0]["kind"] == "softened"
    (row,) = moved.to_rows()
    assert (row["before"], row["after"], row["places"]) == ("2026-03-02", "2026-03-04", -16)
    assert "softened -16: release by Iceland" in str(moved)


def test_what_is_narrowed_away_still_tells_whether_all_is_at_hand() -> None:
    first = coded("x", A, demand(), demand("a2", action="withdraw"), date="2026-03-02")
    again = coded("y", A, demand(), date="2026-03-04")
    report = coded(
        "z", A, demand(addressees=[C], action="vote"), date="2026-03-04", extent="report"
    )
    assert kinds(drift([first, again], A)) == [["dropped", "kept"]]
    # A report of that day is about somebody else, but it may have left something out.
    assert kinds(drift([first, again, report], A, about=B)) == [["not reported", "kept"]]


def test_another_thing_by_its_words_is_no_movement() -> None:
    first = said("x", "Norway urges Iceland to withdraw its troops.", issuer="NOR")
    later = said(
        "y",
        "Norway demands that Iceland withdraw its draft resolution.",
        issuer="NOR",
        published="2026-03-04",
    )
    moved = drift([first, later], "NOR")
    (change,) = moved.steps[0].changes
    assert (change.kind, change.reason) == ("unclear", "what it is about has other words")
    assert "unclear: withdraw by Iceland (what it is about has other words)" in str(moved)


def test_what_was_threatened_is_carried_out() -> None:
    threat = said("x", "Norway threatens to impose sanctions on Iceland.", issuer="NOR")
    deed = said("y", "Norway imposes sanctions on Iceland.", issuer="NOR", published="2026-03-05")
    assert kinds(drift([threat, deed], "NOR")) == [["carried out"]]
    again = said(
        "y",
        "Norway threatens to impose sanctions on Iceland.",
        issuer="NOR",
        published="2026-03-05",
    )
    assert kinds(drift([threat, again], "NOR")) == [["kept"]]


def test_two_reports_of_one_statement_are_one_day() -> None:
    urged = reported("x", "Norway urged Iceland to release the crew.", published="2026-03-02")
    told = reported("y", "Norway demanded that Iceland release the crew.", published="2026-03-03")
    moved = drift([urged, told], "NOR")
    assert [day.date for day in moved.days] == [dt.date(2026, 3, 2)]
    assert moved.reason == "all that is dated is of one day"
    # Where the reports say when it was said, it was said twice.
    dated = [
        reported(
            "x", "Norway on Monday urged Iceland to release the crew.", published="2026-03-02"
        ),
        reported(
            "y",
            "Norway on Tuesday demanded that Iceland release the crew.",
            published="2026-03-03",
        ),
    ]
    assert kinds(drift(dated, "NOR")) == [["hardened"]]
