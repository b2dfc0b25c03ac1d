"""The measures of reading: how well parsed documents find the acts of annotated ones.

A parsed act *finds* a gold act when both are of the same kind and their contents overlap by half or
more: the characters in both over the characters in either, without white space, quotation marks and
commas. Any telling of the gold act will do. Acts are paired one to one, so that as many as possible
are found and among those pairings as many as possible are right. A found act is *right* when the
fields of its kind are right too.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

KINDS: Final = ("demand", "evaluation", "commitment", "claim", "decision")
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "demand": ("issuer", "addressees", "polarity", "negated"),
    "evaluation": ("issuer", "targets", "valence", "negated"),
    "commitment": ("issuer", "negated"),
    "claim": ("issuer", "negated"),
    "decision": ("issuer", "negated"),
}
"""Which fields must be right, by kind."""

_ACTOR_FIELDS: Final = ("issuer", "addressees", "targets")
_ENOUGH: Final = 0.5
_SKIPPED: Final = re.compile(r"[\s\"'“”‘’«».,;:]")

Spans = tuple[tuple[int, int], ...]


@frozen(kw_only=True)
class Reading:
    """One act, gold or parsed, in the shape that both are compared in.

    Attributes:
        kind: The kind of act.
        cue: The words that carry it.
        tellings: The content of each telling; the first is the main one.
        fields: Issuer, addressees and targets (each a tuple of sets of folded names), polarity,
            valence and negated.
        covered: For each telling, the characters that count.
    """

    kind: str
    cue: tuple[int, int] | None
    tellings: tuple[Spans, ...]
    fields: Mapping[str, Any] = field(repr=False)
    covered: tuple[frozenset[int], ...] = field(repr=False)

    @property
    def content(self) -> Spans:
        """The content of the main telling."""
        return self.tellings[0]


@frozen(kw_only=True)
class Annotated:
    """A document with its acts."""

    id: str
    text: str = field(repr=False)
    genre: str
    acts: tuple[Reading, ...]


def folded(name: str) -> str:
    """Fold a code or a name, so that case, accents, punctuation and an article do not matter."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", plain.casefold()).strip().removeprefix("the ")


def _covered(spans: Spans, text: str) -> frozenset[int]:
    return frozenset(
        i
        for start, end in spans
        for i in range(start, min(end, len(text)))
        if not _SKIPPED.match(text[i])
    )


def _reading(
    kind: str, cue: Any, tellings: Iterable[Iterable[Any]], fields: Mapping[str, Any], text: str
) -> Reading:
    spans = tuple(tuple((span[0], span[1]) for span in telling) for telling in tellings)
    return Reading(
        kind=kind,
        cue=(cue[0], cue[1]) if cue else None,
        tellings=spans,
        fields=fields,
        covered=tuple(_covered(telling, text) for telling in spans),
    )


def read_gold(raw: Mapping[str, Any], text: str) -> Annotated:
    """Bring an annotated document into shape. Its genre is the first part of its name."""
    acts = []
    for act in raw["acts"]:
        fields: dict[str, Any] = {
            name: tuple(frozenset({folded(n)}) for n in act.get(name) or ())
            for name in _ACTOR_FIELDS
        }
        fields |= {name: act.get(name) for name in ("polarity", "valence")}
        fields["negated"] = bool(act.get("negated"))
        tellings = [[span] for span in (act["content"], *(act.get("also") or ()))]
        acts.append(_reading(act["kind"], act["cue"], tellings, fields, text))
    name = str(raw["doc_id"])
    return Annotated(id=name, text=text, genre=name.partition("-")[0], acts=tuple(acts))


