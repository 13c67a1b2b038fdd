"""A project's twin: another table that prints the same pages.

What is withheld is changed in the inputs, so that everything printed stays as it is. If
the twin's editions are not the same to the byte, something on their pages (a mark of a
chart, an alternative text, a status, a forecast, an order of rows) depends on what is
withheld. The inputs are known here: a twin is no attack, but finds where one begins.
"""

import datetime as dt
import pathlib
import random
import re
import shutil
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import highspy

from edition import Edition, Parts
from projects import write_table
from spans import Span, fiscal_year, span_of, tilings
from truth import KNOWN, table

# A number of a row (its value, or the one before it was corrected) by row and column.
Place = tuple[int, str]
# A sum of numbers with their factors.
Sum = dict[Place, float]

VALUE, BEFORE = "値", "訂正前の値"

# So many withheld numbers are tried to be another.
MOST_TRIED = 6


@dataclass
class _Row:
    at: int
    span: Span
    parts: Parts
    received: dt.date | None
    has_before: bool

    def on(self, day: dt.date) -> Place | None:
        """Which of its numbers was known on a day."""
        if self.span.last > day:
            return None
        if self.received and self.received > day:
            return (self.at, BEFORE) if self.has_before else None
        return self.at, VALUE


@dataclass
class Twin:
    """What may change in a table, and what holds."""

    numbers: dict[Place, int] = field(default_factory=dict)
    # Sums that stay what they are.
    same: list[Sum] = field(default_factory=list)
    # Sums that stay within bounds.
    within: list[tuple[float, float, Sum]] = field(default_factory=list)

    def other(self, rng: random.Random, free: set[Place]) -> dict[Place, int] | None:
        """The nearest other numbers for which everything holds; none, if there are none."""
        places = sorted(free)
        rng.shuffle(places)
        for place in places[:MOST_TRIED]:
            for way in (1, -1):
                if found := self._nearest(place, way):
                    return found
        return None

    def _nearest(self, moved: Place, way: int) -> dict[Place, int] | None:
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.silent()
        solver.setOptionValue("threads", 1)
        column = {place: at for at, place in enumerate(self.numbers)}
        for place, value in self.numbers.items():
            solver.addVar(min(value, 1), value + 60 if value else 0)
            solver.changeColIntegrality(column[place], highspy.HighsVarType.kInteger)
        at, value = column[moved], self.numbers[moved]
        solver.changeColBounds(at, *((value + 1, value + 60) if way > 0 else (1, value - 1)))
        for place, value in self.numbers.items():
            # The distance from what it was, either way.
            far = solver.getNumCol()
            solver.addVar(0, highspy.kHighsInf)
            solver.changeColCost(far, 1)
            solver.addRow(-value, highspy.kHighsInf, 2, [far, column[place]], [1, -1])
            solver.addRow(value, highspy.kHighsInf, 2, [far, column[place]], [1, 1])
        same = [(twin_value(self, it), twin_value(self, it), it) for it in self.same]
        for low, high, terms in same + self.within:
            solver.addRow(low, high, len(terms), [column[it] for it in terms], [*terms.values()])
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        values = solver.getSolution().col_value
        return {place: round(values[at]) for place, at in column.items()}


def make(
    folder: pathlib.Path, to: pathlib.Path, editions: list[Edition], least: int, seed: int
) -> bool:
    """Writes a twin of a project for the readers of some editions, if it has one."""
    lines = table(folder / "inputs/observations.csv")
    rows, twin = _rows(lines), Twin()
    for row in rows:
        for column in (VALUE, BEFORE) if row.has_before else (VALUE,):
            twin.numbers[row.at, column] = int(lines[row.at][column])
    free = _withheld(twin, rows, editions, least)
    twin.same += [{place: 1} for place in set(twin.numbers) - free]
    rng = random.Random(seed)
    other, start = twin.other(rng, free), _baseline(folder, editions, least, rng)
    if other is None and start is None:
        return False
    for (at, name), value in (other or {}).items():
        lines[at][name] = str(value)
    shutil.copytree(folder, to)
    write_table(to / "inputs/observations.csv", lines)
    if start is not None:
        own = table(to / "inputs/indicators.csv")
        own[0]["基準値"] = str(start)
        write_table(to / "inputs/indicators.csv", own)
    return True


