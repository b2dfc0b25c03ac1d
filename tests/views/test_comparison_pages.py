"""The pages of comparisons: what they show, and that nothing from outside does anything there."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from page_checks import check, content_of, only, with_class

from diplostance import Document, answers, compare, drift, parse, reconcile, reconcile_events
from diplostance.errors import OptionError
from diplostance.model import Actor, Demand, Event, Span, Statement, TimeInterval
from diplostance.strategies import documents
from diplostance.views import html_fragment, render_comparison, render_drift, render_html


def read(name: str, text: str, issuer: str, published: str = "2026-03-02") -> Document:
    return parse(text, doc_id=name, issuer=issuer, genre="statement", published=published)


NORWAY = read("nor", "Norway demands that Iceland release the crew.", "NOR")
LATER = read("later", "Norway urges Iceland to release the crew.", "NOR", "2026-03-04")
ICELAND = read("isl", "Iceland refuses to release the crew.", "ISL", "2026-03-03")


def test_a_comparison_has_two_columns_with_the_evidence() -> None:
    tree = check(render_html(compare(NORWAY, ICELAND)))
    assert content_of(next(tree.iter("h1"))) == "Norway and Iceland"
    sides = [content_of(side) for side in with_class(tree, "side")]
    assert any("demands" in side and "release the crew" in side for side in sides)
    assert any(side == "IcelandSpeaks of it otherwise, see below." for side in sides)
    relations = [content_of(each) for each in with_class(tree, "relation")]
    assert "Norway demands, Iceland refuses" in relations
    table = next(tree.iter("table"))
    assert "Demands answered" in content_of(table)
    assert "−1.00" in content_of(only(tree, "facts"))


def test_the_evidence_of_an_act_says_to_whom_and_shows_its_sentence_and_rule() -> None:
    tree = check(render_html(compare(NORWAY, ICELAND)))
    card = with_class(tree, "demand")[0]
    assert "nor/s1/a1 · to Iceland · statement · 2026-03-02" in content_of(card)
    more = next(card.iter("details"))
    assert next(iter(more)).tag == "summary"  # opens without scripts, also with the keys
    assert content_of(next(more.iter("blockquote"))) == NORWAY.text
    assert [content_of(each) for each in more.iter("b")] == ["demands", "release the crew"]
    assert content_of(more).endswith(
        "Read by rule en.demand.demand: complement: that clause; own words"
    )
    # Without the text there is no sentence; an act coded by a person has no rule.
    told = hostile("a", "State", 1, "words").without_text()
    told = attrs.evolve(
        told, statements=[recoded(told.statements[0], extra={"rules": 3}, origin="human")]
    )
    shown = content_of(check(render_html(compare(told, told))))
    assert "How it was readRead by human" in shown
    assert "In its sentence" not in shown
    told = hostile("a", "State", 1, "words").without_text()
    told = attrs.evolve(told, statements=[recoded(told.statements[0], extra={}, origin="rule")])
    assert not list(check(render_html(compare(told, told))).iter("details"))


def recoded(statement: Statement, **changes: Any) -> Statement:
    acts = [attrs.evolve(act, **changes) for act in statement.acts]
    return attrs.evolve(statement, acts=acts)


def test_one_side_without_acts() -> None:
    # Where the other side has some, they are shown, and so it is not true that there is nothing.
    told = compare("NOR", "ISL", within=NORWAY)
    for shown in (str(told), content_of(check(render_html(told)))):
        assert "No acts of ISL." in shown
        assert "Nothing to compare" not in shown
    nothing = compare("DNK", "ISL", within=NORWAY)
    for shown in (str(nothing), content_of(check(render_html(nothing)))):
        assert "Nothing to compare: no acts of DNK nor of ISL." in shown


def test_a_drift_has_a_chart_and_its_table() -> None:
    tree = check(render_html(drift([NORWAY, LATER], "NOR")))
    chart = next(each for each in tree.iter() if str(each.tag).endswith("svg"))
    assert chart.get("role") == "img"
    assert "2 days" in (chart.get("aria-label") or "")
    assert "2026-03-04" in content_of(next(tree.iter("table")))
    assert "softened by 16 places" in [content_of(each) for each in with_class(tree, "relation")]
    # One day alone is no line.
    alone = check(render_html(drift(NORWAY, "NOR")))
    assert not [each for each in alone.iter() if str(each.tag).endswith("svg")]


def test_answers_and_dossiers_are_lists() -> None:
    found = answers([NORWAY, ICELAND])
    tree = check(render_html(found))
    assert "Norway to Iceland refused" in content_of(next(tree.iter("h2")))
    assert "refused, commitment after 1 day" in content_of(tree)
    assert "No demands." in content_of(check(render_html(answers(()))))
    twice = attrs.evolve(NORWAY, id="again")
    tree = check(render_html(reconcile([NORWAY, twice])))
    assert "Told by again, nor" in content_of(tree)
    assert "2 of 2" in [content_of(each) for each in with_class(tree, "relation")]


ACCUSED = read(
    "acc", "Norway accused Iceland of attacking the harbour of Vardo on Sunday. Talks go on.", "NOR"
)
DENIED = read("den", "Iceland denied that it had attacked the harbour of Vardo.", "ISL")


def test_events_are_a_list() -> None:
    tree = check(render_html(reconcile_events([ACCUSED, DENIED])))
    assert content_of(next(tree.iter("h2"))) == "attack by Iceland (2026-03-01) acc/e1 disputed"
    shown = content_of(tree)
    assert "Told by acc, den" in shown
    assert "Said to have done itIceland (according to Norway)" in shown
    assert "Denied byIceland" in shown
    cards = with_class(tree, "card")
    assert [content_of(next(card.iter("h3"))) for card in cards[:2]] == [
        "acc, published 2026-03-02",
        "den, published 2026-03-02",
    ]
    quoted = next(cards[0].iter("blockquote"))
    assert content_of(quoted) == (
        "Norway accused Iceland of attacking the harbour of Vardo on Sunday."
    )
    assert [content_of(each) for each in quoted.iter("b")] == ["attacking"]
    calm = check(render_html(reconcile_events(ACCUSED.without_text())))
    assert "not disputed" in [content_of(each) for each in with_class(calm, "relation")]
    assert "No words are at hand." in content_of(calm)
    assert "No events." in content_of(check(render_html(reconcile_events(()))))


def test_of_very_many_tellings_the_first_are_shown() -> None:
    many = [attrs.evolve(ACCUSED, id=f"d{number:02}") for number in range(45)]
    tree = check(render_html(reconcile_events(many)))
    assert "d39 and 5 more" in content_of(tree)
    assert "25 more" in [content_of(each) for each in tree.iter("p")]


def test_notebooks_show_the_same() -> None:
    for shown in (
        compare(NORWAY, ICELAND),
        drift([NORWAY, LATER], "NOR"),
        answers([NORWAY, ICELAND]),
        reconcile([NORWAY, LATER]),
        reconcile_events([ACCUSED, DENIED]),
    ):
        fragment = shown._repr_html_()
        assert fragment == html_fragment(shown)
        check(f"<!doctype html><title>x</title>{fragment}")


@pytest.mark.parametrize("shown", [3, None, [3], [NORWAY]])
def test_what_has_no_page(shown: Any) -> None:
    with pytest.raises(OptionError, match="shown must be a Document, a Comparison, a Drift"):
        render_html(shown)


def test_the_text_views_refuse_a_width_too_small() -> None:
    with pytest.raises(ValueError, match="width must be >= 20"):
        render_comparison(compare(NORWAY, ICELAND), width=3)
    with pytest.raises(ValueError, match="width must be >= 20"):
        render_drift(drift(NORWAY, "NOR"), width=3)


pages = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


@pages
@given(st.lists(documents(), min_size=2, max_size=3))
def test_any_comparison_is_a_sound_page(found: list[Document]) -> None:
    found = [attrs.evolve(one, id=f"d{number}") for number, one in enumerate(found)]
    check(render_html(compare(found[:1], found[1:])))
    check(render_html(answers(found)))
    check(render_html(reconcile_events(found)))
    if any(document.statements for document in found):
        check(render_html(reconcile(found)))
    for issuer in sorted({i.id for one in found for s in one.statements for i in s.issuers})[:2]:
        check(render_html(drift(found, issuer)))


HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "</style><script>alert(1)</script>",
    "<!-- -->&lt;b&gt;&#0;",
    "\u202e\u2066drowssap\u2069",
    "مصر دولة",
    "\ud800\x00\x1b[31m",
    "javascript:alert(1)",
    "x" * 2000,
    "{{7*7}}${7*7}",
)


def hostile(name: str, told: str, number: int, words: str) -> Document:
    actor = Actor(id=f"{told}-{name}", name=told, kind="state")
    other = Actor(id=f"o{name}", name=f"{told} {name}", kind="other", role=told)
    demand = Demand(
        id="a1",
        addressees=[other],
        action=f"x-{told}",
        force=told,
        content=[Span(start=0, end=len(words))],
        quotes=[Span(start=0, end=len(words))],
        extra={"resolutions": [told], "rules": [told, told]},
    )
    event = Event(
        id=f"e{told}",
        trigger=Span(start=0, end=len(words)),
        agents=[actor, other],
        patients=[other],
        place=told,
        asserted_by=[other],
    )
    date = dt.date(2026, 1, 1) + dt.timedelta(days=number)
    statement = Statement(
        id="s1", issuers=[actor], date=TimeInterval(start=date, end=date), acts=[demand]
    )
    return Document(
        id=f"{name}{told}", text=words, title=told, source=told, actors=[actor, other],
        events=[event], statements=[statement],
    )  # fmt: skip


@pytest.mark.parametrize("told", HOSTILE)
@pytest.mark.parametrize(
    "scope", ["comparison", "drift", "answers", "dossiers", "events", "document"]
)
def test_hostile_documents_do_nothing(told: str, scope: str) -> None:
    # Ten hostile strings as text, names, titles, ids, actions and forces, on pages of six kinds.
    one, other = hostile("a", told, 1, told * 3), hostile("b", told, 2, told * 3)
    shown: dict[str, Any] = {
        "comparison": compare(one, other),
        "drift": drift([one, other], one.statements[0].issuers[0]),
        "answers": answers([one, other]),
        "dossiers": reconcile([one, other]),
        "events": reconcile_events([one, other]),
        "document": one,
    }
    page = render_html(shown[scope])
    check(page)
    assert "<script" not in page
    assert "<img" not in page


def test_megabytes_are_cut() -> None:
    big = hostile("a", "State", 1, "word " * 250_000)
    other = hostile("b", "State", 2, "word " * 250_000)
    started = time.process_time()
    page = render_html(compare(big, other))
    assert len(page) < 100_000
    assert "more characters" in page
    assert len(render_html(reconcile([big, other]))) < 100_000
    assert len(render_html(reconcile_events([big, other]))) < 100_000
    assert time.process_time() - started < 10
