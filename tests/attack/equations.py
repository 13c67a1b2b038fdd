"""What holds between the numbers that a reader has of one indicator.

A count is a variable. Editions of several months speak of the same one, until its
span is announced as corrected or another number is printed: then it is a new one.
"""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

import rates
import shares
from edition import Edition, Parts, Printed, Told
from spans import Span, fiscal_year, months, tilings

Dimensions = tuple[str, ...]


@dataclass
class Count:
    """A number of people."""

    name: str
    span: Span | None
    parts: Parts
    # The editions that print or withhold it, by their day.
    days: list[dt.date] = field(default_factory=list)
    value: int | None = None
    is_withheld: bool = False
    # The editions that withhold it.
    hidden: list[dt.date] = field(default_factory=list)
    # Whether it is the old number of a correction.
    is_old: bool = False
    low: float = 0
    high: float = float("inf")


@dataclass
class Relation:
    """A sum of counts, each with its factor, that is nothing or not more than nothing."""

    terms: list[tuple[int, int]]
    why: tuple[str, ...]
    is_equal: bool = True


class Equations:
    """The counts of one indicator, and how they hang together."""

    def __init__(self, indicator: str, editions: list[Edition], least_withheld: int):
        self.indicator = indicator
        self.least_withheld = least_withheld
        self.counts: list[Count] = []
        self.relations: list[Relation] = []
        # The newest version of each number, by its span and parts.
        self._newest: dict[tuple[Span, Parts], int] = {}
        self._versions: list[dict[tuple[Span, Parts], int]] = []
        told = [
            (it.as_of, it.indicators[indicator], it.is_asked)
            for it in editions
            if indicator in it.indicators
        ]
        self.is_sum = any(it.is_sum for _, it, _ in told)
        self._is_changed = any(it.changed for _, it, _ in told)
        self._cells(told)
        self._sums(self._newest)
        for (day, it, _), known in zip(told, self._versions):
            self._totals(day, it, known)
            self._baseline(it, known)
        self._drop_false()

    def _add(self, name: str, span: Span | None, parts: Parts) -> int:
        self.counts.append(Count(name, span, parts))
        return len(self.counts) - 1

    def _cells(self, told: list[tuple[dt.date, Told, bool]]) -> None:
        self._version_of: dict[Span | tuple[Span, Parts], int] = defaultdict(int)
        self._by_version: dict[tuple[Span, Parts, int], int] = {}
        # The old number of each correction, by its span and day or text.
        announced: dict[tuple[Span, dt.date | Printed], int] = {}
        # What some edition of a day says to be no longer as it was.
        replaced: dict[dt.date, set[tuple[Span, Parts]]] = defaultdict(set)
        for day, it, _ in told:
            replaced[day] |= set(it.changed)
        for day, it, is_asked in told:
            changed: set[Span] = set()
            for key, number in it.cells.items():
                known = None if key in replaced[day] else self._newest.get(key)
                was = None if known is None else self.counts[known].value
                if None not in (was, number.value) and was != number.value:
                    changed.add(key[0])
            for span, before in it.corrected.items():
                old = announced.get((span, day), announced.get((span, before)))
                if old is None:
                    # The old number too is printed or withheld.
                    old = self._cell((span, ()), day, before, is_asked)
                    self.counts[old].is_old = True
                    changed.add(span)
                self._tell(self.counts[old], day, before, is_asked)
                announced[span, day] = announced[span, before] = old
            self._forget(changed)
            self._replace(replaced.pop(day, set()))
            for key, number in (it.changed | it.cells).items():
                self._newest[key] = self._cell(key, day, number, is_asked)
            for key, (low, high) in it.near.items():
                self._limit(self.counts[self._count(key)], low, high)
            self._versions.append(dict(self._newest))

    def _forget(self, changed: set[Span]) -> None:
        """What hung together before some spans were corrected, hung together; the new
        numbers do not hang together with the old ones."""
        touched = {span for span, _ in self._newest if any(_overlap(span, it) for it in changed)}
        within = {
            key: at
            for key, at in self._newest.items()
            if any(it.first <= key[0].first and key[0].last <= it.last for it in touched)
        }
        self._sums(within)
        for span in changed:
            self._version_of[span] += 1
        self._newest = {key: at for key, at in self._newest.items() if key[0] not in touched}

    def _replace(self, changed: Iterable[tuple[Span, Parts]]) -> None:
        """Some numbers are no longer those of a sealed edition. What hung together before
        did so; nobody says that the others are not what they were."""
        self._sums({key: at for key, at in self._newest.items() if changed})
        for key in changed:
            self._version_of[key] += 1
            self._newest.pop(key, None)

    def _cell(self, key: tuple[Span, Parts], day: dt.date, number: Printed, is_asked: bool) -> int:
        at = self._count(key)
        self._tell(self.counts[at], day, number, is_asked)
        return at

    def _count(self, key: tuple[Span, Parts]) -> int:
        span, parts = key
        version = self._version_of[span] + self._version_of[key]
        at = self._by_version.get((span, parts, version))
        if at is None:
            label = f"{self.indicator} {span} {' × '.join(value for _, value in parts)}".strip()
            at = self._add(label + (f" (version {version + 1})" if version else ""), span, parts)
            self._by_version[span, parts, version] = at
            self._newest[key] = at
        return at

    def _tell(self, count: Count, day: dt.date, number: Printed, is_asked: bool) -> None:
        """An edition prints or withholds a count."""
        count.days.append(day)
        if number.value is not None:
            count.value = int(number.value)
            count.low = count.high = count.value
            return
        count.is_withheld |= is_asked
        count.hidden += [day] if is_asked else []
        if count.value is None:
            # Nobody may have said yes where it is not said how many were asked.
            may_be_none = any(name == shares.ANSWER for name, _ in count.parts)
            count.low = max(count.low, 0 if may_be_none else self.least_withheld)

    def _sums(self, cells: dict[tuple[Span, Parts], int]) -> None:
        """Wholes and parts, and spans that fill a span."""
        by_span: dict[Span, dict[Dimensions, dict[Parts, int]]] = defaultdict(
            lambda: defaultdict(dict)
        )
        for (span, parts), at in cells.items():
            by_span[span][tuple(name for name, _ in parts)][parts] = at
        asked = {dimensions for divided in by_span.values() for dimensions in divided} | {()}
        for span, divided in by_span.items():
            self._implied(span, divided, asked)
            for coarse in list(divided):
                for fine in divided:
                    if set(coarse) < set(fine):
                        self._divide(span, coarse, divided[coarse], fine, divided[fine])
        if self.is_sum:
            self._tile(by_span)

    def _implied(
        self, span: Span, divided: dict[Dimensions, dict[Parts, int]], asked: set[Dimensions]
    ) -> None:
        """Wholes and margins that nobody printed: they tie what has them in common."""
        wanted = {tuple(sorted(set(a) & set(b))) for a, b in combinations(divided, 2)} | asked
        for dimensions in wanted - set(divided):
            finer = [it for it in divided if set(dimensions) < set(it)]
            names = {_project(parts, dimensions) for it in finer for parts in divided[it]}
            if names:
                divided[dimensions] = {name: self._add("implied", span, name) for name in names}

    def _divide(
        self,
        span: Span,
        coarse: Dimensions,
        wholes: dict[Parts, int],
        fine: Dimensions,
        parts: dict[Parts, int],
    ) -> None:
        sums: dict[Parts, list[int]] = defaultdict(list)
        for name, at in parts.items():
            sums[_project(name, coarse)].append(at)
        for name, of in sums.items():
            if name in wholes:
                terms = [(wholes[name], 1), *((at, -1) for at in of)]
                why = ("parts", "×".join(coarse), "×".join(fine), *self._place(span))
                self.relations.append(Relation(terms, why))

    def _tile(self, by_span: dict[Span, dict[Dimensions, dict[Parts, int]]]) -> None:
        spans_of: dict[Parts, dict[Span, int]] = defaultdict(dict)
        for span, divided in by_span.items():
            for cells in divided.values():
                for parts, at in cells.items():
                    spans_of[parts][span] = at
        for parts, spans in spans_of.items():
            for span, at in spans.items():
                for way in tilings(span, set(spans)):
                    terms = [(at, 1), *((spans[it], -1) for it in way)]
                    why = ("spans", "×".join(name for name, _ in parts), *self._place(span))
                    self.relations.append(Relation(terms, why))

    def _place(self, span: Span) -> tuple[str, ...]:
        """Where tables were changed, what no longer adds up does so elsewhere."""
        return (str(span), str(len(self._versions))) if self._is_changed else ()

    def _totals(self, day: dt.date, told: Told, known: dict[tuple[Span, Parts], int]) -> None:
        """Running totals of one edition: of the values that it lists. What the progress
        says of a withheld one is used too."""
        listed = sorted((span for span, parts in told.cells if not parts), key=lambda it: it.last)
        if any(one.last >= other.first for one, other in zip(listed, listed[1:])):
            return
        limits = {
            last: (it.low, it.high) for last, it in told.totals.items() if it.value is not None
        }
        for last, drawn in told.drawn.items():
            if told.is_sum:
                limits.setdefault(last, (drawn.low, drawn.high))
            for span in (it for it in listed if it.last == last and not told.is_sum):
                self._limit(self.counts[known[span, ()]], drawn.low, drawn.high)
        said = rates.value(told)
        if said and told.until and told.is_sum:
            limits.setdefault(told.until, said)
        elif said and listed:
            self._limit(self.counts[known[listed[-1], ()]], *said)
        if told.is_mean and told.until:
            mean = told.facts["value"]
            year = fiscal_year(told.until)
            number = sum(fiscal_year(it.last) == year for it in listed)
            limits[told.until] = (mean.low * number, mean.high * number)
        for last, (low, high) in limits.items():
            of = [
                it for it in listed if it.last <= last and fiscal_year(it.last) == fiscal_year(last)
            ]
            if not of:
                continue
            at = self._add(f"{self.indicator} ..{last} as of {day}", of[-1], ())
            self._limit(self.counts[at], low, high)
            terms = [(at, 1), *((known[span, ()], -1) for span in of)]
            self.relations.append(Relation(terms, ("total", str(day))))

    def _baseline(self, told: Told, known: dict[tuple[Span, Parts], int]) -> None:
        """A baseline may be the whole of a year that is printed in parts alone."""
        baseline = told.facts.get("baseline")
        if baseline is None or baseline.value is None:
            return
        years: dict[tuple[Span, Dimensions], list[int]] = defaultdict(list)
        for (span, parts), at in known.items():
            if span == months(span.first.year * 12 + 3, 12) and (span, ()) not in known:
                years[span, tuple(name for name, _ in parts)].append(at)
        for (span, dimensions), of in years.items():
            at = self._add(f"{self.indicator} baseline", span, ())
            self._limit(self.counts[at], baseline.low, baseline.high)
            why = ("baseline", str(span), "×".join(dimensions))
            self.relations.append(Relation([(at, 1), *((it, -1) for it in of)], why))

    def _limit(self, count: Count, low: float, high: float) -> None:
        """Whole numbers within what is printed."""
        low, high = max(count.low, math.ceil(low)), min(count.high, math.floor(high))
        if low <= high:
            count.low, count.high = low, high

    def _drop_false(self) -> None:
        """Relations that the printed numbers contradict hold nowhere of their kind."""
        false = set()
        for relation in self.relations:
            low = sum(
                factor * (self.counts[at].low if factor > 0 else self.counts[at].high)
                for at, factor in relation.terms
            )
            high = sum(
                factor * (self.counts[at].high if factor > 0 else self.counts[at].low)
                for at, factor in relation.terms
            )
            if low > 0 or high < 0:
                false.add(relation.why)
        self.relations = [it for it in self.relations if it.why not in false]


def _overlap(one: Span, other: Span) -> bool:
    return one.first <= other.last and other.first <= one.last


def _project(parts: Parts, dimensions: Dimensions) -> Parts:
    return tuple((name, value) for name, value in parts if name in dimensions)
