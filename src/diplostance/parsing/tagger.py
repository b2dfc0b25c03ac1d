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
import sys
from collections.abc import Mapping, Sequence
from importlib import resources

from diplostance.errors import UnknownLanguageError
from diplostance.parsing.tagger_features import (
    BREAKS,
    EDGE,
    EDGE_NAME,
    LIGHT,
    STOPS,
    VERBAL,
    Features,
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

_FULL = (1 << LANE) - 1
_TOP = 1 << (LANE - 1)
_MIDDLE = _TOP // 2
"""What is added to each lane, so that none is below 0 and none reaches `_TOP`."""
_CACHED_WORDS = 50_000
_CACHED_KINDS = 4_000
_LONGEST_CACHED = 60
_UNSURE = -1
_PAST = 256
"""Two tags are one number: the one before last, times this, and the last. See `_Kind`."""
_OPENS = frozenset({"``", "“", "„", "«", "‘", "‚", "‹", "`"})
_CLOSES = frozenset({"''", "”", "»", "’", "›"})
_NOTHING, _VERB, _STOP, _BREAK = range(4)
"""What a tag does to the state of the clause; see `advance`."""


class _Kind:
    """What is summed for words of one kind, as far as it was asked for.

    Tags are numbers here. ``rows`` holds, by the kind of the word behind and then by the tag of the
    word before, the sum of all that these three tell; ``pasts`` that of the two tags before.
    """

    __slots__ = ("ahead", "case", "history", "joint", "name", "pasts", "preceding", "rows", "state")

    def __init__(self, name: str, weights: Weights) -> None:
        pair = weights.pair
        self.name = sys.intern(name)  # looked up in tables of interned names
        self.rows: dict[str, dict[int, int]] = {}
        self.pasts: dict[int, int] = {}
        self.case = pair("z" + name)
        self.preceding = pair("y" + name)
        self.ahead = pair("r" + name)
        self.state = pair("s" + name)
        self.history = pair("m" + name)
        self.joint = pair("jk" + name)


class _View:
    """A word with the sums of what it shows. A word with a sure tag shows only its neighbours."""

    __slots__ = (
        "after1", "after2", "alone", "before1", "before2", "common", "follower", "form", "guess",
        "joint", "kind", "left", "loudness", "lower", "of_kind", "own", "right", "sure", "turn",
    )  # fmt: skip

    def __init__(
        self,
        names: Features,
        weights: Weights,
        of_kind: _Kind,
        sure: str | None,
        numbers: Mapping[str, int],
    ) -> None:
        total, pair = weights.total, weights.pair
        kind, lower = names.kind, names.lower
        self.form, self.lower, self.kind = names.form, sys.intern(lower), of_kind.name
        self.of_kind = of_kind
        self.sure = _UNSURE if sure is None else numbers[sure]
        self.loudness = loudness(names.form)
        self.turn = turn(kind, sure)
        self.before1 = total("a", names.before1)
        self.before2 = total("b", names.before2)
        self.after1 = total("c", names.after1)
        self.after2 = total("d", names.after2)
        if sure is None:
            self.guess, self.alone = 0, _TOP
            self.own = total("o", names.own)
            self.right = pair("f" + lower)
            self.left = pair("g" + lower)
            self.follower = pair("i" + lower)
            self.common = bool(self.right or self.left or self.follower)
            word, _, ending = names.joint  # that of the kind is in the rows of `_Kind`
            self.joint = _sum_tables(pair("j" + word), pair("j" + ending))


def _next_verbs(views: Sequence[_View]) -> list[str]:
    """What `next_verbs` gives, from what the views remember."""
    found = ["-"] * len(views)
    turning = [at for at, view in enumerate(views) if view.turn]
    ahead = "-"
    for first, last in zip([-1, *turning][-2::-1], reversed(turning), strict=True):
        ahead = turned(ahead, views[last].kind, views[last].turn)
        if ahead != "-":
            start = max(first, 0)
            found[start:last] = [ahead] * (last - start)
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
    if not one or not other:
        return one or other
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

    __slots__ = (
        "_bias", "_edge", "_effects", "_inner", "_kinds", "_model", "_numbers", "_ones", "_opening",
        "_size", "_tags", "_unpack",
    )  # fmt: skip

    def __init__(self, model: Model) -> None:
        lanes = len(model.tags)
        self._model = model
        self._ones = sum(1 << (LANE * lane) for lane in range(lanes))
        self._bias = self._ones * _MIDDLE
        self._size = LANE // 8 * lanes
        self._unpack = struct.Struct(f"<{lanes}H").unpack
        self._inner: dict[str, _View] = {}
        self._opening: dict[str, _View] = {}
        self._kinds: dict[str, _Kind] = {}
        self._tags = (*model.tags, EDGE_NAME)
        self._numbers = {tag: number for number, tag in enumerate(self._tags)}
        self._effects = [_effect(tag) for tag in self._tags]
        self._edge = _View(EDGE, model.weights, self._kind(EDGE_NAME), EDGE_NAME, self._numbers)

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
        edge, effects, tags = self._edge, self._effects, self._tags
        size, unpack = self._size, self._unpack
        ones, tops, middle = self._ones, self._ones * _TOP, self._ones * _MIDDLE
        found: list[int] = []
        add = found.append
        first = second = edge.sure
        state = "-"
        before = before2 = edge
        views += (edge, edge)
        for index in range(len(ahead)):
            here = views[index]
            tag = here.sure
            if tag < 0:
                after, after2 = views[index + 1], views[index + 2]
                kind = here.of_kind
                past = second * _PAST + first
                moved = kind.pasts.get(past)
                if moved is None:
                    moved = self._move(kind, past)
                row = kind.rows.get(after.kind)
                between = None if row is None else row.get(first)
                if between is None:
                    between = self._between(kind, after.kind, first)
                score = (
                    between
                    + here.own
                    + before.before1
                    + before2.before2
                    + after.after1
                    + after2.after2
                    + moved
                    + here.joint.get(tags[first], 0)
                    + kind.preceding.get(before.kind, 0)
                    + kind.ahead.get(ahead[index], 0)
                    + kind.state.get(state, 0)
                    + after.of_kind.case.get(after2.kind, 0)
                )
                if here.common:
                    score += (
                        here.follower.get(after.kind, 0)
                        + here.right.get(after.lower, 0)
                        + here.left.get(before.lower, 0)
                    )
                # A word mostly has the tag that it had last: one sum tells whether any other tag
                # reaches its score, and whether a score has left its lane.
                tag = here.guess
                best = score >> LANE * tag & _FULL
                if score & tops or (score + (_TOP - best) * ones) & tops != here.alone:
                    lanes = unpack((score + middle).to_bytes(size, "little"))
                    tag = here.guess = lanes.index(max(lanes))
                    here.alone = _TOP << LANE * tag
            add(tag)
            effect = effects[tag]
            if effect:  # this is `advance`
                if effect == _VERB:
                    state = tags[tag] if here.sure < 0 else here.lower
                elif effect == _STOP:
                    state = "-"
                elif state[-1] != "/":
                    state += "/"
            second, first = first, tag
            before2, before = before, here
        return _direct_quotes(words, [tags[tag] for tag in found])

    def _move(self, kind: _Kind, past: int) -> int:
        """Sum what the two tags before a word of a kind tell."""
        single = self._model.weights.single
        second, first = self._tags[past // _PAST], self._tags[past % _PAST]
        both = f"{second}~{first}"
        total = single("T" + first) + single("U" + second) + single("V" + both)
        total += kind.history.get(both, 0)
        kind.pasts[past] = total
        return total

    def _between(self, kind: _Kind, after: str, number: int) -> int:
        """Sum what the tag before, the kind of a word and the kind of the one behind tell."""
        pair = self._model.weights.pair
        first = self._tags[number]
        total = (
            self._bias
            + kind.joint.get(first, 0)
            + pair("e" + kind.name).get(after, 0)
            + pair("x" + kind.name).get(f"{first}~{after}", 0)
            + pair("n" + after).get(first, 0)
        )
        kind.rows.setdefault(after, {})[number] = total
        return total

    def _see(self, words: Sequence[str]) -> list[_View]:
        views: list[_View] = []
        for word in words:
            view = self._opening.get(word) or self._look(word, opening=True)
            views.append(view)
            if view.form not in LIGHT:
                break
        rest = words[len(views) :]
        known = [*map(self._inner.get, rest)]
        views += [
            view or self._look(word, opening=False) for view, word in zip(known, rest, strict=True)
        ]
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
            sure = sure_tag(form, opening=opening, kinds=model.kinds, sure=model.sure)
            view = _View(names, model.weights, self._kind(names.kind), sure, self._numbers)
            if len(word) <= _LONGEST_CACHED:
                cache[word] = view
        return view

    def _kind(self, name: str) -> _Kind:
        kind = self._kinds.get(name)
        if kind is None:
            if len(self._kinds) >= _CACHED_KINDS:
                self._kinds.clear()
            kind = self._kinds[name] = _Kind(name, self._model.weights)
        return kind


def _effect(tag: str) -> int:
    if tag in VERBAL:
        return _VERB
    return _STOP if tag in STOPS else _BREAK if tag in BREAKS else _NOTHING


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
