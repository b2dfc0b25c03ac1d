"""The weights of a tagger: how they are kept in a file and in memory.

The scores of all tags stand side by side in one integer, `LANE` bits each, so that adding two
integers adds the scores of every tag at once.
"""

from __future__ import annotations

import itertools
import operator
import struct
import zlib
from collections.abc import Mapping, Sequence
from typing import Final

from attrs import field, frozen

LANE: Final = 16
"""Bits a tag has in a packed score."""

PAIRED: Final = "efgijmnryzs"
"""The letters of the features that have two parts."""

_MAGIC = b"dst1"
_NO_TAG = 255


@frozen
class Model:
    """Weights as they are read from a file.

    Args:
        tags: All tags, in the order of their lanes.
        kinds: Known words, each with the tags it has, joined by ``|``.
        sure: Words that nearly always have one tag.
        weights: Packed scores by feature.
        pairs: Packed scores of features of two parts: by letter, first part, second part.
    """

    tags: tuple[str, ...]
    kinds: Mapping[str, str]
    sure: Mapping[str, str]
    weights: Mapping[str, int] = field(repr=False)
    pairs: Mapping[str, Mapping[str, Mapping[str, int]]] = field(repr=False)


def read_model(data: bytes) -> Model:
    """Read the bytes that ``tools/train_tagger.py`` writes.

    Raises:
        ValueError: When they are something else.
    """
    if data[: len(_MAGIC)] != _MAGIC:
        raise ValueError("these are no tagger weights")
    raw = zlib.decompress(data[len(_MAGIC) :])
    count = raw[0]
    sizes = struct.unpack_from(f"<{count}I", raw, 1)
    parts: list[bytes] = []
    at = 1 + 4 * count
    for size in sizes:
        parts.append(raw[at : at + size])
        at += size
    tags = tuple(parts[0].decode().split("\n"))
    names = parts[1].decode().split("\n")
    words = parts[2].decode().split("\n")
    chosen = struct.unpack(f"<{len(words)}H", parts[3])
    kinds = dict(zip(words, map(names.__getitem__, chosen), strict=True))
    sure = {word: tags[tag] for word, tag in zip(words, parts[4], strict=True) if tag < len(tags)}
    # Each weight is a tag and a byte; a table turns the two into a packed integer at once.
    table = [
        (value if value < 128 else value - 256) << (LANE * tag)
        for tag in range(len(tags))
        for value in range(256)
    ]
    half = len(parts[6]) // 2
    mixed = bytearray(2 * half)
    mixed[::2], mixed[1::2] = parts[6][:half], parts[6][half:]
    packed = map(table.__getitem__, struct.unpack(f"<{half}H", mixed))
    running = list(itertools.accumulate(packed, initial=0))
    ends = [0, *itertools.accumulate(parts[5])]
    totals = list(map(running.__getitem__, ends))
    values = map(operator.sub, totals[1:], totals)
    weights: dict[str, int] = {}
    pairs: dict[str, dict[str, dict[str, int]]] = {letter: {} for letter in PAIRED}
    for block in parts[7].decode().split("\n"):
        letter, first, *rest = block.split(" ")
        if letter == "*":
            weights.update(zip(rest, values))  # noqa: B905
        else:
            pairs[letter][first] = dict(zip(rest, values))  # noqa: B905
    return Model(tags, kinds, sure, weights, pairs)


def write_model(
    tags: Sequence[str],
    kinds: Mapping[str, str],
    sure: Mapping[str, str],
    weights: Mapping[str, Mapping[int, int]],
) -> bytes:
    """The bytes of a model, the same for the same model.

    Args:
        tags: All tags, at most 254.
        kinds: Known words, each with the tags it has, joined by ``|``.
        sure: Words that nearly always have one tag; all of them known.
        weights: By feature, the weight of each tag by its place in `tags`, -127 to 127.
    """
    names = sorted(set(kinds.values()))
    number = {name: index for index, name in enumerate(names)}
    lane = {tag: index for index, tag in enumerate(tags)}
    words = sorted(kinds)
    blocks: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for name in sorted(weights):
        if name[0] in PAIRED:
            first, _, second = name[1:].partition(" ")
            blocks.setdefault((name[0], first), []).append((second, name))
        else:
            blocks.setdefault(("*", "*"), []).append((name, name))
    lines: list[str] = []
    counts = bytearray()
    codes: list[int] = []
    for (letter, first), rows in sorted(blocks.items()):
        lines.append(" ".join([letter, first, *(second for second, _ in rows)]))
        for _, name in rows:
            row = weights[name]
            counts.append(len(row))
            codes += [tag * 256 + value % 256 for tag, value in sorted(row.items())]
    parts = [
        "\n".join(tags).encode(),
        "\n".join(names).encode(),
        "\n".join(words).encode(),
        struct.pack(f"<{len(words)}H", *(number[kinds[word]] for word in words)),
        bytes(lane[sure[word]] if word in sure else _NO_TAG for word in words),
        bytes(counts),
        bytes(code % 256 for code in codes) + bytes(code // 256 for code in codes),
        "\n".join(lines).encode(),
    ]
    sizes = struct.pack(f"<{len(parts)}I", *map(len, parts))
    return _MAGIC + zlib.compress(bytes([len(parts)]) + sizes + b"".join(parts), 9)
