from __future__ import annotations

import itertools

import pytest

from diplostance.parsing.source import Source, read_source
from diplostance.parsing.tokens import load_words

WORDS = load_words("en")


def read(text: str, genre: str | None = None, title: str | None = None) -> Source:
    return read_source(text, WORDS, genre=genre, title=title)


def roles(source: Source) -> list[tuple[str, str]]:
    return [(block.role, source.text[block.start : block.end]) for block in source.blocks]


REPORT = "Kenya urges calm\n2026-01-04\nKenya on Sunday urged calm.\nUganda agreed."


def test_headline_date_line_and_body_of_a_report() -> None:
    source = read(REPORT)
    assert source.genre == "news"
    assert source.title == "Kenya urges calm"
    assert roles(source) == [
        ("title", "Kenya urges calm"),
        ("date", "2026-01-04"),
        ("body", "Kenya on Sunday urged calm."),
        ("body", "Uganda agreed."),
    ]


@pytest.mark.parametrize("date", ["2026-01-04", "Jan 4, 2026", "Sunday 4 January 2026", "04/01/26"])
def test_lines_that_only_say_a_date(date: str) -> None:
    assert roles(read(f"{date}\nKenya on Sunday urged calm."))[0] == ("date", date)


@pytest.mark.parametrize("line", ["Kenya in 2026", "2026 was hard for Kenya", "No date here"])
def test_lines_that_say_more_than_a_date(line: str) -> None:
    assert roles(read(f"{line}\nKenya on Sunday urged calm."))[0][0] != "date"


