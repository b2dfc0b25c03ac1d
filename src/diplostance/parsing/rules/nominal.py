"""Nominal acts: "China's call for talks", "an announcement by X that", "by order of"."""

from __future__ import annotations

from diplostance.parsing.cast import Found
from diplostance.parsing.clauses import Clause
from diplostance.parsing.drafts import Voice
from diplostance.parsing.lexicon import CueMatch
from diplostance.parsing.rules.acts import make
from diplostance.parsing.rules.extent import phrase_end, read_gap, trimmed
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.rules.setting import Setting
from diplostance.parsing.rules.site import Complement, Site
from diplostance.parsing.who import Subject

_NEAR = 10
"""How far behind the verb "at the request of" may stand."""
_STRONG = frozenset({"condemn", "oppose", "criticise", "accuse", "deny"})
"""Acts that count even inside the content of another act."""


def read_nominal(reading: Reading) -> None:
    """Find acts that noun phrases carry and that no verb has claimed yet."""
    scene, lexicon = reading.scene, reading.grammar.lexicon
    phrase = scene.phrase
    if not scene.clauses:
        return
    for at in range(1, len(phrase) - 2):
        if phrase.tags[at] not in {"NN", "NNS"} or not lexicon.starts("noun", phrase.lower[at]):
            continue
        if _taken(reading, at):
            continue
        inside = _inside_content(reading, at)
        for match in lexicon.matches("noun", phrase.lower, at):
            needs = match.cue.needs
            if "have" in needs:
                continue  # "its respect for the law" is nothing that one does
            if match.cue.kind == "commitment" and "support" in needs and "possessor" not in needs:
                continue  # "his plans for the road" promise nothing
            if inside and not _counts_inside(reading, match):
                continue
            if _read(reading, match):
                break


def _counts_inside(reading: Reading, match: CueMatch) -> bool:
    """Tell whether a noun is an act also in what another act says: "welcomed Mali's vow to"."""
    cue, phrase = match.cue, reading.scene.phrase
    if cue.kind in {"demand", "decision"} or cue.force in _STRONG:
        return True
    place = phrase.tokens[match.first].start
    told = any(
        d.entry is None and any(s.start <= place < s.end for s in d.content) for d in reading.drafts
    )
    if cue.kind != "commitment" or told:
        return False  # "the raid violates its commitments to"
    subject, begin = _possessor(reading, match)
    if subject is None or subject.own or begin + 1 >= len(phrase):
        return False
    return phrase.tags[begin] == "TO" and phrase.tags[begin + 1] in {"VB", "RB"}


def _inside_content(reading: Reading, at: int) -> bool:
    """Tell whether a noun stands in what an act found before says."""
    place = reading.scene.phrase.tokens[at].start
    return any(span.start <= place < span.end for draft in reading.drafts for span in draft.content)


def _taken(reading: Reading, at: int) -> bool:
    place = reading.scene.phrase.tokens[at].start
    return any(
        draft.cue is not None and draft.cue.start <= place < draft.cue.end
        for draft in reading.drafts
    )


def _read(reading: Reading, match: CueMatch) -> bool:
    scene = reading.scene
    phrase = scene.phrase
    clause = scene.clause_at(match.first) or scene.clauses[0]
    if "by_of" in match.cue.needs:
        return _by_order_of(reading, match)
    subject, begin = _possessor(reading, match)
    if subject is None or subject.voice is None:
        return False
    limit = _limit(reading, begin, clause.last)
    source = _source(reading, match)
    if source is not None and source[0] == begin + 1:
        begin = source[1]  # "praise from Kenya for the deal"
    elif source is not None and source[0] > begin:
        limit = min(limit, source[0] - 1)
    part = _part(reading, match, begin, limit) or _met_with(reading, match, clause)
    if part is None:
        return False
    site = Site(
        scene, reading.grammar, clause, match, begin, limit, None, read_gap(scene, begin, limit)
    )
    setting = Setting(site, part, subject, reading.memory)
    cue = phrase.span(match.first, match.last)
    draft = make(reading, setting, subject.voice, cue)
    draft.negated = False
    reading.add(draft, "an act carried by a noun")
    return True


