"""What the withheld counts really are: from the inputs, to judge the attacker by."""

import csv
import datetime as dt
import pathlib
import re
import tomllib
from dataclasses import dataclass, replace

from equations import Count
from shares import ANSWER
from spans import Span, span_of

KNOWN = {"指標ID", "年月", "時点", "値", "記号", "受領日", "訂正前の値", "報告団体", "分母", "備考"}
DEFAULTS = {"internal": 5, "members": 5, "funder": 10, "public": 10}


@dataclass
class Row:
    """A reported number."""

    indicator: str
    span: Span
    parts: tuple[tuple[str, str], ...]
    value: int
    before: int | None
    received: dt.date | None

    def on(self, day: dt.date) -> int | None:
        """What was known of it on a day."""
        if self.span.last > day:
            return None
        return self.before if self.received and self.received > day else self.value


def thresholds(project: pathlib.Path, visibility: str) -> dict[str, int]:
    """The published thresholds of an edition: of all (`""`) and by indicator."""
    with open(project / "inputs/roundtable.toml", "rb") as file:
        own = tomllib.load(file).get("disclosure", {})
    least = {"": own.get(visibility, DEFAULTS[visibility])}
    for row in table(project / "inputs/indicators.csv"):
        if given := row.get("最小公表件数"):
            least[row["指標ID"]] = int(given)
    return least


class Truth:
    """The numbers of a project, as its tables had them when each edition was made."""

    def __init__(self, tables: list[tuple[dt.date, pathlib.Path]]):
        self.tables = {day: _Table(folder) for day, folder in tables}
        # Whether they were changed without a word: then two editions may speak of
        # different numbers, and nobody can see it.
        self.is_changed = len({it.bytes for it in self.tables.values()}) > 1

    def excludes(self, indicator: str, count: Count, low: int, high: int | None) -> bool:
        """Whether a range leaves out the number that is true."""
        if high is None:
            return False
        if count.span is None:
            baseline = self.tables[count.days[-1]].baselines[indicator]
            return not low <= float(baseline or low) <= high
        days = count.hidden or count.days
        found = (self.value(indicator, count, day) for day in days)
        values = {it for it in found if it is not None}
        return bool(values) and not any(low <= value <= high for value in values)

    def value(self, indicator: str, count: Count, day: dt.date) -> int | None:
        """The number on a day, or, where it was printed as the old one, before."""
        rows = [
            it
            for it in self.tables[day].rows
            if it.indicator == indicator and it.span == count.span and it.parts == count.parts
        ]
        if count.is_old:
            values = [it.before for it in rows]
        else:
            values = [it.on(day) for it in rows]
        known = [it for it in values if it is not None]
        return sum(known) if known else None


class _Table:
    """The numbers of one folder."""

    def __init__(self, project: pathlib.Path):
        inputs = project / "inputs"
        self.rows: list[Row] = []
        self.bytes = b""
        for path in [*inputs.glob("observations*.csv"), *inputs.glob("observations/*.csv")]:
            for line in table(path):
                self.rows += _behind(line) or [row for row in [_row(line)] if row]
            self.bytes += path.read_bytes()
        self.baselines = {
            row["指標ID"]: row.get("基準値", "") for row in table(inputs / "indicators.csv")
        }


def _row(line: dict[str, str]) -> Row | None:
    span = span_of(line.get("年月") or line.get("時点") or "")
    if span is None or not re.fullmatch(r"\d+", line["値"].replace(",", "")):
        return None
    parts = tuple(
        sorted((name, value) for name, value in line.items() if name not in KNOWN and value)
    )
    received = span_of(line.get("受領日") or "")
    before = line.get("訂正前の値")
    return Row(
        line["指標ID"],
        span,
        parts,
        int(line["値"].replace(",", "")),
        int(before) if before else None,
        received.last if received else None,
    )


def _behind(line: dict[str, str]) -> list[Row]:
    """The people behind a percentage or a mean, as rows of their own."""
    if not line.get("分母"):
        return []
    all_of = int(line["分母"])
    row = _row(line | {"値": line["分母"]})
    if row is None:
        return []
    yes = round(float(line["値"]) * all_of / 100)
    answers = {"はい": yes, "いいえ": all_of - yes}
    return [row] + [
        replace(row, parts=tuple(sorted((*row.parts, (ANSWER, name)))), value=value)
        for name, value in answers.items()
    ]


def table(path: pathlib.Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [
            {key: (value or "").strip() for key, value in row.items() if key}
            for row in csv.DictReader(file)
        ]
