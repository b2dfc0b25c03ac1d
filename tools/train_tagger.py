"""Train the part-of-speech tagger, print how well it does on texts it has not seen, write it.

Usage: ``python tools/train_tagger.py TREEBANKS [--out FILE]``, where TREEBANKS is a folder with
``gum_ccby.conllu.gz`` and ``masc_tagged.zip``. The same input gives the same bytes.

GUM was corrected by hand and MASC mostly by machine, so a sentence of GUM counts more often, and
features that name a word are kept twice over: once for both treebanks and once for each alone (H.
Daumé III, "Frustratingly easy domain adaptation", ACL 2007). The copy for MASC takes up its habits
and is thrown away.
"""

from __future__ import annotations

import argparse
import collections
import random
import struct
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import tagger_treebanks as treebanks
from attrs import evolve, frozen
from tagger_treebanks import Tagged

from diplostance.parsing.tagger import Tagger
from diplostance.parsing.tagger_features import (
    EDGE,
    EDGE_NAME,
    LIGHT,
    VERBAL,
    Features,
    advance,
    dynamic_features,
    features,
    next_verbs,
    plain,
    settle,
    static_features,
    sure_tag,
)
from diplostance.parsing.tagger_model import read_model, write_model

HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "diplostance" / "languages" / "en" / "tagger.bin"
SEED = 7
EPOCHS = 5
TIMES = {"gum": 3, "masc": 1, "drill": 1}
SCALE = 4
HIDE = 0.5
PRUNE = 3
WIDENED_BELOW = 60
HIDDEN = "\0"
"""What stands for a word that is made unknown in training."""
SCORE_LANE, SUM_LANE = 32, 64
OWN_COPY = ("ol", "ow", "i", "f", "jl")
"""The features that are kept once more for each treebank: those that name the word itself."""

PARTICLES = ("IN", "RP", "TO", "WDT")

Weights = dict[str, dict[int, int]]


@frozen
class Ready:
    """A sentence made ready for training."""

    views: list[Features]
    sure: list[str | None]
    static: list[list[int]]
    gold: tuple[str, ...]
    prefix: str


def lexicon(sentences: Sequence[Tagged]) -> tuple[
    dict[str, str], dict[str, str], collections.Counter[str]
]:
    """The words seen twice or more with the tags they have, those with one tag, and counts."""
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    seen: collections.Counter[str] = collections.Counter()
    trusted: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for sentence in sentences:
        weight = TIMES[sentence.source]
        opening = True
        names: set[str] = set()
        for word, tag in zip(map(plain, sentence.words), sentence.tags, strict=True):
            if opening and word[:1].isupper() and not tag.startswith("NNP"):
                word = word.lower()  # noqa: PLW2901
            if not opening or not word[:1].isupper():
                counts[word][tag] += weight
                names.add(word)
            if sentence.source != "masc":
                trusted[word][tag] += 1
            opening = opening and word in LIGHT
        seen.update(names)
    kinds: dict[str, str] = {}
    sure: dict[str, str] = {}
    for word, tags in counts.items():
        if seen[word] < 2:
            continue
        total = tags.total()
        common = [t for t, n in tags.most_common(4) if n > 1 and n >= 0.04 * total]
        kinds[word] = "|".join(sorted(common or [tags.most_common(1)[0][0]]))
        tag, times = tags.most_common(1)[0]
        clean = trusted[word]
        if total >= 20 and times >= 0.985 * total and clean[tag] >= 0.95 * clean.total():
            sure[word] = tag
    widened = widen(kinds)
    rare = {word for word in widened if counts[word].total() < WIDENED_BELOW}
    for word in sorted(widened):
        if word in rare or "|" in kinds[word] or word.endswith("ed"):
            kinds[word] = widened[word]
            sure.pop(word, None)
    return kinds, sure, seen


def widen(kinds: Mapping[str, str]) -> dict[str, str]:
    """The words that other forms of the same word give more tags than they were seen with."""
    found: dict[str, str] = {}
    sets = {word: frozenset(kind.split("|")) for word, kind in kinds.items() if word.islower()}
    for word, tags in sets.items():
        more = set(tags)
        if word.endswith("ed") and tags & {"VBD", "VBN"}:
            more |= {"VBD", "VBN"}
        if "NN" in tags and "VB" not in tags:
            past = word + "d" if word.endswith("e") else word + "ed"
            if sets.get(past, frozenset()) & {"VBD", "VBN"}:
                more.add("VB")
        if more & {"VB", "VBP"}:
            more |= {"VB", "VBP"}
        if word.endswith("s") and tags & {"NNS", "VBZ"}:
            for stem in stems(word):
                of_stem = sets.get(stem, frozenset())
                more |= {"VBZ"} if of_stem & {"VB", "VBP"} else set()
                more |= {"NNS"} if "NN" in of_stem else set()
        if more != tags:
            found[word] = "|".join(sorted(more))
    return found


