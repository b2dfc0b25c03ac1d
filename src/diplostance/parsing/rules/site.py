"""Site: a cue in its clause, and what stands behind it."""

from __future__ import annotations

from diplostance.parsing.clauses import (
    FINITE_KINDS,
    GERUND,
    INFINITIVE,
    QUESTION,
    THAT,
    ZERO,
    Clause,
)
from diplostance.parsing.drafts import Scene
from diplostance.parsing.grammar import Grammar
from diplostance.parsing.lexicon import CueMatch
from diplostance.parsing.records import record
from diplostance.parsing.rules.circumstances import without_circumstances
from diplostance.parsing.rules.extent import (
    Gap,
    governed_end,
    read_gap,
    skip_adverbs,
    trimmed,
)

_TAKES_CLAUSE = frozenset({THAT, ZERO, INFINITIVE, GERUND, QUESTION})


@record
class Complement:
    """What a cue governs: words ``first`` to ``last`` (exclusive).

    Attributes:
        clause: The clause that it is, if it is one.
        towards: The noun phrase that names the addressee or target, if there is one.
        refrain: Whether a "not" stands before it.
        rule: The construction, for `explain`.
    """

    first: int
    last: int
    rule: str
    clause: Clause | None = None
    towards: tuple[int, int] | None = None
    refrain: bool = False


@record
class Site:
    """A cue in its clause, with what stands behind it.

    Attributes:
        scene: The sentence.
        grammar: The language.
        clause: The clause of the cue.
        match: The cue.
        begin: The first word behind the cue.
        limit: Where the words governed by it end.
        child: The first clause that may be its complement.
        gap: What stands between.
    """

    scene: Scene
    grammar: Grammar
    clause: Clause
    match: CueMatch
    begin: int
    limit: int
    child: Clause | None
    gap: Gap


def site_of(
    scene: Scene, grammar: Grammar, clause: Clause, match: CueMatch, *, told: bool = False
) -> Site:
    """Look at what stands behind a cue.

    Args:
        scene: The sentence.
        grammar: The language.
        clause: The clause of the cue.
        match: The cue.
        told: Whether the writer tells the act, so that background of the writer's follows.
    """
    behind = match.last
    if clause.group is not None and match.cue.pos != "modal":
        behind = max(behind, clause.group.last)
    limit = governed_end(scene, clause, grammar, behind, told=told)
    if told:
        limit = without_circumstances(scene, grammar, clause, match.cue.kind, behind, limit)
    begin = skip_adverbs(scene, behind, limit)
    if match.cue.pos == "noun":
        limit = _before_other_noun(scene, grammar, match, begin, limit)
    child = _child(scene, clause, begin, limit)
    edge = limit
    if child is not None:
        edge = child.marker[0] if child.marker is not None else child.first
        if child.subject is not None and child.kind not in FINITE_KINDS:
            edge = max(edge, child.subject[1]) if child.marker is not None else edge
    return Site(scene, grammar, clause, match, begin, limit, child, read_gap(scene, begin, edge))


def _before_other_noun(
    scene: Scene, grammar: Grammar, match: CueMatch, begin: int, limit: int
) -> int:
    """Stop at "and our readiness to help" behind "our support for Ukraine"."""
    phrase = scene.phrase
    for at in range(begin, limit - 1):
        if phrase.tags[at] != "PRP$" or phrase.tags[at - 1] != "CC":
            continue
        for noun in range(at + 1, min(at + 4, limit)):
            for other in grammar.lexicon.matches("noun", phrase.lower, noun):
                if other.cue.id != match.cue.id:
                    return trimmed(scene, begin, at)[1]
    return limit


def _child(scene: Scene, clause: Clause, begin: int, limit: int) -> Clause | None:
    for child in scene.clauses[clause.number + 1 :]:
        at = child.marker[0] if child.marker is not None else child.first
        if at >= limit:
            return None
        if (
            at >= begin
            and child.kind in _TAKES_CLAUSE
            and child.beside is None
            and (child.parent == clause.number)
        ):
            return child
    return None


def receiver_of(site: Site) -> tuple[int, int] | None:
    """Give the noun phrase that names the addressee or target, if one stands behind the cue."""
    cue = site.match.cue
    place = site.gap.behind(cue.towards & site.grammar.words["prepositions"])
    if place is not None:
        return place
    if "object" in cue.towards and cue.kind != "demand":
        return site.gap.object
    return None
