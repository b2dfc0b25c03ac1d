from __future__ import annotations

import pytest

from diplostance import Parser
from diplostance.parsing.chunks import Phrase, noun_phrase_end
from diplostance.parsing.syntax import analyse
from diplostance.parsing.tokens import blocks_of, quotations, tokenize
from diplostance.parsing.verb_groups import modifies_noun

PARSER = Parser.for_language()


def phrase_of(text: str, *, opens: bool = False) -> Phrase:
    tokens = tokenize(text, PARSER.words)
    return analyse(
        text,
        tokens,
        0,
        quotations(tokens, text, blocks_of(text)),
        PARSER.tagger,
        PARSER.words,
        0,
        lambda word: PARSER.lexicon.starts("verb", word),
        opens=opens,
    )


def groups_of(text: str) -> list[str]:
    phrase = phrase_of(text)
    return [phrase.span(group.first, group.last).of(text) for group in phrase.groups]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("China condemned the attack.", ["condemned"]),
        ("China has condemned the attack.", ["has condemned"]),
        ("China has not yet condemned the attack.", ["has not yet condemned"]),
        ("China did not condemn it.", ["did not condemn"]),
        ("China didn't condemn it.", ["didn't condemn"]),
        ("They must not have been told.", ["must not have been told"]),
        ("The crew was freed.", ["was freed"]),
        ("The crew is being freed.", ["is being freed"]),
        ("They will strongly protest.", ["will strongly protest"]),
        ("They want to go.", ["want", "go"]),
        ("The detained sailors slept.", ["slept"]),
        ("A large country.", []),
    ],
)
def test_verb_groups(text: str, groups: list[str]) -> None:
    assert groups_of(text) == groups


@pytest.mark.parametrize(
    ("text", "finite", "infinitive", "passive", "negated", "modal"),
    [
        ("They slept.", True, False, False, False, None),
        ("They must go.", True, False, False, False, "must"),
        ("They must not go.", True, False, False, True, "must"),
        ("They were freed.", True, False, True, False, None),
        ("They were not freed.", True, False, True, True, None),
        ("They never slept.", True, False, False, True, None),
        ("They won't go.", True, False, False, True, "wo"),
    ],
)
def test_what_a_verb_group_knows(
    text: str, finite: bool, infinitive: bool, passive: bool, negated: bool, modal: str | None
) -> None:
    group = phrase_of(text).groups[0]
    assert (group.finite, group.infinitive, group.passive, group.negated, group.modal) == (
        finite, infinitive, passive, negated, modal,
    )  # fmt: skip


def test_cannot_is_a_modal() -> None:
    assert phrase_of("They cannot have been told.").groups[0].modal == "cannot"


def test_an_infinitive_with_and_without_negation() -> None:
    plain = phrase_of("They want to go.").groups[1]
    negated = phrase_of("They promised not to go.").groups[1]
    assert (plain.infinitive, plain.negated) == (True, False)
    assert (negated.infinitive, negated.negated) == (True, True)


def test_quotation_marks_are_no_words_but_remembered() -> None:
    text = "He said “we must” go."
    phrase = phrase_of(text)
    assert [t.text for t in phrase.tokens] == ["He", "said", "we", "must", "go", "."]
    assert [place >= 0 for place in phrase.quoted] == [False, False, True, True, False, False]
    assert phrase.quoted[2] == phrase.quoted[3] == text.index("we")


def test_words_know_their_verb_group() -> None:
    phrase = phrase_of("They must not go.")
    assert phrase.group_at(0) is None
    assert phrase.group_at(1) is phrase.group_at(3) is phrase.groups[0]
    assert len(phrase) == 5


@pytest.mark.parametrize("word", ["US"])
def test_names_like_common_words_in_capitals_are_names(word: str) -> None:
    phrase = phrase_of(f"The {word} said so.")
    assert phrase.tags[1] == "NNP"


def test_an_infinitive_before_an_object_is_a_verb() -> None:
    phrase = phrase_of("They vowed to release the two men.")
    assert phrase.tags[phrase.lower.index("release")] == "VB"


def test_a_paragraph_of_a_resolution_starts_with_its_verb() -> None:
    phrase = phrase_of("Demands that they stop", opens=True)
    assert phrase.groups[0].head == 0
    assert phrase.groups[0].finite


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("the attack was", "the attack"),
        ("the deadly attack on", "the deadly attack"),
        ("the newly elected president of", "the newly elected president"),
        ("Peru's foreign minister said", "Peru's foreign minister"),
        ("they said", "they"),
        ("its three detained sailors slept", "its three detained sailors"),
        ("of the", ""),
    ],
)
def test_simple_noun_phrases(text: str, phrase: str) -> None:
    found = phrase_of(text)
    end = noun_phrase_end(found, 0, len(found))
    assert (found.span(0, end).of(text) if end else "") == phrase


def test_a_noun_phrase_ends_at_the_ceiling() -> None:
    assert noun_phrase_end(phrase_of("the deadly attack"), 0, 1) <= 1


@pytest.mark.parametrize(
    ("tags", "index", "modifies"),
    [
        (("DT", "VBN", "NNS"), 1, True),
        (("DT", "JJ", "VBN", "NNS"), 2, True),
        (("NNS", "VBN", "NNS"), 1, False),
        (("DT", "NN", "NNS"), 1, False),
        (("DT", "VBN"), 1, False),
        (("VBN", "NNS"), 0, False),
    ],
)
def test_participles_before_nouns(tags: tuple[str, ...], index: int, modifies: bool) -> None:
    assert modifies_noun(tags, index) is modifies


@pytest.mark.parametrize("text", ["", "“", "“”", "\x00", "\ud800", "not not not", "to to to to"])
def test_odd_sentences_have_parallel_tuples(text: str) -> None:
    phrase = phrase_of(text)
    sizes = {
        len(phrase.tokens), len(phrase.lower), len(phrase.tags), len(phrase.quoted),
        len(phrase.group_of),
    }  # fmt: skip
    assert len(sizes) == 1
