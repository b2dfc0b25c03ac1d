from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st
from sample_document import DNK, DOCUMENT, NOR, TEXT, at

from diplostance.errors import MissingExtraError
from diplostance.model import (
    Actor,
    Claim,
    Decision,
    Document,
    Span,
    Statement,
)
from diplostance.scales import gruenberg
from diplostance.strategies import documents
from diplostance.views import render_table, render_text
from diplostance.views._cells import cells, safe


def saying(words: str, *, title: str | None = None) -> Document:
    """A document of one claim whose content is the whole text."""
    content = [Span(start=0, end=len(words))] if words else []
    actor = Actor(id="x", name=words if words.strip() else "x")
    claim = Claim(id="a1", force="say", content=content)
    return Document(
        id="d",
        text=words,
        title=title,
        actors=[actor],
        statements=[Statement(id="s1", issuers=[actor], acts=[claim])],
    )


def test_the_whole_view() -> None:
    assert render_text(DOCUMENT, width=100) == (
        """\
Norway condemns seizure
2025-03-04 | The Fjord Post | news, report, en | doc-1

s1 Norway | through Ministry of Foreign Affairs | by Kari Moe | 2025-03-03 | briefing
  a1 evaluation: condemn +1 | of Denmark | negative | strength 39 of 44
    [condemned] the seizure of the ferry
    about: e1 blockade, "seizure", by Denmark, to Norway, in DNK, 2025-03-01 to 2025-03-02, open
    whether it happened, according to Norway
    norm: law_of_the_sea violated "maritime law"
  a2 demand: urge | to Denmark | do release | urgent | by 2025-03-09 | strength 22 of 44
    [urged] Denmark ... to release the crew
    also: Free the crew
    condition: unless "unless a court objects"

s2 nobody named
  a3 commitment: no force | pledge | do aid | towards Iceland | denied | hedged | origin human
    [promised] help
    told by: Iceland ("said that")
  a4 decision: expel | do expel | towards Iceland
    no evidence
  a5 claim: no force | deny | about Iceland
    help
    about: act a3

Strength: place on the scale default 1.0.
"""
    )


def test_another_scale_may_be_asked() -> None:
    shown = render_text(DOCUMENT, scale=gruenberg())
    assert "strength 15 of 32" in shown
    assert shown.endswith("Strength: place on the scale gruenberg 1.0.\n")


def test_a_document_without_text_shows_where_the_evidence_stands() -> None:
    shown = render_text(DOCUMENT.without_text())
    cue, content = at("condemned"), at("the seizure of the ferry")
    assert f"    cue {cue.start}-{cue.end}, content {content.start}-{content.end}\n" in shown
    assert "Shared without its text" in shown
    assert f"also: content {TEXT.index('Free')}-" in shown
    assert "condemned" not in shown


def test_an_empty_document() -> None:
    shown = render_text(Document(id="d", text=""))
    assert shown == "d\nunknown, report, en\n\nNo statements.\n"


def test_an_act_without_evidence_says_so() -> None:
    claim = Claim(id="a1", mode="deny")
    document = Document(id="d", statements=[Statement(id="s1", acts=[claim])])
    shown = render_text(document)
    assert "s1 nobody named\n  a1 claim: no force | deny\n    no evidence\n" in shown


def test_acts_may_be_about_acts() -> None:
    denial = Claim(id="a2", mode="deny", about=[Claim(id="a1")])
    statement = Statement(id="s1", acts=[Claim(id="a1"), denial])
    assert "    about: act a1\n" in render_text(Document(id="d", statements=[statement]))


def test_decisions_show_conduct_and_target() -> None:
    expel = Decision(id="a1", force="expel", action="expel", targets=[DNK])
    document = Document(
        id="d", actors=[DNK, NOR], statements=[Statement(id="s1", issuers=[NOR, DNK], acts=[expel])]
    )
    shown = render_text(document)
    assert "s1 Norway, Denmark\n" in shown
    assert "a1 decision: expel | do expel | towards Denmark\n" in shown


@pytest.mark.parametrize(
    ("content", "cue", "shown"),
    [
        (["We condemn the raid"], "condemn", "We [condemn] the raid"),
        (["the raid", "of yesterday"], "condemn", "[condemn] the raid of yesterday"),
        (["of yesterday", "We"], "condemn", "We [condemn] ... of yesterday"),
        (["condemn the raid"], "condemn", "[condemn] the raid"),
        (["condemn"], "condemn", "[condemn]"),
        (["We condemn"], "condemn the", "We [condemn the]"),
        (["the raid"], None, "the raid"),
        ([], "condemn", "[condemn]"),
    ],
)
def test_the_cue_stands_in_its_place(content: list[str], cue: str | None, shown: str) -> None:
    text = "We condemn the raid of yesterday."
    claim = Claim(
        id="a1", cue=at(cue, text) if cue else None, content=[at(words, text) for words in content]
    )
    document = Document(id="d", text=text, statements=[Statement(id="s1", acts=[claim])])
    assert f"    {shown}\n" in render_text(document)


