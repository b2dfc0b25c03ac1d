"""Clauses of sentences with hand-made tags, and of sentences tagged by the tagger."""

from __future__ import annotations

from typing import cast

import pytest

from diplostance import Parser
from diplostance.parsing.chunks import Phrase
from diplostance.parsing.clauses import Clause, find_clauses
from diplostance.parsing.grammar import Grammar
from diplostance.parsing.syntax import analyse
from diplostance.parsing.tagger import Tagger
from diplostance.parsing.tokens import blocks_of, quotations, tokenize

PARSER = Parser.for_language()
GRAMMAR = Grammar(PARSER.words, PARSER.lexicon)


class _Tagger:
    """Gives the tags that stand behind the words: "Chile/NNP slept/VBD"."""

    def __init__(self, tags: list[str]) -> None:
        self.tags = tags

    def tag(self, words: list[str]) -> list[str]:
        assert len(words) == len(self.tags)
        return self.tags


def phrase_of(text: str) -> Phrase:
    """Analyse a sentence; one whose words carry tags is taken with these."""
    tagger = PARSER.tagger
    if "/" in text:
        pairs = [word.rsplit("/", 1) for word in text.split()]
        text = " ".join(word for word, _ in pairs)
        tagger = cast("Tagger", _Tagger([tag for _, tag in pairs]))
    tokens = tokenize(text, PARSER.words)
    return analyse(
        text,
        tokens,
        0,
        quotations(tokens, text, blocks_of(text)),
        tagger,
        PARSER.words,
        0,
        lambda word: PARSER.lexicon.starts("verb", word),
    )


def clauses_of(phrase: Phrase) -> tuple[Clause, ...]:
    return find_clauses(phrase, PARSER.words, lambda group: GRAMMAR.speaks(phrase, group))


def table(text: str) -> list[tuple[str, str, str]]:
    """Give kind, subject and verb group of every clause."""
    phrase = phrase_of(text)
    found = []
    for clause in clauses_of(phrase):
        subject = "" if clause.subject is None else words(phrase, *clause.subject)
        group = clause.group
        verb = "" if group is None else words(phrase, group.first, group.last)
        found.append((clause.kind, subject, verb))
    return found


