"""Training: the same texts give the same bytes, and reading scores what training scored."""

from __future__ import annotations

import gzip
import importlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplostance.parsing.tagger import Tagger
from diplostance.parsing.tagger_features import (
    EDGE,
    EDGE_NAME,
    LIGHT,
    advance,
    dynamic_features,
    features,
    next_verbs,
    plain,
    settle,
    static_features,
    sure_tag,
)
from diplostance.parsing.tagger_model import LANE, Model, read_model

TOOLS = Path(__file__).parents[2] / "tools"
SAMPLE = """
The/DT minister/NN condemned/VBD the/DT attack/NN ./.
The/DT minister/NN urged/VBD both/DT sides/NNS to/TO end/VB the/DT fighting/NN ./.
China/NNP calls/VBZ for/IN restraint/NN ./.
The/DT call/NN for/IN restraint/NN was/VBD rejected/VBN by/IN China/NNP ./.
We/PRP call/VBP on/IN China/NNP to/TO attack/VB nobody/NN ./.
The/DT sides/NNS condemned/VBN by/IN China/NNP attack/VBP it/PRP ./.
"""


@pytest.fixture(scope="module")
def tools() -> Any:
    """The training script as a module."""
    if not TOOLS.is_dir():
        pytest.skip("the tools are not in this copy of the sources")
    sys.path.insert(0, str(TOOLS))
    try:
        return importlib.import_module("train_tagger")
    finally:
        sys.path.remove(str(TOOLS))


def sample(tools: Any, folder: Path) -> list[Any]:
    """Three copies of the sample, as sentences of different treebanks."""
    drills = folder / "drills.txt"
    drills.write_text(SAMPLE, encoding="utf-8")
    found = tools.treebanks.read_drills(drills, 1)
    return [
        tools.Tagged(item.words, item.tags, genre, item.document)
        for genre in ("drill", "gum-news", "masc-news")
        for item in found
    ]


def trained(tools: Any, folder: Path) -> bytes:
    """The bytes of a model of the sample."""
    trainer = tools.Trainer(sample(tools, folder))
    trainer.train()
    found: bytes = tools.write_model(trainer.tags, trainer.kinds, trainer.sure, trainer.averaged())
    return found


@pytest.fixture(scope="module")
def small(tools: Any, tmp_path_factory: pytest.TempPathFactory) -> Model:
    """A model of the sample."""
    return read_model(trained(tools, tmp_path_factory.mktemp("small")))


def test_training_twice_gives_the_same_bytes(tools: Any, tmp_path: Path) -> None:
    assert trained(tools, tmp_path) == trained(tools, tmp_path)


@pytest.mark.usefixtures("tools")
def test_the_script_gives_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    lines = [line.split() for line in SAMPLE.strip().splitlines()]
    rows = [
        "".join(
            f"{number}\t{item.rpartition('/')[0]}\t_\tX\t{item.rpartition('/')[2]}"
            "\t_\t0\tdep\t_\t_\n"
            for number, item in enumerate(line, 1)
        )
        for line in lines
    ]
    with gzip.open(tmp_path / "gum_ccby.conllu.gz", "wt", encoding="utf-8") as gum:
        for number in range(12):
            gum.write(f"# newdoc id = d{number:02}\n# meta::genre = news\n")
            gum.write("\n".join(rows) + "\n")
    with zipfile.ZipFile(tmp_path / "masc_tagged.zip", "w") as masc:
        masc.writestr("masc_tagged/categories.txt", "written/a.txt newspaper\n")
        masc.writestr("masc_tagged/written/a.txt", SAMPLE.replace("/", "_"))
    drills = tmp_path / "drills.txt"
    drills.write_text(SAMPLE, encoding="utf-8")
    script = [sys.executable, str(TOOLS / "train_tagger.py"), str(tmp_path)]
    found = []
    for seed in ("1", "2"):
        out = tmp_path / f"{seed}.bin"
        subprocess.run(
            [*script, "--drills", str(drills), "--out", str(out)],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        found.append(out.read_bytes())
    assert found[0] == found[1]
    assert read_model(found[0]).kinds["call"]


def test_it_learns_the_sample(tools: Any, small: Model, tmp_path: Path) -> None:
    tagger = Tagger(small)
    for sentence in sample(tools, tmp_path):
        assert tagger.tag(sentence.words) == list(sentence.tags)


def slow_tags(model: Model, words: list[str]) -> list[str]:
    """Tags by the features' names, one by one, as the training script scores."""
    forms = settle([plain(word) for word in words], model.kinds)
    views = []
    sure = []
    opening = True
    for form in forms:
        views.append(features(form, first=opening, kinds=model.kinds))
        sure.append(sure_tag(form, opening=opening, kinds=model.kinds, sure=model.sure))
        opening = opening and form in LIGHT
    ahead = next_verbs([view.kind for view in views], sure)
    bias = sum(1 << (LANE * (lane + 1) - 1) for lane in range(len(model.tags)))
    found: list[str] = []
    first = second = EDGE_NAME
    state = "-"
    for index, (view, known) in enumerate(zip(views, sure, strict=True)):
        tag = known
        if tag is None:
            after = views[index + 1] if index + 1 < len(views) else EDGE
            score = bias
            for name in [
                *static_features(views, ahead, index),
                *dynamic_features(view, after, (second, first), state),
            ]:
                head, space, rest = name.partition(" ")
                score += (
                    model.weights.pair(head).get(rest, 0) if space else model.weights.single(name)
                )
            lanes = [(score >> (LANE * lane)) % (1 << LANE) for lane in range(len(model.tags))]
            tag = model.tags[lanes.index(max(lanes))]
        found.append(tag)
        state = advance(state, tag, view.lower if known else None)
        second, first = first, tag
    return found


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *sorted({item.rpartition("/")[0] for item in SAMPLE.split()}),
                *("strikes", "UN", "re-armed", "2024", "(", ";", "which", "attacked", "Urged"),
            ]
        ),
        max_size=12,
    )
)
def test_reading_scores_what_training_scored(small: Model, words: list[str]) -> None:
    assert Tagger(small).tag(words) == slow_tags(small, words)