def _possessor(reading: Reading, match: CueMatch) -> tuple[Subject | None, int]:
    """Read whose act the noun names: "China's call", "its call", "a call by China"."""
    scene, memory = reading.scene, reading.memory
    phrase = scene.phrase
    begin = match.last
    back = match.first - 1
    while back > 0 and phrase.tags[back] in {"JJ", "VBN", "VBG", "RB", "NN", "CD"}:
        back -= 1
    if phrase.tags[back] == "POS" and back:
        found = scene.mention_ending(back) or scene.mention_at(back - 1)
        if found is not None:
            voice = memory.voice_of((found,))
            return Subject(voice if voice.issuers else None, found.first, back), begin
    if (
        phrase.tags[back] == "PRP$"
        and phrase.lower[back] in reading.grammar.words["third_possessive"]
    ):
        if memory.own is not None and _by_oneself(reading, back):
            return Subject(memory.own, back, back + 1, own=True), begin
        return _nearest(reading, back), begin
    if (
        phrase.tags[back] == "PRP$"
        and memory.own is not None
        and phrase.lower[back] in reading.grammar.words["first_person_plural"]
    ):
        return Subject(memory.own, back, back + 1, own=True), begin  # "and our readiness to help"
    covering = scene.mention_at(match.first - 1)
    if covering is not None and covering.last == match.first and covering.actor.kind == "state":
        voice = memory.voice_of((covering,))
        return Subject(voice, covering.first, covering.last), begin
    links = reading.grammar.words["by"]
    if match.cue.kind in {"decision", "commitment"}:
        links = links | reading.grammar.words["of"]
    if begin < len(phrase) and phrase.lower[begin] in reading.grammar.words["from"]:
        return _from_whom(reading, match), begin
    source = _source(reading, match)
    if source is not None:
        return memory.resolve(scene, *source), begin
    if begin < len(phrase) and phrase.lower[begin] in links:
        subject = memory.following(scene, begin + 1, len(phrase))
        if subject is not None:
            return subject, subject.last
    return None, begin


def _by_oneself(reading: Reading, at: int) -> bool:
    """Tell whether "its" is the issuer's in a text of its own: "expressing its hope that"."""
    scene = reading.scene
    group = scene.phrase.group_at(at - 1) if at else None
    clause = next((c for c in reversed(scene.clauses) if group and c.group is group), None)
    if group is None and at and scene.phrase.tags[at - 1] == "CC":
        clause = scene.clause_at(at)  # "reaffirms its support for X and its respect for Y"
        group = None if clause is None else clause.group
    if group is None or (
        scene.phrase.lower[group.head] not in reading.grammar.words["expressing_verbs"]
    ):
        return False
    subject = None if clause is None else reading.memory.subject(scene, clause)
    return subject is not None and (subject.own or subject.first == subject.last)


def _from_whom(reading: Reading, match: CueMatch) -> Subject | None:
    """Read who stands behind "from" in "drew condemnation from Jordan and Egypt"."""
    scene, at = reading.scene, match.last + 1
    end = phrase_end(scene, at, len(scene.phrase))
    if not _is_met(reading, match) or end == at:
        return None
    return reading.memory.resolve(scene, at, end)


def _source(reading: Reading, match: CueMatch) -> tuple[int, int] | None:
    """Give who stands behind "from" in "from Chad came a promise of" and "there was praise from".

    Also in "there was swift condemnation of the attack from Jordan".
    """
    scene, words = reading.scene, reading.grammar.words
    phrase, clause = scene.phrase, scene.clause_at(match.first)
    if clause is None or clause.group is None or clause.group.first > match.first:
        return None
    comes = phrase.lower[clause.group.head] in words["coming_verbs"]
    exists = clause.subject is not None and phrase.tags[clause.subject[0]] == "EX"
    if comes and phrase.lower[clause.first] in words["from"]:
        at = clause.first
    elif exists:
        places = range(match.last, clause.last - 1)
        at = next((i for i in places if phrase.lower[i] in words["from"]), -1)
    else:
        return None
    end = phrase_end(scene, at + 1, len(phrase)) if at >= 0 else 0
    return (at + 1, end) if at >= 0 and end > at + 1 else None


def _is_met(reading: Reading, match: CueMatch) -> bool:
    """Tell whether the noun is what something brings: "drew condemnation", "met with praise"."""
    phrase, words = reading.scene.phrase, reading.grammar.words
    at = match.first - 1
    while at > 0 and phrase.tags[at] in {"DT", "JJ", "IN", "RB"} and phrase.group_of[at] < 0:
        at -= 1
    group = phrase.group_at(at)
    return group is not None and phrase.lower[group.head] in words["bringing_verbs"]


def _met_with(reading: Reading, match: CueMatch, clause: Clause) -> Complement | None:
    """Give what "drew condemnation from Jordan": the subject of the clause."""
    if clause.subject is None or not _is_met(reading, match):
        return None
    first, last = trimmed(reading.scene, *clause.subject)
    return Complement(first, last, "the subject that brings it") if first < last else None


