"""Modals in somebody's mouth: "Iran must withdraw" and "we will withdraw"."""

from __future__ import annotations

from attrs import evolve

from diplostance.parsing.chunks import VerbGroup
from diplostance.parsing.clauses import Clause
from diplostance.parsing.drafts import Draft
from diplostance.parsing.lexicon import CueMatch
from diplostance.parsing.rules.acts import make
from diplostance.parsing.rules.complements import complements
from diplostance.parsing.rules.extent import governed_end, head_noun, trimmed
from diplostance.parsing.rules.mouth import Mouth
from diplostance.parsing.rules.needs import met
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.rules.setting import Setting
from diplostance.parsing.rules.site import Complement, is_thing_of, site_of
from diplostance.parsing.who import Subject


def with_modal(reading: Reading, clause: Clause) -> Clause | None:
    """Give the clause whose modal the bare verb of a coordinated one shares."""
    scene, group = reading.scene, clause.group
    if clause.beside is None or clause.subject is not None or group is None:
        return None
    if scene.phrase.tags[group.first] not in {"VB", "VBP"}:
        return None
    before = scene.clauses[clause.beside]
    while before.beside is not None and (before.group is None or before.group.modal is None):
        before = scene.clauses[before.beside]
    return None if before.group is None or before.group.modal is None else before


def shared_modal(reading: Reading, clause: Clause, subject: Subject, mouth: Mouth) -> bool:
    """Read the second verb of "Iran must withdraw and pay" with the modal of the first."""
    scene, group = reading.scene, clause.group
    before = with_modal(reading, clause)
    if before is None or before.group is None or group is None:
        return False
    match = next(
        (
            m
            for at in range(before.group.first, before.group.head + 1)
            for m in reading.grammar.lexicon.matches("modal", scene.phrase.lower, at)
            if _modal_fits(reading, m, subject, at)
        ),
        None,
    )
    if match is None:
        return False
    last = governed_end(scene, clause, reading.grammar, group.first)
    first, last = trimmed(scene, group.first, min(last, clause.last))
    if first >= last:
        return False
    site = site_of(scene, reading.grammar, before, match)
    part = Complement(first, last, "complement: behind a shared modal", clause)
    setting = Setting(site, part, subject, reading.memory)
    _wish(reading, setting, mouth, "shared modal in a speaker's mouth")
    return True


def _wish(reading: Reading, setting: Setting, mouth: Mouth, rule: str) -> Draft:
    """Keep the act of a modal: a "not" in it is part of what is wanted, no denial of the act."""
    match = setting.site.match
    cue = reading.scene.phrase.span(match.first, match.last)
    draft = make(reading, setting, mouth.voice, cue, mouth.attribution)
    draft.negated = False
    reading.add(draft, rule)
    return draft


def modal(reading: Reading, clause: Clause, subject: Subject, mouth: Mouth) -> bool:
    """Read "Iran must withdraw" as a demand and "we will withdraw" as a commitment."""
    group = clause.group
    assert group is not None  # noqa: S101 - callers pass clauses with a verb only
    scene, grammar = reading.scene, reading.grammar
    lower = scene.phrase.lower
    for at in range(group.first, group.head + 1):
        for match in grammar.lexicon.matches("modal", lower, at):
            if not _modal_fits(reading, match, subject, at):
                continue
            if subject.own and _idle(reading, match.last):
                return True
            site = site_of(scene, grammar, clause, match)
            parts = complements(site)
            if not parts:
                continue
            settings = [
                Setting(site, _modal_part(reading, part, clause, subject, match), subject,
                        reading.memory)
                for part in parts
            ]  # fmt: skip
            settings = [setting for setting in settings if met(setting)]
            joint = match.cue.kind == "commitment" and _with_others(reading, subject)
            if joint and subject.voice is not None:
                mouth = evolve(mouth, voice=subject.voice)
            for setting in settings:
                draft = _wish(reading, setting, mouth, "modal in a speaker's mouth")
                nobody = _nobody(reading, clause)
                if group.negated != nobody or match.cue.force == "refuse":
                    draft.polarity = "refrain"
                    if draft.kind == "commitment":
                        draft.mode = "refuse"
                if setting.part.clause is not None:
                    reading.used.add(setting.part.clause.number)
            if settings:
                return True
    return False


def _modal_fits(reading: Reading, match: CueMatch, subject: Subject, at: int) -> bool:
    words = reading.grammar.words
    phrase = reading.scene.phrase
    if match.last >= len(phrase):
        return False
    if phrase.tags[match.last] == "PRP":
        return False  # "nor will it"
    if phrase.tags[at] == "VBN":
        return False  # "the law is needed to help"
    if match.cue.kind == "commitment":
        return _promises(reading, subject, at)
    follow = phrase.lower[match.last]
    if (
        follow in words["have"]
        and match.last + 1 < len(phrase)
        and (phrase.tags[match.last + 1] == "VBN")
    ):
        return False
    if subject.own and phrase.lower[at] not in words["wish_modals"]:
        return False
    return not (
        subject.own
        and subject.first < subject.last
        and (phrase.lower[subject.first] in words["first_person_singular"])
    )


