"""Acts: from a cue and its complement to a draft."""

from __future__ import annotations

from diplostance.model import Span
from diplostance.parsing.clauses import ADVERBIAL, Clause
from diplostance.parsing.drafts import Draft, Scene, Voice
from diplostance.parsing.lexicon import Cue
from diplostance.parsing.rules.contents import has_noun
from diplostance.parsing.rules.needs import judgement
from diplostance.parsing.rules.reading import Reading
from diplostance.parsing.rules.setting import Setting
from diplostance.parsing.rules.site import Complement, Site
from diplostance.parsing.rules.towards import directed_at
from diplostance.parsing.tokens import Words

_ANNOUNCING = frozenset({"announce", "declare"})
"""What is announced is done or promised by it: "announced sanctions", "announced aid"."""


def make(
    reading: Reading,
    setting: Setting,
    voice: Voice,
    cue: Span,
    attribution: tuple[tuple[Voice, Span | None], ...] = (),
) -> Draft:
    """Make the draft of an act."""
    site, part = setting.site, setting.part
    entry = site.match.cue
    scene = reading.scene
    group = site.clause.group
    says_not = any(word in reading.grammar.words["negators"] for f in entry.forms for word in f)
    negated = (
        group is not None
        and group.negated
        and not (entry.pos in {"noun", "phrase", "adjective"} and group.infinitive)
    )
    if entry.pos == "phrase" and any(
        word in reading.grammar.words["negators"]
        for word in scene.phrase.lower[site.match.first : site.match.last]
    ):
        negated = False  # the "not" of "is not acceptable" is the cue's own
    if (
        entry.pos == "noun"
        and group is not None
        and not says_not
        and any(
            scene.phrase.lower[at] in reading.grammar.words["negators"]
            for at in range(group.last, site.match.last - 1)
        )
    ):
        negated = not negated  # "made no promise to pay"
    place = setting.subject
    if (
        place.first < place.last
        and scene.phrase.lower[place.first] in (reading.grammar.words["negators"])
    ):
        negated = not negated  # "neither side has commented", "no country supports it"
    if negated and _beyond_measure(reading, site):
        negated = False
    draft = Draft(
        kind=entry.kind,
        voice=voice,
        cue=cue,
        entry=entry,
        content=(scene.phrase.span(part.first, part.last),),
        negated=negated,
        force=entry.force,
        mode=entry.mode,
        valence=entry.valence,
        action=entry.action,
        polarity=_polarity(entry, part, reading.grammar.words),
        attribution=attribution,
        rules=[f"cue {entry.id}", part.rule],
    )
    if "judgement" in entry.needs:
        draft.valence = judgement(setting)
    passive = group is not None and (group.passive or scene.phrase.tags[group.first] == "VBN")
    if entry.reporting and entry.force in _ANNOUNCING and part.clause is None and not passive:
        if has_noun(setting, "decided"):
            draft.kind, draft.force = "decision", "announce"
        elif has_noun(setting, "pledged"):
            draft.kind, draft.mode = "commitment", "pledge"
    draft.towards = directed_at(reading, setting, voice)
    grade(reading, draft, site, part)
    return draft


def _beyond_measure(reading: Reading, site: Site) -> bool:
    """Tell whether it is "we could not be more grateful", which is as grateful as can be."""
    group, phrase, words = site.clause.group, reading.scene.phrase, reading.grammar.words
    if group is None or group.modal not in words["able_modals"]:
        return False
    return any(
        phrase.tags[at] in {"JJR", "RBR"} or phrase.lower[at] in words["more"]
        for at in range(group.head, site.match.last)
    )


def _polarity(entry: Cue, part: Complement, words: Words) -> str:
    against = entry.polarity == "refrain" or (
        entry.kind == "demand" and any(word in words["against"] for word in part.rule.split())
    )
    return "refrain" if against != part.refrain else "do"


# Strength, urgency, conditions ------------------------------------------------------------------


def grade(reading: Reading, draft: Draft, site: Site, part: Complement) -> None:
    """Read the words that raise or lower an act, make it urgent, or set conditions."""
    scene, lexicon = reading.scene, reading.grammar.lexicon
    phrase = scene.phrase
    lower = phrase.lower
    degree = draft.entry.degree if draft.entry is not None else 0
    found: list[Span] = []
    near_first = site.clause.group.first if site.clause.group is not None else site.match.first
    near = (max(site.clause.first, near_first - 3), max(site.match.last, site.begin))
    far = (site.begin, site.limit)
    at = near[0]
    while at < far[1]:
        if at >= near[1] and draft.kind == "claim":
            break
        for form, change in lexicon.degrees_at(lower[at]):
            size = len(form)
            if tuple(lower[at : at + size]) != form or (at >= near[1] and size == 1):
                continue
            degree = change if abs(change) > abs(degree) else degree
            found.append(phrase.span(at, at + size))
            at += size - 1
            break
        at += 1
    draft.degree = max(-1, min(2, degree))
    draft.modifiers = tuple(found)
    stretch = lower[near[0] : part.last]
    if draft.kind == "demand":
        draft.urgent = any(
            tuple(lower[i : i + len(form)]) == form
            for i in range(near[0], part.last)
            for form in lexicon.urgent_at(lower[i])
        )
    draft.hedged = any((word,) in lexicon.hedges for word in stretch[: near[1] - near[0]])
    draft.conditions = conditions(reading, site.clause, part)


def conditions(reading: Reading, clause: Clause, part: Complement) -> tuple[tuple[str, Span], ...]:
    """Give the clauses that say under which condition, or until when."""
    scene, words = reading.scene, reading.grammar.words
    found: list[tuple[str, Span]] = []
    for child in scene.clauses:
        if (
            child.kind != ADVERBIAL
            or child.marker is None
            or child.parent
            not in {
                clause.number,
                None if part.clause is None else part.clause.number,
                clause.parent,
            }
        ):
            continue
        marker = scene.phrase.lower[child.marker[0]]
        for kind in ("if", "unless", "until"):
            if marker in words[f"condition_{kind}"]:
                last = child.last
                while last > child.first and scene.phrase.tags[last - 1] in {",", "."}:
                    last -= 1
                found.append((kind, scene.phrase.span(child.marker[0], last)))
    return tuple(found)


def cue_span(scene: Scene, site: Site) -> Span:
    """Give the words that carry the act: the verb, or the verb with what it carries."""
    match = site.match
    first = match.first
    return scene.phrase.span(first, first + 1 if match.parted else max(match.last, first + 1))
