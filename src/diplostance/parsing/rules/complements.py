"""Complements: the content of a cue, and whom it is directed at.

An entry of the lexicon names what it ``takes``, in any order; the sentence decides which it is:

* ``that``, ``to``, ``not to``, ``ing``: a clause below the cue's;
* ``np``: the noun phrase behind the cue with all that hangs on it;
* ``for_to``: "for the crisis to be resolved";
* a preposition ("over", "for"): what stands behind it;
* ``against``, ``from`` and others with a gerund: "warned them against going";
* ``subject``: the subject of the cue's own clause ("the attack is unacceptable");
* ``predicate``: the object with the judgement on it ("called it illegal");
* ``rest``: all that follows a modal;
* ``cue_np``: the noun phrase that the cue is part of ("issued a travel advisory for Mali");
* ``clause``: the cue's whole clause;
* ``quote``: words in quotation marks.

``towards`` says in the same way where the addressee or target stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import evolve

from diplostance.parsing.chunks import noun_phrase_end
from diplostance.parsing.clauses import (
    GERUND,
    INFINITIVE,
    PARTICIPLE,
    THAT,
    ZERO,
)
from diplostance.parsing.rules.clausal import (
    for_to,
    gerund,
    infinitive,
    not_to,
    rest,
    split,
    that_clause,
)
from diplostance.parsing.rules.extent import (
    phrase_end,
    place_of,
    trimmed,
)
from diplostance.parsing.rules.site import (
    OF_SUBJECT,
    Complement,
    Site,
    is_somebody,
    receiver_of,
)

_TERMS = 4
"""The shortest "it in strong terms"."""


def complements(site: Site) -> tuple[Complement, ...]:
    """Give what the cue governs: none, one, or several where clauses are coordinated."""
    takes = site.match.cue.takes
    if site.match.cue.pos != "verb" and site.begin < site.limit:
        word = site.scene.phrase.lower[site.begin]
        leads = (
            site.child is not None
            and site.child.marker is not None
            and (site.child.marker[0] == site.begin)
        )
        leads = leads or _of_whom(site, word)
        passes = word in site.match.cue.towards and any(
            other in takes and other != word for other, _, _ in site.gap.phrases
        )  # "grateful to Norway for the shipment"
        leads = leads or passes
        if (
            word in site.grammar.words["prepositions"]
            and word in takes
            and not leads
            and not _appeals(site, word)
        ):
            found = ("to" in takes and for_to(site)) or _behind_preposition(site, word)
            if found:
                return found
    for name in takes:
        finder = _FINDERS.get(name)
        found = finder(site) if finder is not None else _behind_preposition(site, name)
        if found:
            return found
    return ()


def _of_whom(site: Site, word: str) -> bool:
    """Tell whether "of" says whose it is: "the determination of the bloc to help"."""
    child, phrases = site.child, site.gap.phrases
    if word not in site.grammar.words["of"] or child is None or child.marker is None:
        return False
    behind = bool(phrases) and phrases[0][2][1] == child.marker[0]
    return child.kind == INFINITIVE and behind and is_somebody(site, phrases[0][2])


def _appeals(site: Site, word: str) -> bool:
    """Tell whether the noun phrase is addressed: "appeal to Israel to open"."""
    return (
        word in site.match.cue.towards
        and site.child is not None
        and site.child.kind == INFINITIVE
        and bool(site.gap.phrases)
    )


def noun_phrase(site: Site) -> tuple[Complement, ...]:
    """Read the noun phrase behind the cue, with all that hangs on it."""
    scene, begin = site.scene, site.begin
    if begin >= site.limit:
        return ()
    phrase = scene.phrase
    begin = _past_insertion(site)
    child = site.child
    if child is not None and child.kind == THAT and child.marker == (begin, begin + 1):
        return ()
    tag = phrase.tags[begin]
    if phrase.lower[begin] in site.grammar.words["free_relatives"]:
        first, last = trimmed(scene, begin, site.limit)
        return (Complement(first, last, "complement: what somebody says or does"),)
    if tag in {"IN", "TO", "CC", ",", "WRB", "MD"} and phrase.quoted[begin] < 0:
        return ()
    opens = tag not in {"IN", "TO", "."} and phrase_end(scene, begin, site.limit) > begin
    if not opens and phrase.quoted[begin] < 0:
        return ()
    if site.child is not None and site.child.kind == ZERO and site.child.first == begin:
        return ()
    last = _without_manner(site, begin, _without_receiver(site))
    first, last = trimmed(scene, begin, last)
    if first >= last:
        return ()
    part = Complement(first, last, "complement: noun phrase", None, receiver_of(site))
    return _with_further(site, part) if site.match.cue.kind == "demand" else (part,)


def _without_manner(site: Site, begin: int, last: int) -> int:
    """Stop before the "in the strongest terms" of "condemn the raid in the strongest terms"."""
    scene, lexicon = site.scene, site.grammar.lexicon
    end = trimmed(scene, begin, last)[1]
    terms = _begin_of_terms(site, begin, end)
    if terms is None and site.match.cue.kind == "evaluation":
        terms = site.grammar.feeling_at(scene.phrase, begin + 1, end)
    if terms is not None:
        return terms
    for at in range(begin + 1, end):
        for form, _ in lexicon.degrees_at(scene.phrase.lower[at]):
            if len(form) > 1 and at + len(form) == end and scene.phrase.lower[at:end] == form:
                return at
    return last


def _begin_of_terms(site: Site, begin: int, end: int) -> int | None:
    """Give where the "in the clearest possible terms" at the end of some words starts."""
    phrase, words = site.scene.phrase, site.grammar.words
    if end - begin < _TERMS or phrase.lower[end - 1] not in words["manner_nouns"]:
        return None
    at = end - 2
    while at > begin and phrase.tags[at] in {"JJ", "JJS", "RBS", "DT", "RB"}:
        at -= 1
    manner = begin < at < end - 2 and phrase.lower[at] in words["channel_links"]
    return at if manner and phrase.tags[at] == "IN" else None


def _past_insertion(site: Site) -> int:
    """Step over "in the strongest terms" or "as nonsense" between a verb and its object."""
    phrase, begin, cue = site.scene.phrase, site.begin, site.match.cue
    if cue.pos == "verb" and phrase.lower[begin] == "," and begin + 1 < site.limit:
        return _past_commas(site, begin)
    if cue.pos != "verb" or phrase.tags[begin] != "IN":
        return begin
    if phrase.quoted[begin] >= 0:
        return _past_quoted(site, begin)
    if phrase.lower[begin] in cue.takes or phrase.lower[begin] in cue.towards:
        return begin
    end = phrase_end(site.scene, begin + 1, site.limit)
    if begin + 1 == end < site.limit and phrase.tags[end] == "JJ":
        end += 1
    if begin + 1 < end < site.limit and phrase.tags[end] in {"DT", "PRP$", "WP"}:
        return end
    return begin


def _past_quoted(site: Site, begin: int) -> int:
    """Step over the “in the strongest terms” in quotation marks before the object."""
    phrase, end = site.scene.phrase, begin
    while end < site.limit and phrase.quoted[end] == phrase.quoted[begin]:
        end += 1
    return end if end < site.limit and phrase.tags[end] in {"DT", "PRP$", "WP"} else begin


def _past_commas(site: Site, begin: int) -> int:
    """Step over the ", in the strongest terms," of "deplores, in the strongest terms, the raid"."""
    phrase = site.scene.phrase
    if phrase.tags[begin + 1] != "IN":
        return begin
    end = phrase_end(site.scene, begin + 2, site.limit)
    closed = begin + 2 < end < site.limit - 1 and phrase.lower[end] == ","
    return end + 1 if closed else begin


def _without_receiver(site: Site) -> int:
    """Leave "from X" behind what is demanded of X out of the content."""
    last = site.limit
    cue = site.match.cue
    if cue.kind != "demand":
        return last
    for word, at, place in site.gap.phrases:
        if word in cue.towards and place[1] >= last - 1 and site.scene.mentions_in(*place):
            return at
    return last


def _behind_preposition(site: Site, word: str) -> tuple[Complement, ...]:
    scene = site.scene
    phrase = scene.phrase
    at = _past_vocative(site, site.begin)
    receiver = None
    if at < site.limit and phrase.lower[at] != word:
        if at == site.begin and site.gap.object is not None:
            receiver = site.gap.object
            inner = place_of(scene, frozenset({word}), at + 1, receiver[1])
            threat = site.match.cue.kind in {"commitment", "evaluation"}
            if inner is not None and threat and word in site.grammar.words["of"]:
                receiver = (at, inner)  # "warned Chad of consequences"
            at = receiver[1]
        while at < site.limit and phrase.lower[at] != word:
            skipped = next((p for _, i, p in site.gap.phrases if i == at), None)
            cue = site.match.cue
            if skipped is None or phrase.lower[at] in set(cue.takes) - cue.towards:
                return ()
            if phrase.lower[at] in site.match.cue.towards:
                receiver = skipped
            at = skipped[1]
    if at + 1 >= site.limit:
        return ()
    at = _behind_second(site, at)
    gerund = next(
        (c for c in scene.clauses[site.clause.number + 1 :] if c.kind in {GERUND, PARTICIPLE}
         and at + 1 <= c.first <= at + 2 and phrase.tags[c.first - 1] != "DT"),
        None,
    )  # fmt: skip
    if gerund is not None:
        return split(site, gerund, f"complement: {word} with gerund", receiver)
    first, last = trimmed(scene, at + 1, site.limit)
    if first >= last:
        return ()
    if receiver is None and word in site.match.cue.towards:
        receiver = (first, phrase_end(scene, first, last))
    return _with_further(
        site, Complement(first, last, f"complement: behind {word}", None, receiver)
    )


def _with_further(site: Site, part: Complement) -> tuple[Complement, ...]:
    """Split off a gerund: "calls for humanitarian pauses, as well as creating conditions"."""
    scene = site.scene
    further = next(
        (c for c in scene.clauses[site.clause.number + 1 :] if c.kind in {GERUND, PARTICIPLE}
         and c.beside is None and part.first < c.first < part.last
         and c.parent == site.clause.number and scene.phrase.tags[c.first] == "VBG"
         and scene.phrase.tags[c.first - 1] == "CC"),
        None,
    )  # fmt: skip
    if further is None:
        return (part,)
    end = trimmed(scene, part.first, further.first)[1]
    return (
        evolve(part, last=end),
        *split(site, further, f"{part.rule} with gerund", part.towards),
    )


def _past_vocative(site: Site, at: int) -> int:
    """Step over the ", Minister," of "thank you, Minister, for the boats"."""
    phrase = site.scene.phrase
    if at >= site.limit or phrase.lower[at] != ",":
        return at
    end = noun_phrase_end(phrase, at + 1, site.limit)
    closed = at + 1 < end < site.limit - 1 and phrase.lower[end] == ","
    return end + 1 if closed else at


def _behind_second(site: Site, at: int) -> int:
    """Give the "to" of "dissatisfied with and firmly opposed to", which have one object."""
    tags = site.scene.phrase.tags
    if tags[at + 1] != "CC":
        return at
    end = at + 2
    while end < site.limit and tags[end] in {"RB", "JJ", "VBN"}:
        end += 1
    shared = at + 2 < end < site.limit - 1 and tags[end] in {"IN", "TO"}
    return end if shared else at


def _subject(site: Site) -> tuple[Complement, ...]:
    place = site.clause.subject
    if place is None:
        return ()
    first, last = trimmed(site.scene, *place)
    if first >= last:
        return ()
    return (Complement(first, last, OF_SUBJECT),)


def _predicate(site: Site) -> tuple[Complement, ...]:
    if site.gap.object is None and site.begin >= site.limit:
        return ()
    first, last = trimmed(site.scene, site.begin, site.limit)
    if first >= last or site.gap.object is None:
        return ()
    return (Complement(first, last, "complement: object and judgement", None, site.gap.object),)


def _cue_phrase(site: Site) -> tuple[Complement, ...]:
    group = site.clause.group
    if group is None:
        return ()
    first, last = trimmed(site.scene, group.last, site.limit)
    if first >= last:
        return ()
    place = site.gap.behind(site.grammar.words["prepositions"])
    return (Complement(first, last, "complement: the cue's noun phrase", None, place),)


def _whole(site: Site) -> tuple[Complement, ...]:
    first, last = trimmed(site.scene, site.clause.first, site.limit)
    return (Complement(first, last, "complement: the clause"),) if first < last else ()


def _right_to(site: Site) -> tuple[Complement, ...]:
    child = site.child
    if child is None or child.kind not in {INFINITIVE, GERUND}:
        return noun_phrase(site)
    return split(site, child, "complement: the right to", None)


def _quote(site: Site) -> tuple[Complement, ...]:
    phrase = site.scene.phrase
    at = site.begin
    if at >= site.limit or phrase.quoted[at] < 0:
        return ()
    end = at
    while end < site.limit and phrase.quoted[end] == phrase.quoted[at]:
        end += 1
    first, last = trimmed(site.scene, at, end)
    return (Complement(first, last, "complement: quotation"),) if first < last else ()


_FINDERS: Mapping[str, Callable[[Site], tuple[Complement, ...]]] = {
    "rest": rest,
    "cue_np": _cue_phrase,
    "subject": _subject,
    "for_to": for_to,
    "not to": not_to,
    "to": infinitive,
    "right_to": _right_to,
    "that": that_clause,
    "ing": gerund,
    "predicate": _predicate,
    "np": noun_phrase,
    "clause": _whole,
    "quote": _quote,
}
