"""Narration: what the writer tells that officials do with words."""

from __future__ import annotations

from attrs import evolve

from diplostance.parsing.chunks import SAYS
from diplostance.parsing.clauses import (
    ADVERBIAL,
    ASIDE,
    FINITE_KINDS,
    GERUND,
    INFINITIVE,
    INSERTED,
    MAIN,
    PARTICIPLE,
    QUESTION,
    RELATIVE,
    THAT,
    ZERO,
    Clause,
)
from diplostance.parsing.drafts import Voice
from diplostance.parsing.rules.acts import cue_span, make
from diplostance.parsing.rules.cueing import Fit, fits
from diplostance.parsing.rules.extent import behind_while, is_about_thing
from diplostance.parsing.rules.mouth import Mouth
from diplostance.parsing.rules.passives import read_passive
from diplostance.parsing.rules.quoting import (
    bare_report,
    fragment,
    hidden_in,
    inside_quote,
    quote_behind,
)
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.rules.speech import report
from diplostance.parsing.who import Subject

_TELLING = (FINITE_KINDS | {PARTICIPLE, GERUND, INFINITIVE}) - {QUESTION}


def narrate(reading: Reading) -> None:
    """Read the clauses of a sentence that the writer tells."""
    asides = [c for c in reading.scene.clauses if is_attribution(reading, c)]
    for clause in asides:
        _aside(reading, clause)
    for clause in reading.scene.clauses:
        if clause.group is None and clause.kind == MAIN and clause.subject is not None:
            _see_several(reading, *clause.subject)
        if clause.group is None or clause.number in reading.used or clause.kind not in _TELLING:
            continue
        if _hidden(reading, clause):
            continue
        _clause(reading, clause)


def _see_several(reading: Reading, first: int, last: int) -> None:
    """Note several who act together, though what they do was not understood."""
    several = reading.memory.resolve(reading.scene, first, last).voice
    if several is not None and len(several.issuers) > 1:
        reading.memory.see(several)


def _told_within(reading: Reading, clause: Clause) -> list[Clause]:
    """Give the "had saved lives" of "a decision which, it said, had saved lives"."""
    for other in reading.scene.clauses:
        marked = other.marker is not None and other.marker[0] == clause.joint - 1
        if clause.kind == INSERTED and other.kind == RELATIVE and marked and other.group:
            return [evolve(other, first=other.group.first)]
    return []


def _hidden(reading: Reading, clause: Clause) -> bool:
    """Tell whether a clause stands inside what an act found before says."""
    if clause.group is None:
        return True
    start = clause.group.first if clause.subject is None else clause.subject[0]
    quoted = reading.scene.phrase.quoted
    if quoted[clause.group.head] >= 0 and quoted[start] >= 0 and clause.kind in FINITE_KINDS:
        return True
    return hidden_in(reading, clause.group.head)


def _clause(reading: Reading, clause: Clause) -> None:
    group = clause.group
    if group is None:
        return
    reduced = clause.kind == PARTICIPLE and reading.scene.phrase.tags[group.first] == "VBN"
    if (group.passive or reduced) and read_passive(reading, clause):
        return
    if reduced:
        return
    subject = _subject_of(reading, clause)
    if subject is None or subject.voice is None:
        subject = _behind_aside(reading, clause) or subject
    if subject is None or subject.voice is None:
        if clause.kind == MAIN and reading.grammar.speaks(reading.scene.phrase, group) == SAYS:
            reading.memory.last = None  # somebody else speaks now, who is no official
            place = clause.subject
            if place is not None and reading.scene.phrase.tags[place[1] - 1] == "NNP":
                reading.memory.person = None
        return
    reading.memory.opens(reading.scene, subject.voice)
    for fit in fits(reading, clause, subject, told=True):
        if fit.kind == "none" or "subject" in fit.site.match.cue.towards:
            reading.memory.see(subject.voice, personal=_personal(reading, subject))
            return
        if _usable(reading, clause) and _act(reading, clause, fit, subject.voice):
            quote_behind(reading, clause, subject.voice)
            reading.memory.note(subject.voice, personal=_personal(reading, subject))
            return
    if quote_behind(reading, clause, subject.voice):
        reading.memory.note(subject.voice)
        return
    opens = reading.scene.phrase.lower[-1] == ":" and reading.grammar.speaks(
        reading.scene.phrase, group
    )
    if bare_report(reading, clause, subject.voice) or opens == SAYS:
        reading.memory.note(subject.voice)
    elif clause.kind == MAIN:
        reading.memory.see(subject.voice, personal=_personal(reading, subject))


