"""Site: a cue in its clause, and what stands behind it."""

from __future__ import annotations

from diplostance.parsing.clauses import (
    FINITE_KINDS,
    GERUND,
    INFINITIVE,
    PARTICIPLE,
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
    head_noun,
    read_gap,
    skip_adverbs,
    trimmed,
)

OF_SUBJECT = "complement: the subject"
"""The rule of "the attack is unacceptable"."""
SAID_OF_NOUN = "passive: what is said of the noun"
"""The rule of "the Rohingya, described by the UN as the most persecuted people"."""
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
        begin = _past_participle(scene, begin, limit)
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
                if other.cue.id != match.cue.id and "have" not in other.cue.needs:
                    return trimmed(scene, begin, at)[1]
    return limit


def _set_off(scene: Scene, child: Clause) -> bool:
    """Tell whether a clause stands behind ", made in 2012,", which took it for its own."""
    parent = scene.clauses[child.parent] if child.parent is not None else child
    before = child.marker[0] - 1 if child.marker is not None else 0
    return parent.kind == PARTICIPLE and scene.phrase.lower[before] == ","


def _past_participle(scene: Scene, begin: int, limit: int) -> int:
    """Step over the ", made in 2012," of "its pledge, made in 2012, to leave"."""
    lower, tags = scene.phrase.lower, scene.phrase.tags
    verb = begin + 1 + int(tags[begin + 1 : begin + 2] == ("RB",))
    if verb + 1 >= limit or lower[begin] != "," or tags[verb] != "VBN":
        return begin
    for at in range(begin + 2, limit - 1):
        if lower[at] == ",":
            return at + 1 if tags[at + 1] in {"TO", "IN"} else begin
    return begin


def _child(scene: Scene, clause: Clause, begin: int, limit: int) -> Clause | None:
    for child in scene.clauses[clause.number + 1 :]:
        at = child.marker[0] if child.marker is not None else child.first
        if at >= limit:
            return None
        if (
            at >= begin
            and child.kind in _TAKES_CLAUSE
            and child.beside is None
            and (child.parent == clause.number or (at == begin and _set_off(scene, child)))
        ):
            return child
    return None


def is_somebody(site: Site, place: tuple[int, int]) -> bool:
    """Tell whether a noun phrase names somebody, not a thing: "from Mali", not "from the ban"."""
    scene, words = site.scene, site.grammar.words
    head = head_noun(scene, *place)
    for found in scene.mentions_in(*place):
        named = {found.actor.name, *found.actor.aliases}
        whole = scene.phrase.said(found.first, found.last) in named
        if found.first <= head and (whole or found.last > head):
            return True  # a name, or "Malian officials", but not "Malian goods"
    if scene.phrase.tags[head] in {"PRP", "NNP", "NNPS"}:
        return True
    doers = words["collectives"] | words["agent_nouns"] | words["office_nouns"]
    return scene.phrase.lower[head] in doers


def is_thing_of(scene: Scene, place: tuple[int, int]) -> bool:
    """Tell whether a noun phrase is something of somebody's: "Mali's inquiry", not "its army"."""
    phrase, words = scene.phrase, scene.words
    head = head_noun(scene, *place)
    owner = scene.mention_at(place[0]) or scene.mention_at(min(place[0] + 1, place[1] - 1))
    if owner is None or owner.last >= head or phrase.tags[owner.last] != "POS":
        return False
    doers = words["collectives"] | words["agent_nouns"] | words["office_nouns"]
    return phrase.tags[head] == "NN" and phrase.lower[head] not in doers


def receiver_of(site: Site) -> tuple[int, int] | None:
    """Give the noun phrase that names the addressee or target, if one stands behind the cue."""
    cue, words = site.match.cue, site.grammar.words
    links = cue.towards & words["prepositions"]
    for word, at, place in site.gap.phrases:
        things = cue.kind == "demand" and word in words["of"] | words["from"]
        joined = things and site.scene.phrase.tags[at - 1] == "CC"  # "of the ship and of the crew"
        if word in links and not joined and (not things or is_somebody(site, place)):
            return place
    if "object" in cue.towards and cue.kind != "demand":
        return site.gap.object
    return None
