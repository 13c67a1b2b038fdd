"""An attack on what finished editions withhold, by integer programming.

Reads what one reader holds together: the figures and the attached data of the editions
of all months. Of the inputs it takes what the pages say in words, which rows there are,
of what span and parts, and when they came; never a number. Then it asks of each withheld
count how small and how large it could be while everything printed stays as it is.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import highspy
import pypdf

WITHHELD = "x"
Parts = tuple[tuple[str, str], ...]
Span = tuple[date, date]


@dataclass(frozen=True)
class Row:
    """A row of the table of values: what it is of, and when it came."""

    number: int
    indicator: str
    span: Span
    parts: Parts
    received: date | None
    value: Decimal
    previous: Decimal | None

    def known_on(self, day: date) -> tuple[int, bool] | None:
        """Whether it is there on a day, and whether as it was before a correction."""
        if self.span[1] > day:
            return None
        if self.received is None or self.received <= day:
            return self.number, False
        return None if self.previous is None else (self.number, True)


@dataclass(frozen=True)
class Cell:
    """A number that pages may print: what it is of, and what it was made of."""

    indicator: str
    span: Span
    parts: Parts
    is_total: bool
    content: tuple[tuple[int, bool], ...]


@dataclass
class Found:
    """A withheld count and what can be told of it."""

    cell: Cell
    low: int
    high: int | None
    truth: Decimal
    least: int

    @property
    def is_determined(self) -> bool:
        return self.low == self.high

    @property
    def is_narrow(self) -> bool:
        return self.high is not None and self.high - self.low < self.least

    @property
    def is_wrong(self) -> bool:
        return self.truth < self.low or (self.high is not None and self.truth > self.high)


def month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def span_of(text: str) -> Span:
    """`2026-04`, `2026-Q1` of a fiscal year from April, `FY2026`, or one day."""
    if found := re.fullmatch(r"(\d{4})-(\d\d)", text):
        year, month = int(found[1]), int(found[2])
        return date(year, month, 1), month_end(year, month)
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        year, first = int(found[1]), 4 + 3 * (int(found[2]) - 1)
        year, first = year + (first - 1) // 12, (first - 1) % 12 + 1
        return date(year, first, 1), month_end(year, first + 2)
    if found := re.fullmatch(r"FY(\d{4})", text):
        return date(int(found[1]), 4, 1), date(int(found[1]) + 1, 3, 31)
    day = date.fromisoformat(text)
    return day, day


def fiscal_year(day: date) -> int:
    return day.year - (day.month < 4)


def number_of(text: str) -> Decimal | str | None:
    """A printed number; `x` where it is withheld, nothing where there is none."""
    if text == WITHHELD or "x" in text:
        return WITHHELD
    found = re.match(r"[−△-]?[\d,]+(?:\.\d+)?", text.removeprefix("約"))
    return Decimal(found[0].replace(",", "").replace("−", "-").replace("△", "-")) if found else None


def rows_of(project: Path, dimensions: list[str]) -> list[Row]:
    text = (project / "inputs/observations.csv").read_text("utf-8-sig")
    rows = []
    for number, row in enumerate(csv.DictReader(io.StringIO(text))):
        parts = tuple(sorted((it, row[it]) for it in dimensions if row.get(it)))
        came = row.get("受領日")
        before = row.get("訂正前の値")
        rows.append(
            Row(
                number,
                row["指標ID"],
                span_of(row["年月"]),
                parts,
                date.fromisoformat(came) if came else None,
                Decimal(row["値"]),
                Decimal(before) if before else None,
            )
        )
    return rows


def attached(pdf: Path) -> dict[str, str]:
    files = pypdf.PdfReader(pdf).attachments
    return {name: content[0].decode("utf-8-sig") for name, content in files.items()}


@dataclass
class Edition:
    """What one edition prints: by cell, a number or that it is withheld."""

    day: date
    printed: dict[Cell, Decimal | str] = field(default_factory=dict)


class Reader:
    """All numbers that somebody holds, and how they hang together."""

    def __init__(self, rows: list[Row], sums: set[str]) -> None:
        self.rows = rows
        self.sums = sums
        self.truth: dict[Cell, Decimal] = {}
        self.printed: dict[Cell, Decimal] = {}
        self.withheld: set[Cell] = set()
        self.equations: set[frozenset[tuple[Cell, int]]] = set()
        self.at_least: set[tuple[Cell, frozenset[Cell]]] = set()

    def hold(self, folder: Path, day: date) -> None:
        """Takes an edition, and what ties its numbers together."""
        cells = self._cells(day)
        figures = json.loads((folder / "figures.json").read_text("utf-8"))
        told = attached(folder / "report.ja.pdf")
        latest: dict[tuple[str, tuple[str, ...]], Span] = {}
        for cell in cells.values():
            if cell.parts and not cell.is_total:
                of = cell.indicator, tuple(name for name, _ in cell.parts)
                latest[of] = max(latest.get(of, cell.span), cell.span, key=lambda it: it[::-1])
        for name, text in figures.items():
            indicator, _, place = name.partition(".")
            value = number_of(text)
            if value is None:
                continue
            if "=" in place:
                parts = tuple(sorted(tuple(it.split("=", 1)) for it in place.split("×")))
                span = latest.get((indicator, tuple(name for name, _ in parts)))
                self._print(cells.get((indicator, span, parts, False)), value)
            elif place == "value":
                self._print(self._latest(cells, indicator), value)
            elif found := re.fullmatch(r"(\w+)@\.\.(.+)", name):
                self._print(cells.get((found[1], span_of(found[2]), (), True)), value)
        for row in csv.DictReader(io.StringIO(told.get("indicators.csv", ""))):
            value = number_of(row["値"])
            if value is not None:
                self._print(cells.get((row["番号"], span_of(row["期間"]), (), False)), value)
        self._relate(cells)

    def _print(self, cell: Cell | None, value: Decimal | str) -> None:
        if cell is None:
            return
        if value == WITHHELD:
            self.withheld.add(cell)
        else:
            assert self.truth[cell] == value, f"{cell}: {value} is printed, {self.truth[cell]} is true"
            self.printed[cell] = value

    def _latest(self, cells: dict, indicator: str) -> Cell | None:
        """The value that pages begin with: the latest, or what a year came to by then."""
        is_it = lambda it: it.indicator == indicator and not it.parts and it.is_total == (indicator in self.sums)
        return max(filter(is_it, cells.values()), key=lambda it: it.span[::-1], default=None)

    def _cells(self, day: date) -> dict:
        """Every number that there is on a day, printed or not."""
        rows = {row.number: row for row in self.rows}
        made: dict = defaultdict(list)
        for row in self.rows:
            if (known := row.known_on(day)) is not None:
                made[row.indicator, row.span, row.parts, False].append(known)
        for indicator in self.sums:
            year: int | None = None
            content: list = []
            wholes = [it for it in made if it[0] == indicator and not it[2] and not it[3]]
            for key in sorted(wholes, key=lambda it: it[1][::-1]):
                if year != fiscal_year(key[1][1]):
                    year, content = fiscal_year(key[1][1]), []
                content = content + made[key]
                made[(*key[:3], True)] = content
        cells = {}
        for key, content in made.items():
            cell = Cell(*key, tuple(sorted(content)))
            said = (rows[number].previous if old else rows[number].value for number, old in content)
            self.truth[cell] = sum(said, Decimal(0))
            cells[key] = cell
        return cells

    def _same(self, these: list[Cell], those: list[Cell]) -> bool:
        """Says that two lists come to the same, if they do."""
        if sum(map(self.truth.get, these)) != sum(map(self.truth.get, those)):
            return False
        signed = [(it, 1) for it in these] + [(it, -1) for it in those]
        self.equations.add(frozenset(signed))
        return True

    def _relate(self, cells: dict) -> None:
        values = [it for it in cells.values() if not it.is_total]
        by_span: dict = defaultdict(list)
        for cell in values:
            by_span[cell.indicator, cell.span].append(cell)
        whole_of: dict = {}
        for (indicator, span), members in by_span.items():
            divisions: dict = defaultdict(list)
            for cell in members:
                divisions[tuple(name for name, _ in cell.parts)].append(cell)
            for first, second in itertools.combinations(divisions, 2):
                common = set(first) & set(second)
                sides: dict = defaultdict(lambda: ([], []))
                for side, names in enumerate((first, second)):
                    for cell in divisions[names]:
                        place = tuple(it for it in cell.parts if it[0] in common)
                        sides[place][side].append(cell)
                for these, those in sides.values():
                    if these and those and not self._same(these, those):
                        self._inside(these, those)
            coarsest = min(divisions, key=len)
            whole_of[indicator, span] = divisions[coarsest]
        self._spans(values, whole_of)
        for indicator in self.sums:
            totals = [it for it in cells.values() if it.is_total and it.indicator == indicator]
            before: Cell | None = None
            for total in sorted(totals, key=lambda it: it.span[::-1]):
                value = cells[indicator, total.span, (), False]
                if before and fiscal_year(before.span[1]) != fiscal_year(total.span[1]):
                    before = None
                self._same([total], [value, *([before] if before else [])])
                before = total
        for cell in values:
            if len(cell.content) > 1:
                shares = [Cell(*(cell.indicator, cell.span, cell.parts, False), (it,)) for it in cell.content]
                for share in shares:
                    (number, old), = share.content
                    row = next(it for it in self.rows if it.number == number)
                    self.truth[share] = row.previous if old else row.value
                self._same([cell], shares)

    def _inside(self, these: list[Cell], those: list[Cell]) -> None:
        """Parts that do not fill their whole are no more than it."""
        for whole, parts in ((these, those), (those, these)):
            is_whole = len(whole) == 1 and all(set(whole[0].parts) < set(it.parts) for it in parts)
            if is_whole and self.truth[whole[0]] > sum(map(self.truth.get, parts)):
                self.at_least.add((whole[0], frozenset(parts)))

    def _spans(self, values: list[Cell], whole_of: dict) -> None:
        """Spans that fill another come to it, by parts and as a whole."""
        series: dict = defaultdict(dict)
        for cell in values:
            series[cell.indicator, cell.parts][cell.span] = [cell]
        for (indicator, span), members in whole_of.items():
            series[indicator, ()].setdefault(span, members)
        for spans in series.values():
            for outer, whole in spans.items():
                inside = [it for it in spans if it != outer and outer[0] <= it[0] and it[1] <= outer[1]]
                for length in {(it[1] - it[0]).days // 25 for it in inside}:
                    tiles = sorted(it for it in inside if (it[1] - it[0]).days // 25 == length)
                    meets = all(b[0] - a[1] == timedelta(days=1) for a, b in zip(tiles, tiles[1:]))
                    if meets and tiles[0][0] == outer[0] and tiles[-1][1] == outer[1]:
                        self._same(whole, [cell for it in tiles for cell in spans[it]])

    def attack(self, least: int) -> list[Found]:
        """How small and how large each withheld count can be."""
        used = {cell for equation in self.equations for cell, _ in equation}
        used |= self.withheld | {it for whole, parts in self.at_least for it in (whole, *parts)}
        asked = {it for it in self.withheld if it not in self.printed and self.truth[it] > 0}
        for cell in used - asked:
            # What one of several reporters counted is printed nowhere.
            is_share = len(cell.content) == 1 and cell not in self.printed and not cell.is_total
            if is_share and 0 < self.truth[cell] < least and cell not in self.withheld:
                asked.add(cell)
        unknown = sorted((it for it in used if it not in self.printed), key=repr)
        if not asked:
            return []
        place = {cell: at for at, cell in enumerate(unknown)}
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        for cell in unknown:
            # Zeros are printed, so what is withheld is at least one.
            low = 1 if cell in self.withheld and self.truth[cell] > 0 else 0
            solver.addVar(low, highspy.kHighsInf)
            whole = highspy.HighsVarType.kInteger
            solver.changeColIntegrality(place[cell], whole)
        for equation in self.equations:
            known = sum(sign * self.printed[it] for it, sign in equation if it in self.printed)
            open_ = [(place[it], sign) for it, sign in equation if it not in self.printed]
            if open_:
                columns, signs = zip(*open_)
                solver.addRow(float(-known), float(-known), len(open_), list(columns), list(signs))
        for whole, parts in self.at_least:
            signed = [(whole, 1), *((it, -1) for it in parts)]
            known = sum(sign * self.printed[it] for it, sign in signed if it in self.printed)
            open_ = [(place[it], sign) for it, sign in signed if it not in self.printed]
            if open_:
                columns, signs = zip(*open_)
                solver.addRow(float(-known), highspy.kHighsInf, len(open_), list(columns), list(signs))
        found = []
        for cell in sorted(asked, key=repr):
            low, high = (self._bound(solver, place[cell], way) for way in (1, -1))
            assert low is not None
            found.append(Found(cell, low, high, self.truth[cell], least))
        return found

    def _bound(self, solver: highspy.Highs, column: int, way: int) -> int | None:
        solver.changeColCost(column, float(way))
        solver.run()
        status = solver.getModelStatus()
        solution = solver.getSolution().col_value
        solver.changeColCost(column, 0.0)
        if status == highspy.HighsModelStatus.kOptimal:
            return round(solution[column])
        unbounded = {
            highspy.HighsModelStatus.kUnbounded,
            highspy.HighsModelStatus.kUnboundedOrInfeasible,
        }
        assert status in unbounded, f"the solver ended with {status}"
        return None
