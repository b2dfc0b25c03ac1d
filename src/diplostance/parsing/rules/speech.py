"""Speech: clauses in somebody's mouth, reported or verbatim.

Each clause becomes one act: a cue of the speaker's own ("we condemn"), a modal ("Iran must", "it
would"), the act of another that the speaker tells, or else a plain claim.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from diplostance.model import Actor, Span
from diplostance.parsing.clauses import GERUND, INFINITIVE, MAIN, PARTICIPLE, Clause
from diplostance.parsing.drafts import Draft, Voice
from diplostance.parsing.lexicon import Cue, CueMatch
from diplostance.parsing.rules.acts import cue_span, make
from diplostance.parsing.rules.complements import Complement, complements, site_of
from diplostance.parsing.rules.cueing import Fit, first_fit
from diplostance.parsing.rules.extent import governed_end, head_noun, trimmed
from diplostance.parsing.rules.needs import Setting, met
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.who import Subject

_SHORTEST = 2
PLAIN = "plain claim"
"""The rule that takes what no other rule takes."""


@frozen
class Mouth:
    """Who says some clauses, and how that is marked.

    Attributes:
        voice: The speaker.
        cue: The reporting words, or None in the speaker's own text.
        entry: The lexicon entry of the reporting words.
        attribution: Who tells it in turn.
        implied: Whether clauses without a subject are the speaker's own.
    """

    voice: Voice
    cue: Span | None
    entry: Cue | None = None
    attribution: tuple[tuple[Voice, Span | None], ...] = ()
    implied: bool = False


def report(reading: Reading, members: Sequence[Clause], mouth: Mouth, limit: int) -> int:
    """Read clauses of one level that somebody says, up to a word; give how many acts came out."""
    memory, scene = reading.memory, reading.scene
    before = len(reading.drafts)
    memory.other = None
    own, verbatim = memory.own, memory.verbatim
    bare: Clause | None = None
    for number, clause in enumerate(members):
        if clause.group is None or clause.number in reading.used:
            continue
        if number + 1 < len(members) and _shares_object(reading, clause, members[number + 1]):
            bare = clause if bare is None else bare
            continue
        reading.used.add(clause.number)
        memory.own = mouth.voice
        place = clause.group.first if clause.subject is None else clause.subject[0]
        memory.verbatim = mouth.cue is None or scene.phrase.quoted[place] >= 0
        end = min(clause.last, limit)
        if number + 1 < len(members):
            end = min(end, max(members[number + 1].joint, clause.first + 1))
        _clause(reading, clause, mouth, end)
        if bare is not None and reading.drafts and reading.drafts[-1].rules[-1] == PLAIN:
            _start_at(reading, bare)
        bare = None
        memory.own, memory.verbatim = own, verbatim
    return len(reading.drafts) - before


def _shares_object(reading: Reading, clause: Clause, following: Clause) -> bool:
    """Tell whether a verb has the object of the next: "China deplores and opposes the sale"."""
    group, phrase = clause.group, reading.scene.phrase
    return (
        group is not None
        and following.group is not None
        and following.beside == clause.number
        and following.subject is None
        and group.last < len(phrase)
        and phrase.tags[group.last] == "CC"
        and following.group.first - group.last <= 2
    )


def _start_at(reading: Reading, clause: Clause) -> None:
    """Let the claim made last start with the verb before, which has the same object."""
    draft = reading.drafts[-1]
    start = reading.scene.phrase.tokens[clause.first].start
    if draft.content and start < draft.content[0].start:
        first = Span(start=start, end=draft.content[0].end)
        draft.content = (first, *draft.content[1:])


def _clause(reading: Reading, clause: Clause, mouth: Mouth, end: int) -> None:
    if _is_question(reading, end):
        return
    subject = _subject(reading, clause, mouth)
    if _announces(reading, clause, subject):
        return
    if subject.own and _own_act(reading, clause, subject, mouth):
        return
    if _shared_modal(reading, clause, subject, mouth):
        return
    if _phrase(reading, clause, subject, mouth) or _modal(reading, clause, subject, mouth):
        return
    if _asked(reading, clause, subject, mouth):
        return
    if not subject.own:
        if subject.voice is not None and _told(reading, clause, subject, mouth):
            return
        if _judged(reading, clause, subject, mouth):
            return
    _claim(reading, clause, subject, mouth, end)


def _announces(reading: Reading, clause: Clause, subject: Subject) -> bool:
    """Read "Minister Ellwood said:", which only opens what follows."""
    scene, group = reading.scene, clause.group
    lower = scene.phrase.lower
    if group is None or reading.grammar.speaks(scene.phrase, group) != 2:
        return False
    if not any(word == ":" for word in lower[clause.last - 1 : clause.last + 1]):
        return False
    if subject.voice is not None:
        reading.memory.opens(scene, subject.voice)
    return True


def _is_question(reading: Reading, end: int) -> bool:
    lower = reading.scene.phrase.lower
    at = end
    while at < len(lower) and at < end + 2:
        if lower[at] == "?":
            return True
        at += 1
    return False


def _subject(reading: Reading, clause: Clause, mouth: Mouth) -> Subject:
    subject = reading.memory.subject(reading.scene, clause)
    memory = reading.memory
    if subject.own and memory.other is not None and _asked_of_other(reading, clause, subject):
        return evolve(subject, voice=memory.other, own=False)
    if not subject.own and subject.voice is not None:
        memory.other = subject.voice
    if subject.first < subject.last and reading.scene.phrase.tags[subject.first] != "PRP":
        words = reading.grammar.words
        first_person = words["first_person_plural"] | words["first_person_singular"]
        memory.self_named = subject.own and (
            reading.scene.phrase.lower[subject.first] not in first_person
        )
    unsaid = subject.voice is None and subject.first == subject.last
    if unsaid and (mouth.implied or _lets(reading, clause)):
        return evolve(subject, voice=mouth.voice, own=True)
    return subject


def _asked_of_other(reading: Reading, clause: Clause, subject: Subject) -> bool:
    """Tell whether "it must pay" means the one spoken of before, not the speaker."""
    phrase, group = reading.scene.phrase, clause.group
    words = reading.grammar.words
    return (
        group is not None
        and group.modal in words["wish_modals"]
        and subject.last - subject.first == 1
        and phrase.lower[subject.first] in words["third_person"]
    )


def _lets(reading: Reading, clause: Clause) -> bool:
    """Tell whether a clause starts with "let me" or "allow us"."""
    group = clause.group
    return group is not None and (
        reading.scene.phrase.lower[group.head] in reading.grammar.words["permission_verbs"]
    )


# The speaker's own acts --------------------------------------------------------------------------


def _own_act(reading: Reading, clause: Clause, subject: Subject, mouth: Mouth) -> bool:
    """Read "we condemn", "we are committed to", "we believe that", "I want to thank"."""
    group = clause.group
    words = reading.grammar.words
    if (
        group is not None
        and reading.scene.phrase.lower[group.head] in words["wrappers"]
        and (_wrapped(reading, clause, subject, mouth))
    ):
        return True
    fit = first_fit(reading, clause, subject)
    if fit is None:
        return False
    if fit.kind == "none":
        return True
    if fit.reporting and fit.kind == "claim":
        return _nested(reading, fit, mouth)
    if fit.kind == "claim" and not fit.reporting and fit.site.match.cue.id.endswith(".say"):
        return False
    if fit.kind in {"decision", "claim"} and group is not None and group.modal is not None:
        return False  # "we will recognise the state": not yet
    agrees = fit.site.match.cue.mode == "agree"
    if fit.kind == "commitment" and group is not None and group.modal and (group.negated or agrees):
        return False  # "will never renounce it", "will sign it": the modal carries it
    _emit(reading, fit, _of_them(subject, mouth), mouth, "own words")
    return True


def _of_them(subject: Subject, mouth: Mouth) -> Voice:
    """Give the one of several issuers that a sentence names: "Chile thanked Peru"."""
    voice = subject.voice
    return voice if voice is not None and voice.ids < mouth.voice.ids else mouth.voice


def _wrapped(reading: Reading, clause: Clause, subject: Subject, mouth: Mouth) -> bool:
    """Read "would like to thank", "continue to call on", "join others in condemning"."""
    for child in reading.scene.clauses[clause.number + 1 :]:
        if child.parent != clause.number or child.kind not in {INFINITIVE, GERUND, PARTICIPLE}:
            continue
        if (
            child.subject is not None
            and child.group is not None
            and (child.subject[0] >= (clause.group.last if clause.group else 0))
        ):
            own = reading.memory.resolve(reading.scene, *child.subject)
            if not own.own:
                continue
        fit = first_fit(reading, child, subject)
        if fit is None or child.number in reading.used:
            continue
        if fit.kind == "none":
            return True
        reading.used.add(child.number)
        if fit.reporting and fit.kind == "claim":
            return _nested(reading, fit, mouth)
        _emit(reading, fit, mouth.voice, mouth, "own words behind another verb")
        for other in reading.scene.beside(child):
            more = first_fit(reading, other, subject)
            if more is not None:
                reading.used.add(other.number)
                _emit(reading, more, mouth.voice, mouth, "own words, coordinated")
        return True
    return False


def _nested(reading: Reading, fit: Fit, mouth: Mouth) -> bool:
    members = [s.part.clause for s in fit.settings if s.part.clause is not None]
    inner = evolve(
        mouth, cue=cue_span(reading.scene, fit.site), entry=fit.site.match.cue, implied=False
    )
    limit = max(part.last for part in fit.parts)
    if fit.site.match.cue.mode == "deny":
        _emit(reading, fit, mouth.voice, mouth, "denial")
        return True
    if all(member.number in reading.used for member in members):
        return True
    return report(reading, members, inner, limit) > 0


def _emit(reading: Reading, fit: Fit, voice: Voice, mouth: Mouth, rule: str) -> None:
    cue = cue_span(reading.scene, fit.site)
    for setting in fit.settings:
        draft = make(reading, setting, voice, cue, mouth.attribution)
        reading.add(draft, rule)
        if setting.part.clause is not None:
            reading.used.add(setting.part.clause.number)


def _shared_modal(reading: Reading, clause: Clause, subject: Subject, mouth: Mouth) -> bool:
    """Read the second verb of "Iran must withdraw and pay" with the modal of the first."""
    scene, group = reading.scene, clause.group
    if clause.beside is None or clause.subject is not None or group is None:
        return False
    if scene.phrase.tags[group.first] not in {"VB", "VBP"}:
        return False
    before = scene.clauses[clause.beside]
    while before.beside is not None and (before.group is None or before.group.modal is None):
        before = scene.clauses[before.beside]
    if before.group is None or before.group.modal is None:
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


def _phrase(reading: Reading, clause: Clause, subject: Subject, mouth: Mouth) -> bool:
    """Read a fixed phrase: "our aim is to", "our thoughts go out to"."""
    if subject.own or subject.voice is not None:
        return False
    fit = first_fit(reading, clause, subject)
    if fit is None or fit.site.match.cue.pos != "phrase":
        return False
    if fit.kind in {"commitment", "claim"} and not _possessed(reading, subject):
        return False
    if fit.reporting and fit.kind == "claim":
        return _nested(reading, fit, mouth)
    _emit(reading, fit, mouth.voice, mouth, "fixed phrase")
    return True


def _possessed(reading: Reading, subject: Subject) -> bool:
    """Tell whether the subject is something of the speaker's own: "our goal"."""
    if subject.first >= subject.last:
        return False
    word = reading.scene.phrase.lower[subject.first]
    words = reading.grammar.words
    return word in words["first_person_plural"] or word in words["first_person_singular"]


