"""Speech: clauses in somebody's mouth, reported or verbatim.

Each clause becomes one act: a cue of the speaker's own ("we condemn"), a modal ("Iran must", "it
would"), the act of another that the speaker tells, or else a plain claim.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from diplostance.model import Span
from diplostance.parsing.chunks import VerbGroup
from diplostance.parsing.clauses import GERUND, INFINITIVE, PARTICIPLE, Clause
from diplostance.parsing.drafts import Voice
from diplostance.parsing.rules.acts import cue_span, make
from diplostance.parsing.rules.agentless import (
    asked_in_passive,
    done_without_agent,
    told_without_agent,
    wished_without_agent,
)
from diplostance.parsing.rules.arranging import arranged
from diplostance.parsing.rules.asking import asked_politely, ordered, wished
from diplostance.parsing.rules.claims import claim
from diplostance.parsing.rules.clefts import judged_behind, what_is_said, why_of
from diplostance.parsing.rules.courtesy import thanks_without_subject
from diplostance.parsing.rules.cueing import Fit, first_fit
from diplostance.parsing.rules.extent import (
    shares_object,
)
from diplostance.parsing.rules.hearers import ask_hearers
from diplostance.parsing.rules.modals import goes_on, modal, promised, shared_modal, with_modal
from diplostance.parsing.rules.mouth import PLAIN, Mouth
from diplostance.parsing.rules.pronouns import (
    asked_of_other,
    is_it,
    just_asked,
    means_speaker,
    means_thing,
)
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.rules.talk import announces, is_question, met_only, of_the_talk
from diplostance.parsing.rules.verdicts import as_reported, only_possible
from diplostance.parsing.who import Subject


def report(reading: Reading, members: Sequence[Clause], mouth: Mouth, limit: int) -> int:
    """Read clauses of one level that somebody says, up to a word; give how many acts came out."""
    memory, scene = reading.memory, reading.scene
    before = len(reading.drafts)
    memory.other = None
    own, verbatim = memory.own, memory.verbatim
    bare: Clause | None = None
    for number, clause in enumerate(members):
        if clause.group is None or clause.number in reading.used:
            if clause.group is None and mouth.cue is None and not wished(reading, clause, mouth):
                halves, cue = what_is_said(reading, clause)
                if halves:
                    report(reading, halves, evolve(mouth, cue=cue), limit)
            continue
        following = members[number + 1] if number + 1 < len(members) else None
        if (
            following is not None
            and following.beside == clause.number
            and shares_object(reading.scene, clause, following)
        ):
            bare = clause if bare is None else bare
            continue
        reading.used.add(clause.number)
        memory.own = mouth.voice
        place = clause.group.first if clause.subject is None else clause.subject[0]
        memory.verbatim = mouth.cue is None or scene.phrase.quoted[place] >= 0
        end = min(clause.last, limit)
        behind = next((m for m in members[number + 1 :] if m.group or m.first >= clause.last), None)
        if behind is not None:
            end = min(end, max(behind.joint, clause.first + 1))
        made = len(reading.drafts)
        _clause(reading, clause, mouth, end)
        ask_hearers(reading, clause, reading.drafts[made:])
        if bare is not None and reading.drafts and reading.drafts[-1].rules[-1] == PLAIN:
            _start_at(reading, bare)
        bare = None
        memory.own, memory.verbatim = own, verbatim
    return len(reading.drafts) - before


def _start_at(reading: Reading, clause: Clause) -> None:
    """Let the claim made last start with the verb before, which has the same object."""
    draft = reading.drafts[-1]
    start = reading.scene.phrase.tokens[clause.first].start
    if draft.content and start < draft.content[0].start:
        first = Span(start=start, end=draft.content[0].end)
        draft.content = (first, *draft.content[1:])


def _clause(reading: Reading, clause: Clause, mouth: Mouth, end: int) -> None:
    if is_question(reading, end) or of_the_talk(reading.scene, clause):
        return
    clause = why_of(reading, clause) or clause
    end = min(end, clause.last)
    subject = _subject(reading, clause, mouth)
    if announces(reading, clause, subject):
        return
    if asked_politely(reading, clause, subject, mouth) or ordered(reading, clause, mouth):
        return
    if subject.own and _own_act(reading, clause, subject, mouth):
        return
    if shared_modal(reading, clause, subject, mouth) or _phrase(reading, clause, subject, mouth):
        return
    if modal(reading, clause, subject, mouth):
        return
    if asked_in_passive(reading, clause, subject, mouth) or met_only(reading, clause, subject):
        return
    if mouth.cue is None and _agentless(reading, clause, subject, mouth):
        return
    if not subject.own and subject.voice is not None and _told(reading, clause, subject, mouth):
        return
    if (not subject.own or is_it(reading, subject)) and _judged(reading, clause, subject, mouth):
        return
    claim(reading, clause, subject, mouth, end)


def _subject(reading: Reading, clause: Clause, mouth: Mouth) -> Subject:
    memory = reading.memory
    subject = _addressing(reading, clause) or memory.subject(reading.scene, clause)
    if subject.own and asked_of_other(reading, clause, subject):
        other = memory.other or just_asked(reading, mouth)
        if other is not None:
            return evolve(subject, voice=other, own=False)
    if not subject.own and subject.voice is not None:
        memory.other = subject.voice
    if subject.first < subject.last and reading.scene.phrase.tags[subject.first] != "PRP":
        said = reading.scene.phrase.lower[subject.first]
        memory.self_named = subject.own and not reading.grammar.words.oneself(said)
    if subject.own and means_thing(reading, clause, subject):
        return Subject(None, subject.first, subject.last)
    if subject.voice is None and means_speaker(reading, clause, subject, mouth):
        return evolve(subject, voice=mouth.voice, own=True)
    unsaid = subject.voice is None and subject.first == subject.last
    if unsaid and (
        mouth.implied or _lets(reading, clause) or thanks_without_subject(reading, clause)
    ):
        return evolve(subject, voice=mouth.voice, own=True)
    return subject


def _addressing(reading: Reading, clause: Clause) -> Subject | None:
    """Read the "I" of "Friends, I thank Kenya", which is no list with those addressed."""
    group, phrase = clause.group, reading.scene.phrase
    if group is None or clause.subject is None:
        return None
    at = group.first - 1
    while at > clause.first and phrase.tags[at] == "RB":
        at -= 1
    oneself = phrase.tags[at] == "PRP" and reading.grammar.words.oneself(phrase.lower[at])
    if at <= clause.first or not oneself:
        return None
    apart = phrase.lower[at - 1] == "," and clause.subject[1] < at
    return reading.memory.resolve(reading.scene, at, at + 1) if apart else None


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
    wrappers = words["wrappers"] | words["resolving_verbs"]
    if (
        group is not None
        and reading.scene.phrase.lower[group.head] in wrappers
        and (_wrapped(reading, clause, subject, mouth))
    ):
        return True
    fit = first_fit(reading, clause, subject)
    if fit is None:
        return False
    if fit.kind == "none":
        return True
    future = group is not None and group.modal in words["future_modals"]
    if fit.reporting and fit.kind == "claim":
        if future and not reading.memory.verbatim:
            return False  # "said Mali would declare the envoy unwelcome"
        return _nested(reading, fit, mouth)
    if group is not None and reading.scene.phrase.tags[group.first] == "VB":
        shared = with_modal(reading, clause)
        if shared is not None and shared.group is not None and not shared.group.negated:
            group = shared.group  # "will arm Mali and support Chad"
    told = mouth.cue is not None and fit.site.match.cue.pos == "adjective"
    if told and fit.kind == "claim" and all(s.part.clause is None for s in fit.settings):
        return False  # "said it was aware of the reports" is told as it is
    if _carried_by_modal(reading, fit, group) or _recalled(reading, fit, group, mouth):
        return False
    _emit(reading, fit, _of_them(subject, mouth), mouth, "own words")
    return True


def _carried_by_modal(reading: Reading, fit: Fit, group: VerbGroup | None) -> bool:
    """Tell whether the verb's own cue does not count: it is only said, or still to come."""
    cue = fit.site.match.cue
    if fit.kind == "claim" and not fit.reporting and cue.id.endswith(".say"):
        return True
    if group is None or group.modal is None:
        return False
    if fit.kind in {"decision", "claim"}:
        return True  # "we will recognise the state": not yet
    if fit.kind == "demand":
        future = group.modal in reading.grammar.words["future_modals"]
        return group.negated and future  # "we will not beg anyone to pay"
    if fit.kind == "evaluation":
        return promised(reading, group)  # "we will support the mediator"
    # "will never renounce it", "will sign it": the modal carries it
    return fit.kind == "commitment" and (group.negated or cue.mode == "agree")


