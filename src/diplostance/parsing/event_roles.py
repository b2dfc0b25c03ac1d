"""Event roles: who takes part in an event, read from the words around its trigger.

Subject and object of a verb; for a noun what comes behind "of" or "by", who stands in front, and
the subject of a verb that carries it ("launched an attack").
"""

from __future__ import annotations

from collections.abc import Sequence

from diplostance.parsing.cast import Cast, Found
from diplostance.parsing.chunks import Phrase
from diplostance.parsing.event_drafts import EventDraft
from diplostance.parsing.event_triggers import Trigger, Triggers
from diplostance.parsing.tokens import Words

FRONT_TAGS = frozenset({"JJ", "JJR", "JJS", "POS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "CD"})
"""What may stand between a determiner and a noun."""
FRONT_REACH = 4
"""How many words before a noun are looked at."""
_LINK_TAGS = frozenset({"IN", "TO"})
_INSIDE_NP = frozenset({"DT", "JJ", "JJS", "PRP$", "CD", "NN", "NNS", "NNP", "NNPS", "POS", "VBN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECT_REACH = 14
_OBJECT_REACH = 8
_NOUN_REACH = 14
_LIST_REACH = 9


class RoleReader:
    """Reads the participants of the events of one sentence."""

    def __init__(
        self,
        phrase: Phrase,
        mentions: Sequence[Found],
        triggers: Triggers,
        cast: Cast,
        words: Words,
    ) -> None:
        self.phrase = phrase
        self.mentions = mentions
        self.cast = cast
        self.words = words
        self.sets = triggers.words
        self.size = len(phrase)

    def fill(self, draft: EventDraft, at: int, trigger: Trigger) -> None:
        """Add who takes part in the event whose trigger starts at a word."""
        end = at + len(trigger.form)
        if trigger.noun:
            self._noun_roles(at, end, trigger, draft)
        else:
            self._verb_roles(at, end, trigger, draft)

    def _put(
        self, draft: EventDraft, role: str | None, found: Found, *, personal: bool = False
    ) -> None:
        if role is None or role == "topic":
            return
        actor = found.actor
        if role == "place":
            if actor.kind == "state" and draft.place is None:
                draft.place = actor.id
            return
        if role == "person":
            role = "patient" if actor.kind == "person" else "agent"
        if actor.kind != "person" or (role == "agent" and not personal):
            actor = self.cast.principal(actor)
        other = draft.patients if role == "agent" else draft.agents
        if actor.id not in other:
            (draft.agents if role == "agent" else draft.patients).setdefault(actor.id, actor)

    def _noun_roles(self, at: int, end: int, trigger: Trigger, draft: EventDraft) -> None:
        phrase = self.phrase
        self._front(at, trigger, draft)
        if not draft.agents:
            self._carrier(at, draft, self.sets["light_verbs"])
        role: str | None = None
        place = self._relative(end, draft)
        for found in self.mentions:
            if found.first < max(end, place):
                continue
            if found.first > place + _NOUN_REACH or self._verb_between(place, found.first):
                break
            link = self._link(found.first, end - 1)
            if link is not None:
                role = trigger.roles.get(phrase.lower[link])
                # "of" and "on" behind a noun of their own say nothing of the event
                if (
                    link > place
                    and phrase.lower[link] not in self.sets["by"]
                    and not (self._plain_between(place, link))
                ):
                    role = None
            elif not self._joined(place, found.first):
                role = None
            self._put(draft, role, found, personal=trigger.personal)
            place = found.last
        if not draft.agents:
            self._carrier(at, draft, self.sets["announcing_verbs"])

    def _relative(self, end: int, draft: EventDraft) -> int:
        """Read "the attacks that Russia carried out on": the agent, and where to go on."""
        phrase = self.phrase
        if end >= self.size or phrase.lower[end] not in self.sets["relatives"]:
            return end
        for found in self.mentions:
            if found.first > end and found.first <= end + FRONT_REACH:
                at = found.last
                while at < self.size and phrase.group_of[at] < 0 and at - found.last < 2:
                    at += 1
                group = phrase.group_at(at) if at < self.size else None
                if group is not None and phrase.lower[group.head] in self.sets["light_verbs"]:
                    self._put(draft, "agent", found)
                    return group.last
        return end

    def _front(self, at: int, trigger: Trigger, draft: EventDraft) -> None:
        """Read who stands before the noun: "Iran's", "the Iranian"."""
        phrase = self.phrase
        across = next((f for f in self.mentions if f.first < at < f.last), None)
        if across is not None:  # "the Chilean military operation"
            self._put(draft, trigger.roles["front"], across, personal=trigger.personal)
            return
        back = at
        listed = False
        while back > 0 and at - back <= (_LIST_REACH if listed else FRONT_REACH):
            found = self._ending(back)
            if found is None and phrase.tags[back - 1] == "POS":
                found = self._ending(back - 1)
            if found is not None:
                owned = phrase.tags[back - 1] == "POS" or (
                    found.last < self.size and phrase.tags[found.last] == "POS"
                )
                role = trigger.roles["possessor" if owned else "front"]
                if owned or not listed:
                    self._put(draft, role, found, personal=trigger.personal)
                return
            tag = phrase.tags[back - 1]
            # "Chad's brutal, illegal and unprovoked raid": a list of adjectives may stand between
            between = tag in {"CC", ",", "RB"} and phrase.tags[back] in {"JJ", "VBN", "CC", "RB"}
            if tag not in FRONT_TAGS and not between:
                return
            listed = listed or between
            back -= 1

    def _ending(self, at: int) -> Found | None:
        return next((f for f in self.mentions if f.last == at), None)

    def _link(self, first: int, floor: int) -> int | None:
        """Give the preposition before a noun phrase that a mention starts or stands in."""
        at = first - 1
        while at >= floor and self.phrase.tags[at] in _INSIDE_NP and first - at <= FRONT_REACH:
            at -= 1
        if at < floor:
            return None
        linking = self.phrase.tags[at] in _LINK_TAGS or (
            self.phrase.tags[at] == "VBG" and self.phrase.lower[at] in self.sets["linking_verbs"]
        )
        return at if linking else None

    def _link_between(self, first: int, last: int) -> bool:
        return any(self.phrase.tags[at] in _LINK_TAGS for at in range(first, last))

    def _plain_between(self, first: int, last: int) -> bool:
        """Tell whether only a place or a name stands between: "in the town by X"."""
        return not any(self.phrase.tags[at] in {"NN", "NNS", ","} for at in range(first, last))

    def _verb_between(self, first: int, last: int) -> bool:
        return any(
            self.phrase.group_of[at] >= 0 and self.phrase.tags[at] in _FINITE
            for at in range(first, last)
        )

    def _joined(self, first: int, last: int) -> bool:
        return all(self.phrase.lower[at] in self.sets["joins"] for at in range(first, last))

    def _carrier(self, at: int, draft: EventDraft, verbs: frozenset[str]) -> None:
        """Read the subject of "launched an attack": it is the agent."""
        phrase = self.phrase
        back = at - 1
        while back >= 0 and phrase.group_of[back] < 0 and at - back <= _OBJECT_REACH:
            if phrase.tags[back] in {",", "IN", "."}:
                return
            back -= 1
        group = phrase.group_at(back) if back >= 0 else None
        if group is None or group.passive or (phrase.lower[group.head] not in verbs):
            return
        for found in self._subjects(group.first):
            self._put(draft, "agent", found)

    def _verb_roles(self, at: int, end: int, trigger: Trigger, draft: EventDraft) -> None:
        phrase = self.phrase
        group = phrase.group_at(at)
        roles = trigger.roles
        if group is None and phrase.tags[at] in {"VBN", "VBG"}:
            self._participle(end, trigger, draft)
            return
        first = at if group is None else group.first
        passive = group is not None and (
            group.passive
            or (
                phrase.tags[at] == "VBN"
                and not any(phrase.lower[i] in self.words["have"] for i in range(first, at))
                and not (end < self.size and phrase.tags[end] in _INSIDE_NP)
            )
        )
        subject = roles["object"] if passive else roles["subject"]
        if passive and subject == "agent":
            subject = "patient"
        for found in self._subjects(first):
            self._put(draft, subject, found, personal=trigger.personal)
        self._behind(end, trigger, draft, passive=passive)

    def _participle(self, end: int, trigger: Trigger, draft: EventDraft) -> None:
        """Read "the detained sailors of Iran": what follows is the patient."""
        for found in self.mentions:
            if found.first >= end:
                if not any(self.phrase.tags[i] not in _INSIDE_NP for i in range(end, found.first)):
                    self._put(draft, trigger.roles["object"], found)
                return

    def _subjects(self, first: int) -> list[Found]:
        """Give the actors that are the subject of a verb group that starts at a word."""
        phrase = self.phrase
        chosen: list[Found] = []
        if first and phrase.tags[first] == "VBG" and phrase.lower[first - 1] == ",":
            return chosen  # whose participle it is cannot be told from words alone
        for found in reversed(self.mentions):
            if found.last > first:
                continue
            place = chosen[-1].first if chosen else first
            if place - found.last > _SUBJECT_REACH or self._verb_between(found.last, place):
                break
            if not chosen:
                link = self._link(found.first, 0)
                if link is not None and phrase.lower[link] in self.sets["by"]:
                    break
                if link is not None and phrase.lower[link] in self.sets["place_links"]:
                    continue
                chosen.append(found)
            elif self._joined(found.last, place) and self._link(found.first, 0) is None:
                chosen.append(found)
            else:
                break
        return chosen[::-1]

    def _behind(self, end: int, trigger: Trigger, draft: EventDraft, *, passive: bool) -> None:
        phrase = self.phrase
        place = end
        role: str | None = None
        for found in self.mentions:
            if found.first < end:
                continue
            if found.first - place > _OBJECT_REACH or self._verb_between(place, found.first):
                break
            link = self._link(found.first, end - 1)
            if link is not None:
                role = trigger.roles.get(phrase.lower[link])
                if phrase.lower[link] in self.words["of"]:
                    direct = place == end and not passive and not self._link_between(end, link)
                    role = trigger.roles["object"] if direct else None
            elif (
                place == end
                and not passive
                and all(
                    phrase.tags[i] in _INSIDE_NP or phrase.tags[i] == "RP"
                    for i in range(end, found.first)
                )
            ):
                role = trigger.roles["object"]
            elif not self._joined(place, found.first):
                break
            self._put(draft, role, found, personal=trigger.personal)
            place = found.last
