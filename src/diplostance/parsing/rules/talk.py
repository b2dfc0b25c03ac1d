"""Words that are no acts: talk about the talk, headings, questions, "the minister said:"."""

from __future__ import annotations

from diplostance.parsing.chunks import SAYS
from diplostance.parsing.clauses import MAIN, Clause
from diplostance.parsing.drafts import Scene
from diplostance.parsing.rules.cueing import first_fit
from diplostance.parsing.rules.extent import phrase_end
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.who import Subject


def is_heading(scene: Scene, clause: Clause) -> bool:
    """Tell whether it is the "SAVING THE LAKE:" before a sentence."""
    group, phrase = clause.group, scene.phrase
    if group is None or group.finite or clause.kind != MAIN or clause.subject is not None:
        return False
    return clause.last < len(phrase) and phrase.lower[clause.last] == ":"


def of_the_talk(scene: Scene, clause: Clause) -> bool:
    """Tell whether a clause is of what the other said: "you asked", "you mentioned the raid"."""
    if clause.group is None or clause.subject is None:
        return False
    lower, words = scene.phrase.lower, scene.words
    return (
        lower[clause.subject[0]] in words["second_person"]
        and clause.group.modal is None
        and lower[clause.group.head] in words["talk_verbs"]
    )


def met_only(reading: Reading, clause: Clause, subject: Subject) -> bool:
    """Tell whether it is "They discussed the border", whoever "they" are."""
    they = reading.grammar.words["plural_third"]
    if _held_only(reading, clause):
        return True
    if subject.voice is not None:
        return False
    if subject.first >= subject.last or reading.scene.phrase.lower[subject.first] not in they:
        return False
    fit = first_fit(reading, clause, subject)
    return fit is not None and fit.kind == "none"


def _held_only(reading: Reading, clause: Clause) -> bool:
    """Tell whether it is the record of a meeting: "the two sides held talks", "it was chaired"."""
    scene, group, words = reading.scene, clause.group, reading.grammar.words
    lower, tags = scene.phrase.lower, scene.phrase.tags
    if reading.memory.document is None or group is None or clause.subject is None:
        return False
    if tags[group.first] != "VBD" or group.negated:
        return False
    if group.passive:
        place, verbs = clause.subject, words["convening_verbs"]
    else:
        end = phrase_end(scene, group.last, clause.last)
        place, verbs = (group.last, end), words["meeting_verbs"]
    if place[0] >= place[1] or lower[group.head] not in verbs:
        return False
    near = lower[place[0] : place[1]]
    return not words["gathering_nouns"].isdisjoint(near)


def announces(reading: Reading, clause: Clause, subject: Subject) -> bool:
    """Read "Minister Ellwood said:", which only opens what follows."""
    scene, group = reading.scene, clause.group
    lower = scene.phrase.lower
    if group is None or ":" not in lower[clause.last - 1 : clause.last + 1]:
        return False
    if reading.grammar.speaks(scene.phrase, group) != SAYS:
        return False
    if subject.voice is not None:
        reading.memory.opens(scene, subject.voice)
    return True


def is_question(reading: Reading, end: int) -> bool:
    """Tell whether a question mark stands at the end of a clause."""
    lower = reading.scene.phrase.lower
    at = end
    while at < len(lower) and at < end + 2:
        if lower[at] == "?":
            return True
        at += 1
    return False
