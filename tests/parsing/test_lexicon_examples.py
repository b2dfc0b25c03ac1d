"""Every example of the lexicon gives what it says, and no look-alike fires."""

from __future__ import annotations

import pytest
from attrs import evolve

from diplostance import Act, Document, Parser, parse
from diplostance.languages import read_topic
from diplostance.parsing.lexicon import Cue, Example, build_lexicon, load_lexicon
from diplostance.parsing.tokens import load_words, tokenize

CUES = load_lexicon("en").cues
EXAMPLES = [(cue, example) for cue in CUES for example in cue.examples]
NEVER = [(cue, text) for cue in CUES for text in cue.never]


def fired(cue: Cue, document: Document) -> list[Act]:
    return [act for act in document.acts if act.cue_id == cue.id]


def directed_at(act: Act) -> set[str]:
    return {actor.id for actor in getattr(act, "addressees", getattr(act, "targets", ()))}


@pytest.mark.parametrize(
    ("cue", "example"), EXAMPLES, ids=[f"{cue.id}-{at}" for at, (cue, _) in enumerate(EXAMPLES)]
)
def test_an_example_gives_its_content(cue: Cue, example: Example) -> None:
    acts = fired(cue, parse(example.text))
    contents = [" ".join(span.of(example.text) for span in act.content) for act in acts]
    assert example.content in contents
    act = acts[contents.index(example.content)]
    assert act.kind == cue.kind
    assert example.towards is None or directed_at(act) == set(example.towards)


@pytest.mark.parametrize(
    ("cue", "text"), NEVER, ids=[f"{cue.id}-{at}" for at, (cue, _) in enumerate(NEVER)]
)
def test_a_look_alike_does_not_fire(cue: Cue, text: str) -> None:
    assert fired(cue, parse(text)) == []


@pytest.mark.parametrize("cue", CUES, ids=[cue.id for cue in CUES])
def test_every_entry_is_shown_at_work(cue: Cue) -> None:
    shown = cue.never if cue.kind == "none" else cue.examples
    assert len(shown) >= 2, f"{cue.id} needs two examples"
    assert cue.never, f"{cue.id} needs a look-alike"


@pytest.mark.parametrize(
    ("cue", "text"), NEVER, ids=[f"{cue.id}-{at}" for at, (cue, _) in enumerate(NEVER)]
)
def test_a_look_alike_has_words_of_its_entry(cue: Cue, text: str) -> None:
    """A sentence without the words could never fire, and would prove nothing."""
    tokens = tokenize(text, load_words("en"))
    lower = [word for token in tokens for word in token.lower.split("-")]
    assert any(_in_order(form, lower) for form in cue.forms)


def _in_order(form: tuple[str, ...], lower: list[str]) -> bool:
    """Tell whether the words of a form stand in a sentence, other words between them or not."""
    rest = iter(lower)
    return all(word in rest for word in form)


def test_examples_are_written_in_one_way() -> None:
    """Each sentence shows one entry; contents have no marker in front and no mark behind."""
    texts = [example.text for _, example in EXAMPLES]
    assert len(texts) == len(set(texts))
    for cue, example in EXAMPLES:
        first = example.content.split()[0].lower()
        assert first not in {"to", "that"}, (cue.id, example.content)
        assert example.content.strip(" .,;:") == example.content, (cue.id, example.content)


SILENT = [(cue, text) for cue in CUES if cue.kind == "none" for text in cue.never]


@pytest.mark.parametrize(
    ("cue", "text"), SILENT, ids=[f"{cue.id}-{at}" for at, (cue, _) in enumerate(SILENT)]
)
def test_words_that_are_no_act_are_silent_because_of_their_entry(cue: Cue, text: str) -> None:
    parser = Parser.for_language("en")
    genre = "resolution" if "\n" in text else "statement"
    assert parser.parse(text, genre=genre, issuer="KEN").acts == ()
    others = [other for other in parser.lexicon.cues if other is not cue]
    without = evolve(parser, lexicon=build_lexicon("en", others, read_topic("en", "modifiers")))
    assert without.parse(text, genre=genre, issuer="KEN").acts != ()


def test_most_kinds_of_cues_fire_in_a_plain_sentence() -> None:
    """Each plain verb with a noun phrase behind it is found behind an official subject."""
    silent = []
    tried = 0
    for cue in CUES:
        if cue.pos != "verb" or cue.needs or "np" not in cue.takes or cue.kind in {"none", "claim"}:
            continue
        tried += 1
        form = next((f for f in cue.forms if f[0].endswith("ed")), cue.forms[0])
        past = " ".join(form)
        if not fired(cue, parse(f"Kenya {past} the raid.")):
            silent.append((cue.id, past))
    assert tried > 20
    assert len(silent) <= tried / 5, silent
