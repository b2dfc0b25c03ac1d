"""Needs: what an entry of the lexicon asks of its context.

Each need is one small test with a name. A name that ends in "nouns" of the closed classes
("measure" for ``measure_nouns``) asks that the content has such a noun.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from diplostance.parsing.chunks import noun_phrase_end
from diplostance.parsing.clauses import FINITE_KINDS, INFINITIVE, THAT, Clause
from diplostance.parsing.rules.contents import (
    alone,
    done_to_it,
    has_noun,
    has_predicate,
    head_is,
    is_affair,
    itself_out,
    own_goods,
    said_of_it,
    wanted_deed,
    wished,
)
from diplostance.parsing.rules.setting import Setting
from diplostance.parsing.who import Subject

NOUN_CLASSES = frozenset(
    {
        "measure",
        "pact",
        "envoy",
        "ties",
        "office",
        "mission",
        "state of",
        "decided",
        "pledged",
        "polity",
        "institution",
        "threatened",
        "inquiry",
        "listed",
        "ordering",
        "legal",
        "scheduled",
        "curb",
        "granted",
        "privilege",
        "dissolved",
        "roster",
        "alert",
        "petition",
        "referred",
        "support of",
    }
)


def met(setting: Setting) -> bool:
    """Tell whether the context offers all that the entry needs."""
    if setting.site.match.cue.pos == "noun" and not _of_oneself(setting):
        return False
    for need in setting.site.match.cue.needs:
        if need in NOUN_CLASSES:
            if not has_noun(setting, need):
                return False
        elif not _TESTS[need](setting):
            return False
    return True


def _of_oneself(setting: Setting) -> bool:
    """Tell whether "Norway's" of "reiterated Norway's commitment to" is the one who speaks."""
    group, scene = setting.site.clause.group, setting.scene
    if group is None:
        return True
    for at in range(group.last, setting.site.match.last):
        if scene.phrase.tags[at] != "POS" or scene.phrase.tags[at - 1] not in {"NNP", "NNPS"}:
            continue
        owner = scene.mention_at(at - 1)
        voice = setting.subject.voice
        return (
            owner is not None
            and voice is not None
            and setting.memory.voice_of((owner,)).ids <= voice.ids
        )
    return True


def _official(setting: Setting) -> bool:
    return setting.subject.voice is not None


def _possessor(setting: Setting) -> bool:
    at = setting.site.match.first
    tags = setting.scene.phrase.tags
    back = at - 1
    while back >= 0 and tags[back] in {"JJ", "VBG", "VBN", "NN"}:
        back -= 1
    return (back >= 0 and tags[back] in {"PRP$", "POS"}) or _support(setting)


def _support(setting: Setting) -> bool:
    return setting.head in setting.words("support_verbs")


def _thing(setting: Setting) -> bool:
    return setting.subject.voice is None or not setting.subject.voice.issuers


def _it(setting: Setting) -> bool:
    words = setting.subject_words()
    return not words or words[0] in setting.words("expletives")


def _content_clause(setting: Setting) -> Clause | None:
    """Give the clause of the content; of one without a subject, the one whose subject it has."""
    clause = setting.part.clause
    while clause is not None and clause.subject is None and clause.beside is not None:
        clause = setting.scene.clauses[clause.beside]
    return clause


def _content_subject(setting: Setting) -> Subject | None:
    clause = _content_clause(setting)
    if clause is None or clause.subject is None:
        return None
    return setting.memory.resolve(setting.scene, *clause.subject)


def _actor(setting: Setting) -> bool:
    clause = _content_clause(setting)
    if clause is None or clause.subject is None:
        return False
    if setting.scene.phrase.lower[clause.subject[0]] in setting.words("expletives"):
        return False  # "hoping it would lead to peace"
    found = setting.scene.mention_at(clause.subject[0]) or setting.scene.mention_ending(
        clause.subject[1]
    )
    subject = _content_subject(setting)
    if subject is None or subject.own:
        return False
    if clause.group is not None and not clause.group.passive and _doers(setting, clause.subject):
        return True  # "all parties concerned"
    return subject.voice is not None or (found is not None and found.last == clause.subject[1])


def _doers(setting: Setting, place: tuple[int, int]) -> bool:
    """Tell whether a noun phrase means governments or parties, without their names."""
    phrase = setting.scene.phrase
    end = noun_phrase_end(phrase, *place)
    return end > place[0] and phrase.lower[end - 1] in setting.words("hoped_doers")


def _other(setting: Setting) -> bool:
    subject = _content_subject(setting)
    child = setting.site.child
    if setting.part.towards is not None:
        return True
    if child is not None and child.kind == INFINITIVE and is_affair(setting):
        return True
    return subject is not None and not subject.own


def _own_future(setting: Setting) -> bool:
    clause = setting.part.clause
    if clause is None or clause.group is None or clause.subject is None:
        return False
    subject = _content_subject(setting)
    own = subject is not None and (
        subject.own or (
            subject.voice is not None and setting.subject.voice is not None
            and subject.voice.ids == setting.subject.voice.ids
        )
    )  # fmt: skip
    first = clause.subject[0]
    phrase = setting.scene.phrase
    head = phrase.lower[noun_phrase_end(phrase, *clause.subject) - 1]
    spent = head in setting.words("resource_nouns")  # "its stocks will run out"
    possessive = phrase.tags[first] == "PRP$" and not spent
    pronoun = phrase.tags[first] == "PRP" and phrase.lower[first] in setting.words("third_person")
    return (own or possessive or pronoun) and clause.group.modal in setting.words("future_modals")


def _judgement(setting: Setting) -> bool:
    return judgement(setting) != 0


def judgement(setting: Setting) -> int:
    """Give how the predicate judges its object: -1, 0 or 1."""
    for word in setting.content():
        if word in setting.words("judging_adjectives"):
            return -1
        if word in setting.words("praising_adjectives"):
            return 1
    return 0


def _body(setting: Setting) -> bool:
    voice = setting.subject.voice
    if voice is None:
        return False
    if any(actor.kind == "organisation" for actor in voice.issuers):
        return True
    if len(voice.issuers) > 1 and setting.memory.verbatim:
        return True  # "the two leaders decided to"
    if setting.subject.own and setting.memory.verbatim:
        return True  # "we have decided to"
    return any(word in setting.words("bodies") for word in setting.subject_words()) or (
        setting.part.clause is None or setting.part.clause.kind == THAT
    )


def _subject_says(name: str) -> Callable[[Setting], bool]:
    """Make the test that the subject has a word of a class."""
    return lambda setting: not setting.words(name).isdisjoint(setting.subject_words())


def _no_comment(setting: Setting) -> bool:
    return setting.content()[:1] != ("comment",)


def _object(setting: Setting) -> bool:
    group = setting.site.clause.group
    return setting.site.gap.object is not None or (group is not None and group.passive)


def _future(setting: Setting) -> bool:
    """Tell whether what is assured is still to come: "that the loan would be repaid"."""
    clause = setting.part.clause
    if clause is None or clause.group is None or clause.kind not in FINITE_KINDS:
        return True
    return clause.group.modal in setting.words("future_modals")


def _plain(setting: Setting) -> bool:
    """Tell whether the verb stands alone: "we want", not "we do not want" or "may want"."""
    group = setting.site.clause.group
    return group is not None and not group.negated and group.modal is None


def _past(setting: Setting) -> bool:
    """Tell whether it is the record of what was done: "held a session", not "will hold"."""
    group = setting.site.clause.group
    return group is not None and setting.scene.phrase.tags[group.first] == "VBD"


def _under_way(setting: Setting) -> bool:
    """Tell whether it goes on as one speaks: "we are closing the port"."""
    group, phrase = setting.site.clause.group, setting.scene.phrase
    return (
        group is not None
        and group.modal is None
        and phrase.tags[group.head] == "VBG"
        and phrase.tags[group.first] in {"VBP", "VBZ"}
    )


def _says(name: str) -> Callable[[Setting], bool]:
    """Make the test that the content has a word of a class."""
    return lambda setting: not setting.words(name).isdisjoint(setting.content())


_TESTS: Mapping[str, Callable[[Setting], bool]] = {
    "own": _official,
    "mind": _official,
    "support": _support,
    "possessor": _possessor,
    "thing": _thing,
    "it": _it,
    "actor": _actor,
    "other": _other,
    "own future": _own_future,
    "own goods": own_goods,
    "future": _future,
    "judgement": _judgement,
    "body": _body,
    "court": _subject_says("court_words"),
    "bench": _subject_says("bench_words"),
    "no comment": _no_comment,
    "object": _object,
    "no object": lambda setting: setting.site.gap.object is None,
    "towards": lambda setting: setting.part.towards is not None,
    "that": lambda setting: setting.part.clause is not None and setting.part.clause.kind == THAT,
    "marker": lambda setting: (
        setting.part.clause is not None and setting.part.clause.marker is not None
    ),
    "have": lambda setting: setting.head in setting.words("have"),
    "past": _past,
    "be": lambda setting: setting.head in setting.words("copulas"),
    "give": lambda setting: setting.head in setting.words("give_verbs"),
    "reach": lambda setting: setting.head in setting.words("reach_verbs"),
    "as": lambda setting: "as" in setting.content(),
    "predicate": has_predicate,
    "by_of": lambda _: False,
    "indefinite": lambda setting: not setting.words("indefinite").isdisjoint(setting.content()[:1]),
    "meeting": lambda setting: setting.head in setting.words("meeting_verbs"),
    "no future": lambda setting: (
        setting.site.clause.group is None
        or setting.site.clause.group.modal not in setting.words("future_modals")
    ),
    "leave": _says("leaving_words"),
    "withheld": lambda setting: (
        setting.site.clause.group is not None and setting.site.clause.group.negated
    ),
    "responsible": _says("responsible"),
    "plain": _plain,
    "wanted": wanted_deed,
    "wished": wished,
    "done": done_to_it,
    "undone": lambda setting: not done_to_it(setting),
    "good wishes": _says("good_wishes"),
    "speaking": lambda setting: setting.subject.own and setting.memory.verbatim,
    "under way": _under_way,
    "said of it": said_of_it,
    "alone": alone,
    "itself out": itself_out,
    "blacklist": _says("blacklist_nouns"),
    "warrant": head_is("warrant_nouns"),
    "sought": head_is("sought_nouns"),
    "defended": head_is("defended_nouns"),
    "no gerund": lambda setting: setting.scene.phrase.tags[setting.part.first] != "VBG",
    "no clause": lambda setting: setting.part.clause is None,
}
