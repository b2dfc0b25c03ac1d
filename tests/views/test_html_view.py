from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

import attrs
import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st
from page_checks import check, content_of, only, parsed, read_words, with_class
from sample_document import DNK, DOCUMENT, TEXT, at

from diplostance import parse
from diplostance.model import (
    Act,
    Actor,
    Claim,
    Demand,
    Document,
    Event,
    Producer,
    Span,
    Statement,
)
from diplostance.scales import gruenberg
from diplostance.strategies import documents
from diplostance.views import html_fragment, render_html
from diplostance.views._anchors import Anchors
from diplostance.views._markup import element, even_lines, words
from diplostance.views._page import page, style_sheet
from diplostance.views._segments import MOST_LAYERS, places, segments

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def saying(told: str, *, everywhere: bool = False) -> Document:
    """A document of one claim whose content is the whole text; names may say the same."""
    content = [Span(start=0, end=len(told))] if told else []
    name = told if everywhere and told.strip() else "x"
    actor = Actor(id=name, name=name)
    claim = Claim(id=name, force=name, cue_id=name, content=content, targets=[actor])
    return Document(
        id=name,
        text=told,
        title=told if everywhere else None,
        source=told if everywhere else None,
        language=name,
        producer=Producer(library=name),
        actors=[actor],
        events=[Event(id=name, place=name)],
        statements=[Statement(id=name, issuers=[actor], acts=[claim])],
    )


# Reading the page back


def rows(card: Element) -> list[tuple[str, str]]:
    return [
        (content_of(row[0]), content_of(row[1])) for row in card.iter("div") if row[0].tag == "dt"
    ]


def card_of(tree: Element, act: int) -> Element:
    (found,) = [each for each in tree.iter() if each.get("id") == f"act-{act}"]
    return found


def shown_as(character: str) -> str:
    """What a character looks like on the page, worked out in another way than the library's."""
    code = ord(character)
    if character in "\r\x0b\x0c\x85\u2028\u2029":
        return "\n"
    no_character = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    hides = "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u206f"
    tag = 0xE0000 <= code <= 0xE007F or 0xFFF9 <= code <= 0xFFFB
    control = unicodedata.category(character) in {"Cc", "Cs"} and character not in "\t\n"
    if not (no_character or hides or tag or control):
        return character
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def shown(text: str) -> str:
    return "".join(map(shown_as, text.replace("\r\n", " \n")))


# What is shown


def test_the_text_is_there_word_for_word() -> None:
    assert read_words(render_html(DOCUMENT)) == TEXT


def test_acts_are_marked_by_kind_and_cues_apart() -> None:
    tree = check(render_html(DOCUMENT))
    marks = {content_of(m): (m.get("class") or "").split() for m in tree.iter("mark")}
    assert marks["condemned"] == ["evaluation", "cue", "of-1"]
    assert marks["the seizure of the ferry"] == ["evaluation", "of-1"]
    assert marks["urged"] == ["demand", "cue", "of-2"]
    assert marks["Denmark"] == ["demand", "of-2"]
    assert marks["Free the crew"] == ["demand", "of-2"]
    assert marks["promised"] == ["commitment", "cue", "undone", "of-3"]
    assert marks["help"] == ["commitment", "of-3", "of-5"]
    (second,) = with_class(tree, "under2")
    assert (second.get("class"), second.text) == ("claim under2", "help")
    assert [content_of(p)[:6] for p in only(tree, "text").iter("p")] == ["Norway", "Its mi"]


def test_a_note_says_who_to_whom_how_strongly_and_by_which_rule() -> None:
    tree = parsed(render_html(DOCUMENT))
    condemned, *_ = with_class(tree, "cue")
    note = re.sub(r"\s+", " ", content_of(only(condemned, "tip"), without=None))
    assert note == (
        "Evaluation a1 Norway → Denmarkcondemn +1 · strength 39 of 44, emotive · performed"
        "read by rule en.evaluation.condemn"
    )
    helps = next(m for m in tree.iter("mark") if content_of(m) == "help")
    lines = [content_of(line, without=None) for line in with_class(helps, "line")]
    assert [line[:40] for line in lines] == [
        "Commitment a3 Nobody named → Icelandno f",
        "Claim a5 Nobody named → Icelandno force ",
    ]
    assert "denied" in lines[0]
    assert "human" in lines[0]