def read_parsed(raw: Mapping[str, Any]) -> Annotated:
    """Bring a document of the wire format into shape; actors count as whom they represent."""
    actors = {actor["id"]: actor for actor in raw["actors"]}
    text = raw["text"]
    whole = f" {folded(text)} "

    def names(actor_id: str, seen: frozenset[str] = frozenset()) -> frozenset[str]:
        if actor_id not in actors:
            return frozenset({folded(actor_id)})
        actor = actors[actor_id]
        principal = actor.get("represents")
        if principal and principal not in {actor_id, *seen}:
            return names(principal, seen | {actor_id})
        aliases = {folded(a) for a in actor.get("aliases") or () if len(a) > 3}
        said = {alias for alias in aliases if f" {alias} " in whole}
        return frozenset({folded(actor_id), folded(actor["name"]), *said})

    acts = []
    for statement in raw["statements"]:
        issuer = tuple(names(i) for i in statement["issuers"])
        for act in statement["acts"]:
            fields = {
                "issuer": issuer,
                "addressees": tuple(names(i) for i in act.get("addressees") or ()),
                "targets": tuple(names(i) for i in act.get("targets") or ()),
                "polarity": act.get("polarity"),
                "valence": act.get("valence"),
                "negated": act["status"] in {"withheld", "denied"},
            }
            acts.append(_reading(act["kind"], act["cue"], [act["content"]], fields, text))
    name = str(raw["id"])
    return Annotated(id=name, text=text, genre=name.partition("-")[0], acts=tuple(acts))