def _recalled(reading: Reading, fit: Fit, group: VerbGroup | None, mouth: Mouth) -> bool:
    """Tell whether the act was done before: "recalling that it endorsed the agreement"."""
    if group is None or mouth.entry is None or mouth.entry.mode != "recall":
        return False
    past = reading.scene.phrase.tags[group.first] == "VBD"
    return past and fit.kind in {"decision", "commitment"}


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
        if fit.kind not in {"demand", "commitment"} and goes_on(reading, clause):
            return False  # "we will continue to monitor the border"
        decided = clause.group is not None and (
            reading.scene.phrase.lower[clause.group.head]
            in reading.grammar.words["resolving_verbs"]
        )
        if decided and fit.kind != "demand":
            return False  # "decided to support the mission" decides
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
    made = report(reading, members, inner, limit) > 0
    return made or any(of_the_talk(reading.scene, member) for member in members)


def _emit(reading: Reading, fit: Fit, voice: Voice, mouth: Mouth, rule: str) -> None:
    cue = cue_span(reading.scene, fit.site)
    if fit.kind == "evaluation" and not mouth.authored:
        fit = as_reported(reading, fit)
    for setting in fit.settings:
        draft = make(reading, setting, voice, cue, mouth.attribution)
        reading.add(draft, rule)
        if setting.part.clause is not None:
            reading.used.add(setting.part.clause.number)


