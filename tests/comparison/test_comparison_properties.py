"""What holds for any documents: symmetry, identity, names and order do not matter."""

from __future__ import annotations

import json
import random
import re
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import said

from diplostance import Document, answers, compare, drift, from_json, positions, reconcile, to_json
from diplostance.comparison import COARSE, DEFAULT, FINE, IssueKey, reconcile_events
from diplostance.strategies import documents

KEYS = (COARSE, DEFAULT, FINE)
slow = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def corpora(draw: st.DrawFn, at_most: int = 3) -> list[Document]:
    """Documents with ids of their own."""
    found = draw(st.lists(documents(), min_size=1, max_size=at_most))
    return [attrs.evolve(one, id=f"d{number}") for number, one in enumerate(found)]


@slow
@given(corpora(), corpora(), st.sampled_from(KEYS))
def test_swapping_the_sides_swaps_the_result(
    left: list[Document], right: list[Document], key: IssueKey
) -> None:
    right = [attrs.evolve(one, id=f"r{one.id}") for one in right]
    result = compare(left, right, issue_key=key)
    assert compare(right, left, issue_key=key) == result.swapped()
    assert result.swapped().swapped() == result


@slow
@given(corpora(), st.sampled_from(KEYS))
def test_a_side_agrees_with_itself(found: list[Document], key: IssueKey) -> None:
    result = compare(found, found, issue_key=key)
    assert {row.relation for row in result.rows} <= {"shared", "agreeing", "mixed"}
    assert all(row.a == row.b for row in result.rows)
    assert all(row.gap in (0, None) for row in result.rows)
    assert result.score.value in (None, 1.0)


@slow
@given(corpora(), corpora(), st.randoms(use_true_random=False))
def test_the_order_of_documents_and_statements_does_not_matter(
    left: list[Document], right: list[Document], chance: random.Random
) -> None:
    right = [attrs.evolve(one, id=f"r{one.id}") for one in right]

    def shuffled(found: list[Document]) -> list[Document]:
        mixed = [
            attrs.evolve(one, statements=chance.sample(one.statements, len(one.statements)))
            for one in found
        ]
        return chance.sample(mixed, len(mixed))

    again = compare(shuffled(left), shuffled(right))
    assert _plain(again) == _plain(compare(left, right))


def _plain(result: Any) -> Any:
    return result.to_dict()


@slow
@given(corpora())
def test_every_result_is_json_and_every_row_is_flat(found: list[Document]) -> None:
    result = compare(found[:1], found[1:])
    json.loads(result.to_json())
    for row in result.to_rows():
        assert all(isinstance(value, str | int | float | None) for value in row.values())
    for position in positions(found):
        assert all(isinstance(v, str | int | float | None) for v in position.to_row().values())
        assert (position.value is None) == (position.reason is not None)
    for issuer in {i.id for one in found for s in one.statements for i in s.issuers}:
        moved = drift(found, issuer)
        json.loads(moved.to_json())
        assert str(moved)
    assert str(result)


@slow
@given(corpora())
def test_every_performed_demand_has_an_answer_or_a_reason(found: list[Document]) -> None:
    performed = [act for document in found for act in document.demands if act.status == "performed"]
    answered = answers(found)
    assert len(answered) == len(performed)
    for one in answered:
        assert bool(one.responses) == (one.outcome != "unanswered")
        for response in one.responses:
            assert response.after is None or response.after >= 0


@slow
@given(corpora(4), st.randoms(use_true_random=False))
def test_reconcile_loses_nothing_and_does_not_mind_the_order(
    found: list[Document], chance: random.Random
) -> None:
    dossiers = reconcile(found)
    told = [(document.id, statement.id) for one in dossiers for document, statement in one.tellings]
    given_ = [(document.id, s.id) for document in found for s in document.statements]
    assert sorted(told) == sorted(given_)
    acts = [e.reference for one in dossiers for m in one.matters for e in m.evidence]
    assert len(acts) == len(set(acts)) == sum(len(document.acts) for document in found)
    again = reconcile(chance.sample(found, len(found)))
    assert [one.to_dict() for one in again] == [one.to_dict() for one in dossiers]
    # Given twice, a document is still one.
    assert [one.to_dict() for one in reconcile([*found, *found])] == [o.to_dict() for o in dossiers]


@slow
@given(corpora(4))
def test_reconciling_what_one_dossier_holds_gives_it_again(found: list[Document]) -> None:
    for dossier in reconcile(found):
        its = {document.id: document for document, _ in dossier.tellings}
        wanted = {(document.id, statement.id) for document, statement in dossier.tellings}
        alone = [_only(document, wanted) for document in its.values()]
        (again,) = reconcile(alone)
        assert again.documents == dossier.documents


