"""How the time of reconciling grows with the number of documents.

    reconciling.py [COUNT]

Generates COUNT documents (20,000 by default), each with a statement of two demands and an event, as
an archive has them: more documents are more days, forty a day. Prints the seconds for half of them
and for all, each the best of three runs in turns, and the ratio. Two is linear.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import time
from collections.abc import Callable

from diplostance.comparison import reconcile, reconcile_events
from diplostance.model import Actor, Demand, Document, Event, Statement, TimeInterval

_ACTIONS = ("release", "withdraw", "negotiate", "attack", "sanction")
_A_DAY = 40
_RUNS = 3


def generated(count: int) -> list[Document]:
    """Make documents, the same ones every time."""
    chance = random.Random(7)  # noqa: S311 - a fixed sample
    states = [Actor(id=f"S{n:02}", name=f"State {n}", kind="state") for n in range(30)]
    documents = []
    for number in range(count):
        issuer, other = chance.sample(states, 2)
        date = dt.date(2020, 1, 1) + dt.timedelta(days=number // _A_DAY)
        day = TimeInterval(start=date, end=date)
        acts = [
            Demand(id=f"a{n}", addressees=[other], action=chance.choice(_ACTIONS)) for n in range(2)
        ]
        documents.append(
            Document(
                id=f"d{number:06}",
                published=date,
                actors=[issuer, other],
                events=[Event(id="e1", kind="attack", agents=[other], time=day)],
                statements=[Statement(id="s1", issuers=[issuer], date=day, acts=acts)],
            )
        )
    return documents


def seconds(work: Callable[[list[Document]], object], documents: list[Document]) -> float:
    """Measure one run."""
    started = time.perf_counter()
    work(documents)
    return time.perf_counter() - started


def main(count: int = 20_000) -> None:
    """Print the times and their ratio."""
    documents = generated(count)
    half = documents[: count // 2]
    for work in (reconcile, reconcile_events):
        runs = [(seconds(work, half), seconds(work, documents)) for _ in range(_RUNS)]
        few, many = min(few for few, _ in runs), min(many for _, many in runs)
        print(
            f"{work.__name__}: {len(half)} documents in {few:.2f} s, "
            f"{count} in {many:.2f} s, ratio {many / few:.2f}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