@pytest.mark.parametrize(
    "dateline",
    [
        "NAIROBI, Jan 4 (Newswire) -- ",
        "NAIROBI, Jan 4 (Newswire) - ",
        "NAIROBI — ",
        "NAIROBI – ",
        "NAIROBI (Newswire) — ",
        "ADDIS ABABA, Jan 4 - ",
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(dateline: str) -> None:
    assert roles(read(dateline + "Kenya urged calm.")) == [("body", "Kenya urged calm.")]


@pytest.mark.parametrize(
    "text",
    ["Kenya - long a mediator - urged calm.", "The talks — held in May — failed.", "A — b."],
)
def test_dashes_in_a_sentence_are_no_dateline(text: str) -> None:
    source = read(text if text != "A — b." else "Peru — b.")
    assert source.blocks[0].start == 0


def test_only_the_first_paragraph_has_a_dateline() -> None:
    source = read("Kenya urged calm.\nNAIROBI — Uganda agreed.")
    assert roles(source)[1] == ("body", "NAIROBI — Uganda agreed.")


@pytest.mark.parametrize(
    "caption",
    ["Photo: a flag.", "Image: the port.", "Minister Otieno speaks. @wire"],
)
def test_captions(caption: str) -> None:
    source = read(f"Kenya urges calm\nKenya urged calm.\n{caption}\nUganda agreed.")
    assert ("caption", caption) in roles(source)


@pytest.mark.xfail(reason="a short line without a full stop is a letterhead", strict=True)
def test_a_caption_in_brackets_near_the_top() -> None:
    text = "Kenya urges calm\nKenya urged calm.\n(Photo: a flag)\nUganda agreed."
    assert ("caption", "(Photo: a flag)") in roles(read(text))


def test_a_paragraph_between_headline_and_caption_sums_up() -> None:
    text = (
        "Kenya urges calm\nKenya urged calm and Uganda agreed.\nPhoto: a flag.\n"
        "Kenya on Sunday urged calm.\nUganda agreed."
    )
    assert [role for role, _ in roles(read(text))] == [
        "title",
        "summary",
        "caption",
        "body",
        "body",
    ]


def test_a_headline_known_apart_comes_first() -> None:
    assert read(REPORT, title="Calm urged").title == "Calm urged"


def test_a_single_line_is_no_headline() -> None:
    source = read("Kenya urges calm")
    assert source.title is None
    assert roles(source) == [("body", "Kenya urges calm")]


@pytest.mark.xfail(reason="a headline below a date line is read as a letterhead", strict=True)
def test_a_headline_may_stand_below_the_date() -> None:
    text = "Jan 4, 2026\nKenya urges calm\nKenya on Sunday urged calm."
    assert read(text).title == "Kenya urges calm"


def test_labels_make_a_briefing() -> None:
    text = "QUESTION: Why?\nMR DALE: Because. And so.\nMore of it.\nQUESTION: And?\nMR DALE: So."
    source = read(text)
    assert source.genre == "briefing"
    assert [(b.role, b.label, text[b.start : b.end]) for b in source.blocks] == [
        ("question", "QUESTION", "Why?"),
        ("body", "MR DALE", "Because. And so."),
        ("body", "MR DALE", "More of it."),
        ("question", "QUESTION", "And?"),
        ("body", "MR DALE", "So."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Q: Why?\nA: Because.",
        "REPORTER: Why?\nTHE PRESIDENT: Because.",
        "QUESTION (via interpreter): Why?\nMS HOLT: Because.",
    ],
)
def test_styles_of_labels(text: str) -> None:
    source = read(text, genre="briefing")
    assert source.blocks[0].role == "question"
    assert source.blocks[1].role == "body"


@pytest.mark.xfail(reason="a label ends with a colon, or is a bare Q", strict=True)
def test_a_question_label_may_end_with_a_point() -> None:
    assert read("Q. Why?\nMR. DALE: Because.", genre="briefing").blocks[0].role == "question"


def test_a_colon_alone_makes_no_briefing() -> None:
    source = read("Talks: what we know.\nNote: the port is closed.\nKenya urged calm.")
    assert source.genre == "news"
    assert all(block.label is None for block in source.blocks)


@pytest.mark.parametrize(
    ("opener", "name"),
    [
        ("The Security Council,", "Security Council"),
        ("The General Assembly,", "General Assembly"),
        ("The Security Council:", "Security Council"),
    ],
)
def test_a_resolution_is_known_by_who_resolves(opener: str, name: str) -> None:
    text = f"Resolution 9999 (2031)\n{opener}\nRecalling its resolutions,\n1. Demands calm;"
    source = read(text)
    assert (source.genre, source.resolving) == ("resolution", name)
    assert [role for role, _ in roles(source)] == ["letterhead", "letterhead", "body", "body"]


def test_a_resolution_without_its_opener() -> None:
    source = read("1. Demands calm;", genre="resolution")
    assert (source.genre, source.resolving) == ("resolution", None)
    assert roles(source) == [("body", "1. Demands calm;")]


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("", "unknown"),
        (" \n ", "unknown"),
        ("Kenya urged calm.", "news"),
        ("We welcome the truce. Our work goes on. We thank all.", "statement"),
        ("Statement by the Minister\nThe truce holds.", "statement"),
        ("Press Release\nThe truce holds.", "statement"),
        ("Joint communiqué of Chile and Peru\nBoth agreed.", "communique"),
        ("Remarks by the President\nGood morning.", "speech"),
        ("“We welcome it. We thank our friends,” he said. She said so, he said.", "news"),
    ],
)
def test_genres_are_recognised(text: str, genre: str) -> None:
    assert read(text).genre == genre


def test_a_genre_that_is_given_is_kept() -> None:
    assert read("Kenya urged calm.", genre="speech").genre == "speech"
    assert read("Kenya urged calm.", genre="unknown").genre == "unknown"


def test_a_title_tells_the_genre_too() -> None:
    assert read("The truce holds.", title="Statement on the truce").genre == "statement"


@pytest.mark.parametrize("text", ["\x00", "\ud800\n\udfff", ":" * 500, "A: \n" * 50, "— " * 200])
def test_odd_texts_have_blocks_in_order(text: str) -> None:
    blocks = read(text).blocks
    assert all(a.end <= b.start for a, b in itertools.pairwise(blocks))
    assert all(0 <= b.start <= b.end <= len(text) for b in blocks)