# Modals ------------------------------------------------------------------------------------------


def _modal(reading: Reading, clause: Clause, subject: Subject, mouth: Mouth) -> bool:
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
            for setting in settings:
                draft = _wish(reading, setting, mouth, "modal in a speaker's mouth")
                if group.negated:
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
    if match.cue.kind == "commitment":
        if phrase.lower[at] == "would" and reading.memory.verbatim:
            return False
        return subject.own
    follow = phrase.lower[match.last]
    if (
        follow in words["have"]
        and match.last + 1 < len(phrase)
        and (phrase.tags[match.last + 1] == "VBN")
    ):
        return False
    if subject.own and phrase.lower[at] != "must" and phrase.lower[at] not in words["wish_modals"]:
        return False
    return not (
        subject.own
        and subject.first < subject.last
        and (phrase.lower[subject.first] in words["first_person_singular"])
    )


def _idle(reading: Reading, at: int) -> bool:
    """Tell whether what is to be done is no act: "we need to refer you to"."""
    matches = reading.grammar.lexicon.matches("verb", reading.scene.phrase.lower, at)
    return any(match.cue.kind == "none" for match in matches)


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
    if match.cue.kind == "demand":
        part = evolve(part, first=_behind_not(reading, part.first, part.last))
    if match.cue.kind != "demand" or subject.own or group is None:
        return part
    place = clause.subject
    phrase = reading.scene.phrase
    names = place is not None and (
        bool(reading.scene.mentions_in(*place))
        or phrase.lower[head_noun(reading.scene, *place)] in reading.grammar.words["agent_nouns"]
    )
    if place is None or (names and not group.passive):
        return part
    if reading.scene.phrase.tags[place[0]] == "PRP" and not group.passive:
        return part
    return evolve(part, first=place[0])


