"""Clausal complements: "that", "to", "for X to", "-ing", and what follows a modal."""

from __future__ import annotations

from attrs import evolve

from diplostance.parsing.clauses import (
    ADVERBIAL,
    GERUND,
    INFINITIVE,
    PARTICIPLE,
    THAT,
    ZERO,
    Clause,
)
from diplostance.parsing.rules.extent import (
    before_concession,
    before_time,
    governed_end,
    head_noun,
    shares_object,
    trimmed,
)
from diplostance.parsing.rules.site import Complement, Site, is_somebody, is_thing_of, receiver_of


def split(
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
        following = members[number + 1] if number + 1 < len(members) else None
        whole = evolve(member, last=_with_reduced(site, member))
        end = whole.last
        if following is not None:
            end = min(end, following.joint)
        end = min(governed_end(scene, whole, site.grammar, member.first), end)
        end = _before_background(site, member, end)
        first, last = trimmed(scene, member.first, end)
        bare = member.group is not None and last <= member.group.last
        if (
            bare
            and following is not None
            and following.marker is None
            and shares_object(scene, member, following)
        ):  # "to extend and broaden the truce"
            shared = first if shared is None else shared
            continue
        if shared is not None:
            first, shared = shared, None
        if first < last:
            if member.marker is not None or not number:
                refrain = _negated(member)
            found.append(Complement(first, last, rule, member, towards, refrain))
    return tuple(found)


def _with_reduced(site: Site, clause: Clause) -> int:
    """Take in what a participle behind a comma says of the last noun: "an order, rooted in law"."""
    scene, end = site.scene, clause.last
    for child in scene.clauses[clause.number + 1 :]:
        if child.kind != PARTICIPLE or child.joint != end or child.group is None:
            continue
        reduced = scene.phrase.tags[child.group.first] == "VBN" and child.first == child.group.first
        if reduced and not site.grammar.speaks(scene.phrase, child.group):
            return child.last
    return end


def _before_background(site: Site, clause: Clause, end: int) -> int:
    """Stop at the ", two days after the ship was seized" that the writer adds."""
    scene = site.scene
    for child in scene.clauses[clause.number + 1 :]:
        if child.kind != ADVERBIAL or child.marker is None or child.marker[0] >= end:
            continue
        mark = child.marker[0]
        if scene.phrase.lower[mark] in site.grammar.words["temporal"]:
            at = before_time(scene, clause.first, mark)
            comma = scene.phrase.lower[at - 1] == ","
            if clause.first < at < mark and comma:
                return at
            dangling = scene.phrase.tags[at - 1] in {"IN", "RB"}  # "until after they vote"
            if clause.first < at and not dangling and _happened_before(site, clause, child, mark):
                return at
    return before_concession(scene, clause.first, end)


def _happened_before(site: Site, clause: Clause, child: Clause, mark: int) -> bool:
    """Tell whether it is why somebody acted: "vowed to respond after a drone struck the port"."""
    phrase, group = site.scene.phrase, site.clause.group
    if group is None or child.group is None or phrase.quoted[mark] >= 0:
        return False
    if clause.kind not in {INFINITIVE, GERUND, PARTICIPLE}:
        return False
    comma = phrase.lower[mark - 1] == ","
    acted = phrase.tags[group.head] in {"VBD", "VBN"}
    past = phrase.tags[child.group.first] == "VBD"
    return acted and past and (comma or phrase.lower[mark] in site.grammar.words["sequels"])


def _negated(clause: Clause) -> bool:
    return clause.kind == INFINITIVE and clause.group is not None and clause.group.negated


def that_clause(site: Site) -> tuple[Complement, ...]:
    """Read a clause behind "that", or one without it."""
    child = site.child
    if child is None or child.kind not in {THAT, ZERO} or child.group is None:
        return ()
    cue = site.match.cue
    if child.kind == ZERO and cue.pos == "noun":
        return ()
    if cue.kind == "demand" and site.gap.object is not None and "object" not in cue.towards:
        return ()  # "demanded guarantees that the bloc will not expand"
    towards = site.gap.object
    rule = f"complement: {child.kind} clause"
    if site.match.cue.kind == "evaluation":
        return _together(site, child, rule)
    parts = split(site, child, rule, towards)
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
    if is_thing_of(site.scene, place):
        return part  # "that Canada's inquiry go ahead"
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


def infinitive(site: Site) -> tuple[Complement, ...]:
    """Read "to act", with whom it is asked of."""
    child, cue = site.child, site.match.cue
    if child is None or child.kind != INFINITIVE or child.marker is None:
        return ()
    receiver = site.gap.object
    if receiver is None and child.subject is not None and child.subject[0] >= site.begin:
        receiver = child.subject
    if receiver is None and cue.pos == "verb" and "for" in cue.takes:
        wanted = site.gap.behind(site.grammar.words["for"])
        if wanted is not None and not is_somebody(site, wanted):
            return ()  # "asked for planes to take them home"
    if receiver is not None and "object" not in cue.towards and cue.pos == "verb":
        return ()
    if receiver is not None and "np" in cue.takes:
        done = child.group is not None and child.group.passive and not is_somebody(site, receiver)
        if done or not _can_act(site, receiver):
            return ()  # "expects the talks to be held in May"
    return split(site, child, "complement: infinitive", receiver or receiver_of(site))


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


def not_to(site: Site) -> tuple[Complement, ...]:
    """Read "not to act" alone."""
    return tuple(part for part in infinitive(site) if part.refrain)


def for_to(site: Site) -> tuple[Complement, ...]:
    """Read "for X to do", whether the "for" belongs to the cue or not."""
    child, scene = site.child, site.scene
    if child is None or child.kind != INFINITIVE or child.group is None:
        return ()
    words = site.grammar.words["for"]
    place = site.gap.object if scene.phrase.lower[site.match.last - 1] in words else None
    place = place or site.gap.behind(words)
    if place is not None and child.subject is not None and child.subject[1] > place[1]:
        place = (place[0], child.subject[1])  # "for the zone for refugees to be set up"
    if place is None or child.marker is None or place[1] < child.marker[0] - 1:
        return ()
    if child.group.passive or not _can_act(site, place):
        ends = (member.last for member in (child, *scene.beside(child)))
        first, last = trimmed(scene, place[0], min(max(ends), site.limit))
        return (Complement(first, last, "complement: for X to be done", child),)
    return split(site, child, "complement: for X to do", place)


def gerund(site: Site) -> tuple[Complement, ...]:
    """Read "acting"."""
    child = site.child
    if child is None:
        for other in site.scene.clauses[site.clause.number + 1 :]:
            if other.kind == PARTICIPLE and other.first == site.begin:
                child = other
    if child is None or child.kind not in {GERUND, PARTICIPLE} or child.first > site.begin + 1:
        return ()
    return split(site, child, "complement: gerund", None)


def rest(site: Site) -> tuple[Complement, ...]:
    """Read all that follows a modal."""
    if site.scene.phrase.tags[site.match.last - 1] == "TO":
        for clause in site.scene.clauses:
            if clause.kind == INFINITIVE and clause.first == site.match.last:
                return split(site, clause, "complement: behind the modal", None)
    first, last = trimmed(site.scene, site.match.last, site.limit)
    if first >= last:
        return ()
    parts = (Complement(first, last, "complement: behind the modal", site.clause),)
    return _listed_below(site, parts[0]) or parts


def _listed_below(site: Site, whole: Complement) -> tuple[Complement, ...]:
    """Split "will help free the crew, lower tariffs, and resume talks" into what will be done."""
    scene, group = site.scene, site.clause.group
    if group is None or scene.phrase.lower[group.head] not in site.grammar.words["light_heads"]:
        return ()
    child = next(
        (
            c
            for c in scene.clauses[site.clause.number + 1 :]
            if c.kind == INFINITIVE and c.parent == site.clause.number and c.beside is None
        ),
        None,
    )
    if child is None or child.group is None or child.group.first > group.last + 1:
        return ()
    members = split(site, child, whole.rule, None)
    if len(members) < 2 or members[-1].last > whole.last:
        return ()
    if any(
        scene.phrase.lower[m.clause.group.last] == ","
        for m in members[1:]
        if m.clause and m.clause.group
    ):
        return ()  # "a region that is open, secure, and free"
    return (evolve(members[0], first=whole.first, clause=site.clause), *members[1:])