def _baseline(
    folder: pathlib.Path, editions: list[Edition], least: int, rng: random.Random
) -> int | None:
    """Another small baseline, where every edition withholds it."""
    was = int(table(folder / "inputs/indicators.csv")[0]["基準値"] or 0)
    told = [next(iter(it.indicators.values())).facts.get("baseline") for it in editions]
    is_hidden = all(it is not None and it.value is None for it in told)
    others = [it for it in range(1, least) if it != was]
    return rng.choice(others) if is_hidden and 0 < was < least else None


def _rows(lines: list[dict[str, str]]) -> list[_Row]:
    rows = []
    for at, line in enumerate(lines):
        span = span_of(line.get("年月") or line.get("時点") or "")
        if span is None or not re.fullmatch(r"\d+", line[VALUE]):
            continue
        parts = tuple(sorted((it, of) for it, of in line.items() if it not in KNOWN and of))
        received = span_of(line.get("受領日") or "")
        before = bool(line.get(BEFORE))
        rows.append(_Row(at, span, parts, received.last if received else None, before))
    return rows


def _withheld(twin: Twin, rows: list[_Row], editions: list[Edition], least: int) -> set[Place]:
    """Adds what the editions print, and returns the numbers that some of them withhold."""
    free: set[Place] = set()
    for edition in editions:
        told = next(iter(edition.indicators.values()))
        known: dict[tuple[Span, Parts], Sum] = defaultdict(dict)
        for row in rows:
            if place := row.on(edition.as_of):
                known[row.span, row.parts][place] = 1
        for key, terms in known.items():
            number = told.cells.get(key)
            if number is None:
                continue
            if number.value is not None:
                twin.same.append(terms)
                continue
            free |= set(terms)
            small = twin_value(twin, terms) < least
            bounds = (1.0, least - 1.0) if small else (float(least), 1e9)
            twin.within.append((*bounds, terms))
        _structure(twin, known)
        printed = {last for last, it in told.totals.items() if it.value is not None}
        if told.is_mean and told.until:
            printed.add(told.until)
        _totals(twin, known, printed)
    # What stood before a correction is printed beside it.
    return {place for place in free if place[1] == VALUE}


def twin_value(twin: Twin, terms: Sum) -> float:
    """What a sum comes to in the table that is there."""
    return sum(factor * twin.numbers[it] for it, factor in terms.items())


def _keep(twin: Twin, whole: Sum, parts: Iterable[Sum]) -> None:
    """A whole that is the sum of its parts stays so."""
    terms: Sum = defaultdict(float, whole)
    for part in parts:
        for place, factor in part.items():
            terms[place] -= factor
    if twin_value(twin, terms) == 0:
        twin.same.append(dict(terms))


def _structure(twin: Twin, known: dict[tuple[Span, Parts], Sum]) -> None:
    """Wholes and parts, and spans that fill a span."""
    spans_of: dict[Parts, dict[Span, Sum]] = defaultdict(dict)
    for (span, parts), terms in known.items():
        spans_of[parts][span] = terms
        names = {name for name, _ in parts}
        finer: dict[tuple[str, ...], list[Sum]] = defaultdict(list)
        for (other, those), inside in known.items():
            if other == span and len(those) > len(parts) and set(parts) <= set(those):
                finer[tuple(name for name, _ in those if name not in names)].append(inside)
        for of in finer.values():
            _keep(twin, terms, of)
    for spans in spans_of.values():
        for span, terms in spans.items():
            for way in tilings(span, set(spans)):
                _keep(twin, terms, [spans[it] for it in way])


def _totals(twin: Twin, known: dict[tuple[Span, Parts], Sum], printed: set[dt.date]) -> None:
    """What a year had come to by some days."""
    wholes = {span: terms for (span, parts), terms in known.items() if not parts}
    for last in printed:
        terms: Sum = defaultdict(float)
        for span, of in wholes.items():
            if span.last <= last and fiscal_year(span.last) == fiscal_year(last):
                for place, factor in of.items():
                    terms[place] += factor
        twin.same.append(dict(terms))


def is_withheld_alike(one: Edition, other: Edition) -> bool:
    """Whether two readers are withheld the same numbers."""

    def withheld(edition: Edition) -> list[tuple[str, str]]:
        # A current value that is withheld may not say that it is a running total.
        return sorted(
            (name, str(key))
            for name, told in edition.indicators.items()
            for key, number in [*told.cells.items(), *told.totals.items(), *told.facts.items()]
            if number.value is None
        )

    return withheld(one) == withheld(other)