def test_a_cue_leads_to_its_card_and_the_card_back() -> None:
    tree = check(render_html(DOCUMENT))
    urged = next(m for m in tree.iter("mark") if content_of(m) == "urged")
    link = urged.find("a")
    assert link is not None
    assert link.get("href") == "#act-2"
    described = next(e for e in tree.iter() if e.get("id") == link.get("aria-describedby"))
    assert content_of(described) == "Demand: urge a2"
    backs = [link.get("href") for link in with_class(card_of(tree, 2), "back")]
    assert backs == ["#words-2", "#words-2-2"]
    for href, told in zip(backs, ["urged", "Free the crew"], strict=True):
        (mark,) = [m for m in tree.iter("mark") for b in m if f"#{b.get('id')}" == href]
        assert content_of(mark) == told


def test_only_cues_are_stops_of_the_tab_key() -> None:
    for mark in parsed(render_html(DOCUMENT)).iter("mark"):
        is_cue = "cue" in (mark.get("class") or "").split()
        assert mark.get("tabindex") == (None if is_cue else "-1")
        assert (mark.find("a") is not None) == is_cue


def test_the_list_can_be_scrolled_with_the_keys() -> None:
    for document, stop in ((DOCUMENT, None), (claims("a"), "0")):
        assert only(parsed(render_html(document)), "list").get("tabindex") == stop
        assert only(parsed(fragment_page(document)), "list").get("tabindex") == stop


def fragment_page(document: Document) -> str:
    return f"<!doctype html><title>x</title>{html_fragment(document)}"


def test_cards_show_every_field() -> None:
    tree = parsed(render_html(DOCUMENT))
    assert rows(card_of(tree, 1)) == [
        ("of", "Denmark"),
        ("judgement", "negative"),
        ("strength", " 39 of 44, emotive"),
        (
            "event",
            (
                "e1 blockade, seizure, by Denmark, to Norway, in DNK, 2025-03-01 to 2025-03-02, "
                "open whether it happened, according to Norway"
            ),
        ),
        ("norm", "law of the sea violated maritime law"),
        ("read by", "rule en.evaluation.condemn"),
    ]
    assert rows(card_of(tree, 2)) == [
        ("to", "Denmark"),
        ("conduct", "do release"),
        ("object", "the crew, Kari Moe"),
        ("by", "2025-03-09"),
        ("strength", " 22 of 44, instructive"),
        ("also", "Free the crew in the text"),
        ("condition", "unless unless a court objects"),
    ]
    assert rows(card_of(tree, 3)) == [
        ("mode", "pledge"),
        ("conduct", "do aid"),
        ("towards", "Iceland"),
        ("told by", "Iceland said that"),
        ("read by", "human"),
    ]
    assert rows(card_of(tree, 4)) == [("conduct", "do expel"), ("towards", "Iceland")]
    assert rows(card_of(tree, 5)) == [
        ("mode", "deny"),
        ("about", "Iceland"),
        ("act", "commitment a3"),
    ]
    assert content_of(only(card_of(tree, 2), "marks")) == "urgent"
    assert content_of(only(card_of(tree, 3), "marks")) == "deniedhedged"
    assert "No evidence." in content_of(card_of(tree, 4))
    (quoted,) = card_of(tree, 2).iter("blockquote")
    assert content_of(quoted, without="back") == "urged Denmark … to release the crew "


def test_statements_say_who_speaks_and_how() -> None:
    first, second = with_class(parsed(render_html(DOCUMENT)), "statement")
    assert content_of(first[0]) == "Norway s1"
    assert content_of(first[1]) == (
        "through Ministry of Foreign Affairs · by Kari Moe · briefing · 2025-03-03"
    )
    assert content_of(second[0]) == "Nobody named s2"


