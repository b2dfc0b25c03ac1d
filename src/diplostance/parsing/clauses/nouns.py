"""Nouns: which noun phrase is a subject, an object, one of a list, or only says when."""

from __future__ import annotations

from attrs import define

from diplostance.parsing.chunks import SAYS, noun_phrase_end
from diplostance.parsing.clauses.markers import Markers
from diplostance.parsing.clauses.state import Candidate

_NAMES = frozenset({"NNP", "NNPS"})
_LONGEST_TIME = 3
"""How many words "earlier this week" has at most."""


@define
class Nouns(Markers):
    """Places noun phrases."""

    def _noun(self, first: int, last: int) -> None:
        top = self.stack[-1]
        if self.after_preposition:
            self.absolute = (first, last) if self._with(first) else None
            self._extend(last)
        elif self._is_time(first, last) or self._floats(first, last):
            pass
        elif top.group is None:
            if top.subject is None:
                top.subject = (first, last)
            elif self.sep == "C":
                top.subject = (top.subject[0], last)
            elif self.sep == ",":
                self.candidate = Candidate(first, last, self.joint, ",")
            else:
                self.candidate = Candidate(first, last, -1, "")
        elif (
            self.candidate is not None
            and self.sep == "C"
            and self.candidate.last >= first - 2
            and (self._joins(self.candidate, last) or not self._new_clause(last))
        ):
            self.candidate.last = last
            self.candidate = Candidate(
                self.candidate.first, last, self.candidate.joint, self.candidate.sep
            )
        elif self._lists_on(first, last) and self.candidate is not None:
            self.candidate.last = last
            self.joint, self.sep = -1, ""
            return
        else:
            outer = self.candidate
            apposed = self._apposed(first, last)
            self.candidate = Candidate(first, last, self.joint, self.sep)
            if outer is not None and not self.sep and outer.last == first:
                self.candidate.outer = outer
            elif apposed:
                self.candidate.apposed_to = outer
        self._clear()

    def _lists_on(self, first: int, last: int) -> bool:
        """Tell whether it is the second of "the leaders of Chad, Mali and Togo" before a verb."""
        phrase, candidate = self.phrase, self.candidate
        if (
            candidate is None
            or self.sep not in {",", "C"}
            or (self.sep == "C" and candidate.sep != ",")
            or candidate.last != self.joint
            or phrase.quoted[candidate.first] != phrase.quoted[first]
        ):
            return False
        at = last if self.sep == "C" else self._list_end(last)
        if at == last and self.sep != "C":
            return False
        group = phrase.group_at(at) if at < len(phrase) else None
        return group is not None and group.finite and self._names(candidate, first)

    def _list_end(self, last: int) -> int:
        """Give the end of the list that goes on behind a noun, if an "and" closes it."""
        phrase, size = self.phrase, len(self.phrase)
        at, closed = last, False
        while at < size and not closed and (phrase.lower[at] == "," or phrase.tags[at] == "CC"):
            closed = phrase.tags[at] == "CC"
            at += 1
            if at < size and not closed and phrase.tags[at] == "CC":
                closed, at = True, at + 1
            end = noun_phrase_end(phrase, at, size)
            if end == at:
                return last
            at = end
        return at if closed else last

    def _names(self, candidate: Candidate, first: int) -> bool:
        tags = self.phrase.tags
        return tags[candidate.last - 1] in _NAMES and tags[first] in {"NNP", "DT"}

    def _with(self, first: int) -> bool:
        lower = self.phrase.lower
        return first > 0 and lower[first - 1] in self.words["absolute_heads"]

    def _joins(self, candidate: Candidate, last: int) -> bool:
        """Tell whether "and its army" adds to a subject: ", its ministry and its army said"."""
        phrase, tags = self.phrase, self.phrase.tags
        if candidate.sep == "C":
            return tags[candidate.last - 1] in _NAMES and tags[last - 1] in _NAMES
        if candidate.sep != "," or tags[candidate.first] not in {"DT", "PRP$", "NNP"}:
            return False
        group = phrase.group_at(last) if last < len(phrase) else None
        unquoted = phrase.quoted[candidate.first] < 0
        return unquoted and group is not None and self.speaks(group) == SAYS

    def _new_clause(self, last: int) -> bool:
        """Tell whether "and Germany" in "condemned the raid and Germany called" starts anew."""
        phrase = self.phrase
        if phrase.tags[last - 1] in _NAMES and phrase.lower[last : last + 1] == (",",):
            last = self._list_end(last)  # ", but Austria, Greece and Portugal did"
        group = phrase.group_at(last) if last < len(phrase) else None
        if group is None or not group.finite:
            return False
        if phrase.lower[self.joint] not in self.words["and"]:
            return True
        verb = next((c.group for c in reversed(self.stack) if c.group is not None), None)
        if verb is None:
            return False
        if phrase.tags[group.first] == "VBZ" or phrase.lower[group.first] in self.words["was"]:
            return True  # "noticed the men and a ship was sent": two would have "were"
        head = phrase.lower[verb.head]
        tells = head in self.words["telling_words"] or head in self.words["clause_verbs"]
        return self.speaks(verb) != SAYS and not tells

    def _apposed(self, first: int, last: int) -> bool:
        """Tell whether it may be the second of "John Kerry, the secretary of state, said".

        Or of "the secretary of state, John Kerry, said".
        """
        candidate, tags = self.candidate, self.phrase.tags
        if (
            candidate is None
            or self.sep != ","
            or candidate.last != self.joint
            or first != self.joint + 1
        ):
            return False
        if tags[candidate.last - 1] in _NAMES:
            return tags[first] in {"DT", "NN", "NNP", "PRP$", "JJ"}
        named = all(tag in _NAMES for tag in tags[first:last])
        ends = (at for at in range(candidate.first + 1, candidate.last) if tags[at] == "IN")
        head = self.phrase.lower[next(ends, candidate.last) - 1]
        return named and head in self.words["office_nouns"]

    def _floats(self, first: int, last: int) -> bool:
        """Tell whether it is the "all" of "we all agree"."""
        return (
            last - first == 1
            and self.phrase.lower[first] in self.words["quantifiers"]
            and first > 0
            and self.phrase.tags[first - 1] in {"PRP", "NNS", "NNPS"}
        )

    def _is_time(self, first: int, last: int) -> bool:
        """Tell whether a noun phrase only says when: "yesterday", "last week,"."""
        lower = self.phrase.lower
        times = (self.words["day_names"], self.words["time_nouns"])
        if not any(lower[last - 1] in names for names in times):
            return False
        nouns = (at for at in range(first, last - 1) if self.phrase.tags[at] in {"NN", "NNS"})
        if any(not any(lower[at] in names for names in times) for at in nouns):
            return False  # "our talks today"
        if last >= len(lower) or last - first > _LONGEST_TIME:
            return False
        top = self.stack[-1]
        behind = lower[first] in self.words["past_day_modifiers"] and (
            top.group is None and top.subject is not None and top.subject[1] == first
        )  # "Egypt last week dismissed"
        return behind or self.phrase.group_of[last] < 0

    def _extend(self, last: int) -> None:
        """A phrase behind a preposition belongs to the noun before it."""
        top = self._top()
        if self.candidate is not None:
            self.candidate.last = last
        elif top.group is None and top.subject is not None:
            top.subject = (top.subject[0], last)
