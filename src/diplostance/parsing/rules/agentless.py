"""Passives without an agent in an official's own text, which are the issuer's own acts.

"A strong protest was lodged over the raid", "It was conveyed to the Kenyan side that the raid was
wrong", "The ambassador was summoned".
"""

from __future__ import annotations

from attrs import evolve

from diplostance.parsing.clauses import INFINITIVE, THAT, Clause
from diplostance.parsing.rules.acts import cue_span, make
from diplostance.parsing.rules.complements import complements
from diplostance.parsing.rules.extent import governed_end, phrase_end, place_of, trimmed
from diplostance.parsing.rules.mouth import Mouth
from diplostance.parsing.rules.needs import met
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.rules.setting import Setting
from diplostance.parsing.rules.site import Complement, Site, site_of
from diplostance.parsing.who import Subject

_UNSAID = Subject(None, 0, 0)


def told_without_agent(reading: Reading, clause: Clause) -> tuple[Clause, Site] | None:
    """Read "it was conveyed to Kenya that": the clause that is told, and its verb of saying."""
    group, scene = clause.group, reading.scene
    if not _is_agentless(reading, clause) or group is None or clause.subject is None:
        return None
    if scene.phrase.lower[clause.subject[0]] not in reading.grammar.words["expletives"]:
        return None
    for match in reading.grammar.cues(scene.phrase, group):
        if match.cue.pos != "verb" or not match.cue.reporting:
            continue
        for child in scene.clauses[clause.number + 1 :]:
            if child.kind == THAT and child.parent == clause.number:
                return child, site_of(scene, reading.grammar, clause, match)
    return None


def wished_without_agent(reading: Reading, clause: Clause, mouth: Mouth) -> bool:
    """Read "it is hoped that both sides will talk" and "it was agreed to hold a summit"."""
    group, scene = clause.group, reading.scene
    if not _is_agentless(reading, clause) or group is None or clause.subject is None:
        return False
    if scene.phrase.lower[clause.subject[0]] not in reading.grammar.words["expletives"]:
        return False
    subject = Subject(mouth.voice, *clause.subject, own=True)
    for match in reading.grammar.cues(scene.phrase, group):
        if match.cue.pos != "verb" or match.cue.reporting or match.cue.kind == "none":
            continue
        site = site_of(scene, reading.grammar, clause, match)
        if site.child is None or site.child.marker is None or site.gap.object is not None:
            continue
        settings = [
            setting
            for part in complements(site)
            if part.clause is not None
            and met(setting := Setting(site, part, subject, reading.memory))
        ]
        for setting in settings:
            cue = cue_span(scene, site)
            draft = make(reading, setting, mouth.voice, cue, mouth.attribution)
            reading.add(draft, "own wish in the passive")
            if setting.part.clause is not None:
                reading.used.add(setting.part.clause.number)
        if settings:
            return True
    return False


def done_without_agent(reading: Reading, clause: Clause, mouth: Mouth) -> bool:
    """Read "a protest was lodged over the raid" and "the ambassador was summoned"."""
    if not _is_agentless(reading, clause) or clause.subject is None:
        return False
    return _noun(reading, clause, mouth) or _summons(reading, clause, mouth)


def _is_agentless(reading: Reading, clause: Clause) -> bool:
    group = clause.group
    if group is None or not group.passive or group.modal is not None or group.negated:
        return False
    by = reading.grammar.words["by"]
    return place_of(reading.scene, by, group.last, clause.last) is None


def _noun(reading: Reading, clause: Clause, mouth: Mouth) -> bool:
    group, scene, grammar = clause.group, reading.scene, reading.grammar
    lower = scene.phrase.lower
    if group is None or clause.subject is None:
        return False
    if lower[group.head] not in grammar.words["support_verbs"]:
        return False
    for at in range(*clause.subject):
        for match in grammar.lexicon.matches("noun", lower, at):
            if match.cue.kind != "evaluation" or match.last != clause.subject[1]:
                continue
            site = site_of(scene, grammar, clause, match)
            links = grammar.words["receiving_links"]
            place = site.gap.behind(frozenset(match.cue.takes) - links)
            if place is None:
                continue
            end = governed_end(scene, clause, grammar, place[0])
            first, last = trimmed(scene, place[0], end)
            to_whom = site.gap.behind(links)
            part = Complement(first, last, "passive: of a noun", None, to_whom)
            setting = Setting(site, part, _UNSAID, reading.memory)
            cue = scene.phrase.span(clause.subject[0], group.last)
            draft = make(reading, setting, mouth.voice, cue, mouth.attribution)
            before = reading.just_decided()
            if before is not None and not draft.towards:
                draft.towards = before.towards  # "was called in and a protest was lodged"
            reading.add(draft, "own act in the passive")
            return True
    return False


def _summons(reading: Reading, clause: Clause, mouth: Mouth) -> bool:
    group, scene = clause.group, reading.scene
    if group is None or clause.subject is None:
        return False
    for match in reading.grammar.cues(scene.phrase, group):
        if match.cue.pos != "verb" or match.cue.force != "summon":
            continue
        site = site_of(scene, reading.grammar, clause, match)
        end = phrase_end(scene, clause.subject[0], group.first)
        part = Complement(*clause.subject, "passive: the subject", None, clause.subject)
        part = evolve(part, last=max(end, clause.subject[1]))
        if not met(Setting(site, part, _UNSAID, reading.memory)):
            continue
        last = governed_end(scene, clause, reading.grammar, clause.first)
        first, last = trimmed(scene, clause.subject[0], last)
        setting = Setting(site, evolve(part, first=first, last=last), _UNSAID, reading.memory)
        cue = cue_span(scene, site)
        reading.add(
            make(reading, setting, mouth.voice, cue, mouth.attribution), "own act in the passive"
        )
        return True
    return False


def asked_in_passive(reading: Reading, clause: Clause, subject: Subject, mouth: Mouth) -> bool:
    """Read "all states are requested to cooperate" in an official's own text."""
    group, scene = clause.group, reading.scene
    if group is None or not group.passive or group.modal is not None or subject.own:
        return False
    if scene.phrase.tags[group.first] not in {"VBP", "VBZ"}:
        return False
    for match in reading.grammar.cues(scene.phrase, group):
        if match.cue.kind != "demand" or match.cue.pos != "verb":
            continue
        site = site_of(scene, reading.grammar, clause, match)
        if site.child is None or site.child.kind != INFINITIVE:
            continue
        cue = scene.phrase.span(group.first, group.last)
        for part in complements(site):
            setting = Setting(site, part, subject, reading.memory)
            reading.add(
                make(reading, setting, mouth.voice, cue, mouth.attribution), "asked in the passive"
            )
        return True
    return False
