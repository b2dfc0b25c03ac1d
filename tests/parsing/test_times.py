from __future__ import annotations

import datetime as dt
import itertools
import pickle
from typing import Any

import pytest
from growth import COPIES, assert_linear
from hypothesis import given
from hypothesis import strategies as st

from diplostance.errors import UnknownLanguageError
from diplostance.languages import read_topic
from diplostance.model import Span, TimeInterval
from diplostance.parsing.times import TimeFinder, load_time_finder

SUNDAY = dt.date(2026, 1, 4)
VOCABULARY = (
    "by before until since between from and to the end of 4 5 31 2019 9999 10000000 "
    "January May Jan. Sunday next last this week month year days ago within two , . -"
)
TOPIC = read_topic("en", "times")
ENTRIES: list[dict[str, Any]] = [*TOPIC["rule"], *TOPIC["prefix"], *TOPIC["range"]]
EXAMPLES = [(entry["id"], example) for entry in ENTRIES for example in entry["examples"]]
LOOKALIKES = [(entry["id"], text) for entry in ENTRIES for text in entry.get("never", ())]
PIECES = st.sampled_from([*VOCABULARY.split(), "\ud800", "\x00", "\n"])


@pytest.fixture(scope="module")
def finder() -> TimeFinder:
    return load_time_finder("en")


def one(finder: TimeFinder, text: str, published: dt.date | None = SUNDAY) -> TimeInterval:
    found = finder.find(text, published)
    assert len(found) == 1, found
    return found[0]


def days(written: str) -> tuple[dt.date, dt.date]:
    start, _, end = written.partition("/")
    return dt.date.fromisoformat(start), dt.date.fromisoformat(end or start)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[e["text"] for _, e in EXAMPLES])
def test_every_example_of_the_data(finder: TimeFinder, rule: str, example: dict[str, Any]) -> None:
    published = dt.date.fromisoformat(example.get("published", SUNDAY.isoformat()))
    found = finder.find(example["text"], published)[-1]
    assert found.span is not None
    assert found.span.of(example["text"]) == example["words"]
    assert (found.start, found.end) == days(example["time"])
    assert found.rule == rule


@pytest.mark.parametrize(("rule", "text"), LOOKALIKES, ids=[text for _, text in LOOKALIKES])
def test_no_lookalike_of_the_data(finder: TimeFinder, rule: str, text: str) -> None:
    assert rule not in {found.rule for found in finder.find(text, SUNDAY)}


def test_every_entry_has_an_example_and_an_id_of_its_own() -> None:
    ids = [entry["id"] for entry in ENTRIES]
    assert len(set(ids)) == len(ids)
    assert all(entry["examples"] for entry in ENTRIES)
    assert all(name.startswith("en.") for name in ids)


@pytest.mark.parametrize(
    "text",
    [
        "They may sit for long, and a second vote, 5-4, may follow.",
        "Sun Yat-sen led the March on Washington in a Friday-like mood.",
        "It cost 2019 dollars; about 100 firms paid 3.5 million.",
        "He sat by the sea, sent word, and wed in the sun.",
        "Report A/78/2024 and paragraph 2.2019 were read.",
    ],
)
def test_what_only_looks_like_a_time_is_not_found(finder: TimeFinder, text: str) -> None:
    assert finder.find(text, SUNDAY) == ()


def test_without_a_day_of_publication_only_what_is_written_out_is_found(finder: TimeFinder) -> None:
    text = "On Sunday, in May, last week and two days ago; then 4 May 2019 and in 1998."
    found = finder.find(text, None)
    assert [time.rule for time in found] == ["en.date", "en.year"]


def test_a_weekday_is_the_day_itself_or_one_of_the_six_before(finder: TimeFinder) -> None:
    for offset in range(7):
        day = SUNDAY - dt.timedelta(days=offset)
        found = one(finder, f"He spoke on {day:%A}.")
        assert (found.start, found.end, found.rule) == (day, day, "en.weekday_past")


def test_a_weekday_in_a_date_chooses_the_year(finder: TimeFinder) -> None:
    found = one(finder, "They met on Tuesday, December 30.")
    assert found.start == dt.date(2025, 12, 30)


def test_a_day_is_taken_from_the_nearest_year(finder: TimeFinder) -> None:
    assert one(finder, "on 28 December").start == dt.date(2025, 12, 28)
    assert one(finder, "on 28 December", dt.date(2025, 11, 1)).start == dt.date(2025, 12, 28)
    assert one(finder, "on January 2", dt.date(2025, 12, 30)).start == dt.date(2026, 1, 2)


def test_a_month_is_the_last_one_or_the_next_to_come(finder: TimeFinder) -> None:
    assert one(finder, "in December").start == dt.date(2025, 12, 1)
    assert one(finder, "in January").start == dt.date(2026, 1, 1)
    assert one(finder, "in early February").start == dt.date(2026, 2, 1)
    assert one(finder, "in March").start == dt.date(2025, 3, 1)


def test_a_time_that_describes_a_thing_takes_no_prefix(finder: TimeFinder) -> None:
    assert one(finder, "before the 2016 vote").rule == "en.year_of_thing"
    assert one(finder, "since Friday's vote").rule == "en.weekday_past"