def load_gold(folder: Path, texts: Mapping[str, str]) -> list[Annotated]:
    """Read a folder of gold files, each with a text of its own or one from ``texts``.

    Raises:
        LookupError: When a text is missing.
    """
    documents = []
    for path in sorted(folder.glob("*.json")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        text = raw.get("text") or texts.get(raw["doc_id"])
        if text is None:
            raise LookupError(f"{path}: no text for {raw['doc_id']}")
        documents.append(read_gold(raw, text))
    return documents


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """Give the intersection over the union."""
    return len(a & b) / len(a | b) if a or b else 0.0


def same_actors(gold: tuple[frozenset[str], ...], parsed: tuple[frozenset[str], ...]) -> bool:
    """Tell whether each gold actor is one of the parsed ones, one to one."""
    if len(gold) != len(parsed):
        return False
    if not gold:
        return True
    return any(
        gold[0] & names and same_actors(gold[1:], parsed[:i] + parsed[i + 1 :])
        for i, names in enumerate(parsed)
    )


def wrong_fields(gold: Reading, parsed: Reading) -> tuple[str, ...]:
    """Give the fields of the gold act's kind that the parsed act has wrong."""
    return tuple(
        name
        for name in FIELDS[gold.kind]
        if not (
            same_actors(gold.fields[name], parsed.fields[name])
            if name in _ACTOR_FIELDS
            else gold.fields[name] == parsed.fields[name]
        )
    )


def is_right(gold: Reading, parsed: Reading) -> bool:
    """Tell whether kind and fields are right."""
    return gold.kind == parsed.kind and not wrong_fields(gold, parsed)


def best_telling(gold: Reading, parsed: Reading) -> tuple[float, int]:
    """Give the greatest overlap of a telling of the gold act, and which telling that is."""
    shares = [overlap(telling, parsed.covered[0]) for telling in gold.covered]
    return max(shares), shares.index(max(shares))


@frozen(kw_only=True)
class Matching:
    """How the acts of one document were paired."""

    pairs: tuple[tuple[Reading, Reading], ...]
    missed: tuple[Reading, ...]
    invented: tuple[Reading, ...]


def match(gold: Annotated, parsed: Annotated, *, kinds: bool = True) -> Matching:
    """Pair the acts of a document; without ``kinds``, acts of any kind may be paired."""
    best: dict[tuple[int, int], tuple[float, int]] = {}
    weight = [[0.0] * len(parsed.acts) for _ in gold.acts]
    for i, wanted in enumerate(gold.acts):
        for j, got in enumerate(parsed.acts):
            if kinds and wanted.kind != got.kind:
                continue
            share, telling = best_telling(wanted, got)
            if share >= _ENOUGH:
                best[i, j] = share, telling
                weight[i][j] = 1000 + (10 if is_right(wanted, got) else 0) + share
    pairs = assign(weight)
    partner = dict(pairs)
    told = {(i, best[i, j][1]) for i, j in pairs}
    taken = {j for _, j in pairs}
    # Another telling of an act that was found, with the same fields, is no false alarm.
    for (i, j), (_, telling) in sorted(best.items()):
        if j in taken or i not in partner or (i, telling) in told:
            continue
        first, again = parsed.acts[partner[i]], parsed.acts[j]
        if first.kind == again.kind and is_right(first, again):
            told.add((i, telling))
            taken.add(j)
    return Matching(
        pairs=tuple((gold.acts[i], parsed.acts[j]) for i, j in pairs),
        missed=tuple(act for i, act in enumerate(gold.acts) if i not in partner),
        invented=tuple(act for j, act in enumerate(parsed.acts) if j not in taken),
    )


def assign(weight: list[list[float]]) -> list[tuple[int, int]]:
    """Give the pairs (row, column) of a matching of greatest weight, without those of weight 0.

    The Hungarian method with potentials; rows are added one at a time.
    """
    if not weight or not weight[0]:
        return []
    turned = len(weight) > len(weight[0])
    rows = [list(column) for column in zip(*weight, strict=True)] if turned else weight
    owner = _owners(rows)
    pairs = [
        (row - 1, column - 1)
        for column, row in enumerate(owner)
        if row and column and rows[row - 1][column - 1] > 0
    ]
    return [(column, row) for row, column in pairs] if turned else pairs


def _owners(rows: list[list[float]]) -> list[int]:
    count = len(rows[0])
    above, left = [0.0] * (count + 1), [0.0] * (len(rows) + 1)
    owner, way = [0] * (count + 1), [0] * (count + 1)
    for row in range(1, len(rows) + 1):
        owner[0], column = row, 0
        least, used = [float("inf")] * (count + 1), [False] * (count + 1)
        while owner[column]:
            used[column] = True
            at, delta, following = owner[column], float("inf"), 0
            for j in range(1, count + 1):
                if used[j]:
                    continue
                cost = -rows[at - 1][j - 1] - left[at] - above[j]
                if cost < least[j]:
                    least[j], way[j] = cost, column
                if least[j] < delta:
                    delta, following = least[j], j
            for j in range(count + 1):
                if used[j]:
                    left[owner[j]] += delta
                    above[j] -= delta
                else:
                    least[j] -= delta
            column = following
        while column:
            owner[column], column = owner[way[column]], way[column]
    return owner


Score = tuple[float, float, float]
"""Precision, recall and F1."""


def f1(hit: int, gold: int, parsed: int) -> Score | None:
    """Give the score; None where there was nothing to find and nothing was found."""
    if not gold and not parsed:
        return None
    precision, recall = hit / parsed if parsed else 0.0, hit / gold if gold else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def tally(gold: Annotated, parsed: Annotated) -> Counter[tuple[str, str]]:
    """Count one document; the counts of documents add up."""
    total: Counter[tuple[str, str]] = Counter()
    free = match(gold, parsed, kinds=False)
    total["any", "hit"] += len(free.pairs)
    total["any", "gold"] += len(free.pairs) + len(free.missed)
    total["any", "parsed"] += len(free.pairs) + len(free.invented)
    paired = match(gold, parsed)
    genre = f"genre {gold.genre}"
    for wanted, got in paired.pairs:
        for row in (wanted.kind, "all", genre):
            total[row, "hit"] += 1
            total[row, "gold"] += 1
            total[row, "parsed"] += 1
            total[row, "right"] += is_right(wanted, got)
        wrong = wrong_fields(wanted, got)
        for name in FIELDS[wanted.kind]:
            total[f"field {name}", "gold"] += 1
            total[f"field {name}", "right"] += name not in wrong
    for side, acts in (("gold", paired.missed), ("parsed", paired.invented)):
        for act in acts:
            for row in (act.kind, "all", genre):
                total[row, side] += 1
    return total


def scores(total: Counter[tuple[str, str]]) -> dict[str, Score | None]:
    """Give the scores of added counts, by the name of the row."""
    table = {"any found": f1(*(total["any", part] for part in ("hit", "gold", "parsed")))}
    genres = sorted({row for row, _ in total if row.startswith("genre ")})
    for row in ("all", *KINDS, *genres):
        for what, part in (("found", "hit"), ("right", "right")):
            table[f"{row} {what}"] = f1(total[row, part], total[row, "gold"], total[row, "parsed"])
    for row, members in (("kinds", KINDS), ("genres", tuple(genres))):
        for what in ("found", "right"):
            known = [s for m in members if (s := table[f"{m} {what}"]) is not None]
            table[f"{row} {what}"] = _mean(known)
    return table


def _mean(known: list[Score]) -> Score | None:
    if not known:
        return None
    precision, recall, both = (sum(part) / len(known) for part in zip(*known, strict=True))
    return precision, recall, both