def stems(word: str) -> list[str]:
    """What a word in -s may be a form of."""
    found = [word[:-1]]
    if word.endswith("es"):
        found.append(word[:-2])
    if word.endswith("ies"):
        found.append(word[:-3] + "y")
    return found


class Trainer:
    """Makes weights from sentences."""

    def __init__(self, sentences: Sequence[Tagged]) -> None:
        self.sentences = sentences
        self.kinds, self.sure, self.seen = lexicon(sentences)
        self.tags = tuple(sorted({tag for sentence in sentences for tag in sentence.tags}))
        self.ids: dict[str, int] = {}
        self.weights: list[int] = []
        self.sums: list[int] = []
        self.step = 0
        self.cache: dict[tuple[str, bool], Features] = {}
        self.hidden: dict[tuple[str, bool], Features] = {}
        self.source = random.Random(SEED)
        self.common: collections.Counter[str] = collections.Counter()
        for sentence in sentences:
            views, sure = self.look(sentence.words)
            ahead = next_verbs([view.kind for view in views], sure)
            self.common.update(
                {
                    name
                    for index, tag in enumerate(sure)
                    if tag is None
                    for name in static_features(views, ahead, index)
                }
            )

    def look(self, words: Sequence[str]) -> tuple[list[Features], list[str | None]]:
        """What the tagger sees of a sentence before it gives tags."""
        views: list[Features] = []
        sure: list[str | None] = []
        opening = True
        for form in settle([plain(word) for word in words], self.kinds):
            key = (form, opening)
            view = self.cache.get(key)
            if view is None:
                view = self.cache[key] = features(form, first=opening, kinds=self.kinds)
            views.append(view)
            sure.append(sure_tag(form, opening=opening, kinds=self.kinds, sure=self.sure))
            opening = opening and form in LIGHT
        return views, sure

    def prepare(self, sentence: Tagged) -> Ready:
        """Make a sentence ready. The rarer a word, the likelier it is made an unknown one.

        Without this the weights would trust the known tags of rare words too much, as these tags
        were counted in the same sentences.
        """
        views, sure = self.look(sentence.words)
        opening = True
        for index, (view, tag) in enumerate(zip(views, sure, strict=True)):
            count = max(self.seen[view.form], self.seen[view.lower])
            if tag is None and count and self.source.random() < HIDE / (count + HIDE):
                views[index] = self.hide(view.form, first=opening)
            opening = opening and view.form in LIGHT
        ahead = next_verbs([view.kind for view in views], sure)
        prefix = "M:" if sentence.source == "masc" else "G:"
        static = [
            []
            if tag is not None
            else self.numbers(
                [
                    name
                    for name in static_features(views, ahead, index)
                    if self.common[name] > 1 or (name[0] in "eyzr" and "?" in name)
                ],
                prefix,
            )
            for index, tag in enumerate(sure)
        ]
        return Ready(views, sure, static, sentence.tags, prefix)

    def hide(self, form: str, *, first: bool) -> Features:
        """What a word shows when it is not known."""
        view = self.hidden.get((form, first))
        if view is None:
            full = features(form, first=first, kinds={})
            bare = {
                name: tuple(item for item in getattr(full, name) if item[0] not in "wl")
                for name in ("own", "before1", "before2", "after1", "after2", "joint")
            }
            view = self.hidden[form, first] = evolve(full, lower=HIDDEN, **bare)
        return view

    def numbers(self, names: list[str], prefix: str) -> list[int]:
        """The numbers of features, and of their copies for one treebank."""
        wanted = names + [prefix + name for name in names if name.startswith(OWN_COPY)]
        found: list[int] = []
        for name in wanted:
            number = self.ids.get(name)
            if number is None:
                number = self.ids[name] = len(self.weights)
                self.weights.append(0)
                self.sums.append(0)
            found.append(number)
        return found

    def train(self) -> None:
        """Go over the sentences, and move the weights at each mistake."""
        lane = {tag: index for index, tag in enumerate(self.tags)}
        bias = sum(1 << (SCORE_LANE * (index + 1) - 1) for index in range(len(lane)))
        size = SCORE_LANE // 8 * len(lane)
        unpack = struct.Struct(f"<{len(lane)}I").unpack
        weights, sums = self.weights, self.sums
        order = [s for s in self.sentences for _ in range(TIMES[s.source])]
        for epoch in range(EPOCHS):
            self.source.shuffle(order)
            wrong = scored = 0
            for item in map(self.prepare, order):
                first = second = EDGE_NAME
                state = "-"
                for index, (view, known) in enumerate(zip(item.views, item.sure, strict=True)):
                    tag = known
                    if tag is None:
                        self.step += 1
                        scored += 1
                        after = item.views[index + 1] if index + 1 < len(item.views) else EDGE
                        names = dynamic_features(view, after, (second, first), state)
                        numbers = item.static[index] + self.numbers(names, item.prefix)
                        score = bias + sum(map(weights.__getitem__, numbers))
                        lanes = unpack(score.to_bytes(size, "little"))
                        best = lanes.index(max(lanes))
                        tag = self.tags[best]
                        if tag != item.gold[index]:
                            wrong += 1
                            right = lane[item.gold[index]]
                            move = (1 << SCORE_LANE * right) - (1 << SCORE_LANE * best)
                            total = ((1 << SUM_LANE * right) - (1 << SUM_LANE * best)) * self.step
                            for number in numbers:
                                weights[number] += move
                                sums[number] += total
                    state = advance(state, tag, view.lower if known else None)
                    second, first = first, tag
            print(f"epoch {epoch + 1}: {wrong / scored:.4f} wrong", flush=True)

    def averaged(self) -> Weights:
        """The mean of the weights over all steps, rounded, without the smallest."""
        lanes = len(self.tags)
        means: dict[str, dict[int, float]] = {}
        for name, number in self.ids.items():
            if not self.sums[number] or name.startswith("M:"):
                continue
            row = means.setdefault(name.removeprefix("G:"), {})
            now = unpacked(self.weights[number], lanes, SCORE_LANE)
            then = unpacked(self.sums[number], lanes, SUM_LANE)
            for lane, (weight, total) in enumerate(zip(now, then, strict=True)):
                if weight or total:
                    row[lane] = row.get(lane, 0.0) + weight - total / self.step
        found: Weights = {}
        for name, row in means.items():
            rounded = {lane: max(-127, min(127, round(x * SCALE))) for lane, x in row.items()}
            kept = {lane: value for lane, value in rounded.items() if abs(value) >= PRUNE}
            if kept:
                found[name] = kept
        return found


