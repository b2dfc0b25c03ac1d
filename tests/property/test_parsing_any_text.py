"""Any text is read: nothing raises, spans lie in the text, and reading it again gives the same."""

from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from diplostance import Act, Document, Parser, Span, from_json, to_json
from diplostance.model.vocabulary import GENRES

PARSER = Parser.for_language()
CUES = sorted({" ".join(form) for cue in PARSER.lexicon.cues for form in cue.forms})
NAMES = [
    "China", "the United States", "Beijing", "Chinese", "U.S.", "the UN", "NATO", "Hamas", "he",
    "its", "the ministry", "foreign minister", "President", "Kemal Aydin", "Wang Yi", "we", "I",
    "both sides", "Kenya's", "the Security Council", "Statement by", "QUESTION:", "MR DALE:",
]  # fmt: skip
MARKS = [
    "“", "”", "‘", "’", '"', "'", "«", "»", "„", ",", ".", ";", ":", "?", "!", "…", "...", "—",
    "-", "(", ")", "\n", "\n\n", "\r", "\u2028", "\t", "\x00", "\ud800", "\udfff", "\u200b",
    "\u202e", "\ufeff", "@wire", "1.", "No.", "é", "e\u0301", "İ", "ß", "中国", "🕊",
]  # fmt: skip
GLUE = [
    "and", "or", "but", "to", "not", "that", "which", "who", "if", "unless", "until", "by", "of",
    "for", "on", "the", "a", "said", "must", "should", "will", "would", "is", "was", "has", "been",
    "according to", "on Sunday", "2026-01-04", "never", "attack", "ceasefire", "sanctions",
    "UN Charter", "released", "withdraw",
]  # fmt: skip

pieces = st.one_of(
    st.sampled_from(CUES), st.sampled_from(NAMES), st.sampled_from(MARKS), st.sampled_from(GLUE)
)
built = st.lists(pieces, max_size=40).map(" ".join) | st.lists(pieces, max_size=25).map("".join)
wild = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("“”‘’'\"«».,;:?!\n \x00\ud800"),
    max_size=150,
)
texts = built | wild | st.tuples(built, wild, built).map("\n".join)
quick = settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def spans_of_act(act: Act) -> Iterator[Span]:
    if act.cue is not None:
        yield act.cue
    yield from act.content
    yield from act.quotes
    yield from act.modifiers
    for telling in act.tellings:
        if telling.cue is not None:
            yield telling.cue
        yield from telling.content
    yield from (condition.span for condition in act.conditions)
    yield from (norm.span for norm in act.norms if norm.span is not None)
    yield from (link.cue for link in act.attribution if link.cue is not None)
    yield from (item.span for item in getattr(act, "objects", ()) if item.span is not None)


def spans_of(document: Document) -> Iterator[Span]:
    yield from (mention.span for mention in document.mentions)
    for event in document.events:
        if event.trigger is not None:
            yield event.trigger
        yield from event.mentions
    for act in document.acts:
        yield from spans_of_act(act)


@quick
@example("The town was visited by Kenya.")
@example("The plan was met by Kenya.")
@example("U.S. applauds NATO")
@example("China condemned “")
@example("“China said, “we condemn ” it’")
@given(texts)
def test_any_text_is_read_and_kept(text: str) -> None:
    document = PARSER.parse(text)
    assert document.text == text
    for span in spans_of(document):
        assert 0 <= span.start <= span.end <= len(text)


@quick
@given(built, st.sampled_from(GENRES), st.sampled_from([None, "KEN", "the \ud800 club"]))
def test_any_text_of_any_genre_is_read(text: str, genre: str, issuer: str | None) -> None:
    document = PARSER.parse(text, genre=genre, issuer=issuer, published="2026-01-06", title=text)
    assert document.genre == genre
    ids = [act.id for act in document.acts]
    assert len(ids) == len(set(ids))


@quick
@given(texts)
def test_cues_and_contents_hold_words(text: str) -> None:
    for act in PARSER.parse(text).acts:
        assert act.cue is None or act.cue.of(text).strip()
        assert act.content or act.cue is not None
        assert all(span.of(text).strip() for span in act.content)


@quick
@given(texts)
def test_the_same_text_gives_the_same_document(text: str) -> None:
    assert PARSER.parse(text) == PARSER.parse(text)


def _joins_halves(text: str) -> bool:
    """Tell whether two halves of a surrogate pair stand side by side; JSON would make them one."""
    return re.search("[\ud800-\udbff][\udc00-\udfff]", text) is not None


@quick
@given(texts)
def test_a_document_comes_back_from_json_and_pickle(text: str) -> None:
    assume(not _joins_halves(text))
    document = PARSER.parse(text)
    assert from_json(to_json(document)) == document
    assert pickle.loads(pickle.dumps(document)) == document


@quick
@given(built)
def test_what_is_spoken_of_is_listed(text: str) -> None:
    document = PARSER.parse(text)
    listed = {actor.id for actor in document.actors}
    assert len(listed) == len(document.actors)
    for statement in document.statements:
        assert statement.acts
        assert {actor.id for actor in (*statement.issuers, *statement.speakers)} <= listed
        for act in statement.acts:
            assert all(event in document.events for event in act.about)


_SAMPLE = (
    "China and Kenya “strongly” condemned the raid, urged Uganda, Rwanda and Mali to free the men "
    "and called for talks. The Turkish foreign ministry said it would send aid if both sides cease "
    "fire. “We must act,” Kenyan President Amina Otieno said on Sunday. NATO voiced concern over "
    "the attack on the port \ud800, a violation of the UN Charter, according to Norway."
)
_SCRIPT = """
import sys
from diplostance import parse, to_json
text = sys.stdin.buffer.read().decode("utf-8", "surrogatepass")
sys.stdout.write(to_json(parse(text, published="2026-01-06")))
"""


def test_hash_seeds_do_not_change_a_byte() -> None:
    outputs = []
    for seed in ("1", "4242"):
        done = subprocess.run(
            [sys.executable, "-c", _SCRIPT],
            input=_SAMPLE.encode("utf-8", "surrogatepass"),
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]
    assert outputs[0].count(b'"a1"') == 1
