"""Complements: the content of a cue, and whom it is directed at.

An entry of the lexicon names what it ``takes``, in any order; the sentence decides which it is:

* ``that``, ``to``, ``not to``, ``ing``: a clause below the cue's;
* ``np``: the noun phrase behind the cue with all that hangs on it;
* ``for_to``: "for the crisis to be resolved";
* a preposition ("over", "for"): what stands behind it;
* ``against``, ``from`` and others with a gerund: "warned them against going";
* ``subject``: the subject of the cue's own clause ("the attack is unacceptable");
* ``predicate``: the object with the judgement on it ("called it illegal");
* ``rest``: all that follows a modal;
* ``cue_np``: the noun phrase that the cue is part of ("issued a travel advisory for Mali");
* ``clause``: the cue's whole clause;
* ``quote``: words in quotation marks.

``towards`` says in the same way where the addressee or target stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import evolve, frozen

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
from diplostance.parsing.rules.extent import (
    Gap,
    governed_end,
    head_noun,
    phrase_end,
    read_gap,
    skip_adverbs,
    trimmed,
)

PREPOSITIONS = frozenset(
    {"for", "over", "about", "at", "of", "on", "with", "by", "in", "to", "against", "from",
     "regarding", "upon", "because", "into", "towards", "toward"}
)  # fmt: skip
_TAKES_CLAUSE = frozenset({THAT, ZERO, INFINITIVE, GERUND, QUESTION})


@frozen
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


@frozen
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


def complements(site: Site) -> tuple[Complement, ...]:
    """Give what the cue governs: none, one, or several where clauses are coordinated."""
    takes = site.match.cue.takes
    if site.match.cue.pos != "verb" and site.begin < site.limit:
        word = site.scene.phrase.lower[site.begin]
        leads = (
            site.child is not None
            and site.child.marker is not None
            and (site.child.marker[0] == site.begin)
        )
        passes = word in site.match.cue.towards and any(
            other in takes and other != word for other, _, _ in site.gap.phrases
        )  # "grateful to Norway for the shipment"
        leads = leads or passes
        if word in PREPOSITIONS and word in takes and not leads and not _appeals(site, word):
            found = ("to" in takes and _for_to(site)) or _behind_preposition(site, word)
            if found:
                return found
    for name in takes:
        finder = _FINDERS.get(name)
        found = finder(site) if finder is not None else _behind_preposition(site, name)
        if found:
            return found
    return ()


def _appeals(site: Site, word: str) -> bool:
    """Tell whether the noun phrase is addressed: "appeal to Israel to open"."""
    return (
        word in site.match.cue.towards
        and site.child is not None
        and site.child.kind == INFINITIVE
        and bool(site.gap.phrases)
    )


def _split(
    site: Site, clause: Clause, rule: str, towards: tuple[int, int] | None
) -> tuple[Complement, ...]:
    """Make one complement of a clause and of each that is coordinated with it."""
    scene = site.scene
    members = [clause, *scene.beside(clause)]
    found = []
    refrain = False
    shared: int | None = None
    for number, member in enumerate(members):
        if member.group is None and number:
            continue
        end = member.last
        if number + 1 < len(members):
            end = min(end, members[number + 1].joint)
        end = min(governed_end(scene, member, site.grammar, member.first), end)
        first, last = trimmed(scene, member.first, end)
        if _shares_object(scene, member, members, number, last):
            shared = first if shared is None else shared
            continue
        if shared is not None:
            first, shared = shared, None
        if first < last:
            if member.marker is not None or not number:
                refrain = _negated(member)
            found.append(Complement(first, last, rule, member, towards, refrain))
    return tuple(found)


def _shares_object(
    scene: Scene, clause: Clause, members: Sequence[Clause], number: int, last: int
) -> bool:
    """Tell whether a bare verb has the object of the next: "to extend and broaden the truce"."""
    group = clause.group
    if group is None or number + 1 >= len(members) or last > group.last:
        return False
    following = members[number + 1]
    return (
        following.group is not None
        and following.subject is None
        and following.marker is None
        and following.group.first - group.last <= 2
        and scene.phrase.tags[group.last] == "CC"
    )


def _negated(clause: Clause) -> bool:
    return clause.kind == INFINITIVE and clause.group is not None and clause.group.negated


def _that(site: Site) -> tuple[Complement, ...]:
    child = site.child
    if child is None or child.kind not in {THAT, ZERO} or child.group is None:
        return ()
    if child.kind == ZERO and site.match.cue.pos == "noun":
        return ()
    towards = site.gap.object
    rule = f"complement: {child.kind} clause"
    if site.match.cue.kind == "evaluation":
        return _together(site, child, rule)
    parts = _split(site, child, rule, towards)
    if site.match.cue.kind == "demand":
        return _same_doer(tuple(_without_doer(site, part) for part in parts))
    if site.match.cue.kind == "commitment":
        return tuple(_without_self(site, part) for part in parts)
    return parts


def _same_doer(parts: tuple[Complement, ...]) -> tuple[Complement, ...]:
    """In "demands that all parties stop and allow aid" both are asked of all parties."""
    found: list[Complement] = []
    for part in parts:
        shares = part.clause is not None and part.clause.subject is None
        towards = found[-1].towards if found and shares else part.towards
        found.append(evolve(part, towards=towards))
    return tuple(found)


def _without_self(site: Site, part: Complement) -> Complement:
    """In "warned that it would leave" the content is what it would do."""
    clause, phrase = part.clause, site.scene.phrase
    if clause is None or clause.group is None or clause.subject is None:
        return part
    if phrase.tags[clause.subject[0]] != "PRP" or clause.group.modal is None:
        return part
    first = clause.group.first + 1
    return evolve(part, first=first) if first < part.last else part


def _without_doer(site: Site, part: Complement) -> Complement:
    """In "demanded that Israel stop" the one who is to act is the addressee, not the content."""
    clause = part.clause
    if clause is None or clause.group is None or clause.subject is None or clause.group.passive:
        return part
    place, group = clause.subject, clause.group
    nouns = site.grammar.words["agent_nouns"]
    head = site.scene.phrase.lower[head_noun(site.scene, *place)]
    if not site.scene.mentions_in(*place) and head not in nouns:
        return part
    first = group.first
    if group.modal is not None and group.head > group.first:
        first += 1
    while first < group.head and site.scene.phrase.lower[first] in site.grammar.words["negators"]:
        first += 1
    if first >= part.last:
        return part
    return evolve(part, first=first, towards=place, refrain=group.negated)


def _together(site: Site, clause: Clause, rule: str) -> tuple[Complement, ...]:
    """What is felt about coordinated clauses is one feeling."""
    last = max(other.last for other in (clause, *site.scene.beside(clause)))
    end = min(governed_end(site.scene, clause, site.grammar, clause.first), site.limit)
    if clause.last < last:
        end = min(last, site.limit)
    first, end = trimmed(site.scene, clause.first, end)
    return (Complement(first, end, rule, clause),) if first < end else ()


def _infinitive(site: Site) -> tuple[Complement, ...]:
    child, cue = site.child, site.match.cue
    if child is None or child.kind != INFINITIVE or child.marker is None:
        return ()
    receiver = site.gap.object
    if receiver is None and child.subject is not None and child.subject[0] >= site.begin:
        receiver = child.subject
    if receiver is not None and "object" not in cue.towards and cue.pos == "verb":
        return ()
    if receiver is not None and "np" in cue.takes and not _can_act(site, receiver):
        return ()
    return _split(site, child, "complement: infinitive", receiver or _receiver(site))


def _can_act(site: Site, place: tuple[int, int]) -> bool:
    """Tell whether a noun phrase may name somebody who is asked to act."""
    scene = site.scene
    if scene.mentions_in(*place):
        return True
    phrase = scene.phrase
    head = head_noun(scene, *place)
    words = site.grammar.words
    return phrase.tags[head] in {"NNS", "NNPS", "NNP", "PRP", "DT"} or (
        phrase.lower[head] in words["collectives"] | words["agent_nouns"] | words["office_nouns"]
    )


def _not_to(site: Site) -> tuple[Complement, ...]:
    return tuple(part for part in _infinitive(site) if part.refrain)


def _for_to(site: Site) -> tuple[Complement, ...]:
    """Read "for X to do", whether the "for" belongs to the cue or not."""
    child, scene = site.child, site.scene
    if child is None or child.kind != INFINITIVE or child.group is None:
        return ()
    place = site.gap.behind(frozenset({"for"})) or (
        site.gap.object if scene.phrase.lower[site.match.last - 1] == "for" else None
    )
    if place is None or child.marker is None or place[1] < child.marker[0] - 1:
        return ()
    if child.group.passive or not _can_act(site, place):
        first, last = trimmed(scene, place[0], min(child.last, site.limit))
        return (Complement(first, last, "complement: for X to be done", child),)
    return _split(site, child, "complement: for X to do", place)


def _gerund(site: Site) -> tuple[Complement, ...]:
    child = site.child
    if child is None:
        for other in site.scene.clauses[site.clause.number + 1 :]:
            if other.kind == PARTICIPLE and other.first == site.begin:
                child = other
    if child is None or child.kind not in {GERUND, PARTICIPLE} or child.first > site.begin + 1:
        return ()
    return _split(site, child, "complement: gerund", None)


def _noun_phrase(site: Site) -> tuple[Complement, ...]:
    scene, begin = site.scene, site.begin
    if begin >= site.limit:
        return ()
    phrase = scene.phrase
    begin = _past_insertion(site)
    tag = phrase.tags[begin]
    if phrase.lower[begin] in site.grammar.words["free_relatives"]:
        first, last = trimmed(scene, begin, site.limit)
        return (Complement(first, last, "complement: what somebody says or does"),)
    if tag in {"IN", "TO", "CC", ",", "WRB", "MD"} and phrase.quoted[begin] < 0:
        return ()
    opens = tag not in {"IN", "TO", "."} and phrase_end(scene, begin, site.limit) > begin
    if not opens and phrase.quoted[begin] < 0:
        return ()
    if site.child is not None and site.child.kind == ZERO and site.child.first == begin:
        return ()
    last = _without_receiver(site)
    first, last = trimmed(scene, begin, last)
    if first >= last:
        return ()
    return (Complement(first, last, "complement: noun phrase", None, _receiver(site)),)


def _past_insertion(site: Site) -> int:
    """Step over "in the strongest terms" or "as nonsense" between a verb and its object."""
    phrase, begin, cue = site.scene.phrase, site.begin, site.match.cue
    if cue.pos != "verb" or phrase.tags[begin] != "IN" or phrase.quoted[begin] >= 0:
        return begin
    if phrase.lower[begin] in cue.takes or phrase.lower[begin] in cue.towards:
        return begin
    end = phrase_end(site.scene, begin + 1, site.limit)
    if begin + 1 == end < site.limit and phrase.tags[end] == "JJ":
        end += 1
    if begin + 1 < end < site.limit and phrase.tags[end] in {"DT", "PRP$", "WP"}:
        return end
    return begin


def _without_receiver(site: Site) -> int:
    """Leave "from X" behind what is demanded of X out of the content."""
    last = site.limit
    cue = site.match.cue
    if cue.kind != "demand":
        return last
    for word, at, place in site.gap.phrases:
        if word in cue.towards and place[1] >= last - 1 and site.scene.mentions_in(*place):
            return at
    return last


def _receiver(site: Site) -> tuple[int, int] | None:
    cue = site.match.cue
    place = site.gap.behind(cue.towards & PREPOSITIONS)
    if place is not None:
        return place
    if "object" in cue.towards and cue.kind != "demand":
        return site.gap.object
    return None


def _behind_preposition(site: Site, word: str) -> tuple[Complement, ...]:
    scene = site.scene
    phrase = scene.phrase
    at = site.begin
    receiver = None
    if at < site.limit and phrase.lower[at] != word:
        if site.gap.object is not None:
            receiver = site.gap.object
            at = receiver[1]
        while at < site.limit and phrase.lower[at] != word:
            skipped = next((p for _, i, p in site.gap.phrases if i == at), None)
            cue = site.match.cue
            if skipped is None or phrase.lower[at] in set(cue.takes) - cue.towards:
                return ()
            if phrase.lower[at] in site.match.cue.towards:
                receiver = skipped
            at = skipped[1]
    if at + 1 >= site.limit:
        return ()
    gerund = next(
        (c for c in scene.clauses[site.clause.number + 1 :] if c.kind in {GERUND, PARTICIPLE}
         and at + 1 <= c.first <= at + 2),
        None,
    )  # fmt: skip
    if gerund is not None:
        return _split(site, gerund, f"complement: {word} with gerund", receiver)
    first, last = trimmed(scene, at + 1, site.limit)
    if first >= last:
        return ()
    if receiver is None and word in site.match.cue.towards:
        receiver = (first, phrase_end(scene, first, last))
    rule = f"complement: behind {word}"
    further = next(
        (c for c in scene.clauses[site.clause.number + 1 :] if c.kind in {GERUND, PARTICIPLE}
         and c.beside is None and first < c.first < last and c.parent == site.clause.number
         and phrase.tags[c.first - 1] == "CC"),
        None,
    )  # fmt: skip
    if further is not None:
        # "calls for humanitarian pauses, as well as creating conditions"
        end = trimmed(scene, first, further.first)[1]
        return (
            Complement(first, end, rule, None, receiver),
            *_split(site, further, f"{rule} with gerund", receiver),
        )
    return (Complement(first, last, rule, None, receiver),)


def _subject(site: Site) -> tuple[Complement, ...]:
    place = site.clause.subject
    if place is None:
        return ()
    first, last = trimmed(site.scene, *place)
    if first >= last:
        return ()
    return (Complement(first, last, "complement: the subject"),)


def _predicate(site: Site) -> tuple[Complement, ...]:
    if site.gap.object is None and site.begin >= site.limit:
        return ()
    first, last = trimmed(site.scene, site.begin, site.limit)
    if first >= last or site.gap.object is None:
        return ()
    return (Complement(first, last, "complement: object and judgement", None, site.gap.object),)


def _rest(site: Site) -> tuple[Complement, ...]:
    if site.scene.phrase.tags[site.match.last - 1] == "TO":
        for clause in site.scene.clauses:
            if clause.kind == INFINITIVE and clause.first == site.match.last:
                return _split(site, clause, "complement: behind the modal", None)
    first, last = trimmed(site.scene, site.match.last, site.limit)
    if first >= last:
        return ()
    return (Complement(first, last, "complement: behind the modal", site.clause),)


def _cue_phrase(site: Site) -> tuple[Complement, ...]:
    group = site.clause.group
    if group is None:
        return ()
    first, last = trimmed(site.scene, group.last, site.limit)
    if first >= last:
        return ()
    place = site.gap.behind(PREPOSITIONS)
    return (Complement(first, last, "complement: the cue's noun phrase", None, place),)


def _whole(site: Site) -> tuple[Complement, ...]:
    first, last = trimmed(site.scene, site.clause.first, site.limit)
    return (Complement(first, last, "complement: the clause"),) if first < last else ()


def _right_to(site: Site) -> tuple[Complement, ...]:
    child = site.child
    if child is None or child.kind not in {INFINITIVE, GERUND}:
        return _noun_phrase(site)
    return _split(site, child, "complement: the right to", None)


def _quote(site: Site) -> tuple[Complement, ...]:
    phrase = site.scene.phrase
    at = site.begin
    if at >= site.limit or phrase.quoted[at] < 0:
        return ()
    end = at
    while end < site.limit and phrase.quoted[end] == phrase.quoted[at]:
        end += 1
    first, last = trimmed(site.scene, at, end)
    return (Complement(first, last, "complement: quotation"),) if first < last else ()


_FINDERS: Mapping[str, Callable[[Site], tuple[Complement, ...]]] = {
    "rest": _rest,
    "cue_np": _cue_phrase,
    "subject": _subject,
    "for_to": _for_to,
    "not to": _not_to,
    "to": _infinitive,
    "right_to": _right_to,
    "that": _that,
    "ing": _gerund,
    "predicate": _predicate,
    "np": _noun_phrase,
    "clause": _whole,
    "quote": _quote,
}