def test_the_head_and_the_legend() -> None:
    tree = parsed(render_html(DOCUMENT))
    facts = [(content_of(row[0]), content_of(row[1])) for row in only(tree, "facts")]
    assert facts == [
        ("Published", "2025-03-04"),
        ("Source", "The Fjord Post"),
        ("Genre", "news"),
        ("Extent", "report"),
        ("Language", "en"),
        ("Id", "doc-1"),
        ("Read by", "someone 1, en 2"),
    ]
    legend = [content_of(item, without="meaning") for item in only(tree, "legend")]
    assert legend == [
        "Demand 1", "Evaluation 1", "Commitment 1", "Claim 1", "Decision 1", "untinted",
    ]  # fmt: skip
    assert tree.findtext("head/title") == "Norway condemns seizure"


def test_another_scale_may_be_asked() -> None:
    page = render_html(DOCUMENT, scale=gruenberg())
    assert "15 of 32" in page
    assert "Strength: place on the scale gruenberg 1.0." in content_of(parsed(page))


def test_a_screen_reader_finds_its_way() -> None:
    tree = parsed(render_html(DOCUMENT))
    assert tree.get("lang") == "en"
    body = tree.find("body")
    assert body is not None
    assert [each.tag for each in body] == ["header", "main", "footer"]
    assert [each.tag for each in tree.iter() if re.fullmatch(r"h\d", str(each.tag))] == [
        "h1", "h2", "h2", "h3", "h4", "h4", "h3", "h4", "h4", "h4",
    ]  # fmt: skip
    assert only(tree, "text").get("lang") == "en"


def test_a_document_without_text_shows_the_places() -> None:
    page = render_html(DOCUMENT.without_text())
    tree = check(page)
    items = [content_of(item) for item in only(tree, "places")]
    cue = at("condemned")
    assert items[0] == f"{cue.start}–{cue.end} evaluation a1, cue"
    assert len(items) == 9
    assert f"cue {cue.start}–{cue.end}, content " in content_of(card_of(tree, 1))
    assert "condemned" not in content_of(tree)
    assert not with_class(tree, "text")


@pytest.mark.parametrize("text", ["", None])
def test_an_empty_document(text: str | None) -> None:
    tree = check(render_html(Document(id="d", text=text)))
    assert "No statements." in content_of(tree)
    assert ("The text is empty." in content_of(tree)) == (text == "")
    assert not with_class(tree, "legend")


def test_lines_are_paragraphs_where_nobody_broke_them_by_hand() -> None:
    def blocks(text: str) -> list[str]:
        tree = parsed(render_html(Document(id="d", text=text)))
        return [content_of(p) for p in only(tree, "text").iter("p")]

    long = "word " * 40
    assert blocks(f"{long}\n{long}\n") == [long, long]
    assert blocks("one\ntwo\n \n\n three") == ["one\ntwo", " three"]
    assert blocks(f"{long}\nb\n\nc") == [f"{long}\nb", "c"]


def test_what_is_told_twice_is_cut_in_the_cards_and_whole_in_the_text() -> None:
    text = "word " * 1000
    tree = check(render_html(saying(text)))
    assert content_of(only(tree, "text")) == text
    assert "… (4,200 more characters)" in content_of(card_of(tree, 1))
    issuers = [Actor(id=f"i{n}", name=f"Issuer {n}") for n in range(30)]
    act = Demand(id="a", cue=Span(start=0, end=4), addressees=issuers)
    document = Document(
        id="d",
        text=text,
        actors=issuers,
        statements=[Statement(id="s", issuers=issuers, acts=[act])],
    )
    tree = check(render_html(document))
    assert "Issuer 29" in content_of(only(tree, "statement")[0])
    assert "Issuer 29" in content_of(card_of(tree, 1))
    (note,) = with_class(tree, "who")
    assert content_of(note).count("26 more") == 2


# Cutting the text


def layered(document: Document) -> list[tuple[str, list[tuple[int, bool]], int]]:
    text = document.text or ""
    return [
        (text[s.start : s.end], [(layer.act, layer.is_cue) for layer in s.layers], s.more)
        for s in segments(len(text), places(document.acts))
    ]


