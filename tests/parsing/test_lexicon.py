from __future__ import annotations

import pickle
from typing import Any

import pytest

from diplostance.errors import LexiconError, UnknownLanguageError
from diplostance.languages import available_languages, read_topic
from diplostance.model.vocabulary import ACTIONS, CLAIM_MODES, COMMITMENT_MODES
from diplostance.parsing import lexicon as module
from diplostance.parsing.lexicon import (
    KINDS,
    POSITIONS,
    Cue,
    Lexicon,
    build_lexicon,
    inflect,
    load_lexicon,
)

ENTRY: dict[str, Any] = {"id": "x.ask", "force": "ask", "verbs": ["ask"], "takes": ["to"]}


def cue(entry: dict[str, Any], kind: str = "demand") -> Cue:
    return module.read_cue(entry, kind, {"go": "goes went gone going"}, "a file: cue 1")


def small(*cues: Cue, **modifiers: Any) -> Lexicon:
    return build_lexicon("en", cues, modifiers)


# The lexicon that ships ---------------------------------------------------------------------------


def test_the_lexicon_is_read_once() -> None:
    assert load_lexicon("en") is load_lexicon("en")


def test_every_id_stands_once_and_names_its_kind() -> None:
    ids = [entry.id for entry in load_lexicon("en").cues]
    assert len(ids) == len(set(ids))
    for entry in load_lexicon("en").cues:
        language, kind, name = entry.id.split(".")
        assert (language, kind) == ("en", entry.kind)
        assert name


def test_every_entry_is_well_formed() -> None:
    for entry in load_lexicon("en").cues:
        assert entry.kind in KINDS
        assert entry.pos in POSITIONS.values()
        assert entry.forms
        assert all(form == tuple(word.lower() for word in form) for form in entry.forms)
        assert entry.valence in {-1, 0, 1}
        assert -1 <= entry.degree <= 2
        assert entry.polarity in {"do", "refrain"}
        assert entry.action is None or entry.action in ACTIONS
        modes = {"claim": CLAIM_MODES, "commitment": COMMITMENT_MODES}.get(entry.kind, ())
        assert entry.mode is None or entry.mode in modes, entry.id
        assert not entry.reporting or entry.kind in {"claim", "demand", "none"}, entry.id


def test_commitments_have_a_mode() -> None:
    for entry in load_lexicon("en").cues:
        assert entry.kind != "commitment" or entry.mode is not None, entry.id


def test_modifiers_are_read() -> None:
    lexicon = load_lexicon("en")
    assert lexicon.degrees[("in", "the", "strongest", "terms")] == 2
    assert lexicon.degrees_at("strongly") == ((("strongly",), 1),)
    assert ("as", "soon", "as", "possible") in lexicon.urgent_at("as")
    assert ("reportedly",) in lexicon.hedges
    assert lexicon.degrees_at("table") == ()
    assert lexicon.urgent_at("table") == ()


def test_longer_words_of_degree_come_first() -> None:
    sizes = [len(form) for form, _ in load_lexicon("en").degrees_at("in")]
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) > 1


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_file(kind: str) -> None:
    assert read_topic("en", f"cues/{kind}")["cue"]


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLanguageError) as caught:
        load_lexicon("tlh")
    assert caught.value.language == "tlh"
    assert caught.value.available == available_languages()


def test_a_missing_topic_says_which_file() -> None:
    with pytest.raises(LexiconError, match=r"en/cues/song\.toml: the file is missing"):
        read_topic("en", "cues/song")


# Building and matching ----------------------------------------------------------------------------


def test_the_longest_form_comes_first() -> None:
    short = cue(ENTRY | {"id": "x.call", "verbs": ["call"]})
    long = cue(ENTRY | {"id": "x.call_on", "verbs": ["call on"]})
    lexicon = small(short, long)
    words = ("peru", "calls", "on", "chile")
    assert [m.cue.id for m in lexicon.matches("verb", words, 1)] == ["x.call_on", "x.call"]
    assert [(m.first, m.last) for m in lexicon.matches("verb", words, 1)] == [(1, 3), (1, 2)]


def test_of_equal_forms_the_order_of_the_files_decides() -> None:
    one, two = cue(ENTRY), cue(ENTRY | {"id": "x.other"})
    found = [m.cue.id for m in small(one, two).matches("verb", ("asks",), 0)]
    assert found == ["x.ask", "x.other"]


def test_positions_are_kept_apart() -> None:
    verb, noun = cue(ENTRY), cue({"id": "x.n", "force": "ask", "nouns": ["ask"], "takes": ["to"]})
    lexicon = small(verb, noun)
    assert [m.cue.id for m in lexicon.matches("noun", ("ask",), 0)] == ["x.n"]
    assert [m.cue.id for m in lexicon.matches("verb", ("ask",), 0)] == ["x.ask"]
    assert not list(lexicon.matches("phrase", ("ask",), 0))


