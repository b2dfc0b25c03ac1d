from __future__ import annotations

import pytest

from diplostance import Parser
from diplostance.parsing.chunks import Phrase
from diplostance.parsing.grammar import Grammar
from diplostance.parsing.syntax import analyse
from diplostance.parsing.tokens import tokenize

PARSER = Parser.for_language()
GRAMMAR = Grammar(PARSER.words, PARSER.lexicon)


def phrase_of(text: str) -> Phrase:
    return analyse(
        text,
        tokenize(text, PARSER.words),
        0,
        (),
        PARSER.tagger,
        PARSER.words,
        0,
        lambda word: PARSER.lexicon.starts("verb", word),
    )


def first_cue(text: str) -> str | None:
    phrase = phrase_of(text)
    found = [m.cue.id for group in phrase.groups for m in GRAMMAR.cues(phrase, group)]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Kenya condemned the raid.", "en.evaluation.condemn"),
        ("Kenya called on Uganda to go.", "en.demand.call_on"),
        ("Kenya called for talks.", "en.demand.call_for"),
        ("Kenya is concerned about the raid.", "en.evaluation.concerned"),
        ("Kenya remains deeply concerned about the raid.", "en.evaluation.concerned"),
        ("Kenya expressed its deep concern about the raid.", "en.evaluation.concern_noun"),
        ("Kenya reiterated its commitment to talks.", "en.commitment.commitment_noun"),
        ("Kenya is ready to talk.", "en.commitment.ready"),
        ("Kenya played Uganda.", None),
        ("Kenya is a country.", None),
    ],
)
def test_the_most_specific_cue_of_a_verb_group_comes_first(text: str, cue: str | None) -> None:
    assert first_cue(text) == cue


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("Kenya said so.", 2),
        ("Kenya announced that it rained.", 2),
        ("Kenya condemned the raid.", 1),
        ("Kenya met Uganda.", 0),
        ("Kenya slept.", 0),
    ],
)
def test_how_much_a_verb_group_speaks(text: str, degree: int) -> None:
    phrase = phrase_of(text)
    assert GRAMMAR.speaks(phrase, phrase.groups[0]) == degree


def test_a_cue_covers_the_verb_and_what_it_carries() -> None:
    text = "Kenya expressed its deep concern about the raid."
    phrase = phrase_of(text)
    match = GRAMMAR.cues(phrase, phrase.groups[0])[0]
    assert phrase.span(match.first, match.last).of(text) == "expressed its deep concern"