def claims(text: str, *spans: tuple[int, int]) -> Document:
    acts = [
        Claim(id=f"a{n}", content=[Span(start=start, end=end)])
        for n, (start, end) in enumerate(spans)
    ]
    return Document(id="d", text=text, statements=[Statement(id="s", acts=acts)])


def test_what_overlaps_is_cut_at_every_bound() -> None:
    assert layered(claims("abcdefgh", (1, 5), (3, 7), (4, 5))) == [
        ("a", [], 0),
        ("bc", [(0, False)], 0),
        ("d", [(1, False), (0, False)], 0),
        ("e", [(2, False), (1, False), (0, False)], 0),
        ("fg", [(1, False)], 0),
        ("h", [], 0),
    ]


def test_more_acts_than_can_be_named_are_counted() -> None:
    ((_, layers, more),) = layered(claims("ab", *[(0, 2)] * 20))
    assert len(layers) == MOST_LAYERS
    assert more == 20 - MOST_LAYERS
    tree = parsed(render_html(claims("ab", *[(0, 2)] * 20)))
    assert content_of(only(tree, "tip")[-1]) == "and 12 more"


@given(documents())
def test_every_segment_knows_its_acts(document: Document) -> None:
    if document.text is None:
        return
    end = 0
    for segment in segments(len(document.text), places(document.acts)):
        assert segment.start == end
        end = segment.end
        wanted: dict[int, bool] = {}
        for place in places(document.acts):
            if place.span.overlaps(Span(start=segment.start, end=segment.end)):
                wanted[place.act] = wanted.get(place.act, False) or place.is_cue
        assert {layer.act: layer.is_cue for layer in segment.layers}.items() <= wanted.items()
        assert len(segment.layers) + segment.more == len(wanted)
        cues = [layer.is_cue for layer in segment.layers]
        assert cues == sorted(cues, reverse=True)
    assert end == len(document.text)


# Hostile documents


@given(documents())
def test_any_document_is_a_sound_page(document: Document) -> None:
    tree = check(render_html(document))
    assert len(with_class(tree, "card")) == len(document.acts)
    if document.text:
        assert content_of(only(tree, "text")) == shown(document.text)
    check(render_html(document.without_text()))


@given(st.text(st.characters(exclude_categories=[]), min_size=1))
def test_any_text_is_shown_and_does_nothing(told: str) -> None:
    tree = check(render_html(saying(told, everywhere=True)))
    assert content_of(only(tree, "text")) == shown(told)
    assert [p.get("dir") for p in only(tree, "text").iter("p")].count(None) == 0


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "</title><script>alert(1)</script>",
        "</style><img src=x onerror=alert(1)>",
        '"><a href="javascript:alert(1)">x</a>',
        "' onmouseover='alert(1)",
        "</mark></p></div></main></body>",
        "<!-- &lt;b&gt; &amp;amp; &#0; -->",
        "]]><![CDATA[ {} /* */ @import url(//x.example)",
        "javascript:alert(1)",
        "https://example.org/a?b=1&c=2#d",
    ],
)
def test_markup_in_texts_and_names_stays_text(hostile: str) -> None:
    page = render_html(saying(hostile, everywhere=True))
    tree = check(page)
    assert content_of(only(tree, "text")) == hostile
    assert {content_of(name) for name in with_class(tree, "actor")} == {hostile}
    assert tree.findtext("head/title") == hostile
    assert content_of(next(tree.iter("h1"))) == hostile
    assert only(tree, "text").get("lang") == hostile
    safe = saying("x" * len(hostile), everywhere=True)
    same = parsed(render_html(safe))
    assert [each.tag for each in tree.iter()] == [each.tag for each in same.iter()]


