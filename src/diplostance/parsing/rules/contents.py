"""Contents: what an entry of the lexicon asks of the words that it governs.

Each is one small test of `diplostance.parsing.rules.needs`.
"""

from __future__ import annotations

from collections.abc import Callable

from diplostance.parsing.clauses import PARTICIPLE, Clause
from diplostance.parsing.rules.extent import head_noun
from diplostance.parsing.rules.setting import Setting
from diplostance.parsing.rules.site import SAID_OF_NOUN, is_somebody


def has_noun(setting: Setting, name: str) -> bool:
    """Tell whether the first noun phrases of the content have a noun of a class."""
    nouns = setting.words(name.replace(" ", "_") + "_nouns")
    tags = setting.scene.phrase.tags[setting.part.first : setting.part.last]
    linked = False
    for word, tag in zip(setting.content(), tags, strict=True):
        if tag in {"WDT", "WP", "MD", "TO", "VBZ", "VBD", "VBP"} or word in {";", ":"}:
            return False
        if linked and word in setting.words("portion_nouns"):
            return False  # "launched a missile as part of its programme"
        linked = word in setting.words("as")
        if tag == "IN" and word in setting.words("that"):
            return False
        if word in nouns:
            return True
    return False


def head_is(name: str) -> Callable[[Setting], bool]:
    """Make the test that the content is one of a class: "access", not "a bid for access"."""

    def test(setting: Setting) -> bool:
        at = head_noun(setting.scene, setting.part.first, setting.part.last)
        return setting.scene.phrase.lower[at] in setting.words(name)

    return test


def own_goods(setting: Setting) -> bool:
    """Tell whether something of one's own or money is offered: "its territory", "$5m"."""
    phrase, first = setting.scene.phrase, setting.part.first
    if phrase.tags[first] == "PRP$" and phrase.lower[first] in setting.words("own_of_bodies"):
        return True
    marks = setting.words("money_marks")
    tags = phrase.tags[first : first + 2]
    return not marks.isdisjoint(phrase.lower[first : first + 3]) or (
        "CD" in tags
        and any(mark in word for word in phrase.lower[first : first + 2] for mark in "$£€¥")
    )


def is_affair(setting: Setting) -> bool:
    """Tell whether it is in somebody's hands: "the talks to be held", not "prices to fall"."""
    place, child = setting.site.gap.object, setting.site.child
    if place is None or child is None or child.group is None:
        return False
    phrase = setting.scene.phrase
    owned = phrase.tags[place[0]] == "PRP$" or bool(setting.scene.mentions_in(*place))
    return owned or child.group.passive


def itself_out(setting: Setting) -> bool:
    """Tell whether somebody takes the own country out of something: "pulled Chad out of it"."""
    scene, memory = setting.scene, setting.memory
    place = setting.site.gap.object
    if (
        place is None
        or setting.subject.voice is None
        or not setting.words("leaving_words") & set(setting.content())
    ):
        return False
    named = scene.mentions_in(*place)
    own = scene.phrase.lower[head_noun(scene, *place)] in setting.words("own_country")
    ids = {memory.cast.principal(found.actor).id for found in named}
    return own or (bool(ids) and ids <= setting.subject.voice.ids)


def said_of_it(setting: Setting) -> bool:
    """Tell whether the noun is what the subject is: "is a triumph", not "is on the way to"."""
    site, phrase = setting.site, setting.scene.phrase
    group = site.clause.group
    if group is None or group.modal in setting.words("able_modals") or group.negated:
        return False
    between = phrase.tags[group.last : site.match.last]
    return bool(between) and between[0] in {"DT", "JJ", "RB", "NN", "PRP$"} and "IN" not in between


def alone(setting: Setting) -> bool:
    """Tell whether no noun follows: "is not enough", not "there is not enough bread"."""
    tags, last = setting.scene.phrase.tags, setting.site.match.last
    return last >= len(tags) or tags[last][:2] not in {"NN", "JJ"}


def has_predicate(setting: Setting) -> bool:
    """Tell whether something is said of the object: "called the plan a starting point"."""
    place = setting.part.towards
    if setting.part.rule == SAID_OF_NOUN:
        return True
    if place is None or place[1] >= setting.part.last:
        return False
    phrase, at = setting.scene.phrase, place[1]
    return (
        phrase.tags[at] in {"JJ", "JJR", "JJS", "DT", "NN", "NNS", "CD", "RBS", "PRP$"}
        or (phrase.quoted[at] >= 0 and phrase.quoted[place[0]] < 0)
        or phrase.lower[at] in setting.words("predicate_links")
    )


def wanted_deed(setting: Setting) -> bool:
    """Tell whether what is wanted is somebody's deed: "an apology", "the mines banned"."""
    return has_noun(setting, "wanted") or done_to_it(setting)


def wished(setting: Setting) -> bool:
    """Tell whether a clause says what is to be: "that the treaty be kept", not "that it is"."""
    clause = setting.part.clause
    if clause is None or clause.group is None:
        return False
    phrase, first = setting.scene.phrase, clause.group.first
    bare = phrase.tags[first] == "VB" or phrase.lower[first] in setting.words("bare_be")
    if phrase.tags[first] == "VBP" and clause.subject is not None:
        found = setting.scene.mention_at(clause.subject[0])  # "that Uganda return the boats"
        whole = found is not None and (found.first, found.last) == clause.subject
        bare = bare or (whole and phrase.lower[first] not in setting.words("auxiliaries"))
        bare = bare or _unshifted(setting, clause)
    return bare or clause.group.modal in setting.words("wish_modals")


def _unshifted(setting: Setting, clause: Clause) -> bool:
    """Tell whether "insisted that rebels leave" wishes: what is so would be told as past."""
    phrase, group = setting.scene.phrase, setting.site.clause.group
    if group is None or clause.group is None or clause.subject is None:
        return False
    past = phrase.tags[group.head] in {"VBD", "VBN"}
    plural = phrase.tags[head_noun(setting.scene, *clause.subject)] in {"NNS", "NNPS"}
    verb = phrase.lower[clause.group.head]
    return (
        past
        and plural
        and clause.group.first == clause.group.head
        and (verb not in setting.words("state_verbs") | setting.words("auxiliaries"))
    )


def done_to_it(setting: Setting) -> bool:
    """Tell whether it says what is to be done to the object: "ordered the border closed"."""
    place, scene = setting.site.gap.object, setting.scene
    if place is None or setting.part.first >= place[1]:
        return False
    staff = scene.phrase.lower[head_noun(scene, *place)] in setting.words("envoy_nouns")
    if staff or is_somebody(setting.site, place):
        return False  # "ordered the troops based there to leave"
    return any(
        clause.kind == PARTICIPLE
        and clause.group is not None
        and clause.subject is not None
        and clause.subject[0] == place[0]
        and clause.first < setting.part.last
        and scene.phrase.tags[clause.group.first] == "VBN"
        for clause in scene.clauses
    )
