"""Needs: what an entry of the lexicon asks of its context.

Each need is one small test with a name. A name that ends in "nouns" of the closed classes
("measure" for ``measure_nouns``) asks that the content has such a noun.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from diplostance.parsing.clauses import FINITE_KINDS, INFINITIVE, PARTICIPLE, THAT
from diplostance.parsing.drafts import Scene
from diplostance.parsing.grammar import Grammar
from diplostance.parsing.records import record
from diplostance.parsing.rules.extent import head_noun
from diplostance.parsing.rules.site import SAID_OF_NOUN, Complement, Site, is_somebody
from diplostance.parsing.who import Memory, Subject

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


@record
class Setting:
    """A cue with its complement and its subject, as needs look at it."""

    site: Site
    part: Complement
    subject: Subject
    memory: Memory

    @property
    def scene(self) -> Scene:
        """The sentence."""
        return self.site.scene

    @property
    def grammar(self) -> Grammar:
        """The language."""
        return self.site.grammar

    @property
    def head(self) -> str:
        """The main verb of the cue's clause."""
        group = self.site.clause.group
        return self.scene.phrase.lower[group.head] if group is not None else ""

    def words(self, name: str) -> frozenset[str]:
        """Give a closed class of the language."""
        return self.grammar.words[name]

    def content(self) -> tuple[str, ...]:
        """Give the words of the content."""
        return self.scene.phrase.lower[self.part.first : self.part.last]

    def subject_words(self) -> tuple[str, ...]:
        """Give the words of the subject."""
        return self.scene.phrase.lower[self.subject.first : self.subject.last]


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


def has_noun(setting: Setting, name: str) -> bool:
    """Tell whether the first noun phrases of the content have a noun of a class."""
    nouns = setting.words(name.replace(" ", "_") + "_nouns")
    tags = setting.scene.phrase.tags[setting.part.first : setting.part.last]
    for word, tag in zip(setting.content(), tags, strict=True):
        if tag in {"WDT", "WP", "MD", "TO", "VBZ", "VBD", "VBP"} or word in {";", ":"}:
            return False
        if tag == "IN" and word in setting.words("that"):
            return False
        if word in nouns:
            return True
    return False


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


def _content_subject(setting: Setting) -> Subject | None:
    clause = setting.part.clause
    if clause is None or clause.subject is None:
        return None
    return setting.memory.resolve(setting.scene, *clause.subject)


def _actor(setting: Setting) -> bool:
    clause = setting.part.clause
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
    return subject.voice is not None or (found is not None and found.last == clause.subject[1])


def _other(setting: Setting) -> bool:
    subject = _content_subject(setting)
    child = setting.site.child
    if setting.part.towards is not None:
        return True
    if child is not None and child.kind == INFINITIVE and _is_affair(setting):
        return True
    return subject is not None and not subject.own


def _is_affair(setting: Setting) -> bool:
    """Tell whether it is in somebody's hands: "expects its ties with Iran to go on", "the talks to
    be held", but not "expects growth to slow".
    """
    place, child = setting.site.gap.object, setting.site.child
    if place is None or child is None or child.group is None:
        return False
    phrase = setting.scene.phrase
    owned = phrase.tags[place[0]] == "PRP$" or bool(setting.scene.mentions_in(*place))
    return owned or child.group.passive


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
    possessive = phrase.tags[first] == "PRP$"
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


def _own_goods(setting: Setting) -> bool:
    """Tell whether something of one's own or money is offered: "its territory", "$5m"."""
    phrase, first = setting.scene.phrase, setting.part.first
    if phrase.tags[first] == "PRP$" and phrase.lower[first] in setting.words("own_of_bodies"):
        return True
    marks = setting.words("money_marks")
    tags = phrase.tags[first : first + 2]
    return not marks.isdisjoint(phrase.lower[first : first + 3]) or (
        "CD" in tags and any(mark in word for word in phrase.lower[first : first + 2] for mark in "$£€¥")
    )