def test_a_date_may_be_glued_to_the_word_before_it(finder: TimeFinder) -> None:
    assert one(finder, "at a meeting held on6 December 2024").start == dt.date(2024, 12, 6)
    assert finder.find("the form A4 January", SUNDAY) == ()


def test_29_february_is_only_in_leap_years(finder: TimeFinder) -> None:
    assert finder.find("on 29 February 2023", SUNDAY) == ()
    assert one(finder, "on 29 February 2024").start == dt.date(2024, 2, 29)
    assert one(finder, "on 29 February", dt.date(2024, 3, 1)).start == dt.date(2024, 2, 29)


def test_prefixes_nest(finder: TimeFinder) -> None:
    found = one(finder, "Leave by the end of March.")
    assert (found.start, found.rule) == (dt.date(2026, 3, 31), "en.by")


def test_times_come_in_order_and_do_not_overlap(finder: TimeFinder) -> None:
    text = "Between 3 and 5 May 2025, on Friday, by 1 June, since 2014 and last month it went on."
    found = finder.find(text, SUNDAY)
    assert len(found) == 5
    spans = [time.span for time in found if time.span is not None]
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))


def test_only_the_stretch_asked_for_is_read(finder: TimeFinder) -> None:
    text = "Today he left; tomorrow he returns."
    assert [t.rule for t in finder.find(text, SUNDAY, 6)] == ["en.tomorrow"]
    assert [t.rule for t in finder.find(text, SUNDAY, 0, 14)] == ["en.today"]
    assert finder.find(text, SUNDAY, 1, 9) == ()


@pytest.mark.parametrize(
    ("content", "last"),
    [
        ("release them by Friday", dt.date(2026, 1, 9)),
        ("leave before 1 June", dt.date(2026, 5, 31)),
        ("reply within 72 hours", dt.date(2026, 1, 7)),
        ("leave no later than 3 February", dt.date(2026, 2, 3)),
        ("cease fire until the end of the month", dt.date(2026, 1, 31)),
        ("free those held since Friday by Sunday", dt.date(2026, 1, 4)),
    ],
)
def test_deadlines(finder: TimeFinder, content: str, last: dt.date) -> None:
    found = finder.deadline(content, [Span(start=0, end=len(content))], SUNDAY)
    assert found is not None
    assert found.end == last


@pytest.mark.parametrize(
    "content", ["release those held on Friday", "undo what was done last week", "release them now"]
)
def test_a_time_alone_is_no_deadline(finder: TimeFinder, content: str) -> None:
    assert finder.deadline(content, [Span(start=0, end=len(content))], SUNDAY) is None


def test_a_deadline_is_sought_in_the_spans_only(finder: TimeFinder) -> None:
    text = "By Friday, he said, they must go by 1 June."
    found = finder.deadline(text, [Span(start=20, end=len(text))], SUNDAY)
    assert found is not None
    assert found.end == dt.date(2026, 6, 1)


@pytest.mark.parametrize("published", [dt.date.max, dt.date.min, dt.date(9999, 1, 1)])
def test_the_ends_of_the_calendar_are_no_error(finder: TimeFinder, published: dt.date) -> None:
    text = " ".join(example["text"] for _, example in EXAMPLES)
    assert any(time.rule == "en.date" for time in finder.find(text, published))


def test_a_datetime_counts_as_its_day(finder: TimeFinder) -> None:
    moment = dt.datetime(2026, 1, 4, 23, 30, tzinfo=dt.UTC)
    assert one(finder, "today", moment).start == SUNDAY


@given(st.lists(PIECES, max_size=40), st.one_of(st.none(), st.dates()))
def test_no_row_of_words_is_an_error(pieces: list[str], published: dt.date | None) -> None:
    text = " ".join(pieces)
    finder = load_time_finder("en")
    behind = 0
    for found in finder.find(text, published):
        assert found.span is not None
        assert behind <= found.span.start < found.span.end <= len(text)
        behind = found.span.end
    if text:
        finder.deadline(text, [Span(start=0, end=len(text))], published)


@given(st.text(max_size=200))
def test_no_text_is_an_error(text: str) -> None:
    for found in load_time_finder("en").find(text, SUNDAY):
        assert found.span is not None
        assert found.span.of(text).strip()


@pytest.mark.parametrize(
    "piece", ["4 ", "May ", "between ", "the end of ", "since 2014 ", "1", "\ud800"]
)
def test_work_grows_with_length(finder: TimeFinder, piece: str) -> None:
    one = piece * (40_000 // len(piece))
    four = one * COPIES
    assert_linear(lambda: finder.find(one, SUNDAY), lambda: finder.find(four, SUNDAY))


def test_the_finder_is_shared_and_says_what_it_cannot_read() -> None:
    assert load_time_finder("en") is load_time_finder("en")
    with pytest.raises(UnknownLanguageError):
        load_time_finder("xx")


def test_what_is_found_pickles(finder: TimeFinder) -> None:
    found = one(finder, "by Friday")
    assert pickle.loads(pickle.dumps(found)) == found
