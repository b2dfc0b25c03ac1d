"""How names are added to a gazetteer: cut to words, in all the ways to spell them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import define, field

from diplostance.model import Actor
from diplostance.parsing.gazetteer_entries import GENERIC, Entry, Form
from diplostance.parsing.tokens import Words, tokenize
from diplostance.world import unaccented

_PLAIN = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
"""Names that are cut at their spaces; the others need the tokenizer, which takes longer."""
WEAK = "~"
"""What stands behind a name that is also a common word."""
_KINDS = {"state": "state", "organisation": "organisation", "organ": "organ", "person": "person"}
_NAMING = frozenset({"state", "capital", "organisation", "organ", "group", "person"})


@define
class Builder:
    """The parts of a gazetteer while it grows. Private to the loading of one."""

    words: Words
    names: dict[str, dict[tuple[str, ...], list[Form]]] = field(factory=dict)
    actors: dict[str, Actor] = field(factory=dict)
    by_name: dict[str, str] = field(factory=dict)
    families: dict[str, list[str]] = field(factory=dict)
    suffixes: frozenset[str] = frozenset()

    def add(
        self,
        name: str,
        kind: str,
        actor_id: str = "",
        *,
        key: str | None = None,
        speaks: bool = True,
    ) -> None:
        """Add a name and the other ways to spell it. One that ends with "~" is weak."""
        weak = name.endswith(WEAK)
        name = name.removesuffix(WEAK)
        for spelling in _spellings(name, kind):
            if _PLAIN.fullmatch(spelling):
                cut = spelling.split(" ")
            else:
                cut = [token.text for token in tokenize(spelling, self.words)]
            if not cut:
                return
            words = tuple(cut)
            lowers = tuple(word.lower() for word in cut)
            entry = Entry(name, kind, actor_id, key, speaks, weak, len(words))
            forms = self.names.setdefault(lowers[0], {}).setdefault(lowers, [])
            if all(form[0] != words or form[1].kind != kind for form in forms):
                forms.append((words, entry))
            if actor_id and kind in _NAMING:
                self.by_name.setdefault(spelling.lower(), actor_id)

    def add_actor_name(self, name: str, actor: Actor) -> None:
        """Add a name of an actor, and of a person the family name too."""
        kind = _KINDS.get(actor.kind, "group")
        self.add(name, kind, actor.id)
        if kind == "person":
            self.add_family(name.removesuffix(WEAK), actor.id)

    def add_family(self, name: str, actor_id: str, *, first: bool = False) -> None:
        """Add the family name of a person: the last word, in some languages the first."""
        parts = name.split()
        while len(parts) > 1 and parts[-1] in self.suffixes:
            parts.pop()
        family = parts[-1]
        forms = [family, parts[0]] if first else [family]
        if family[:1].islower() and "-" in family:
            forms.append(family.partition("-")[2])
        for form in forms:
            for spelling in dict.fromkeys((form.lower(), unaccented(form).lower())):
                people = self.families.setdefault(spelling, [])
                if actor_id not in people:
                    people.append(actor_id)

    def sorted_names(self) -> dict[str, dict[tuple[str, ...], tuple[Form, ...]]]:
        """Give the names by first word and by all words, the surest form first."""
        return {
            first: {words: tuple(sorted(forms, key=_rank)) for words, forms in group.items()}
            for first, group in self.names.items()
        }


def _rank(form: Form) -> tuple[bool, bool]:
    """Sure names come before weak ones, own names before offices and organs of any state."""
    return form[1].weak, form[1].kind in GENERIC


def sizes_of(
    names: Mapping[str, Mapping[tuple[str, ...], tuple[Form, ...]]],
) -> dict[str, tuple[int, ...]]:
    """Give the lengths of the names that begin with each word, longest first."""
    return {
        first: tuple(sorted({len(words) for words in group}, reverse=True))
        for first, group in names.items()
    }


def _spellings(name: str, kind: str) -> list[str]:
    found = [name]
    if not name.isascii():
        found.append(unaccented(name))
    if "'" in name:
        found.extend([spelling.replace("'", "’") for spelling in found])
    if kind not in GENERIC and name[:1].islower():
        found.extend([spelling[:1].upper() + spelling[1:] for spelling in found])
    return list(dict.fromkeys(found))