def _future(setting: Setting) -> bool:
    """Tell whether what is assured is still to come: "that the loan would be repaid"."""
    clause = setting.part.clause
    if clause is None or clause.group is None or clause.kind not in FINITE_KINDS:
        return True
    return clause.group.modal in setting.words("future_modals")


def _has_predicate(setting: Setting) -> bool:
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


def _plain(setting: Setting) -> bool:
    """Tell whether the verb stands alone: "we want", not "we do not want" or "may want"."""
    group = setting.site.clause.group
    return group is not None and not group.negated and group.modal is None


def _wanted(setting: Setting) -> bool:
    """Tell whether what is wanted is somebody's deed: "an apology", "the mines banned"."""
    return has_noun(setting, "wanted") or _done(setting)


def _wished(setting: Setting) -> bool:
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
    return past and plural and clause.group.first == clause.group.head and (
        verb not in setting.words("state_verbs") | setting.words("auxiliaries")
    )


def _done(setting: Setting) -> bool:
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


def _said_of_it(setting: Setting) -> bool:
    """Tell whether the noun is what the subject is: "is a triumph", not "is on the way to"."""
    site, phrase = setting.site, setting.scene.phrase
    group = site.clause.group
    if group is None or group.modal in setting.words("able_modals") or group.negated:
        return False
    between = phrase.tags[group.last : site.match.last]
    return bool(between) and between[0] in {"DT", "JJ", "RB", "NN", "PRP$"} and "IN" not in between


def _alone(setting: Setting) -> bool:
    """Tell whether no noun follows: "is not enough", not "there is not enough bread"."""
    tags, last = setting.scene.phrase.tags, setting.site.match.last
    return last >= len(tags) or tags[last][:2] not in {"NN", "JJ"}


def _itself_out(setting: Setting) -> bool:
    """Tell whether somebody takes the own country out of something: "pulled Chad out of it"."""
    scene, memory = setting.scene, setting.memory
    place = setting.site.gap.object
    if place is None or setting.subject.voice is None or not setting.words("leaving_words") & set(
        setting.content()
    ):
        return False
    named = scene.mentions_in(*place)
    own = scene.phrase.lower[head_noun(scene, *place)] in setting.words("own_country")
    ids = {memory.cast.principal(found.actor).id for found in named}
    return own or (bool(ids) and ids <= setting.subject.voice.ids)


def _head_is(name: str) -> Callable[[Setting], bool]:
    """Make the test that the content is one of a class: "access to them", not "a bid for access"."""
    def test(setting: Setting) -> bool:
        at = head_noun(setting.scene, setting.part.first, setting.part.last)
        return setting.scene.phrase.lower[at] in setting.words(name)

    return test


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
    "own goods": _own_goods,
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
    "predicate": _has_predicate,
    "by_of": lambda _: False,
    "indefinite": lambda setting: not setting.words("indefinite").isdisjoint(setting.content()[:1]),
    "meeting": lambda setting: setting.head in setting.words("meeting_verbs"),
    "no future": lambda setting: (
        setting.site.clause.group is None
        or setting.site.clause.group.modal not in setting.words("future_modals")
    ),
    "leave": _says("leaving_words"),
    "responsible": _says("responsible"),
    "plain": _plain,
    "wanted": _wanted,
    "wished": _wished,
    "done": _done,
    "undone": lambda setting: not _done(setting),
    "good wishes": _says("good_wishes"),
    "speaking": lambda setting: setting.subject.own and setting.memory.verbatim,
    "under way": _under_way,
    "said of it": _said_of_it,
    "alone": _alone,
    "itself out": _itself_out,
    "blacklist": _says("blacklist_nouns"),
    "sought": _head_is("sought_nouns"),
    "defended": _head_is("defended_nouns"),
    "no gerund": lambda setting: setting.scene.phrase.tags[setting.part.first] != "VBG",
    "no clause": lambda setting: setting.part.clause is None,
}