def test_a_form_that_the_sentence_breaks_off_does_not_match() -> None:
    lexicon = small(cue(ENTRY | {"verbs": ["call on"]}))
    assert not list(lexicon.matches("verb", ("calls",), 0))
    assert not list(lexicon.matches("verb", ("calls", "for"), 0))


def test_starts_looks_at_the_first_word_only() -> None:
    lexicon = small(cue(ENTRY | {"verbs": ["call on"]}))
    assert lexicon.starts("verb", "called")
    assert not lexicon.starts("verb", "on")
    assert not lexicon.starts("noun", "called")


def test_modifiers_of_a_small_lexicon() -> None:
    lexicon = small(
        cue(ENTRY),
        **{"raise": {"very": 1, "very very": 2}, "lower": {"a bit": -1}, "urgent": ["right now"]},
        hedges=["it seems"],
    )
    assert lexicon.degrees_at("very") == ((("very", "very"), 2), (("very",), 1))
    assert lexicon.degrees_at("a") == ((("a", "bit"), -1),)
    assert lexicon.urgent_at("right") == (("right", "now"),)
    assert lexicon.hedges == {("it", "seems")}


def test_a_lexicon_can_be_pickled() -> None:
    lexicon = small(cue(ENTRY))
    copy = pickle.loads(pickle.dumps(lexicon))
    assert copy.cues == lexicon.cues
    assert [m.cue.id for m in copy.matches("verb", ("ask",), 0)] == ["x.ask"]


# Inflection ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("urge", ("urge", "urges", "urged", "urging")),
        ("demand", ("demand", "demands", "demanded", "demanding")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("deploy", ("deploy", "deploys", "deployed", "deploying")),
        ("express", ("express", "expresses", "expressed", "expressing")),
        ("impeach", ("impeach", "impeaches", "impeached", "impeaching")),
        ("push", ("push", "pushes", "pushed", "pushing")),
        ("veto", ("veto", "vetoes", "vetoed", "vetoing")),
        ("go", ("go", "goes", "went", "gone", "going")),
        ("call on", ("call on", "calls on", "called on", "calling on")),
        ("go back on", ("go back on", "goes back on", "went back on", "gone back on",
                        "going back on")),
    ],
)  # fmt: skip
def test_inflection(lemma: str, forms: tuple[str, ...]) -> None:
    assert inflect(lemma, {"go": "goes went gone going"}) == forms


def test_irregular_verbs_that_ship_have_all_their_forms() -> None:
    for lemma, forms in read_topic("en", "words")["irregular"].items():
        assert len(forms.split()) in {4, 5}, lemma  # "signaling" and "signalling"
        assert forms.split()[-1].endswith("ing"), lemma


# Entries that are wrong ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"colour": "red"}, "unknown key 'colour'"),
        ({"id": ""}, "id is missing"),
        ({"force": ""}, "force is missing"),
        ({"takes": []}, "takes is missing"),
        ({"nouns": ["question"]}, "exactly one of verbs, nouns, adjectives, phrases, modals must"),
        ({"action": "dance"}, "action must be one of release, "),
        ({"mode": "sing"}, "mode must be one of assert, "),
        ({"verbs": "ask"}, "verbs must be a list of words, got 'ask'"),
        ({"verbs": []}, r"verbs must be a list of words, got \[\]"),
        ({"examples": [{"text": "He asks."}]}, "an example needs text and content"),
    ],
)
def test_a_wrong_entry_says_where_and_why(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(LexiconError, match=rf"^a file: cue 1: {reason}") as caught:
        cue(ENTRY | change)
    assert caught.value.where == "a file: cue 1"
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_an_entry_without_any_words_is_refused() -> None:
    with pytest.raises(LexiconError, match="exactly one of"):
        cue({"id": "x", "force": "ask", "takes": ["to"]})


def test_an_entry_is_read_whole() -> None:
    entry = cue(
        ENTRY
        | {
            "verbs": ["Ask Of"],
            "towards": ["object"],
            "degree": 1,
            "polarity": "refrain",
            "action": "release",
            "needs": ["own"],
            "reporting": True,
            "examples": [
                {"text": "He asks.", "content": "x", "towards": ["PER"]},
                {"text": "She asks.", "content": "y"},
            ],
            "never": ["An ask."],
        }
    )
    assert ("ask", "of") in entry.forms
    assert (entry.towards, entry.needs) == (frozenset({"object"}), frozenset({"own"}))
    assert (entry.degree, entry.polarity, entry.action) == (1, "refrain", "release")
    assert entry.reporting
    assert [example.towards for example in entry.examples] == [("PER",), None]
    assert entry.never == ("An ask.",)
