"""Part-of-speech tags: which words are verbs, nouns, adjectives.

A greedy averaged perceptron reads a sentence from left to right and gives each word one tag of the
Penn Treebank (M. Marcus, B. Santorini, M. A. Marcinkiewicz, "Building a large annotated corpus of
English: the Penn Treebank", Computational Linguistics 19, 1993). The method is that of M. Collins,
"Discriminative training methods for hidden Markov models" (EMNLP 2002), decoded greedily. Words
that nearly always have the same tag are looked up and never scored.

The weights that ship were made by ``tools/train_tagger.py`` from two treebanks, and from drill
sentences written for this library. The treebanks are the news, interview, academic and court parts
of GUM (A. Zeldes, "The GUM corpus: creating multilayer resources in the classroom", Language
Resources and Evaluation 51, 2017; annotations CC BY 4.0) and MASC (N. Ide and others, "MASC: the
Manually Annotated Sub-Corpus of American English", LREC 2008). No text of theirs is in the weights,
beyond single words.

Conventions beyond the treebank's: "to" is always ``TO``; brackets are ``-LRB-`` and ``-RRB-``; a
hyphenated word is one word; "cannot" is ``MD``; a number with a percent sign is ``CD``.
"""

from __future__ import annotations

import functools
import struct
from collections.abc import Mapping, Sequence
from importlib import resources

from diplostance.errors import UnknownLanguageError
from diplostance.parsing.tagger_features import (
    EDGE,
    EDGE_NAME,
    LIGHT,
    Features,
    advance,
    features,
    headline,
    loudness,
    plain,
    settle,
    sure_tag,
    turn,
    turned,
)
from diplostance.parsing.tagger_model import LANE, Model, Weights, read_model

_HALF = 1 << (LANE - 1)
_CACHED_WORDS = 50_000
_LONGEST_CACHED = 60
_OPENS = frozenset({"``", "“", "„", "«", "‘", "‚", "‹", "`"})
_CLOSES = frozenset({"''", "”", "»", "’", "›"})


class _View:
    """A word with the sums of what it shows. A word with a sure tag shows only its neighbours."""

    __slots__ = (
        "after1", "after2", "ahead", "before1", "before2", "between", "case", "follower",
        "following", "form", "history", "joint", "kind", "left", "loudness", "lower", "own",
        "paired", "preceding", "right", "state", "sure", "tags", "turn",
    )  # fmt: skip

    def __init__(self, names: Features, weights: Weights, sure: str | None) -> None:
        total, pair = weights.total, weights.pair
        kind, lower = names.kind, names.lower
        self.form, self.lower, self.kind = names.form, lower, kind
        self.sure = sure
        self.loudness = loudness(names.form)
        self.turn = turn(kind, sure)
        self.before1 = total("a", names.before1)
        self.before2 = total("b", names.before2)
        self.after1 = total("c", names.after1)
        self.after2 = total("d", names.after2)
        self.tags = pair("n" + kind)
        self.case = pair("z" + kind)
        if sure is None:
            self.own = total("o", names.own)
            self.right = pair("f" + lower)
            self.left = pair("g" + lower)
            self.following, self.follower = pair("e" + kind), pair("i" + lower)
            self.preceding = pair("y" + kind)
            word, of_kind, ending = names.joint
            self.paired = pair("j" + of_kind)
            self.joint = _sum_tables(pair("j" + word), pair("j" + ending))
            self.ahead = pair("r" + kind)
            self.state = pair("s" + kind)
            self.history = pair("m" + kind)
            self.between = pair("x" + kind)


def _next_verbs(views: Sequence[_View]) -> list[str]:
    """What `next_verbs` gives, from what the views remember."""
    found: list[str] = []
    add = found.append
    ahead = "-"
    for view in reversed(views):
        add(ahead)
        turns = view.turn
        if turns:
            ahead = turned(ahead, view.kind, turns)
    found.reverse()
    return found


def _direct_quotes(words: Sequence[str], tags: list[str]) -> list[str]:
    """Tell opening quotation marks from closing ones; the weights do not."""
    if "''" not in tags:
        return tags
    inside: dict[str, bool] = {}
    for index, tag in enumerate(tags):
        if tag == "''":
            word = words[index]
            opens = word in _OPENS or (word not in _CLOSES and not inside.get(word, False))
            inside[word] = opens
            if opens:
                tags[index] = "``"
    return tags


def _sum_tables(one: Mapping[str, int], other: Mapping[str, int]) -> Mapping[str, int]:
    if not one:
        return other
    if not other:
        return one
    total = dict(one)
    for key, value in other.items():
        total[key] = total.get(key, 0) + value
    return total


