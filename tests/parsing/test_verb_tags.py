"""Verbs that a tagger takes for participles or nouns."""

from __future__ import annotations

import pytest

from diplostance.parsing.lexicon import load_lexicon
from diplostance.parsing.syntax import analyse
from diplostance.parsing.tagger import load_tagger
from diplostance.parsing.tokens import load_words, tokenize

WORDS = load_words("en")


def tag_of(text: str, word: str) -> str:
    tokens = tokenize(text, WORDS)
    phrase = analyse(text, tokens, 0, (), load_tagger("en"), WORDS, 0, load_lexicon("en").is_verb)
    return phrase.tags[phrase.lower.index(word)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Otieno, deputy chairman of the council, threatened to strike the port.", "threatened"),
        (
            "The foreign minister, Amina Otieno, told lawmakers that Mali would go.",
            "told",
        ),
        ("Both committed to a ceasefire.", "committed"),
        ("Kenya said the attack included cruise missiles which could not have come.", "included"),
        (
            "Kenya apologised to Mali for the raid and promised justice for all.",
            "promised",
        ),
        ("Kenya condemned the raid, called for talks and offered its help.", "called"),
        ("Turkey, which condemned the raid, called for calm.", "called"),
        ("The Kremlin hinted that talks could resume.", "hinted"),
    ],
)
def test_the_past_tense_that_a_clause_lacks(text: str, word: str) -> None:
    assert tag_of(text, word) == "VBD"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The men detained in the raid were released.", "detained"),
        ("Kenya said the men detained in the raid would be tried.", "detained"),
        ("A statement issued by Kenya condemned the raid.", "issued"),
        ("Kenya was condemned by Peru and urged to pay.", "urged"),
        ("The ship seized by Iran carried oil.", "seized"),
    ],
)
def test_participles_stay_participles(text: str, word: str) -> None:
    assert tag_of(text, word) == "VBN"


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("The escalatory response risks increasing tensions.", "risks", "VBZ"),
        ("Otieno, who chairs ASEAN this year, said the bloc must act.", "chairs", "VBZ"),
        ("Kenya offered to shelter wounded civilians.", "shelter", "VB"),
        ("Kenya urged all parties to favour peaceful means.", "favour", "VB"),
        ("Kenya welcomed the visit to government offices.", "government", "NN"),
    ],
)
def test_verbs_that_look_like_nouns(text: str, word: str, tag: str) -> None:
    assert tag_of(text, word) == tag