def unpacked(number: int, lanes: int, width: int) -> list[int]:
    """The signed lanes of a packed integer."""
    half = 1 << (width - 1)
    bias = sum(half << (width * lane) for lane in range(lanes))
    code = {32: "I", 64: "Q"}[width]
    data = (number + bias).to_bytes(width // 8 * lanes, "little")
    return [lane - half for lane in struct.unpack(f"<{lanes}{code}", data)]


def evaluate(
    tag: Callable[[Sequence[str]], list[str]],
    sentences: Sequence[Tagged],
    kinds: Mapping[str, str],
    watched: frozenset[str],
) -> None:
    """Print the share of right tags, by genre and for verbs."""
    right: collections.Counter[str] = collections.Counter()
    total: collections.Counter[str] = collections.Counter()

    def count(name: str, *, good: bool) -> None:
        total[name] += 1
        right[name] += good

    for sentence in sentences:
        for word, gold, guess in zip(
            sentence.words, sentence.tags, tag(sentence.words), strict=True
        ):
            got = "''" if guess == "``" else guess
            count(sentence.genre, good=gold == got)
            source = sentence.source
            count(f"{source} all", good=gold == got)
            known = word in kinds or word.lower() in kinds
            count(f"{source} {'known' if known else 'unknown'}", good=gold == got)
            if gold in VERBAL:
                count(f"{source} recall {gold}", good=gold == got)
            if got in VERBAL:
                count(f"{source} precision {got}", good=gold == got)
            for name in PARTICLES:
                if name in {gold, got}:
                    count(f"{source} {name}", good=gold == got)
            if word.lower() in watched:
                count("noun or verb, watched words", good=gold[:1] == got[:1])
    for name in sorted(total):
        print(f"{name:32} {right[name] / total[name]:.4f} of {total[name]}")


def main() -> None:
    """Read the arguments and do the work."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path, help="the folder with the treebanks")
    parser.add_argument("--out", type=Path, default=OUT, help="where to write the weights")
    parser.add_argument("--errors", type=int, default=0, help="how many kinds of error to list")
    options = parser.parse_args()
    folder: Path = options.treebanks
    gum, gum_held = treebanks.split(list(treebanks.read_gum(folder / "gum_ccby.conllu.gz")), 5)
    masc, masc_held = treebanks.split(list(treebanks.read_masc(folder / "masc_tagged.zip")), 10)
    closed = treebanks.closed_words(gum)
    masc = [treebanks.corrected(sentence, closed) for sentence in masc]
    masc_held = [treebanks.corrected(sentence, closed) for sentence in masc_held]
    drills, drills_held = treebanks.split(
        treebanks.read_drills(HERE / "tagger_drills.txt", SEED), 5
    )
    trainer = Trainer([*gum, *masc, *drills])
    trainer.train()
    data = write_model(trainer.tags, trainer.kinds, trainer.sure, trainer.averaged())
    options.out.write_bytes(data)
    tagger = Tagger(read_model(data))
    print(f"{len(data)} bytes, {len(trainer.kinds)} words, {len(trainer.sure)} sure")
    watched = frozenset((HERE / "tagger_watched.txt").read_text(encoding="utf-8").split())
    evaluate(tagger.tag, [*gum_held, *masc_held, *drills_held], trainer.kinds, watched)


if __name__ == "__main__":
    main()