def _only(document: Document, wanted: set[tuple[str, str]]) -> Document:
    for key in [s.id for s in document.statements if (document.id, s.id) not in wanted]:
        document = document.remove(next(s for s in document.statements if s.id == key))
    return document


@slow
@given(corpora(4))
def test_every_event_is_in_one_dossier(found: list[Document]) -> None:
    told = [
        (document.id, event.id)
        for one in reconcile_events(found)
        for document, event in one.tellings
    ]
    assert sorted(told) == sorted((d.id, e.id) for d in found for e in d.events)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_renaming_actors_changes_nothing(key: IssueKey) -> None:
    def renamed(document: Document) -> Document:
        # Every id and name of a state is replaced all through the coding, and nothing else.
        plain = to_json(document.without_text())
        for old, new in (("NOR", "XAA"), ("ISL", "XBB"), ("DNK", "XCC")):
            plain = re.sub(rf"\b{old}\b", new, plain)
        return from_json(plain)

    left = said(
        "left",
        "Norway demands that Iceland release the crew. Norway condemns the attack by Iceland on "
        "Denmark. Norway urges Denmark to withdraw.",
        issuer="NOR",
    ).without_text()
    right = said(
        "right",
        "Denmark calls on Iceland to release the crew. Denmark is concerned about the attack by "
        "Iceland on Denmark. Denmark refuses to withdraw.",
        issuer="DNK",
    ).without_text()

    def shape(result: Any) -> list[tuple[Any, ...]]:
        return sorted(
            (row.table, row.relation, row.first or "", row.gap, str(row.agreement))
            for row in result.rows
        )

    before = compare(left, right, issue_key=key)
    after = compare(renamed(left), renamed(right), issue_key=key)
    assert len(before.rows) >= 3
    assert shape(after) == shape(before)
    assert after.score.value == before.score.value


# --- documents that speak to each other ----------------------------------------------------------

_STATES = {"Norway": "NOR", "Iceland": "ISL", "Denmark": "DNK"}
_SENTENCES = (
    "{a} demands that {b} release the crew.",
    "{a} urges {b} not to release the ship.",
    "{a} calls for the release of the crew.",
    "{a} refuses to release the crew.",
    "{a} promises to withdraw its troops.",
    "{a} threatens to impose sanctions on {b}.",
    "{a} condemns the attack by {b} on the harbour of Vardo.",
    "{a} welcomes the decision of {b}.",
    "{a} accuses {b} of attacking the harbour of Vardo.",
    "{a} denies that it attacked the harbour.",
    "{a} rejects the accusation of {b}.",
    "{a} apologises to {b} for the incident.",
    "{a} said {b} had violated international law.",
)


@st.composite
def told(draw: st.DrawFn, prefix: str) -> list[Document]:
    """Statements on a few matters, so that they meet."""
    found = []
    for number in range(draw(st.integers(1, 3))):
        a = draw(st.sampled_from(sorted(_STATES)))
        b = draw(st.sampled_from(sorted({*_STATES} - {a})))
        chosen = draw(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=3, unique=True))
        text = " ".join(sentence.format(a=a, b=b) for sentence in chosen)
        day = f"2026-03-{draw(st.integers(2, 9)):02}"
        document = said(f"{prefix}{number}", text, issuer=_STATES[a], published=day)
        found.append(document.without_text() if draw(st.booleans()) else document)
    return found


@slow
@given(told("l"), told("r"), st.sampled_from(KEYS), st.randoms(use_true_random=False))
def test_statements_on_common_matters(
    left: list[Document], right: list[Document], key: IssueKey, chance: random.Random
) -> None:
    result = compare(left, right, issue_key=key)
    assert compare(right, left, issue_key=key) == result.swapped()
    again = compare(chance.sample(left, len(left)), chance.sample(right, len(right)), issue_key=key)
    assert again == result
    alone = compare(left, left, issue_key=key)
    assert alone.score.value in (None, 1.0)
    every = [*left, *right]
    mixed = chance.sample(every, len(every))
    assert reconcile(mixed, issue_key=key) == reconcile(every, issue_key=key)
    assert {one.to_json() for one in (answers(mixed), answers(every))} == {answers(every).to_json()}
    for issuer in _STATES.values():
        assert drift(mixed, issuer) == drift(every, issuer)
        one, other = compare(issuer, "NOR", within=every), compare(issuer, "NOR", within=mixed)
        assert one == other
