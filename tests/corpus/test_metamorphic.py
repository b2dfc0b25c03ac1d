"""Who the states are, how words are quoted, the tense and the spelling do not change the acts."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from notation import Expected, all_cases, as_expected, differences, read_case, read_line
from swaps import (
    AMERICAN,
    INVENTED,
    QUOTES,
    STATES,
    TENSES,
    Names,
    State,
    Swap,
    requote,
    reword,
    tell,
)

from diplostance import Parser

BASE = STATES[:4]
PARSER = Parser.for_language()
MOST_LOST = 0.03
"""How many of the constructions may be lost where other states stand in them."""

WANTED = """\
CHN evaluation -1 > ?: the seizure of Venezuelan President Nicolás Maduro and his wife, Cilia \
Flores, by the United States
CHN demand do > USA: their “immediate release
CHN demand do > USA: the dispute to be settled through “dialogue
CHN evaluation -1 > USA: Washington had “taken by force” a head of state
CHN claim: the operation “clearly violates international law
CHN demand do > USA: ensure the safety” of the couple
CHN demand do > USA: free them at once
CHN demand refrain > USA: stop undermining the government in Caracas
CHN decision not: further measures
CHN evaluation -1 > ?: the use of force against a sovereign state
CHN demand do > USA: respect the UN Charter
USA claim: Nicolás Maduro had been captured in Caracas and flown out of the country
VEN evaluation -1 > ?: the operation
VEN commitment pledge: defend the country
CHN demand refrain > ?: travel to Venezuela
CHN evaluation -1: the organisers of the operation
JPN claim: the labour unions were calm
JPN commitment pledge: work for the return of democracy
JPN commitment: cooperate with the members of the G7
JPN evaluation +1: the truce
JPN evaluation +1 > MEX: its help
JPN demand do > ?: show restraint
VEN claim accuse > USA: the United States of aggression
USA claim deny: the accusation
USA claim: the operation had ended
CHN decision do > USA: two U.S. diplomats"""
ENOUGH = 24
MARKS = re.compile("[“”‘’\"'«»„]")


def acts_of(text: str) -> Counter[Expected]:
    document = PARSER.parse(text, published="2026-01-06")
    return Counter(as_expected(document, act) for act in document.acts)


def bare(acts: Counter[Expected]) -> Counter[str]:
    """Give acts without the marks of quotation in them."""
    return Counter({MARKS.sub("", str(act)): count for act, count in acts.items()})


def skeleton(acts: Counter[Expected]) -> Counter[tuple[object, ...]]:
    """Give acts without their contents."""
    return Counter((a.issuers, a.kind, a.value, a.negated, a.towards) for a in acts.elements())


def test_the_report_holds_the_acts_that_a_careful_reader_finds() -> None:
    document = PARSER.parse(tell(BASE, Names()), published="2026-01-06")
    wanted = [read_line(line) for line in WANTED.splitlines()]
    assert len(wanted) >= ENOUGH
    assert differences(document, wanted) == ([], [])


def test_a_demand_told_in_two_ways_is_one_act() -> None:
    text = tell(BASE, Names())
    (act,) = (
        act
        for act in PARSER.parse(text).acts
        if any("dispute" in span.of(text) for span in act.content)
    )
    told = [span.of(text) for telling in act.tellings for span in telling.content]
    assert told == ["solve the problem through negotiation"]


def _casts() -> list[tuple[State, ...]]:
    size = len(STATES)
    return [
        tuple(STATES[(start + step * k) % size] for k in range(4))
        for start, step in [*((n, 1) for n in range(3, 26, 2)), *((n, 7) for n in range(0, 26, 2))]
    ]


@pytest.mark.parametrize("cast", _casts(), ids=lambda cast: "-".join(state.id for state in cast))
def test_other_states_do_the_same(cast: tuple[State, ...]) -> None:
    names = INVENTED[0]
    swap = Swap.of(list(zip(BASE, cast, strict=True)))
    expected = Counter(swap.act(act) for act in acts_of(tell(BASE, names)).elements())
    assert acts_of(tell(cast, names)) == expected


@pytest.mark.parametrize("names", INVENTED, ids=lambda names: names.spokesman)
def test_other_people_do_the_same(names: Names) -> None:
    text = tell(BASE, Names())
    known = [Names().spokesman, Names().acting, Names().held, Names().wife, Names().vice]
    new = [names.spokesman, names.acting, names.held, names.wife, names.vice]
    table = dict(zip(known, new, strict=True))
    expected = Counter({reword(str(act), table): n for act, n in acts_of(text).items()})
    assert Counter({str(act): n for act, n in acts_of(tell(BASE, names)).items()}) == expected


@pytest.mark.parametrize("style", QUOTES)
def test_the_style_of_quotation_marks_changes_nothing(style: str) -> None:
    text = tell(BASE, Names())
    assert bare(acts_of(requote(text, style))) == bare(acts_of(text))


def test_the_tense_changes_nothing() -> None:
    text = tell(BASE, Names())
    assert skeleton(acts_of(reword(text, TENSES))) == skeleton(acts_of(text))


def test_american_spelling_changes_nothing() -> None:
    text = tell(BASE, Names())
    expected = Counter({reword(str(act), AMERICAN): n for act, n in acts_of(text).items()})
    assert Counter({str(a): n for a, n in acts_of(reword(text, AMERICAN)).items()}) == expected


@pytest.mark.parametrize("ending", ["\r\n", "\u2029"])
def test_line_ends_change_nothing(ending: str) -> None:
    text = tell(BASE, Names())
    assert acts_of(text.replace("\n", ending)) == acts_of(text)


@pytest.mark.parametrize("shift", [1, 4, 9, 14, 19])
def test_the_constructions_hold_for_other_states(shift: int) -> None:
    size = len(STATES)
    swap = Swap.of([(state, STATES[(at + shift) % size]) for at, state in enumerate(STATES)])
    tried, lost = 0, []
    for case in all_cases():
        swapped = swap.case(case)
        if case.known or not case.swaps or swapped.text == case.text:
            continue
        if len({*swap.ids.values()} & _ids(swapped.acts)) < len({*swap.ids} & _ids(case.acts)):
            continue  # two states became one
        tried += 1
        missing, extra = read_case(swapped, PARSER)
        if missing or extra:
            lost.append("\n".join([swapped.text, *missing, "+", *extra]))
    assert tried > 200
    assert len(lost) <= MOST_LOST * tried, f"{len(lost)} of {tried}\n" + "\n\n".join(lost)


def _ids(acts: tuple[Expected, ...]) -> set[str]:
    return {i for act in acts for i in (*act.issuers, *(act.towards or ()))}
