"""One document with something of everything that a view shows."""

from __future__ import annotations

import datetime as dt

from diplostance.model import (
    ActionObject,
    Actor,
    Attribution,
    Claim,
    Commitment,
    Condition,
    Decision,
    Demand,
    Document,
    Evaluation,
    Event,
    NormReference,
    Producer,
    Span,
    Statement,
    Telling,
    TimeInterval,
)

TEXT = (
    "Norway on Monday strongly condemned the seizure of the ferry, a breach of maritime law.\n\n"
    "Its minister, Kari Moe, urged Denmark, she said, to release the crew at once unless a court "
    "objects. Iceland said that Norway had promised help. Free the crew, Oslo repeated."
)


def at(found: str, text: str = TEXT) -> Span:
    start = text.index(found)
    return Span(start=start, end=start + len(found))


def day(number: int) -> TimeInterval:
    return TimeInterval(start=dt.date(2025, 3, number), end=dt.date(2025, 3, number))


NOR = Actor(id="NOR", name="Norway", kind="state", country="NOR")
DNK = Actor(id="DNK", name="Denmark", kind="state", country="DNK")
ISL = Actor(id="ISL", name="Iceland", kind="state", country="ISL")
MFA = Actor(id="NOR.mfa", name="Ministry of Foreign Affairs", kind="organ", represents="NOR")
MOE = Actor(id="kari-moe", name="Kari Moe", kind="person", represents="NOR")
SEIZURE = Event(
    id="e1",
    kind="blockade",
    trigger=at("seizure"),
    agents=[DNK],
    patients=[NOR],
    place="DNK",
    time=TimeInterval(start=dt.date(2025, 3, 1), end=dt.date(2025, 3, 2)),
    realised=None,
    asserted_by=[NOR],
)
EVALUATION = Evaluation(
    id="a1",
    cue=at("condemned"),
    cue_id="en.evaluation.condemn",
    force="condemn",
    degree=1,
    content=[at("the seizure of the ferry")],
    targets=[DNK],
    valence=-1,
    about=[SEIZURE],
    norms=[NormReference(norm="law_of_the_sea", relation="violated", span=at("maritime law"))],
)
DEMAND = Demand(
    id="a2",
    cue=at("urged"),
    force="urge",
    content=[at("Denmark"), at("to release the crew")],
    addressees=[DNK],
    action="release",
    urgent=True,
    deadline=day(9),
    objects=[ActionObject(span=at("the crew")), ActionObject(actor=MOE)],
    conditions=[Condition(kind="unless", span=at("unless a court objects"))],
    tellings=[Telling(content=[at("Free the crew")])],
)
PROMISE = Commitment(
    id="a3",
    cue=at("promised"),
    content=[at("help")],
    action="aid",
    hedged=True,
    status="denied",
    origin="human",
    targets=[ISL],
    attribution=[Attribution(actor=ISL, cue=at("said that"))],
)
EXPULSION = Decision(id="a4", force="expel", action="expel", targets=[ISL])
DENIAL = Claim(id="a5", mode="deny", content=[at("help")], about=[PROMISE], targets=[ISL])
DOCUMENT = Document(
    id="doc-1",
    text=TEXT,
    title="Norway condemns seizure",
    published=dt.date(2025, 3, 4),
    source="The Fjord Post",
    genre="news",
    producer=Producer(library="someone 1", lexicon="en 2"),
    actors=[NOR, DNK, ISL, MFA, MOE],
    events=[SEIZURE],
    statements=[
        Statement(
            id="s1",
            issuers=[NOR],
            organ=MFA,
            speakers=[MOE],
            channel="briefing",
            date=day(3),
            acts=[EVALUATION, DEMAND],
        ),
        Statement(id="s2", acts=[PROMISE, EXPULSION, DENIAL]),
    ],
)