# Others ------------------------------------------------------------------------------------------


def _told(reading: Reading, clause: Clause, subject: Subject, mouth: Mouth) -> bool:
    """Read another's act that the speaker tells: "Japan has promised to send aid"."""
    fit = first_fit(reading, clause, subject)
    if fit is None or subject.voice is None:
        return False
    cue = fit.site.match.cue
    if cue.kind == "none":
        return True
    if "subject" in cue.towards:
        _emit(reading, fit, mouth.voice, mouth, "what another is to do")
        return True
    voice = subject.voice
    attribution = (*mouth.attribution, (mouth.voice, mouth.cue))
    told = evolve(mouth, voice=voice, attribution=attribution, implied=False)
    if fit.reporting:
        members = [s.part.clause for s in fit.settings if s.part.clause is not None]
        inner = evolve(told, cue=cue_span(reading.scene, fit.site), entry=cue)
        return report(reading, members, inner, max(p.last for p in fit.parts)) > 0
    if cue.kind in {"claim", "decision"} or cue.force in {"support", "consider", "plan"}:
        return False
    _emit(reading, fit, voice, told, "another's act, told")
    return True


def _judged(reading: Reading, clause: Clause, subject: Subject, mouth: Mouth) -> bool:
    """Read a judgement on a thing: "the attack is unacceptable", "it is vital that"."""
    nobody = Subject(None, subject.first, subject.last)
    fit = first_fit(reading, clause, nobody)
    if fit is None:
        return False
    cue = fit.site.match.cue
    if cue.kind == "claim" and "thing" in cue.needs and fit.reporting:
        return _nested(reading, fit, mouth)
    if cue.kind not in {"evaluation", "demand"} or cue.pos == "verb":
        return False
    _emit(reading, fit, mouth.voice, mouth, "judgement on a thing")
    return True