@pytest.mark.parametrize(
    ("hostile", "seen"),
    [
        ("a\x00b", "a\\x00b"),
        ("a\x1b[2Jb", "a\\x1b[2Jb"),
        ("a\x9fb", "a\\x9fb"),
        ("a\ud800b\udfff", "a\\ud800b\\udfff"),
        ("a\u202eb\u2066", "a\\u202eb\\u2066"),
        ("a\ufffeb\U0010ffff", "a\\ufffeb\\U0010ffff"),
        ("a\U000e0041b", "a\\U000e0041b"),
        ("a\r\nb\rc\x85d\u2028e", "a \nb\nc\nd\ne"),
        ("می\u200cخواهیم\u200f", "می\u200cخواهیم\u200f"),
        ("a\u00adb\ufeff", "a\u00adb\ufeff"),
    ],
)
def test_what_html_cannot_carry_is_seen(hostile: str, seen: str) -> None:
    tree = check(render_html(saying(hostile, everywhere=True)))
    assert content_of(only(tree, "text")) == seen
    assert (tree.findtext("head/title") or "") == " ".join(seen.split())


def test_offsets_survive_the_ends_of_lines() -> None:
    for text in ("a\r\nb", "\r\r\n\n", "a\u2028b\x85"):
        assert len(even_lines(text)) == len(text)
    text = "One\r\nurged\r\ntwo"
    document = Document(
        id="d",
        text=text,
        statements=[Statement(id="s", acts=[Demand(id="a", cue=at("urged", text))])],
    )
    (mark,) = parsed(render_html(document)).iter("mark")
    assert content_of(mark) == "urged"


def test_words_from_right_to_left_keep_to_themselves() -> None:
    tree = parsed(render_html(saying("إيران تدين\n\nfoo", everywhere=True)))
    first, second = only(tree, "text").iter("p")
    assert first.get("dir") == second.get("dir") == "auto"
    for tip in with_class(tree, "tip"):
        assert tip.get("dir") == "ltr"
    for name in with_class(tree, "actor"):
        assert name.tag == "bdi"


def test_attributes_are_escaped() -> None:
    assert element("p", words("<"), title='"&<\x00\ud800', aria_label=None, class_="a") == (
        '<p title="&quot;&amp;&lt;\\x00\\ud800" class="a">&lt;</p>'
    )


# The frame


