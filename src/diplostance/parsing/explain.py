"""Explanations: which entry and which rules produced an act."""

from __future__ import annotations

from attrs import frozen

from diplostance.errors import NotInDocumentError
from diplostance.model import Act, Document


@frozen
class Explanation:
    """How an act came about, step by step; ``str()`` gives it for people.

    Attributes:
        act_id: The id of the act.
        cue_id: The entry of the lexicon that fired, if one did.
        steps: What was seen and done, in order.
    """

    act_id: str
    cue_id: str | None
    steps: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join([f"{self.act_id}:", *(f"  {step}" for step in self.steps)])


def explain(document: Document, act: Act) -> Explanation:
    """Show how an act was read.

    Raises:
        NotInDocumentError: When the act is not part of the document.
    """
    if act not in document.acts:
        raise NotInDocumentError(document.id, f"act {act.id!r}")
    text = document.text
    steps: list[str] = []
    if act.cue is not None:
        words = repr(act.cue.of(text)) if text is not None else f"{act.cue.start}-{act.cue.end}"
        entry = f" fired {act.cue_id}" if act.cue_id else " carries it, without a lexicon entry"
        steps.append(f"cue {words}{entry}")
    for span in act.content:
        words = repr(span.of(text)) if text is not None else f"{span.start}-{span.end}"
        steps.append(f"content {words}")
    rules = act.extra.get("rules", ())
    steps += [f"rule: {rule}" for rule in rules]
    statement = document.statement_of(act)
    issuers = ", ".join(actor.name for actor in statement.issuers) or "nobody named"
    steps.append(f"issuer: {issuers}")
    if statement.organ is not None:
        steps.append(f"through: {statement.organ.name}")
    steps += [f"spoken by: {speaker.name}" for speaker in statement.speakers]
    if act.degree:
        steps.append(f"degree {act.degree:+d} from its modifiers")
    if act.negated:
        steps.append(f"status {act.status}: the words are negated")
    steps += [f"norm {norm.norm} ({norm.relation})" for norm in act.norms]
    if act.tellings:
        steps.append(f"told again {len(act.tellings)} more time(s)")
    steps.append(f"origin: {act.origin}")
    return Explanation(act.id, act.cue_id, tuple(steps))