def _asked(reading: Reading, clause: Clause, subject: Subject, mouth: Mouth) -> bool:
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


# Plain claims ------------------------------------------------------------------------------------


def _claim(reading: Reading, clause: Clause, subject: Subject, mouth: Mouth, end: int) -> None:
    scene, group = reading.scene, clause.group
    assert group is not None  # noqa: S101 - callers pass clauses with a verb only
    last = governed_end(scene, clause, reading.grammar, clause.first, own=subject.own)
    last = min(end, last)
    first, last = trimmed(scene, clause.first, last)
    cue = mouth.cue
    if cue is None:
        cue = scene.phrase.span(group.first, group.head + 1)
        if subject.own and subject.first < subject.last <= group.first:
            first, last = trimmed(scene, group.last, max(last, group.last))
    if last - first < _SHORTEST:
        return
    content = scene.phrase.span(first, last)
    if _goes_on(reading, clause, mouth):
        before = reading.drafts[-1]
        before.content = (Span(start=before.content[0].start, end=content.end),)
        return
    draft = Draft(
        kind="claim",
        voice=mouth.voice,
        cue=cue,
        entry=mouth.entry,
        content=(content,),
        towards=_spoken_of(reading, subject, mouth),
        force="say" if mouth.entry is None else mouth.entry.force,
        mode="assert" if mouth.entry is None else mouth.entry.mode or "assert",
        attribution=mouth.attribution,
    )
    reading.add(draft, PLAIN)


def _goes_on(reading: Reading, clause: Clause, mouth: Mouth) -> bool:
    """Tell whether a verb goes on with what is reported of the same subject, as one claim."""
    if mouth.cue is None or clause.beside is None or clause.subject is not None:
        return False
    if clause.group is None or clause.group.modal is not None or clause.group.negated:
        return False
    if not reading.drafts or reading.scene.clauses[clause.beside].kind == MAIN:
        return False
    before = reading.drafts[-1]
    return before.kind == "claim" and before.cue == mouth.cue and before.rules[-1] == PLAIN


def _spoken_of(reading: Reading, subject: Subject, mouth: Mouth) -> tuple[Actor, ...]:
    """Give the principals that the subject of a claim names: "U.S. actions"."""
    if subject.own or subject.first >= subject.last:
        return ()
    cast = reading.memory.cast
    named = (
        cast.principal(item.actor)
        for item in reading.scene.mentions_in(subject.first, subject.last)
    )
    return tuple({a.id: a for a in named if a.id not in mouth.voice.ids}.values())