def test_the_page_loads_nothing_and_says_so() -> None:
    page = render_html(DOCUMENT)
    tree = parsed(page)
    (policy,) = [m for m in tree.iter("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    assert (policy.get("content") or "").startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert "url(" not in page
    assert "@import" not in page
    assert "//" not in page.replace("<!doctype html>", "")


def test_a_page_may_be_made_of_other_things() -> None:
    tree = check(page("A & B", element("main", element("h1", words("A & B")))))
    assert tree.findtext("head/title") == "A & B"
    assert tree.findtext("body/main/h1") == "A & B"


def test_every_rule_of_the_style_sheet_is_for_the_class_alone() -> None:
    sheet = re.sub(r"/\*.*?\*/", "", style_sheet(), flags=re.DOTALL)
    sheet = re.sub(r"@keyframes diplostance-tip \{[^{}]*\{[^{}]*\} \}", "", sheet)
    selectors = [s.strip() for s in re.findall(r"([^{};]+)\{", sheet)]
    assert len(selectors) > 60
    for selector in selectors:
        if selector.startswith(("@media", "@container")):
            continue
        assert all(".diplostance" in part for part in selector.split(",")), selector


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(colour: str, paper: str, share: float) -> str:
    return "#" + "".join(
        f"{round(share * int(colour[i : i + 2], 16) + (1 - share) * int(paper[i : i + 2], 16)):02x}"
        for i in (1, 3, 5)
    )


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_contrast_is_good(mode: int) -> None:
    found = re.findall(r"--([a-z]+): light-dark\((#\w{6}), (#\w{6})\);", style_sheet())
    colours = {name: pair[mode] for name, *pair in found}

    def contrast(one: str, other: str) -> float:
        low, high = sorted((luminance(one), luminance(other)))
        return (high + 0.05) / (low + 0.05)

    kinds = ["demand", "evaluation", "commitment", "claim", "decision"]
    for name in ["ink", "quiet", *kinds]:
        for ground in ("paper", "raised"):
            assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
    for kind in kinds:
        # the tint of a cue, which is stronger than that of a content
        tint = mixed(colours[kind], colours["paper"], 0.24)
        assert contrast(colours["ink"], tint) >= 7
        assert contrast(colours[kind], tint) >= 3


# A part of somebody else's page


def test_a_fragment_is_one_element_with_its_own_style_and_ids() -> None:
    fragment = DOCUMENT._repr_html_()
    assert fragment == html_fragment(DOCUMENT)
    assert fragment.startswith('<div class="diplostance part"')
    assert "Content-Security-Policy" not in fragment
    renamed = html_fragment(attrs.evolve(DOCUMENT, id="another"))
    tree = check(f"<!doctype html><title>x</title>{fragment}{renamed}")
    assert not list(tree.iter("main"))
    assert not list(tree.iter("h1"))
    assert [content_of(each) for each in with_class(tree, "text")] == [TEXT, TEXT]


@given(documents())
def test_any_document_is_a_sound_fragment(document: Document) -> None:
    check(fragment_page(document))


def test_ids_are_made_of_numbers() -> None:
    acts: tuple[Act, ...] = (Claim(id='"><x'), Claim(id="b"))
    anchors = Anchors(acts, "p-")
    assert anchors.number(acts[1]) == 1
    assert anchors.number(Claim(id="c")) is None
    assert (anchors.card(0), anchors.words(0), anchors.words(0, 1)) == (
        "p-act-1", "p-words-1", "p-words-1-2",
    )  # fmt: skip


# Size


def flat(count: int) -> Document:
    """Many acts, one after the other."""
    text = "Oslo urged all to stop the war. " * count
    acts = [
        Demand(
            id=f"a{n}",
            cue=Span(start=32 * n + 5, end=32 * n + 10),
            content=[Span(start=32 * n + 15, end=32 * n + 30)],
            force="urge",
            addressees=[DNK],
        )
        for n in range(count)
    ]
    return Document(
        id="d", text=text, actors=[DNK], statements=[Statement(id="s", issuers=[DNK], acts=acts)]
    )


def nested(count: int) -> Document:
    """Many acts, each inside the one before."""
    return claims("a" * (2 * count + 1), *((n, 2 * count + 1 - n) for n in range(count)))


def staggered(count: int) -> Document:
    """Many acts, of which half are open at every place."""
    return claims("a" * (2 * count), *((n, n + count) for n in range(count)))


@pytest.mark.parametrize("made", [flat, nested, staggered])
def test_thousands_of_acts_take_linear_time_and_room(
    made: Callable[[int], Document],
) -> None:
    small, large = made(500), made(2000)
    assert len(render_html(large)) <= 4.5 * len(render_html(small))
    assert_linear(lambda: render_html(small), lambda: render_html(large))


@pytest.mark.parametrize(
    "unit", ["a", "a ", "\x00a", "中 ", "<", "\n", "\n a", "\r\n", "\ud800", "\u202e"]
)
def test_a_megabyte_is_shown_in_linear_time(unit: str) -> None:
    small, large = (saying(unit * (size // len(unit))) for size in (250_000, 1_000_000))
    assert_linear(lambda: render_html(small), lambda: render_html(large))


def test_the_parts_of_an_act_light_up_together_on_pages_of_usual_size() -> None:
    assert ".diplostance:has(.of-100:hover" in render_html(flat(100))
    assert ":has(.of-1:hover" not in render_html(flat(101))


def test_long_names_do_not_multiply() -> None:
    document = saying("x" * 1_000_000, everywhere=True)
    assert len(render_html(document)) < 1_050_000


@pytest.mark.parametrize("name", ["report.txt", "communique.txt", "briefing.txt", "resolution.txt"])
def test_the_examples(name: str) -> None:
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    document = parse(text, published="2026-01-04")
    tree = check(render_html(document))
    assert content_of(only(tree, "text")) == text


def test_pages_are_the_same_every_time() -> None:
    assert render_html(DOCUMENT) == render_html(DOCUMENT)