def _failed(reading: Reading, clause: Clause) -> bool:
    """Tell whether somebody only "failed to condemn", or "stopped short of condemning"."""
    if clause.kind not in {INFINITIVE, GERUND} or clause.parent is None:
        return False
    group = reading.scene.clauses[clause.parent].group
    return group is not None and (
        reading.scene.phrase.lower[group.head] in reading.grammar.words["failing_verbs"]
    )


def _personal(reading: Reading, subject: Subject) -> bool:
    """Tell whether the subject is somebody's office: "Turkey's president"."""
    found = reading.scene.mentions_in(subject.first, subject.last)
    return bool(found) and found[0].how in {"role", "title"}


def _subject_of(reading: Reading, clause: Clause) -> Subject | None:
    scene, memory = reading.scene, reading.memory
    if clause.kind in {INFINITIVE, GERUND}:
        parent = None if clause.parent is None else scene.clauses[clause.parent]
        if parent is None or parent.group is None:
            return None
        lower, words = scene.phrase.lower[parent.group.head], reading.grammar.words
        if (
            not behind_while(scene, clause)
            and lower not in words["performing_verbs"] | words["failing_verbs"]
        ):
            return None
        if clause.subject is not None:
            return None
    if clause.kind == PARTICIPLE and clause.subject is not None:
        found = memory.resolve(scene, *clause.subject)
        if found.voice is not None or clause.parent is None:
            return found
        return memory.subject(scene, scene.clauses[clause.parent])
    teller = _teller(reading, clause)
    behind = scene.clauses[clause.parent] if clause.parent is not None else clause
    if clause.kind == PARTICIPLE and behind.kind == ASIDE and behind.group and not behind.subject:
        return memory.following(scene, behind.group.last, clause.joint)  # "said Hauge, adding"
    return memory.subject(scene, teller)


def _behind_aside(reading: Reading, clause: Clause) -> Subject | None:
    """Read the first subject's act in "wrote to Chad after ships came near, urging it to"."""
    scene = reading.scene
    if clause.kind != PARTICIPLE or clause.subject is not None or clause.parent is None:
        return None
    parent, group = scene.clauses[clause.parent], clause.group
    comma = clause.joint >= 0 and scene.phrase.lower[clause.joint] == ","
    if parent.kind != ADVERBIAL or parent.parent is None or group is None or not comma:
        return None
    if not reading.grammar.speaks(scene.phrase, group):
        return None
    return reading.memory.subject(scene, scene.clauses[parent.parent])


def _teller(reading: Reading, clause: Clause) -> Clause:
    """Give whose participle it is: in "denied that Chad had paid, adding" the first subject's."""
    group, phrase = clause.group, reading.scene.phrase
    behind = clause.joint >= 0 and phrase.lower[clause.joint] == ","
    if clause.kind != PARTICIPLE or group is None or not behind or clause.parent is None:
        return clause
    says = reading.grammar.speaks(phrase, group)
    parent = reading.scene.clauses[clause.parent]
    if not says or parent.kind not in {THAT, ZERO, INFINITIVE}:
        return clause
    if says != SAYS and not (parent.kind != INFINITIVE and is_about_thing(reading.scene, parent)):
        return clause
    while parent.kind in {THAT, ZERO, INFINITIVE} and parent.parent is not None:
        parent = reading.scene.clauses[parent.parent]
    return parent


def _usable(reading: Reading, clause: Clause) -> bool:
    """A present or past act counts; one that is only wished, planned or possible does not."""
    group = clause.group
    if group is None:
        return False
    words, lower = reading.grammar.words, reading.scene.phrase.lower
    if (
        clause.kind == ADVERBIAL
        and clause.marker is not None
        and (lower[clause.marker[0]] in words["condition_if"] | words["condition_unless"])
    ):
        return False
    return group.modal is None or group.modal in words["did_modals"]