class Tagger:
    """Gives each word of a sentence its part of speech.

    Immutable for its users, and safe to share between threads: what it remembers of words it has
    seen changes its speed only.

    Args:
        model: The weights.
    """

    __slots__ = ("_bias", "_edge", "_inner", "_model", "_moves", "_opening", "_size", "_unpack")

    def __init__(self, model: Model) -> None:
        lanes = len(model.tags)
        self._model = model
        self._bias = sum(_HALF << (LANE * lane) for lane in range(lanes))
        self._size = LANE // 8 * lanes
        self._unpack = struct.Struct(f"<{lanes}H").unpack
        self._inner: dict[str, _View] = {}
        self._opening: dict[str, _View] = {}
        self._moves: dict[str, int] = {}
        self._edge = _View(EDGE, model.weights, EDGE_NAME)

    def __repr__(self) -> str:
        return f"<Tagger: {len(self._model.tags)} tags, {len(self._model.kinds)} words>"

    @property
    def tagset(self) -> tuple[str, ...]:
        """Every tag that `tag` can give, sorted."""
        return tuple(sorted({*self._model.tags, "``"}))

    def tag(self, words: Sequence[str]) -> list[str]:
        """Tag the words of one sentence.

        Args:
            words: The words and marks, cut as the Penn Treebank cuts them ("did", "n't"; "China",
                "'s"); quotation marks and hyphenated words whole. Any strings at all.

        Returns:
            One tag a word.
        """
        views = self._see(words)
        ahead = _next_verbs(views)
        edge, moves = self._edge, self._moves
        bias, size, unpack, tags = self._bias, self._size, self._unpack, self._model.tags
        found: list[str] = []
        first = second = EDGE_NAME
        state = "-"
        before = before2 = edge
        last = len(views) - 1
        for index, here in enumerate(views):
            tag = here.sure
            if tag is None:
                after = views[index + 1] if index < last else edge
                after2 = views[index + 2] if index + 1 < last else edge
                past = second + "~" + first
                move = moves.get(past)
                if move is None:
                    move = moves[past] = self._move(second, first)
                score = (
                    bias
                    + here.own
                    + before.before1
                    + before2.before2
                    + after.after1
                    + after2.after2
                    + move
                    + here.joint.get(first, 0)
                    + here.paired.get(first, 0)
                    + here.following.get(after.kind, 0)
                    + here.follower.get(after.kind, 0)
                    + here.preceding.get(before.kind, 0)
                    + here.right.get(after.lower, 0)
                    + here.left.get(before.lower, 0)
                    + here.ahead.get(ahead[index], 0)
                    + here.state.get(state, 0)
                    + here.history.get(past, 0)
                    + here.between.get(first + "~" + after.kind, 0)
                    + after.tags.get(first, 0)
                    + after.case.get(after2.kind, 0)
                )
                lanes = unpack(score.to_bytes(size, "little"))
                tag = tags[lanes.index(max(lanes))]
            found.append(tag)
            state = advance(state, tag, here.lower if here.sure else None)
            second, first = first, tag
            before2, before = before, here
        return _direct_quotes(words, found)

    def _move(self, second: str, first: str) -> int:
        single = self._model.weights.single
        return single("T" + first) + single("U" + second) + single(f"V{second}~{first}")

    def _see(self, words: Sequence[str]) -> list[_View]:
        known = self._inner
        views: list[_View] = []
        add = views.append
        opening = True
        for word in words:
            if opening:
                view = self._opening.get(word) or self._look(word, opening=True)
                opening = view.form in LIGHT
            else:
                view = known.get(word) or self._look(word, opening=False)
            add(view)
        style = headline([view.loudness for view in views])
        if not style:
            return views
        settled = settle([view.form for view in views], self._model.kinds)
        opening = True
        for index, form in enumerate(settled):
            views[index] = self._look(form, opening=opening)
            opening = opening and form in LIGHT
        return views

    def _look(self, word: str, *, opening: bool) -> _View:
        cache = self._opening if opening else self._inner
        view = cache.get(word)
        if view is None:
            if len(cache) >= _CACHED_WORDS:
                cache.clear()
            model = self._model
            form = plain(word)
            names = features(form, first=opening, kinds=model.kinds)
            view = _View(
                names,
                model.weights,
                sure_tag(form, opening=opening, kinds=model.kinds, sure=model.sure),
            )
            if len(word) <= _LONGEST_CACHED:
                cache[word] = view
        return view


@functools.cache
def load_tagger(language: str) -> Tagger:
    """The tagger of a language. Read once.

    Args:
        language: The code of the language, such as ``"en"``.

    Raises:
        UnknownLanguageError: When there is no model for it.
    """
    folder = resources.files("diplostance") / "languages"
    available = tuple(
        sorted(entry.name for entry in folder.iterdir() if (entry / "tagger.bin").is_file())
    )
    if language not in available:
        raise UnknownLanguageError(language, available)
    return Tagger(read_model((folder / language / "tagger.bin").read_bytes()))
