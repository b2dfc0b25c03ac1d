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
from tagger_lexicon import lexicon
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
RUNS = 2
EPOCHS = 5
TIMES = {"gum": 3, "masc": 1, "drill": 1}
SCALE = 8
HIDE = 2.0
PRUNE = 5
HIDDEN = "\0"
"""What stands for a word that is made unknown in training."""
SCORE_LANE, SUM_LANE = 32, 64
OWN_COPY = ("ol", "ow", "i", "f", "jl")
"""The features that are kept once more for each treebank: those that name the word itself."""

PARTICLES = ("IN", "RP", "TO", "WDT")
NO_VERBS: Mapping[str, frozenset[str]] = {}

Weights = dict[str, dict[int, int]]


@frozen
class Ready:
    """A sentence made ready for training."""

    views: list[Features]
    sure: list[str | None]
    static: list[list[int]]
    gold: tuple[str, ...]
    prefix: str


def unnamed(names: Sequence[str]) -> tuple[str, ...]:
    """The features that do not name the word."""
    return tuple(name for name in names if name[0] not in "wl")


class Trainer:
    """Makes weights from sentences."""

    def __init__(
        self, sentences: Sequence[Tagged], verbs: Mapping[str, frozenset[str]] = NO_VERBS
    ) -> None:
        self.sentences = sentences
        self.kinds, self.sure, self.seen = lexicon(sentences, verbs, TIMES)
        self.tags = tuple(sorted({tag for sentence in sentences for tag in sentence.tags}))
        self.ids: dict[str, int] = {}
        self.weights: list[int] = []
        self.sums: list[int] = []
        self.step = 0
        self.source = random.Random(SEED)  # noqa: S311 - no secret
        self.cache: dict[tuple[str, bool], Features] = {}
        self.hidden: dict[tuple[str, bool], Features] = {}
        self.means: dict[str, dict[int, float]] = {}
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
            view = self.hidden[form, first] = evolve(
                full,
                lower=HIDDEN,
                own=unnamed(full.own),
                before1=unnamed(full.before1),
                before2=unnamed(full.before2),
                after1=unnamed(full.after1),
                after2=unnamed(full.after2),
                joint=unnamed(full.joint),
            )
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
        """Train several times, each in another order, and keep the sum of what was learned.

        The mean of several runs errs less than each of them.
        """
        for run in range(RUNS):
            self.source = random.Random(SEED + run)  # noqa: S311 - no secret
            self.weights = [0] * len(self.ids)
            self.sums = [0] * len(self.ids)
            self.step = 0
            self.run()
            self.gather()

    def run(self) -> None:
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

    def gather(self) -> None:
        """Add the mean of the weights over all steps."""
        lanes = len(self.tags)
        for name, number in self.ids.items():
            if not self.sums[number] or name.startswith("M:"):
                continue
            row = self.means.setdefault(name.removeprefix("G:"), {})
            now = unpacked(self.weights[number], lanes, SCORE_LANE)
            then = unpacked(self.sums[number], lanes, SUM_LANE)
            for lane, (weight, total) in enumerate(zip(now, then, strict=True)):
                if weight or total:
                    row[lane] = row.get(lane, 0.0) + weight - total / self.step

    def averaged(self) -> Weights:
        """The mean of the runs, rounded, without the smallest weights."""
        found: Weights = {}
        for name, row in self.means.items():
            rounded = {lane: round(x * SCALE / RUNS) for lane, x in row.items()}
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
    parser.add_argument(
        "--drills", type=Path, default=HERE / "tagger_drills.txt", help="sentences of our own"
    )
    options = parser.parse_args()
    folder: Path = options.treebanks
    gum, gum_held = treebanks.split(list(treebanks.read_gum(folder / "gum_ccby.conllu.gz")), 5)
    masc, masc_held = treebanks.split(list(treebanks.read_masc(folder / "masc_tagged.zip")), 10)
    closed = treebanks.closed_words(gum)
    masc = [treebanks.corrected(sentence, closed) for sentence in masc]
    masc_held = [treebanks.corrected(sentence, closed) for sentence in masc_held]
    drills, drills_held = treebanks.split(treebanks.read_drills(options.drills, SEED), 5)
    verbs = treebanks.read_verbs(HERE / "tagger_verbs.txt")
    trainer = Trainer([*gum, *masc, *drills], verbs)
    trainer.train()
    data = write_model(trainer.tags, trainer.kinds, trainer.sure, trainer.averaged())
    options.out.write_bytes(data)
    tagger = Tagger(read_model(data))
    print(f"{len(data)} bytes, {len(trainer.kinds)} words, {len(trainer.sure)} sure")
    watched = frozenset((HERE / "tagger_watched.txt").read_text(encoding="utf-8").split())
    evaluate(tagger.tag, [*gum_held, *masc_held, *drills_held], trainer.kinds, watched)


if __name__ == "__main__":
    main()