def _act(reading: Reading, clause: Clause, fit: Fit, voice: Voice) -> bool:
    cue = cue_span(reading.scene, fit.site)
    entry = fit.site.match.cue
    if fit.reporting and entry.mode != "deny":
        members = [p.clause for p in fit.parts if p.clause is not None]
        mouth = Mouth(voice, cue, entry)
        if clause.group is not None and clause.group.negated:
            return False
        made = report(reading, members, mouth, max(p.last for p in fit.parts))
        return made > 0
    done = False
    for setting in fit.settings:
        draft = make(reading, setting, voice, cue)
        draft.negated = draft.negated != _failed(reading, clause)
        reading.add(draft, "told by the writer")
        done = True
        if setting.part.clause is not None:
            reading.used.add(setting.part.clause.number)
    return done


# Attribution that trails, splits or is inverted --------------------------------------------------


def is_attribution(reading: Reading, clause: Clause) -> bool:
    """Tell whether a clause is ", the ministry said" outside quotation marks."""
    group, phrase = clause.group, reading.scene.phrase
    before = None if clause.beside is None else reading.scene.clauses[clause.beside]
    if before is not None and before.kind == ASIDE and clause.subject is None:
        return False  # "“It is over,” he told the Post, but warned that"
    return (
        clause.kind in {ASIDE, INSERTED}
        and group is not None
        and phrase.quoted[group.head] < 0
        and (reading.grammar.speaks(phrase, group) == SAYS or _vows(reading, clause))
    )


def _vows(reading: Reading, clause: Clause) -> bool:
    """Tell whether it is ", its president vowed", with nothing behind."""
    group, phrase = clause.group, reading.scene.phrase
    if group is None or clause.kind != ASIDE or clause.subject is None:
        return False
    if any(tag[:2] in {"NN", "VB", "TO"} for tag in phrase.tags[group.last : clause.last]):
        return False
    cues = (match.cue for match in reading.grammar.cues(phrase, group))
    return any(
        cue.kind in {"commitment", "demand"} and cue.pos == "verb" and "that" in cue.takes
        for cue in cues
    )


def _aside(reading: Reading, clause: Clause) -> None:
    scene, memory = reading.scene, reading.memory
    group = clause.group
    if group is None:
        return
    reading.used.add(clause.number)
    if clause.subject is not None:
        subject: Subject | None = memory.resolve(scene, *clause.subject)
    else:
        subject = memory.following(scene, group.last, clause.last)
        if subject is None:
            subject = memory.subject(scene, clause)
    within = _told_within(reading, clause)
    if subject is not None and subject.voice is None and within:
        lone = subject.last - subject.first == 1 and scene.phrase.tags[subject.first] == "PRP"
        subject = memory.subject(scene, scene.clauses[0]) if lone else subject
    if subject is None or subject.voice is None:
        memory.last = None
        return
    voice = subject.voice
    cue = scene.phrase.span(group.first, group.last)
    entry = reading.grammar.reporting(scene.phrase, group)
    begin = _begin_of_told(reading, clause)
    told = [
        c for c in scene.clauses
        if c.number not in reading.used and c.group is not None and c.first >= begin
        and c.kind in {MAIN, ASIDE} and (
            c.first < clause.first or inside_quote(reading, c)
            or (clause.kind == INSERTED and c.beside is not None and c.subject is None)
        )
    ]  # fmt: skip
    mouth = Mouth(voice, cue, entry)
    told = within or told
    made = report(reading, told, mouth, len(scene.phrase))
    if not made and not told:
        fragment(reading, clause, voice, cue)
    memory.note(voice)


def _begin_of_told(reading: Reading, clause: Clause) -> int:
    """Where a sentence holds several attributions, each takes what stands behind the last one."""
    earlier = [
        c.last for c in reading.scene.clauses
        if c.kind == ASIDE and c.number in reading.used and c.last <= clause.first
    ]  # fmt: skip
    return max(earlier, default=0)
