"""Talk about the talk, which is no act: "I think you are referring to the raid"."""

from __future__ import annotations

from diplostance.parsing.clauses import MAIN, Clause
from diplostance.parsing.drafts import Scene


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