def words(phrase: Phrase, first: int, last: int) -> str:
    return " ".join(token.text for token in phrase.tokens[first:last])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile/NNP slept/VBD ./.", [("main", "Chile", "slept")]),
        ("The/DT men/NNS of/IN Chile/NNP slept/VBD ./.", [("main", "The men of Chile", "slept")]),
        (
            "Chile/NNP and/CC Peru/NNP slept/VBD ./.",
            [("main", "Chile and Peru", "slept")],
        ),
        (
            "Chile/NNP slept/VBD and/CC woke/VBD ./.",
            [("main", "Chile", "slept"), ("main", "", "woke")],
        ),
        (
            "Chile/NNP slept/VBD ;/: Peru/NNP woke/VBD ./.",
            [("main", "Chile", "slept"), ("main", "Peru", "woke")],
        ),
        (
            "Chile/NNP said/VBD that/IN Peru/NNP slept/VBD ./.",
            [("main", "Chile", "said"), ("that", "Peru", "slept")],
        ),
        (
            "Chile/NNP said/VBD Peru/NNP slept/VBD ./.",
            [("main", "Chile", "said"), ("zero", "Peru", "slept")],
        ),
        (
            "Chile/NNP slept/VBD because/IN Peru/NNP slept/VBD ./.",
            [("main", "Chile", "slept"), ("adverbial", "Peru", "slept")],
        ),
        (
            "Chile/NNP ,/, which/WDT slept/VBD ,/, woke/VBD ./.",
            [("main", "Chile", "woke"), ("relative", "", "slept")],
        ),
        (
            "Chile/NNP wants/VBZ to/TO sleep/VB ./.",
            [("main", "Chile", "wants"), ("infinitive", "", "sleep")],
        ),
        (
            "Chile/NNP asked/VBD whether/IN Peru/NNP slept/VBD ./.",
            [("main", "Chile", "asked"), ("question", "Peru", "slept")],
        ),
        ("Chile/NNP", [("main", "Chile", "")]),
        ("./.", [("main", "", "")]),
    ],
)
def test_clauses_of_hand_made_tags(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert table(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China condemned the attack.", [("main", "China", "condemned")]),
        (
            "China condemned the attack and called for talks.",
            [("main", "China", "condemned"), ("main", "", "called")],
        ),
        (
            "Chile urged Bolivia to open the port and to free the crew.",
            [("main", "Chile", "urged"), ("infinitive", "Bolivia", "open"),
             ("infinitive", "", "free")],
        ),
        (
            "France said that the road was open and that the port was closed.",
            [("main", "France", "said"), ("that", "the road", "was"),
             ("that", "the port", "was closed")],
        ),
        (
            "The raid was a mistake, the ministry said.",
            [("main", "The raid", "was"), ("aside", "the ministry", "said")],
        ),
        (
            "“The raid was a mistake,” the ministry said.",
            [("main", "The raid", "was"), ("aside", "the ministry", "said")],
        ),
        (
            "The plan, which was opposed by Hungary, failed.",
            [("main", "The plan", "failed"), ("relative", "", "was opposed")],
        ),
        ("Turkey, a member of the bloc, condemned the raid.", [("main", "Turkey", "condemned")]),
        (
            "Condemning the raid, France called for talks.",
            [("participle", "", "Condemning"), ("main", "France", "called")],
        ),
        (
            "France condemned the raid, calling it illegal.",
            [("main", "France", "condemned"), ("participle", "", "calling")],
        ),
        (
            "France condemned the raid; Germany called for talks.",
            [("main", "France", "condemned"), ("main", "Germany", "called")],
        ),
        (
            "The leaders of Chile and Peru agreed to meet.",
            [("main", "The leaders of Chile and Peru", "agreed"), ("infinitive", "", "meet")],
        ),
        (
            "The men who fired the shots fled.",
            [("main", "The men", "fled"), ("relative", "", "fired")],
        ),
        (
            "Iran denied supplying the drones.",
            [("main", "Iran", "denied"), ("gerund", "", "supplying")],
        ),
        (
            "He said he would go if she stayed.",
            [("main", "He", "said"), ("zero", "he", "would go"), ("adverbial", "she", "stayed")],
        ),
        ("The talks failed on Monday.", [("main", "The talks", "failed")]),
        ("On Monday the talks failed.", [("main", "the talks", "failed")]),
        ("the newly elected president", [("main", "the newly elected president", "")]),
    ],
)  # fmt: skip
def test_clauses_of_tagged_sentences(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert table(text) == expected


def test_an_attribution_may_split_subject_and_verb() -> None:
    assert ("main", "The raid", "was") in table("The raid, the ministry said, was a mistake.")


def test_what_is_coordinated_points_back() -> None:
    clauses = clauses_of(phrase_of("Chile urged Bolivia to open the port and to free the crew."))
    assert [(c.parent, c.beside) for c in clauses] == [(None, None), (0, None), (0, 1)]


def test_markers_and_joints() -> None:
    phrase = phrase_of("France said that the road was open and that the port was closed.")
    clauses = clauses_of(phrase)
    markers = [None if c.marker is None else words(phrase, *c.marker) for c in clauses]
    assert markers == [None, "that", "that"]
    assert phrase.lower[clauses[2].joint] == "and"
    assert clauses[1].joint == clauses[1].first


@pytest.mark.parametrize(
    "text",
    [
        "that " * 60,
        "who said " * 60,
        "to go " * 60,
        ", and " * 60,
        "if they say that " * 40,
        "( — ; : ! ? . ) " * 20,
        "Chile and Peru and Iran " * 20 + "said so",
    ],
)
def test_clauses_of_odd_sentences_lie_in_the_sentence(text: str) -> None:
    phrase = phrase_of(text)
    clauses = clauses_of(phrase)
    assert [c.number for c in clauses] == list(range(len(clauses)))
    for clause in clauses:
        assert 0 <= clause.first < clause.last <= max(len(phrase), clause.first + 1)
        assert clause.parent is None or 0 <= clause.parent < len(clauses)
        assert clause.beside is None or 0 <= clause.beside < clause.number
        if clause.subject is not None:
            assert 0 <= clause.subject[0] < clause.subject[1] <= len(phrase)


def test_every_verb_group_is_in_at_most_one_clause() -> None:
    phrase = phrase_of("He said that she thought they would go and he had seen what they did.")
    groups = [c.group.first for c in clauses_of(phrase) if c.group is not None]
    assert len(groups) == len(set(groups))
