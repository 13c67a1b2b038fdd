"""Leaks that the attacker must find, as editions that once were printed: if it misses
one, a clean table of results means nothing."""

import datetime as dt
from decimal import Decimal

import bounds
import facts
import shares
from edition import Edition, Printed, Told, parts_of
from equations import Equations
from spans import Span, span_of
from tongues import said_beside

AS_OF = dt.date(2026, 10, 31)
HIDDEN = Printed(None)


def _span(text: str) -> Span:
    span = span_of(text)
    if span is None:
        raise ValueError(text)
    return span


def _told(
    cells: dict[str, int | None], totals: dict[str, int] | None = None, **facts_: str
) -> Told:
    """An indicator; a cell is called `2026-04` or `2026-04 地区=東`."""
    told = Told(is_sum=True, until=dt.date(2026, 6, 30))
    for name, value in cells.items():
        span, _, parts = name.partition(" ")
        number = HIDDEN if value is None else Printed(Decimal(value))
        told.cells[_span(span), parts_of(parts) if parts else ()] = number
    for name, value in (totals or {}).items():
        told.totals[_span(name).last] = Printed(Decimal(value))
    for name, text in facts_.items():
        told.facts[name.replace("_", ".")] = Printed(Decimal(text), Decimal("0.005"))
    return told


# What was printed, and every count that it gives away.
KNOWN: dict[str, tuple[list[Told], list[int]]] = {
    "crossed without margins": (
        [
            _told(
                {
                    "2026-10": 30,
                    "2026-10 地区=東×学校=高校": None,
                    "2026-10 地区=東×学校=大学": 10,
                    "2026-10 地区=西×学校=高校": 18,
                }
            )
        ],
        [2],
    ),
    "two divisions without a whole": (
        [
            _told(
                {
                    "2026-10 地区=東": 12,
                    "2026-10 地区=西": 20,
                    "2026-10 学校=大学": 29,
                    "2026-10 学校=高校": None,
                }
            )
        ],
        [3],
    ),
    "a quarter in parts": (
        [
            _told(
                {
                    "2026-04": 12,
                    "2026-05": 15,
                    "2026-06": 11,
                    "2026-Q1 地区=東": 35,
                    "2026-Q1 地区=西": None,
                }
            )
        ],
        [3],
    ),
    "a running total": (
        [_told({"2026-04": None, "2026-05": 13, "2026-06": 29}, {"2026-06": 77})],
        [35],
    ),
    "two months' editions": (
        [_told({"2026-04": None}, {"2026-04": 7}), _told({"2026-04": None, "2026-05": 20})],
        [7],
    ),
    "ones": (
        [_told({"2026-10": 3, **{f"2026-10 地区={name}": None for name in "東西南"}})],
        [1, 1, 1],
    ),
    "nothing": ([_told({"2026-10": 50, "2026-10 地区=東": None, "2026-10 地区=西": None})], []),
}


def missed() -> list[str]:
    """The names of known leaks that are not found as they are."""
    wrong = []
    for name, (told, given_away) in KNOWN.items():
        first = AS_OF.replace(month=1, day=31)
        editions = [
            Edition(first + dt.timedelta(days=at), "funder", {"I01": it})
            for at, it in enumerate(told)
        ]
        found = bounds.ranges(Equations("I01", editions, 1), 10)
        if [it.low for it in found if it.is_determined] != given_away or len(found) != len(
            given_away
        ):
            wrong.append(name)
    return wrong + _missed_baseline() + _missed_mark() + _missed_sealed() + _missed_share() + _missed_english()


def _missed_mark() -> list[str]:
    """A mark of a chart where the value is withheld."""
    told = _told({"2026-04": None})
    told.is_sum = False
    told.drawn[dt.date(2026, 4, 30)] = Printed(Decimal("6.9998"), Decimal("0.1"))
    found = bounds.ranges(Equations("I01", [Edition(AS_OF, "funder", {"I01": told})], 1), 10)
    return [] if [it.low for it in found if it.is_determined] == [7] else ["a mark"]


def _missed_share() -> list[str]:
    """A percentage beside a whole and one other part, all with how many were asked."""
    told = _told({"2026-10 地区=西": None})
    for parts, (share, asked) in {"": ("40.7", 305), "地区=東": ("40.0", 300)}.items():
        key = _span("2026-10"), parts_of(parts) if parts else ()
        told.cells[key] = Printed(Decimal(share), Decimal("0.05"))
        told.bases[key] = Printed(Decimal(asked))
    told.is_share = True
    shares.ask(told)
    found = bounds.ranges(Equations("I01", [Edition(AS_OF, "funder", {"I01": told})], 1), 10)
    return [] if sorted(it.low for it in found if it.is_determined) == [1, 4, 5] else ["a share"]


def _missed_sealed() -> list[str]:
    """A sealed whole without a part, and with it."""
    parts: dict[str, int | None] = {"2026-04 地区=東": None, "2026-04 地区=西": None}
    before = _told({"2026-04": 27, **parts})
    after = _told({"2026-04": 30, **parts, "2026-04 地区=島": None})
    after.changed[_span("2026-04"), ()] = Printed(Decimal(30))
    days = (AS_OF.replace(month=4, day=30), AS_OF.replace(month=5, day=31))
    editions = [Edition(day, "funder", {"I01": it}) for day, it in zip(days, (before, after))]
    found = bounds.ranges(Equations("I01", editions, 1), 10)
    return [] if [it.low for it in found if it.is_determined] == [3] else ["a sealed whole"]


def _missed_baseline() -> list[str]:
    told = _told({"2026-06": 140}, target="100", path_to="51.43")
    told.facts["baseline"] = HIDDEN
    told.goal_days = {dt.date(2028, 3, 31)}
    found = facts.baseline("I01", [Edition(AS_OF, "funder", {"I01": told})], 10, 1)
    return [] if [(it.low, it.high) for it in found] == [(3, 3)] else ["a baseline"]


def _missed_english() -> list[str]:
    """A value that only the English document has."""
    japanese = "表6-1\n値 x\n1,204人、10万円まで\n2026年10月31日"
    english = "6.1 Values\nx\n1,204 people, up to 100,000 yen\n31 October 2026"
    is_same = said_beside(english, japanese) == set()
    return [] if is_same and said_beside(f"{english}\n7 people", japanese) == {"7"} else ["English"]