def _promises(reading: Reading, subject: Subject, at: int) -> bool:
    """Tell whether a modal says what the speaker will do or refuses to do."""
    words, lower = reading.grammar.words, reading.scene.phrase.lower
    verbatim = reading.memory.verbatim
    if lower[at] in words["able_modals"] and not _refuses(reading, at, words["refused_verbs"]):
        return False
    if lower[at] in words["did_modals"] and not _refuses(reading, at, words["yielding_verbs"]):
        return False
    if verbatim and (lower[at] in words["reported_modals"] or _foretells(reading, subject, at)):
        return False
    return subject.own or _with_others(reading, subject)


def _foretells(reading: Reading, subject: Subject, at: int) -> bool:
    """Tell whether it is "it will be useful", which says how something will be."""
    phrase, words = reading.scene.phrase, reading.grammar.words
    group = phrase.group_at(at)
    if group is None or phrase.lower[group.head] not in words["bare_be"]:
        return False
    return subject.last - subject.first == 1 and phrase.lower[subject.first] in words["expletives"]


def _with_others(reading: Reading, subject: Subject) -> bool:
    """Tell whether the speaker and others will do it: "Mali and Chad will go on", says Mali."""
    own, voice = reading.memory.own, subject.voice
    if own is None or voice is None or reading.scene.phrase.tags[subject.first] == "PRP":
        return False
    return own.ids < voice.ids and all(actor.kind != "person" for actor in voice.issuers)


def _refuses(reading: Reading, at: int, verbs: frozenset[str]) -> bool:
    """Tell whether "we cannot accept it" says what the speaker will not do."""
    phrase, words = reading.scene.phrase, reading.grammar.words
    group = phrase.group_at(at)
    return (
        group is not None
        and (group.negated or phrase.lower[at] in words["negators"])
        and any(word in verbs for word in phrase.lower[at : group.last])
    )


def _idle(reading: Reading, at: int) -> bool:
    """Tell whether what is to be done is no act: "we need to refer you to", not "will visit"."""
    matches = reading.grammar.lexicon.matches("verb", reading.scene.phrase.lower, at)
    return any(match.cue.kind == "none" and not match.cue.needs for match in matches)


def _nobody(reading: Reading, clause: Clause) -> bool:
    """Tell whether "nobody" or "no country" is to act, which forbids it to all and asks none."""
    place, group, words = clause.subject, clause.group, reading.grammar.words
    lower = reading.scene.phrase.lower
    if place is None or group is None or lower[place[0]] not in words["nobodies"]:
        return False
    doers = words["agent_nouns"] | words["countable_doers"]
    return place[1] - place[0] == 1 or lower[head_noun(reading.scene, *place)] in doers


def _is_conduct(reading: Reading, first: int, last: int) -> bool:
    """Tell whether the subject is what somebody does: "the Houthi offensive must stop"."""
    words = reading.grammar.words
    return reading.scene.phrase.lower[head_noun(reading.scene, first, last)] in (
        words["incident_nouns"] | words["deed_nouns"] | words["conduct_nouns"]
    )


def _behind_not(reading: Reading, first: int, last: int) -> int:
    negators = reading.grammar.words["negators"]
    while first + 1 < last and reading.scene.phrase.lower[first] in negators:
        first += 1
    return first


def _modal_part(
    reading: Reading, part: Complement, clause: Clause, subject: Subject, match: CueMatch
) -> Complement:
    """Let what is demanded start with the subject, unless that is to act, or is the speaker."""
    group = clause.group
    if match.cue.kind == "demand" or match.cue.force == "refuse":
        part = evolve(part, first=_behind_not(reading, part.first, part.last))
    if match.cue.kind != "demand" or subject.own or group is None:
        return part
    place = clause.subject
    phrase = reading.scene.phrase
    names = place is not None and (
        bool(reading.scene.mentions_in(*place))
        or phrase.lower[head_noun(reading.scene, *place)] in reading.grammar.words["agent_nouns"]
    )
    names = names and not _nobody(reading, clause)
    names = names and not (place is not None and is_thing_of(reading.scene, place))
    names = names and not (place is not None and _is_conduct(reading, *place))
    if place is None or (names and not group.passive):
        return part
    inner = None if part.clause is None else part.clause.group
    passive = group.passive or (inner is not None and inner.passive)  # "it had to be reached"
    if reading.scene.phrase.tags[place[0]] == "PRP" and not passive:
        return part
    return evolve(part, first=place[0])


def promised(reading: Reading, group: VerbGroup) -> bool:
    """Tell whether it is a plain "will" outside a question of wishes: not "would like to"."""
    words = reading.grammar.words
    return group.modal in words["future_modals"] - words["reported_modals"]


def goes_on(reading: Reading, clause: Clause) -> bool:
    """Tell whether it is "we will continue to"."""
    group = clause.group
    told = group is not None and group.modal in reading.grammar.words["reported_modals"]
    return (
        group is not None
        and (promised(reading, group) or (told and not reading.memory.verbatim))
        and reading.scene.phrase.lower[group.head] in reading.grammar.words["continuing_verbs"]
    )