def _nearest(reading: Reading, at: int) -> Subject | None:
    """Read "its" as the last official named before it in the sentence, else the last speaker."""
    scene, memory = reading.scene, reading.memory
    if scene.phrase.lower[at] in reading.grammar.words["personal_possessives"]:
        person = memory.person
        named = [f for f in scene.mentions if f.last <= at and _is_somebody(f)]
        if not named:
            return None if person is None else Subject(person, at, at + 1)
        voice = memory.voice_of(tuple(named[-1:]))
        return Subject(voice, at, at + 1) if voice.issuers else None
    for found in reversed(scene.mentions):
        if found.last <= at and found.actor.kind in {"state", "organisation", "organ", "person"}:
            voice = memory.voice_of((found,))
            if voice.issuers:
                return Subject(voice, found.first, found.last)
    return None


def _is_somebody(found: Found) -> bool:
    return found.actor.kind == "person" or found.how in {"role", "title"}


def _limit(reading: Reading, begin: int, last: int) -> int:
    """Stop at the verb that the noun phrase is the subject of, and at strong marks."""
    phrase = reading.scene.phrase
    for at in range(begin, last):
        if phrase.lower[at] in {";", ":", "."}:
            return at
        group = phrase.group_at(at)
        if (
            group is not None
            and group.finite
            and group.first == at
            and at > begin
            and (not any(c.first <= at < c.last and c.first > begin for c in reading.scene.clauses))
        ):
            return at
    return last


def _part(reading: Reading, match: CueMatch, begin: int, limit: int) -> Complement | None:
    scene = reading.scene
    phrase = scene.phrase
    if begin >= limit:
        return None
    word = phrase.lower[begin]
    takes = match.cue.takes
    towards: tuple[int, int] | None = None
    if (
        word in match.cue.towards
        and word in reading.grammar.words["prepositions"]
        and begin + 1 < limit
    ):
        end = phrase_end(scene, begin + 1, limit)
        if end > begin + 1 and scene.mentions_in(begin + 1, end):
            towards = (begin + 1, end)
            begin = end
            if begin >= limit:
                return None
            word = phrase.lower[begin]
    if (
        (phrase.tags[begin] == "TO" and "to" in takes)
        or (word in takes and word in reading.grammar.words["prepositions"])
        or (word in reading.grammar.words["that"] and "that" in takes)
    ):
        for child in scene.clauses:
            if child.marker is not None and child.marker[0] == begin and child.last > begin + 1:
                ends = (other.last for other in (child, *scene.beside(child)))
                limit = min(limit, max(ends))
        first, last = trimmed(scene, begin + 1, limit)
        if first < last:
            return Complement(first, last, f"behind the noun and {word!r}", None, towards)
    return None


def _in_whose_name(reading: Reading, voice: Voice) -> Voice:
    """An order of a state's court disposes in the name of the state."""
    actor = voice.issuers[0]
    state = None if actor.country is None else reading.memory.cast.gazetteer.actor(actor.country)
    if actor.kind != "organ" or state is None:
        return voice
    return Voice((reading.memory.cast.add(state),), actor, voice.speakers)


def _by_order_of(reading: Reading, match: CueMatch) -> bool:
    """Read "X was done by order of the court": the clause is what the court decided."""
    scene, memory = reading.scene, reading.memory
    phrase = scene.phrase
    lower, words = phrase.lower, reading.grammar.words
    link, links = match.first - 1, words["by_on"]
    if match.cue.kind == "demand":
        link, links = link - 1, words["request_links"]  # "at the request of"
    if (
        link < 0
        or lower[link] not in links
        or match.last >= len(phrase)
        or (lower[match.last] not in words["of"])
    ):
        return False
    end = phrase_end(scene, match.last + 1, len(phrase))
    subject: Subject | None = memory.resolve(scene, match.last + 1, end)
    if subject is None or subject.voice is None:
        subject = memory.following(scene, match.last + 1, len(phrase))
    if subject is None or subject.voice is None:
        return False
    clause = next(
        (c for c in reversed(scene.clauses) if c.first <= match.first < c.last and c.group), None
    )
    if clause is None:
        return False
    if match.cue.kind == "demand" and link - (clause.group.last if clause.group else 0) > _NEAR:
        return False
    start = clause.subject[0] if clause.subject is not None else clause.first
    asked = match.cue.kind == "demand" and clause.group is not None and not clause.group.passive
    if asked and clause.group is not None:
        start = clause.group.head
    first, last = trimmed(scene, start, link)
    if first >= last:
        return False
    site = Site(
        scene, reading.grammar, clause, match, first, last, None, read_gap(scene, first, first)
    )
    part = Complement(
        first, last, "the clause done by order", None, clause.subject if asked else None
    )
    voice = _in_whose_name(reading, subject.voice)
    draft = make(
        reading,
        Setting(site, part, subject, memory),
        voice,
        phrase.span(link, match.last + 1),
    )
    draft.negated = False
    reading.add(draft, "by order of somebody")
    return True
