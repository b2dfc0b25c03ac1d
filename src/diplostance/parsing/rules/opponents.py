"""Opponents: of whom something is asked that is said to nobody, after one was blamed.

"Kenya protested to Uganda over the raid, calling for an end to the drills", "We expect an apology".
"""

from __future__ import annotations

from diplostance.model import Actor
from diplostance.parsing.drafts import Voice
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.rules.setting import Setting

_NEAR = 1
"""So many paragraphs further on somebody blamed is still who is meant."""
_DUE = frozenset({"demand", "insist", "expect", "press", "call", "must"})


def opponent_asked(reading: Reading, setting: Setting, voice: Voice) -> tuple[Actor, ...]:
    """Give the state that was blamed, when what is asked is due from somebody unnamed.

    That is an apology, a release, an end to something, or what "must be" done; no talks and no
    inquiry, which others may hold as well, and nothing that somebody else is to do: "by all".
    """
    entry, part = setting.site.match.cue, setting.part
    if len(voice.issuers) != 1 or entry.force not in _DUE:
        return ()
    opponent, paragraph = reading.memory.opponents.get(voice.issuers[0].id, (None, 0))
    if opponent is None or setting.scene.phrase.block - paragraph > _NEAR or not _is_due(setting):
        return ()
    for found in setting.scene.mentions_in(part.first, part.last):
        actor = reading.memory.cast.principal(found.actor)
        others = actor.id not in voice.ids and found.first <= part.first + 1
        if others or opponent.id in {actor.id, actor.country}:
            return ()  # "Mali must be punished" is not asked of Mali
    return (opponent,)


def _is_due(setting: Setting) -> bool:
    """Tell whether a content is the deed of one side: "an apology", "the boats be returned"."""
    words, content = setting.grammar.words, setting.content()
    if not (words["shared_deeds"] | words["captor_words"]).isdisjoint(content):
        return False
    group = setting.site.clause.group
    clause = setting.part.clause
    inner = None if clause is None else clause.group
    if setting.site.match.cue.pos == "modal":
        inner = group
    if inner is not None:
        subject = setting.site.clause.subject if clause is None else clause.subject
        tags = setting.scene.phrase.tags
        bare = subject is not None and (
            tags[subject[0]] in {"PRP", "EX"} or (tags[subject[1] - 1] == "DT")
        )  # "it must be said", "this must be seen"
        nobodys = words["by"].isdisjoint(setting.scene.phrase.lower[inner.last : setting.part.last])
        return inner.passive and not bare and nobodys
    return not words["due_nouns"].isdisjoint(content)