def _phrase(reading: Reading, clause: Clause, subject: Subject, mouth: Mouth) -> bool:
    """Read a fixed phrase: "our aim is to", "our thoughts go out to"."""
    if subject.own or subject.voice is not None:
        return False
    fit = first_fit(reading, clause, subject)
    if fit is None or fit.site.match.cue.pos != "phrase":
        return False
    if fit.kind == "none":
        return True  # "the floor is yours"
    whose = "thing" in fit.site.match.cue.needs or _possessed(reading, subject)
    if fit.kind in {"commitment", "claim"} and not whose:
        return False
    if fit.reporting and fit.kind == "claim":
        return _nested(reading, fit, mouth)
    _emit(reading, fit, mouth.voice, mouth, "fixed phrase")
    return True


def _possessed(reading: Reading, subject: Subject) -> bool:
    """Tell whether the subject is something of the speaker's own: "our goal"."""
    lower, words = reading.scene.phrase.lower, reading.grammar.words
    return subject.first < subject.last and words.oneself(lower[subject.first])


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
    if cue.kind == "claim" or cue.force in {"support", "consider", "plan"}:
        return False
    if cue.kind == "decision" and (clause.group is None or clause.group.modal is not None):
        return False  # "the court will rule"
    _emit(reading, fit, voice, told, "another's act, told")
    return True


def _judged(reading: Reading, clause: Clause, subject: Subject, mouth: Mouth) -> bool:
    """Read a judgement on a thing: "the attack is unacceptable", "it is vital that"."""
    nobody = Subject(None, subject.first, subject.last)
    fit = first_fit(reading, clause, nobody) or judged_behind(reading, clause, subject)
    if fit is None:
        return False
    cue = fit.site.match.cue
    if cue.kind == "claim" and "thing" in cue.needs and fit.reporting:
        return _nested(reading, fit, mouth)
    if cue.kind not in {"evaluation", "demand"} or cue.pos == "verb":
        return False
    if cue.kind == "evaluation" and only_possible(reading, clause):
        return False
    _emit(reading, fit, mouth.voice, mouth, "judgement on a thing")
    return True


def _agentless(reading: Reading, clause: Clause, subject: Subject, mouth: Mouth) -> bool:
    """Read "it was conveyed to Kenya that" and "a protest was lodged" in an own text."""
    told = told_without_agent(reading, clause)
    if told is None:
        wished = wished_without_agent(reading, clause, mouth)
        return wished or (
            not subject.own
            and (done_without_agent(reading, clause, mouth) or arranged(reading, clause, mouth))
        )
    child, site = told
    if child.number in reading.used:
        return True
    inner = evolve(mouth, cue=cue_span(reading.scene, site), entry=site.match.cue, implied=False)
    return report(reading, [child, *reading.scene.beside(child)], inner, site.limit) > 0
