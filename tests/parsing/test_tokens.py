from __future__ import annotations

import pytest

from diplostance.errors import UnknownLanguageError
from diplostance.parsing.tokens import (
    LONGEST_SENTENCE,
    blocks_of,
    load_words,
    quotations,
    sentences,
    tokenize,
)

WORDS = load_words("en")


def tokens_of(text: str) -> list[str]:
    return [token.text for token in tokenize(text, WORDS)]


def sentences_of(text: str) -> list[str]:
    tokens = tokenize(text, WORDS)
    found = sentences(tokens, WORDS, blocks_of(text))
    return [text[tokens[s.first].start : tokens[s.last - 1].end] for s in found]


def quotations_of(text: str) -> list[tuple[str, bool]]:
    tokens = tokenize(text, WORDS)
    found = quotations(tokens, text, blocks_of(text))
    return [(text[q.start : q.end], q.closed) for q in found]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("U.S. President", ["U.S.", "President"]),
        ("Donald J. Trump spoke.", ["Donald", "J.", "Trump", "spoke", "."]),
        ("Gen. Lt. Col. No. 5", ["Gen.", "Lt.", "Col.", "No.", "5"]),
        ("e.g. this", ["e.g.", "this"]),
        ("the end.", ["the", "end", "."]),
        ("don't can't won't", ["do", "n't", "ca", "n't", "wo", "n't"]),
        ("don’t", ["do", "n’t"]),
        ("cannot", ["cannot"]),
        ("Peru's", ["Peru", "'s"]),
        ("Peru’s", ["Peru", "’s"]),
        ("the states’ right", ["the", "states", "’", "right"]),
        ("we're they've I'll", ["we", "'re", "they", "'ve", "I", "'ll"]),
        ("O’Neill D'Arcy", ["O’Neill", "D'Arcy"]),
        ("1,000.5 5% 3rd 12:30", ["1,000.5", "5%", "3rd", "12:30"]),
        ("re-election Secretary-General", ["re-election", "Secretary-General"]),
        ("so... now — then -- go", ["so", "...", "now", "—", "then", "--", "go"]),
        ("@wire #talks", ["wire", "talks"]),
        ("(a) [b]", ["(", "a", ")", "[", "b", "]"]),
        ("a\x00b \ud800c", ["a", "\x00", "b", "\ud800", "c"]),
        ("", []),
        (" \t\n ", []),
    ],
)
def test_words_are_cut_as_a_treebank_cuts_them(text: str, tokens: list[str]) -> None:
    assert tokens_of(text) == tokens


def test_tokens_know_their_place_and_lower_case() -> None:
    text = "  Don’t STOP "
    found = tokenize(text, WORDS)
    assert [(t.start, t.end, t.lower) for t in found] == [
        (2, 4, "do"),
        (4, 7, "n't"),
        (8, 12, "stop"),
    ]


def test_a_stretch_of_the_text_keeps_the_places_of_the_whole() -> None:
    text = "one two three"
    assert [(t.text, t.start) for t in tokenize(text, WORDS, 4, 7)] == [("two", 4)]


@pytest.mark.parametrize(
    "text",
    [
        "U.S. President Donald J. Trump spoke.",
        "Gen. Mark Hale met Lt. Col. Ruiz at noon.",
        "Resolution No. 1325 of Oct. 31, 2000, was adopted.",
        "J. K. Marsh said so.",
        "It cost 3.5 million.",
        "“Stop!” he said.",
        "“Is it over?” she asked.",
        "end of. lower case goes on.",
        "The U.S. and the U.K. agreed.",
        "He spoke... and left.",
        "No full stop",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences_of(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("He left the U.S. The visit was short.", ["He left the U.S.", "The visit was short."]),
        ("It ended at 5 p.m. They went.", ["It ended at 5 p.m.", "They went."]),
        ("“Stop.” He left.", ["“Stop.”", "He left."]),
        ('"Stop." He left.', ['"Stop."', "He left."]),
        ("(Stop.) He left.", ["(Stop.)", "He left."]),
        ("Yes! No? Yes.", ["Yes!", "No?", "Yes."]),
        ("Wait… Then go.", ["Wait…", "Then go."]),
        ("One\nTwo\n\nThree", ["One", "Two", "Three"]),
        ("One\u2028Two\r\nThree", ["One", "Two", "Three"]),
        ("He left. “Stay,” she said.", ["He left.", "“Stay,” she said."]),
        ("Mr. Marsh left. Dr. Lund did not.", ["Mr. Marsh left.", "Dr. Lund did not."]),
    ],
)
def test_sentences_end_where_they_end(text: str, parts: list[str]) -> None:
    assert sentences_of(text) == parts


def test_a_sentence_without_end_is_cut_and_nothing_is_lost() -> None:
    text = "and " * (3 * LONGEST_SENTENCE)
    tokens = tokenize(text, WORDS)
    found = sentences(tokens, WORDS, blocks_of(text))
    assert all(s.last - s.first <= LONGEST_SENTENCE + 1 for s in found)
    assert [s.first for s in found[1:]] == [s.last for s in found[:-1]]
    assert (found[0].first, found[-1].last) == (0, len(tokens))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“a b” and “c”", [("a b", True), ("c", True)]),
        ('"a b" and "c"', [("a b", True), ("c", True)]),
        ("‘a b’ and ‘c’", [("a b", True), ("c", True)]),
        ("'a b' and 'c'", [("a b", True), ("c", True)]),
        ("«a b»", [("a b", True)]),
        ("„a b“", [("a b", True)]),
        ("“One. Two.” He left.", [("One. Two.", True)]),
        ("“the ‘inner’ one”", [("the ‘inner’ one", True)]),
        ("‘it’s the way’", [("it’s the way", True)]),
        ("it’s the states’ right", []),
        ("Peru's and Chile's", []),
        ("“never closed", [("never closed", False)]),
        ("“never closed\nnext “x” y", [("never closed", False), ("x", True)]),
        ("“One.\n“Two.”", [("One.", False), ("Two.", True)]),
        ("”x", []),
        ("“”", []),
        ('""', []),
        ("", []),
    ],
)
def test_quotations_are_found_in_every_style(text: str, found: list[tuple[str, bool]]) -> None:
    assert quotations_of(text) == found


@pytest.mark.xfail(reason="a straight mark before a space opens a quotation", strict=True)
def test_an_inch_mark_is_no_quotation() -> None:
    assert quotations_of('a pipe of 10" and no more') == []


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        (" \n \n", []),
        ("a", [(0, 1)]),
        ("a\nb", [(0, 1), (2, 3)]),
        ("a\r\n\r\nb", [(0, 1), (5, 6)]),
        ("\n a \n", [(1, 4)]),
        ("a\u2028b\u2029c", [(0, 1), (2, 3), (4, 5)]),
    ],
)
def test_lines_with_words_are_blocks(text: str, blocks: list[tuple[int, int]]) -> None:
    assert blocks_of(text) == blocks


def test_the_closed_classes_of_an_unknown_language_are_refused() -> None:
    with pytest.raises(UnknownLanguageError, match="language must be one of en"):
        load_words("tlh")


def test_the_closed_classes_are_read_once() -> None:
    assert load_words("en") is WORDS
    assert "not" in WORDS["negators"]
    with pytest.raises(KeyError):
        WORDS["no such class"]