@pytest.mark.parametrize("width", [20, 33, 60, 88, 200])
def test_no_line_is_wider_than_asked(width: int) -> None:
    for line in render_text(DOCUMENT, width=width).split("\n"):
        assert cells(line) <= width


def test_a_width_that_is_too_small_is_refused() -> None:
    with pytest.raises(ValueError, match="width must be >= 20, got 19"):
        render_text(DOCUMENT, width=19)


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("a\x1b[2Jb", "a\\x1b[2Jb"),
        ("a\x9b2Jb", "a\\x9b2Jb"),
        ("a\x07\x00b", "a\\x07\\x00b"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u2066b", "a\\u2066b"),
        ("a\ud800b", "a\\ud800b"),
        ("a\U000e0041b", "a\\U000e0041b"),
        ("a\r\n\tb\x85c\u2028d", "a b c d"),
        ("می\u200cخواهیم", "\u2068می\u200cخواهیم\u2069"),
        ("caf\u0065\u0301", "cafe\u0301"),
    ],
)
def test_what_a_terminal_would_obey_is_escaped(hostile: str, shown: str) -> None:
    text = render_text(saying(hostile, title=hostile))
    assert text.split("\n")[0] == shown
    assert f"    {shown}\n" in text


def test_wide_characters_take_two_cells() -> None:
    shown = render_text(saying("中国外交部发言人表示强烈谴责并要求立即释放"), width=20)
    contents = [line.strip() for line in shown.split("\n") if line.startswith("    ")]
    assert contents == ["中国外交部发言人", "表示强烈谴责并要", "求立即释放"]


def test_colour_needs_rich(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rich.style", None)
    with pytest.raises(MissingExtraError, match=r"diplostance\[rich\]"):
        render_text(DOCUMENT, colour=True)


def test_colour_adds_nothing_but_styles() -> None:
    pytest.importorskip("rich")
    styled = render_text(DOCUMENT, colour=True)
    assert "\x1b[1m" in styled
    assert re.sub(r"\x1b\[[0-9;]*m", "", styled) == render_text(DOCUMENT)


def test_text_cannot_bring_its_own_styles() -> None:
    pytest.importorskip("rich")
    styled = render_text(saying("[bold]a[/bold] \x1b[31mred"), colour=True)
    assert "[bold]a[/bold] \\x1b[31mred" in styled


def squeezed(text: str) -> str:
    """Take out what wrapping and right-to-left words put in."""
    return re.sub(r"[\s\u2068\u2069]+", "", text)


@given(documents(), st.integers(20, 120))
def test_any_document_is_shown(document: Document, width: int) -> None:
    for shown in (document, document.without_text()):
        view = render_text(shown, width=width)
        assert all(cells(line) <= width for line in view.split("\n"))
        for act in document.acts:
            assert squeezed(f"{safe(act.id)} {act.kind}:") in squeezed(view)
        assert render_table(shown, width=width).count("\n") == 2 + len(document.acts)


@given(st.text(st.characters(exclude_categories=[])), st.integers(20, 60))
def test_any_text_is_shown_safely(words: str, width: int) -> None:
    document = saying(words, title=words or None)
    for shown in (render_text(document, width=width), render_table(document, width=width)):
        assert shown.endswith("\n")
        for character in shown.replace("\n", ""):
            category = unicodedata.category(character)
            assert category not in {"Cc", "Cs", "Zl", "Zp"}
            assert category != "Cf" or character in "\u200c\u200d\u2068\u2069"


@pytest.mark.parametrize("unit", ["a", "a ", "\x1b", "中 ", "\u0301\u200d"])
def test_a_megabyte_is_shown_in_linear_time(unit: str) -> None:
    small, large = (saying(unit * (size // len(unit))) for size in (250_000, 1_000_000))
    assert_linear(lambda: render_text(small), lambda: render_text(large))


def test_the_table() -> None:
    assert render_table(DOCUMENT, width=90) == (
        """\
2025-03-04 Norway condemns seizure
id  kind        force       issuer  towards    content
a1  evaluation  condemn +1  Norway  - Denmark  the seizure of the ferry
a2  demand      urge        Norway  Denmark    Denmark ... to release the crew
a3  commitment  - (denied)  -       Iceland    help
a4  decision    expel       -       Iceland
a5  claim       -           -       Iceland    help
"""
    )


def test_the_table_is_cut_to_the_width() -> None:
    lines = render_table(DOCUMENT, width=60).split("\n")
    assert lines[2] == "a1  evaluation  condemn +1  Norway  - Denmark  the seizure…"
    assert all(cells(line) <= 60 for line in lines)


def test_the_table_of_a_document_without_text_or_acts() -> None:
    assert f"  {at('help').start}-{at('help').end}\n" in render_table(DOCUMENT.without_text())
    assert render_table(Document(id="d")) == "d\n(no acts)\n"
