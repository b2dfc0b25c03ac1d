"""Who: whom a subject means, through names, pronouns, and "the ministry"."""

from __future__ import annotations

from attrs import define, field

from diplostance.parsing.cast import Found
from diplostance.parsing.clauses import GERUND, INFINITIVE, PARTICIPLE, RELATIVE, Clause
from diplostance.parsing.drafts import NOBODY, Scene, Voice
from diplostance.parsing.offices import Nominal
from diplostance.parsing.pronouns import Pronouns
from diplostance.parsing.records import record

_NEAR = 12
"""How far behind "a tweet" its author may be named."""
_PAIR = 2
_DESCRIPTION = 5
"""The longest "fellow NATO member" before a name."""
_SIDE = 3
"""The longest "our own government"."""


@record
class Subject:
    """The subject of a clause.

    Attributes:
        voice: Who it is, or None when that is nobody who can speak, or not clear.
        own: Whether it is the present speaker.
        first: Its first word.
        last: Behind its last word; the same as ``first`` when it is understood only.
    """

    voice: Voice | None
    first: int
    last: int
    own: bool = field(default=False, kw_only=True)


@define
class Memory(Pronouns):
    """What a noun phrase can mean, after all that was remembered. One a document."""

    # Subjects ----------------------------------------------------------------------------------

    def subject(self, scene: Scene, clause: Clause) -> Subject:
        """Give the subject of a clause: its own, or the one that it shares."""
        seen = 0
        while clause.subject is None and seen < 8:
            seen += 1
            if clause.beside is not None:
                clause = scene.clauses[clause.beside]
            elif clause.kind == RELATIVE and clause.marker is not None:
                return self.antecedent(scene, clause)
            elif clause.kind in {PARTICIPLE, GERUND, INFINITIVE} and clause.parent is not None:
                clause = scene.clauses[clause.parent]
            else:
                break
        if clause.subject is None:
            return Subject(None, clause.first, clause.first)
        return self.resolve(scene, *clause.subject)

    def antecedent(self, scene: Scene, clause: Clause) -> Subject:
        """Give what a relative clause hangs on."""
        at = (clause.marker or (clause.first, 0))[0]
        if at and scene.phrase.lower[at - 1] == ",":
            at -= 1
        found = scene.mention_ending(at)
        voice = None if found is None else self._known(self.voice_of((found,)))
        return Subject(voice, at, at, own=self._is_own(voice))

    def resolve(self, scene: Scene, first: int, last: int) -> Subject:
        """Give whom the noun phrase ``first`` to ``last`` means."""
        voice = self._resolve(scene, first, last)
        if voice is not None and not voice.issuers:
            voice = None
        if voice is not None:
            voice = self._with_state(voice, scene, first)
        if voice is not None and self.own is not None and voice.ids == self.own.ids:
            self.many = voice if len(voice.issuers) > 1 else self.many
        return Subject(voice, first, last, own=self._is_own(voice))

    def _resolve(self, scene: Scene, first: int, last: int) -> Voice | None:
        """Ask the readings of a noun phrase in turn; the first that knows it decides."""
        place = Nominal(first, last, self._head(scene, first, last))
        for read in (
            self._as_pronoun,
            self._as_body,
            self._as_list,
            self._as_names,
            self._as_arm,
            self._as_members,
            self._as_source,
            self._joined,
            self._as_text,
            self._as_office,
        ):
            found = read(scene, place)
            if found is not None:
                office = scene.phrase.tags[first] in {"DT", "PRP$"}
                return self._holder(scene, found, first, last) if office else found
        return None

    def _as_pronoun(self, scene: Scene, place: Nominal) -> Voice | None:
        """Read "he", "we", "our government", "both sides"."""
        lower, words = scene.phrase.lower, self.words
        word = lower[place.first]
        if scene.phrase.tags[place.first] == "PRP" and scene.mention_at(place.first) is None:
            return self._pronoun(word) or NOBODY
        if (
            self.own is not None
            and not self.verbatim
            and word in words["third_possessive"]
            and place.last - place.first <= _SIDE
            and lower[place.last - 1] in words["own_country"]
        ):
            return self.own  # "said his country was ready"
        if (
            words.oneself(word)
            and place.head - place.first < _SIDE
            and lower[place.head] in words["collectives"] | words["self_organs"]
        ):
            return self.own or NOBODY
        if self.means_both(lower[place.first : place.last]):
            many = self.own is not None and len(self.own.issuers) == _PAIR
            people = lower[place.last - 1] in words["office_nouns"] | words["both_people"]
            pair = self.people_pair if people and self.people_pair is not None else self.pair
            return (self.own if many else pair) or NOBODY
        return None

    def _as_body(self, scene: Scene, place: Nominal) -> Voice | None:
        """Read "the Summit" and "the Heads of State and Government" in their own text."""
        return self._as_self(scene, place.first, place.last, place.head)

    def _as_names(self, scene: Scene, place: Nominal) -> Voice | None:
        """Read names, one or a list, behind a determiner or not; and "Mexico's Ana Ortiz"."""
        chain = self.chain(
            scene, self._past_determiners(scene, place.first, place.last), place.last
        )
        if chain and chain[0].first <= place.head < chain[-1].last:
            return self.voice_of(chain)
        behind = chain[-1].last if len(chain) > 1 else place.last
        if behind < place.last and scene.phrase.lower[behind] in self.words["peer_nouns"]:
            return self.voice_of(chain)  # "Egypt's minister and his Greek counterpart"
        owned = self._owned(scene, place)
        return None if owned is None else self.voice_of((owned,))

    def _owned(self, scene: Scene, place: Nominal) -> Found | None:
        """Read "Mexico's Ana Ortiz", "Sudan's paramilitary RSF", "Kabul's Taliban government"."""
        phrase = scene.phrase
        named = scene.mentions_in(place.first, place.last)
        item = next((m for m in named if m.first > place.first and m.last > place.head - 1), None)
        if item is None or item.actor.kind == "state":
            return None
        at = item.first - 1
        while at > place.first and phrase.tags[at] == "JJ":
            at -= 1
        ends = item.last > place.head or phrase.lower[place.head] in self.words["collectives"]
        return item if phrase.tags[at] == "POS" and ends else None

    def _as_arm(self, scene: Scene, place: Nominal) -> Voice | None:
        """Read "the EU Monitoring Mission" and "French troops" in the owner's own text."""
        first = self._past_determiners(scene, place.first, place.last)
        return self._arm(scene, first, place.head)

    def _past_determiners(self, scene: Scene, at: int, last: int) -> int:
        """Step over "both" and "the", and over the "regional bloc" of "regional bloc ECOWAS"."""
        phrase = scene.phrase
        while (
            at < last
            and scene.mention_at(at) is None
            and (
                phrase.tags[at] in {"DT", "PDT"}
                or phrase.lower[at] in self.words["quantifiers"]
                or self._backed(phrase.lower[at])
            )
        ):
            at += 1
        name = at
        while name < last and name < at + _DESCRIPTION:
            found = scene.mention_at(name)
            if found is not None and phrase.lower[name - 1] in self.words["describing_nouns"]:
                return name
            if found is None and phrase.tags[name] not in {"JJ", "NN"} and name:
                break  # the first word of a sentence may be tagged as a name
            name = name + 1 if found is None else found.last
        return at

    def _as_members(self, scene: Scene, place: Nominal) -> Voice | None:
        """Read "critics, including France and Spain,", "Western powers, led by Britain,"."""
        phrase, words = scene.phrase, self.words
        for at in range(place.first + 1, min(place.last + _NEAR, len(phrase) - 2)):
            pair = f"{phrase.lower[at]} {phrase.lower[at + 1]}"
            size = (phrase.lower[at] in words["member_links"]) or 2 * (
                pair in words["member_links"]
            )
            if size:
                noun = at - 2 if phrase.tags[at - 1] == "," else at - 1
                found = self.chain(scene, at + size, len(phrase))
                many = noun >= place.first and phrase.tags[noun] in {"NNS", "NNPS"}
                return self.voice_of(found) if found and many else None
            if phrase.tags[at] != "," and at >= place.last:
                break
        return None

    def _as_source(self, scene: Scene, place: Nominal) -> Voice | None:
        """Read "a Kenyan government source"; experts, other sources and media are nobody."""
        word, words = scene.phrase.lower[place.head], self.words
        if word in words["source_people"]:
            organs = [
                f for f in scene.mentions_in(place.first, place.head) if f.actor.kind == "organ"
            ]
            if organs:
                return self.voice_of(tuple(organs[-1:]))
        if word in words["irrelevant_subjects"] or word in words["media_nouns"]:
            bodies = scene.mentions_in(place.first, place.head)
            if word in words["body_experts"] and bodies and bodies[-1].actor.kind == "organisation":
                return self.voice_of(bodies[-1:])  # "UN experts"
            return NOBODY
        return None

    def _as_text(self, scene: Scene, place: Nominal) -> Voice | None:
        """Read "the leaders of Canada and Japan", "the Kenyan release", "the statement"."""
        word, words = scene.phrase.lower[place.head], self.words
        if word in words["bodies"] - words["court_words"]:
            whole = self._listed(scene, place.head, place.last)
            return self.voice_of(whole) if whole else None  # "the board of the IAEA"
        if word not in words["text_nouns"] and word not in words["collectives"]:
            return None
        listed = self._listed(scene, place.head, place.last)
        if listed:
            return self.voice_of(listed)
        official = [
            f
            for f in scene.mentions_in(place.first, place.last)
            if f.actor.kind != "people" and not self._is_place(scene, f)
        ]
        if official:
            return self.voice_of(tuple(official[-1:]))
        return (self.last or self.body or NOBODY) if word in words["text_nouns"] else None

    def _as_office(self, scene: Scene, place: Nominal) -> Voice | None:
        """Read an office or organ that is named, or known from before."""
        phrase, words = scene.phrase, self.words
        inside = scene.mentions_in(place.first, place.last)
        if (
            inside
            and inside[0].first == self._past_determiners(scene, place.first, place.last)
            and inside[0].how in {"title", "role"}
        ):
            return self.voice_of(inside[:1])
        if (
            place.first == place.head
            and phrase.lower[place.head] in words["own_officials"]
            and self.own is None
        ):
            return self.body  # "Germany banned the airline, with officials saying"
        if (
            self.document is not None
            and self.own is not None
            and place.first == 0
            and phrase.tokens[place.first].text[:1].isupper()
            and phrase.tags[place.head] in {"NNP", "NN"}
            and self.cast.gazetteer.head_noun(phrase.lower[place.head]) == "role"
        ):
            return self.document  # "Foreign Secretary welcomes the listings"
        if (
            self.own is None
            and phrase.lower[place.first] in words["indefinite"]
            and self.cast.gazetteer.is_spokesperson(phrase.lower[place.head])
        ):
            return self.body or self.last  # "A spokesperson told reporters"
        definite = (
            phrase.tags[place.first] == "DT"
            and phrase.lower[place.first] not in words["indefinite"]
        )
        if definite or phrase.tags[place.first] == "PRP$":
            return self._definite(scene, place.first, phrase.lower[place.head])
        return None

    def _joined(self, scene: Scene, place: Nominal) -> Voice | None:
        """Read "the secretary and Abadi", where one of the two has no name."""
        tags = scene.phrase.tags
        link = next((at for at in range(place.first + 1, place.last - 1) if tags[at] == "CC"), None)
        if link is None or scene.mention_at(link) is not None:
            return None
        parts = [
            self._resolve(scene, place.first, link),
            self._resolve(scene, link + 1, place.last),
        ]
        voices = [voice for voice in parts if voice is not None and voice.issuers]
        if len(voices) < len(parts):
            own = tags[place.first] == "PRP$" or self._and_others(scene, link, place.last)
            return parts[0] if own else None  # "its ministry and central bank"
        issuers = {actor.id: actor for voice in voices for actor in voice.issuers}
        speakers = {actor.id: actor for voice in voices for actor in voice.speakers}
        return Voice(tuple(issuers.values()), None, tuple(speakers.values()))

    def _and_others(self, scene: Scene, link: int, last: int) -> bool:
        """Tell whether nobody more is named behind "and": "Kenya and its allies"."""
        phrase = scene.phrase
        own = phrase.tags[link + 1] == "PRP$" or phrase.lower[link + 1] in self.words["further"]
        return own and not any(f.actor.kind != "people" for f in scene.mentions_in(link, last)
                               if f.how == "title")  # fmt: skip

    def _listed(self, scene: Scene, head: int, last: int) -> tuple[Found, ...]:
        """Read "the leaders of Canada, Japan and the European Union"."""
        at = head + 1
        if at >= last or scene.phrase.lower[at] not in self.words["of"] | self.words["from"]:
            return ()
        return self.chain(scene, at + 1, last)

    def _head(self, scene: Scene, first: int, last: int) -> int:
        """Give the head noun: the last one before any preposition, comma or verb."""
        phrase = scene.phrase
        head = first
        for at in range(first, last):
            tag = phrase.tags[at]
            covering = scene.mention_at(at)
            if covering is not None and covering.first >= first:
                head = max(head, min(covering.last, last) - 1)
                continue
            if at > first and (tag in {"IN", "TO", ",", "WDT", "VBN", "VBG"} and at > head):
                break
            if tag[:2] in {"NN", "CD", "PR"}:
                head = at
        return head

    def following(self, scene: Scene, at: int, limit: int) -> Subject | None:
        """Find the subject behind the verb: "said Wang Yi"."""
        text = self._text_of(scene, at, limit)
        if text is not None:
            return text
        start = at
        while start < limit and scene.phrase.tags[start] in {"DT", "JJ", "PRP$"}:
            start += 1
        found = scene.mention_at(start)
        if (
            found is not None
            and found.last < len(scene.phrase)
            and scene.phrase.tags[found.last] == "POS"
        ):
            return None  # "according to Johnson's critics"
        if found is None or found.first < at:
            if at < limit and scene.phrase.tags[at] == "PRP":
                return self.resolve(scene, at, at + 1)
            if start < limit and start > at:
                end = start + 1
                return self.resolve(scene, at, end)
            return None
        voice = self._known(self.voice_of((found,)))
        return Subject(voice, at, found.last, own=self._is_own(voice))

    def _text_of(self, scene: Scene, at: int, limit: int) -> Subject | None:
        """Read "a tweet on Monday by the minister", "figures from the Kenyan government"."""
        phrase, words = scene.phrase, self.words
        head = at
        while head < limit and phrase.tags[head] in {"DT", "JJ", "NN", "VBN", "PRP$"}:
            if phrase.lower[head] in words["text_nouns"] | words["source_nouns"]:
                break
            head += 1
        else:
            return None
        if head >= limit or phrase.tags[head][:2] not in {"NN", "VB"} or phrase.group_at(head):
            return None
        place = head + 1
        while place < min(limit, head + _NEAR):
            found = scene.mention_at(place)
            if found is not None and found.first == place:
                listed = self.chain(scene, place, limit) or (found,)
                voice = self._known(self.voice_of(listed))
                if voice is not None:
                    return Subject(voice, at, listed[-1].last, own=self._is_own(voice))
                place = found.last
            elif ((group := phrase.group_at(place)) is not None and group.finite) or phrase.tags[
                place
            ] in {",", "WDT", "WP"}:
                break
            else:
                place += 1
        if self.own is None and phrase.tags[at] in {"DT", "PRP$"} and self.last is not None:
            definite = phrase.lower[at] not in words["indefinite"]
            return Subject(self.last, at, head + 1) if definite else None
        return None
