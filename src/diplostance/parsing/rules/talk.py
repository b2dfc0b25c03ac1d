"""Talk about the talk, which is no act: "I think you are referring to the raid"."""

from __future__ import annotations

from diplostance.parsing.clauses import Clause
from diplostance.parsing.drafts import Scene


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
