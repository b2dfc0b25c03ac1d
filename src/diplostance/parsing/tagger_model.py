"""The weights of a tagger: how they are kept in a file and in memory.

The scores of all tags stand side by side in one integer, `LANE` bits each, so that adding two
integers adds the scores of every tag at once. The weights of a feature are kept as short codes, and
made into such an integer when a word needs them: most of them are never needed.
"""

from __future__ import annotations

import itertools
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import field, frozen

LANE: Final = 16
"""Bits a tag has in a packed score."""

PAIRED: Final = "efgijmnrsxyz"
"""The letters of the features that have two parts."""

_MAGIC = b"dst3"
_NO_TAG = 255
_FINE = 64
_STEP = 8
_EMPTY: Mapping[str, int] = {}


def weight_of(code: int) -> int:
    """The weight that a code stands for, -127 to 127: fine steps near zero, and coarse ones."""
    size = abs(code)
    if size > _FINE:
        size = _FINE + (size - _FINE) * _STEP
    return size if code >= 0 else -size


def code_of(weight: int) -> int:
    """The code whose weight is nearest."""
    size = abs(weight)
    if size > _FINE:
        size = min(127, _FINE + (size - _FINE + _STEP // 2) // _STEP)
    return size if weight >= 0 else -size


class Weights:
    """The weights of all features, unpacked where they are asked for.

    Immutable for its users; what it remembers changes its speed only.

    Args:
        tags: How many tags there are.
        singles: The features of one part; a feature's weights are at the same place in `ends`.
        heads: For pairs, the letter and the first part; their rows of second parts are in `rows`.
        rows: The second parts of each of `heads`, with spaces between.
        begins: For each of `heads`, the number of its first feature.
        ends: Where the codes of each feature end; one entry more, for the start.
        codes: A tag and a weight each, in one number.
    """

    __slots__ = (
        "_begins", "_codes", "_ends", "_heads", "_pairs", "_places", "_rows", "_sums", "_value",
    )  # fmt: skip

    def __init__(
        self,
        tags: int,
        singles: Sequence[str],
        heads: Sequence[str],
        rows: Sequence[str],
        begins: Sequence[int],
        ends: Sequence[int],
        codes: Sequence[int],
    ) -> None:
        self._places = dict(zip(singles, range(len(singles)), strict=True))
        self._heads = dict(zip(heads, range(len(heads)), strict=True))
        self._rows, self._begins, self._ends, self._codes = rows, begins, ends, codes
        table = [
            weight_of(value if value < 128 else value - 256) << (LANE * tag)
            for tag in range(tags)
            for value in range(256)
        ]
        self._value = table.__getitem__
        self._sums: dict[str, int] = {}
        self._pairs: dict[str, Mapping[str, int]] = {}

    def __len__(self) -> int:
        return len(self._ends) - 1

    def single(self, name: str) -> int:
        """The packed weights of a feature of one part; 0 when it has none."""
        found = self._sums.get(name)
        if found is None:
            place = self._places.get(name)
            if place is None:
                return 0
            codes = self._codes[self._ends[place] : self._ends[place + 1]]
            found = self._sums[name] = sum(map(self._value, codes))
        return found

    def total(self, place: str, names: Iterable[str]) -> int:
        """The sum for features of one part that are seen from a place."""
        single = self.single
        return sum([single(place + name) for name in names])

    def pair(self, head: str) -> Mapping[str, int]:
        """The packed weights by second part, for a letter and a first part."""
        found = self._pairs.get(head)
        if found is None:
            number = self._heads.get(head)
            if number is None:
                return _EMPTY
            begin, ends, codes, value = self._begins[number], self._ends, self._codes, self._value
            found = self._pairs[head] = {
                sys.intern(second): sum(map(value, codes[ends[at] : ends[at + 1]]))
                for at, second in enumerate(self._rows[number].split(" "), begin)
            }
        return found


@frozen
class Model:
    """What is read from a file.

    Args:
        tags: All tags, in the order of their lanes.
        kinds: Known words, each with the tags it has, joined by ``|``.
        sure: Words that nearly always have one tag.
        weights: The weights.
    """

    tags: tuple[str, ...]
    kinds: Mapping[str, str] = field(repr=False)
    sure: Mapping[str, str] = field(repr=False)
    weights: Weights = field(repr=False)


def read_model(data: bytes) -> Model:
    """Read the bytes that ``tools/train_tagger.py`` writes.

    Raises:
        ValueError: When they are something else.
    """
    if data[: len(_MAGIC)] != _MAGIC:
        raise ValueError("these are no tagger weights")
    try:
        raw = zlib.decompress(data[len(_MAGIC) :])
        return _read(raw)
    except (zlib.error, struct.error, UnicodeDecodeError, IndexError) as error:
        raise ValueError("these tagger weights are damaged") from error


def _read(raw: bytes) -> Model:
    count = raw[0]
    sizes = struct.unpack_from(f"<{count}I", raw, 1)
    parts: list[bytes] = []
    at = 1 + 4 * count
    for size in sizes:
        parts.append(raw[at : at + size])
        at += size
    tags, names, words, singles, heads, rows = map(_lines, parts[:6])
    chosen = struct.unpack(f"<{len(words)}H", parts[6])
    kinds = dict(zip(words, map(names.__getitem__, chosen), strict=True))
    sure = {word: tags[tag] for word, tag in zip(words, parts[7], strict=True) if tag < len(tags)}
    begins = struct.unpack(f"<{len(heads)}I", parts[8])
    ends = list(itertools.accumulate(parts[9], initial=0))
    half = len(parts[10]) // 2
    mixed = bytearray(2 * half)
    mixed[::2], mixed[1::2] = parts[10][:half], parts[10][half:]
    codes = array("H", bytes(mixed))
    if sys.byteorder == "big":
        codes.byteswap()
    weights = Weights(len(tags), singles, heads, rows, begins, ends, codes)
    return Model(tuple(tags), kinds, sure, weights)


def _lines(part: bytes) -> list[str]:
    return part.decode().split("\n") if part else []


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
        weights: By feature, the weight of each tag by its place in `tags`. It is kept as nearly as
            `code_of` can. A feature of two parts has one space, between them.
    """
    names = sorted(set(kinds.values()))
    number = {name: index for index, name in enumerate(names)}
    lane = {tag: index for index, tag in enumerate(tags)}
    words = sorted(kinds)
    singles = sorted(name for name in weights if name[0] not in PAIRED)
    blocks: dict[str, list[str]] = {}
    for name in sorted(weights):
        if name[0] in PAIRED:
            head, _, second = name.partition(" ")
            blocks.setdefault(head, []).append(second)
    heads = sorted(blocks)
    order = [*singles, *(f"{head} {second}" for head in heads for second in blocks[head])]
    begins = itertools.accumulate((len(blocks[head]) for head in heads), initial=len(singles))
    codes = [
        tag * 256 + code_of(weight) % 256
        for name in order
        for tag, weight in sorted(weights[name].items())
    ]
    parts = [
        "\n".join(tags).encode(),
        "\n".join(names).encode(),
        "\n".join(words).encode(),
        "\n".join(singles).encode(),
        "\n".join(heads).encode(),
        "\n".join(" ".join(blocks[head]) for head in heads).encode(),
        struct.pack(f"<{len(words)}H", *(number[kinds[word]] for word in words)),
        bytes(lane[sure[word]] if word in sure else _NO_TAG for word in words),
        struct.pack(f"<{len(heads)}I", *itertools.islice(begins, len(heads))),
        bytes(len(weights[name]) for name in order),
        bytes(code % 256 for code in codes) + bytes(code // 256 for code in codes),
    ]
    sizes = struct.pack(f"<{len(parts)}I", *map(len, parts))
    return _MAGIC + zlib.compress(bytes([len(parts)]) + sizes + b"".join(parts), 9)
