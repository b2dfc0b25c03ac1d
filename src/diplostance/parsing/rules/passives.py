"""Passives: "the attack was condemned by Iran", "Iran was urged by the EU to withdraw"."""

from __future__ import annotations

from attrs import evolve

from diplostance.parsing.chunks import VerbGroup
from diplostance.parsing.clauses import PARTICIPLE, RELATIVE, Clause
from diplostance.parsing.lexicon import Cue
from diplostance.parsing.rules.acts import cue_span, make
from diplostance.parsing.rules.complements import complements
from diplostance.parsing.rules.extent import phrase_end, place_of, trimmed
from diplostance.parsing.rules.needs import met
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.rules.setting import Setting
from diplostance.parsing.rules.site import SAID_OF_NOUN, Complement, Site, site_of
from diplostance.parsing.who import Subject

_DETERMINERS = frozenset({"DT", "PRP$", "WDT"})
_NOMINAL = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "PRP$", "POS"})


def read_passive(reading: Reading, clause: Clause) -> bool:
    """Read "the attack was condemned by Iran", "Iran was urged by the EU to withdraw"."""
    scene, grammar, memory = reading.scene, reading.grammar, reading.memory
    group = clause.group
    if group is None or _only_possible(reading, group):
        return False
    agent = agent_of(reading, clause)
    if agent is None:
        return False
    for match in grammar.cues(scene.phrase, group):
        if match.cue.pos != "verb" or match.cue.kind == "none" or _idle_claim(match.cue):
            continue
        site = site_of(scene, grammar, clause, match)
        parts = _behind_passive(site) or _predicate_of(site)
        if not parts and (place := _patient(reading, clause)) is not None:
            first, last = trimmed(scene, *place)
            parts = (Complement(first, last, "passive: the subject"),)
            if match.cue.kind == "claim" and match.cue.reporting and match.cue.id.endswith(".say"):
                continue  # "thanks, conveyed by the envoy"
            if match.cue.kind == "decision":
                first, last = _with_complement(site, first, last)
                parts = (Complement(first, last, "passive: the subject"),)
        patient = _patient(reading, clause) if "object" in match.cue.towards else None
        for found in parts:
            asks = match.cue.kind == "demand" and found.clause is None
            whom = None if asks and patient == (found.first, found.last) else patient
            part = found if found.towards is not None else evolve(found, towards=whom)
            setting = Setting(site, part, agent, memory)
            if met(setting) and agent.voice is not None:
                draft = make(reading, setting, agent.voice, cue_span(scene, site))
                reading.add(draft, "passive with its agent")
                memory.note(agent.voice)
                return True
    return False


def _only_possible(reading: Reading, group: VerbGroup) -> bool:
    """Tell whether nothing was done: "can only be settled by Congress", "may be lifted by Chad"."""
    return group.modal is not None and group.modal not in reading.grammar.words["future_modals"]


def _idle_claim(cue: Cue) -> bool:
    """Tell whether a cue in the passive claims nothing: "Mali, followed by Chad"."""
    plain = cue.mode in {None, "assert"} and "predicate" not in cue.takes
    return cue.kind == "claim" and not cue.reporting and plain


def _behind_passive(site: Site) -> tuple[Complement, ...]:
    """Give the complement behind the agent: "was accused by Georgia of moving the border"."""
    wanted = tuple(take for take in site.match.cue.takes if take not in {"np", "subject", "ing"})
    if not wanted:
        return ()
    cue = evolve(site.match.cue, takes=wanted)
    return complements(evolve(site, match=evolve(site.match, cue=cue)))


def _predicate_of(site: Site) -> tuple[Complement, ...]:
    """Read "The trial was branded unlawful by Spain": the subject with what is said of it."""
    clause, scene = site.clause, site.scene
    if "predicate" not in site.match.cue.takes or clause.group is None:
        return ()
    if clause.kind == PARTICIPLE:
        at = place_of(scene, site.grammar.words["as"], clause.group.last, clause.last)
        first, last = trimmed(scene, clause.last if at is None else at + 1, clause.last)
        rule = SAID_OF_NOUN
        return (Complement(first, last, rule, None, (first, last)),) if first < last else ()
    if clause.subject is None:
        return ()
    end = place_of(scene, site.grammar.words["by"], clause.group.last, clause.last)
    if end is None or end == clause.group.last < clause.last - 1:
        end = clause.last  # "was described by Spain as unlawful"
    first, last = trimmed(scene, clause.subject[0], end)
    rule = "passive: the subject and what is said of it"
    return (Complement(first, last, rule, None, clause.subject),) if first < last else ()


def _with_complement(site: Site, first: int, last: int) -> tuple[int, int]:
    """Take in what is done besides: "the temple was awarded to Cambodia by"."""
    clause, phrase, words = site.clause, site.scene.phrase, site.grammar.words
    group = clause.group
    if group is None or clause.subject is None or not group.finite:
        return first, last
    by = place_of(site.scene, words["by"], group.last, clause.last)
    pronoun = last - first == 1 and phrase.tags[first] == "PRP"
    behind = max(group.last, site.match.last)
    end = behind if by is None else by
    further = end > behind and phrase.lower[behind] not in site.match.cue.towards
    return (first, end) if pronoun or further else (first, last)


def _patient(reading: Reading, clause: Clause) -> tuple[int, int] | None:
    """Give the subject of a passive clause, or the noun phrase that a relative clause hangs on."""
    phrase = reading.scene.phrase
    if clause.subject is not None:
        first, last = clause.subject
        comma = max((at for at in range(first, last) if phrase.lower[at] == ","), default=-1)
        if clause.kind == PARTICIPLE and comma > 0 and phrase.tags[comma + 1] == "IN":
            return comma + 2, last  # "protects the camps, in a ruling praised by"
        return first, last
    if clause.kind not in {RELATIVE, PARTICIPLE}:
        return None
    end = clause.marker[0] if clause.marker is not None else clause.first
    while end > 0 and phrase.lower[end - 1] == ",":
        end -= 1
    first, tail = end, end
    while True:
        while first > 0 and phrase.tags[first - 1] in _NOMINAL:
            first -= 1
        bare = not any(tag in _DETERMINERS for tag in phrase.tags[first:tail])
        joined = first > 1 and phrase.tags[first - 1] == "IN" and first < tail
        if not (bare and joined and phrase.tags[first - 2] in _NOMINAL):
            return (first, end) if first < tail else None
        tail = first = first - 1  # "the truce in Syria announced by Russia"


def agent_of(reading: Reading, clause: Clause) -> Subject | None:
    """Give who stands behind "by" in a passive clause."""
    group = clause.group
    if group is None:
        return None
    scene, by = reading.scene, reading.grammar.words["by"]
    at = place_of(scene, by, group.last, min(clause.last, group.last + 25))
    if at is None:
        return None
    end = phrase_end(scene, at + 1, clause.last)
    if end > at + 1:
        agent = reading.memory.resolve(scene, at + 1, end)
        if agent.voice is not None:
            return agent
    return reading.memory.following(scene, at + 1, clause.last)
