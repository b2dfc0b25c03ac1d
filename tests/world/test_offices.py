"""Offices: who held which one, and when."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplostance.languages import read_topic
from diplostance.world import Term, load_movements, load_offices, load_states


def holders(of: str, office: str, day: str) -> set[str]:
    return {
        term.person
        for term in load_offices()
        if (term.of, term.office) == (of, office) and term.covers(day)
    }


def test_there_are_many_terms() -> None:
    terms = load_offices()
    assert len(terms) > 1800
    assert len({term.person for term in terms}) > 1600
    assert len({term.of for term in terms} & set(load_states())) > 150


def test_principals_are_known() -> None:
    known = {*load_states(), *load_movements(), *read_topic("en", "names/organisations")}
    nouns = read_topic("en", "names/organs")["nouns"]
    for term in load_offices():
        principal, _, key = term.of.partition(".")
        assert principal in known, term
        assert not key or key in nouns, term


def test_days_are_days_and_in_order() -> None:
    for term in load_offices():
        for day in (term.start, term.end):
            if day is not None:
                assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day), term
                dt.date.fromisoformat(day + "-01-01"[len(day) - 4 :] if len(day) < 10 else day)
        if term.end is not None:
            shorter = min(len(term.start), len(term.end))
            assert term.start[:shorter] <= term.end[:shorter], term
            assert term.end >= "2000-01" or term.end[:4] in {"1997", "2000"}, term


def test_no_term_is_listed_twice() -> None:
    terms = load_offices()
    assert len(terms) == len(set(terms))


@pytest.mark.parametrize(
    ("of", "office", "day", "person"),
    [
        ("USA", "president", "2000-06-01", "bill-clinton"),
        ("USA", "president", "2005-06-01", "george-w-bush"),
        ("USA", "president", "2018-06-01", "donald-trump"),
        ("USA", "president", "2022-06-01", "joe-biden"),
        ("USA", "president", "2025-06-01", "donald-trump"),
        ("USA", "foreign_minister", "2023-01-01", "antony-blinken"),
        ("CHN", "foreign_minister", "2023-03-01", "qin-gang"),
        ("CHN", "foreign_minister", "2024-03-01", "wang-yi"),
        ("RUS", "president", "2010-01-01", "dmitry-medvedev"),
        ("RUS", "foreign_minister", "2010-01-01", "sergey-lavrov"),
        ("GBR", "premier", "2022-10-01", "liz-truss"),
        ("DEU", "chancellor", "2015-01-01", "angela-merkel"),
        ("VEN", "president", "2020-01-01", "nicolas-maduro"),
        ("UN", "secretary_general", "2003-03-20", "kofi-annan"),
        ("EU", "high_representative", "2022-03-01", "josep-borrell"),
        ("EU", "commission_president", "2022-03-01", "ursula-von-der-leyen"),
        ("NATO", "secretary_general", "2022-03-01", "jens-stoltenberg"),
        ("IAEA", "director_general", "2005-03-01", "mohamed-elbaradei"),
        ("IRN", "president", "2006-03-01", "mahmoud-ahmadinejad"),
        ("VAT", "pope", "2020-03-01", "pope-francis"),
    ],
)
def test_who_held_an_office(of: str, office: str, day: str, person: str) -> None:
    assert holders(of, office, day) == {person}


@pytest.mark.parametrize("of", ["USA", "CHN", "RUS", "GBR", "FRA"])
@pytest.mark.parametrize("year", [2001, 2007, 2013, 2019, 2024])
def test_the_five_have_a_foreign_minister_every_year(of: str, year: int) -> None:
    assert len(holders(of, "foreign_minister", f"{year}-04-20")) == 1


def test_a_term_covers_days_months_and_years() -> None:
    term = Term(person="a", name="A", of="X", office="o", start="2010-05-11", end="2016-07")
    assert term.covers("2010-05-11")
    assert term.covers("2010-05")
    assert term.covers("2010")
    assert term.covers("2016-07-31")
    assert not term.covers("2010-05-10")
    assert not term.covers("2009")
    assert not term.covers("2016-08-01")
    assert not term.covers("2017")


@given(st.dates(min_value=dt.date(1900, 1, 1)), st.dates(min_value=dt.date(1900, 1, 1)))
def test_an_open_term_covers_what_is_not_before_it(start: dt.date, day: dt.date) -> None:
    term = Term(person="a", name="A", of="X", office="o", start=start.isoformat())
    assert term.covers(day.isoformat()) == (day >= start)
