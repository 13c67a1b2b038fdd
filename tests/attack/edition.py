"""What one edition tells its reader: read from the finished files and nothing else."""

import csv
import datetime as dt
import io
import json
import pathlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import pypdfium2  # type: ignore[import-untyped]

from charts import Chart, charts
from spans import Span, span_of
from tongues import said_beside

# The value of a dimension for each dimension that a number is divided by.
Parts = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Printed:
    """A number as it is printed, with the half of its last digit; withheld: none."""

    value: Decimal | None
    half: Decimal = Decimal(0)

    @property
    def number(self) -> Decimal:
        """The number, where one is printed."""
        if self.value is None:
            raise ValueError("it is withheld")
        return self.value

    @property
    def low(self) -> float:
        return float(self.number - self.half)

    @property
    def high(self) -> float:
        return float(self.number + self.half)


@dataclass
class Told:
    """What an edition tells of one indicator."""

    cells: dict[tuple[Span, Parts], Printed] = field(default_factory=dict)
    # Running totals by the last day.
    totals: dict[dt.date, Printed] = field(default_factory=dict)
    # What has no span: baseline, target, progress, ratio …
    facts: dict[str, Printed] = field(default_factory=dict)
    # Spans whose values were announced as corrected, with what stood there before.
    corrected: dict[Span, Printed] = field(default_factory=dict)
    # What is no longer as a sealed edition had it, and what it is now.
    changed: dict[tuple[Span, Parts], Printed] = field(default_factory=dict)
    is_sum: bool = False
    # Whether the value is the mean of its fiscal year so far.
    is_mean: bool = False
    # Days that stand beside the target.
    goal_days: set[dt.date] = field(default_factory=set)
    # The day of the current value.
    until: dt.date | None = None
    # How many people a value is of: of the current one, and of all that say so.
    base: Printed | None = None
    bases: dict[tuple[Span, Parts], Printed] = field(default_factory=dict)
    # Whether its values are percentages.
    is_share: bool = False
    # Between what a number lies that is printed by another one.
    near: dict[tuple[Span, Parts], tuple[int, int]] = field(default_factory=dict)
    # What charts draw of the values of days that are nowhere printed.
    drawn: dict[dt.date, Printed] = field(default_factory=dict)


@dataclass
class Edition:
    """One audience's edition of one month."""

    as_of: dt.date
    visibility: str
    indicators: dict[str, Told]
    # Whether what it withholds is to be worked out, or it only helps with another.
    is_asked: bool = True


def printed(text: str) -> Printed | None:
    """A number with its unit, or the sign that it is withheld."""
    text = text.strip().replace(",", "").replace("−", "-")
    if text == "x" or re.search(r"[（(]x[）)]$", text):
        return Printed(None)
    found = re.match(r"-?\d+(\.\d+)?", text)
    if not found:
        return None
    value = Decimal(found.group(0))
    places = len(found.group(1) or ".") - 1
    return Printed(value, Decimal(5).scaleb(-places - 1))


def parts_of(text: str) -> Parts:
    """`地区=東×学校=高校` by dimension."""
    pairs = (part.partition("=") for part in text.split("×"))
    return tuple(sorted((name, value) for name, _, value in pairs))


def read(folder: pathlib.Path, as_of: dt.date) -> Edition:
    """Reads an audience's folder."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    indicators: dict[str, Told] = {}
    names: dict[str, str] = {}
    texts, drawn = [], []
    for path in sorted(folder.glob("*.ja.pdf")):
        document = pypdfium2.PdfDocument(path)
        for at in range(document.count_attachments()):
            attachment = document.get_attachment(at)
            if attachment.get_name().endswith("indicators.csv"):
                _series(bytes(attachment.get_data()).decode("utf-8-sig"), indicators, names)
        drawn += charts(document)
        texts.append(_text(document))
        english = path.with_name(path.name.replace(".ja.", ".en."))
        if english.exists():
            _compare(english, texts[-1], folder)
    # Lines end between a target and its day; within a line spaces mean nothing.
    lines = re.sub(r"[^\S\n]", "", "\n".join(texts))
    figures = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    for name, value in figures.items():
        _figure(name, value["words"], indicators, names, lines)
        _check_number(name, value)
    _data(folder / "data" / "values.csv", indicators)
    for told in indicators.values():
        last = max((span.last for span, parts in told.cells if not parts), default=None)
        told.until = last
        if told.is_sum and last and "value" in told.facts:
            told.totals.setdefault(last, told.facts["value"])
        told.is_mean = _is_mean(told)
        _named_otherwise(told)
    for chart in drawn:
        _chart(chart, indicators, names)
    # The secretariat's manifest lists the documents of all.
    own = [it for it in manifest["documents"] if it["path"].startswith(f"{folder.name}/") or "/" not in it["path"]]
    visibility = (own or manifest["documents"])[0]["visibility"]
    return Edition(as_of, visibility, indicators)


def _text(document: pypdfium2.PdfDocument) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def _compare(english: pathlib.Path, japanese: str, folder: pathlib.Path) -> None:
    """What is read from the Japanese documents is all that there is."""
    figures = (folder / "figures.json").read_text(encoding="utf-8")
    said = said_beside(_text(pypdfium2.PdfDocument(english)), f"{japanese}\n{figures}")
    if said:
        raise ValueError(f"{english} says what the Japanese document does not: {sorted(said)}")


def _data(path: pathlib.Path, indicators: dict[str, Told]) -> None:
    """The data beside the documents: what they attach, and nothing else."""
    if not path.exists():
        return
    for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))):
        told, span = indicators.setdefault(row["indicator"], Told()), span_of(row["period"])
        value = printed(row["value"])
        if not span or value is None:
            continue
        attached = told.cells.setdefault((span, ()), value)
        if attached.value != value.value:
            raise ValueError(f"{path}: {row} is not what the document attaches: {attached}")


def _named_otherwise(told: Told) -> None:
    """A withheld value that is printed as this month's or as last year's."""
    wholes = {span.last: span for span, parts in told.cells if not parts}
    if told.until is None:
        return
    for name, last in (("month", told.until), ("a-year-ago", _year_before(told.until))):
        number, span = told.facts.get(name), wholes.get(last)
        if number and number.value is not None and span and told.cells[span, ()].value is None:
            told.cells[span, ()] = number


def _chart(chart: Chart, indicators: dict[str, Told], names: dict[str, str]) -> None:
    """Takes from a chart what is printed nowhere else."""
    own = [it for it, name in names.items() if re.sub(r"\s", "", name) in chart.alt]
    if not own:
        return
    told = indicators[max(own, key=lambda it: len(names[it]))]
    printed = told.totals if told.is_sum else _wholes(told)
    for mark in chart.marks:
        before = printed.get(mark.day)
        if before is None or before.value is None:
            told.drawn.setdefault(mark.day, Printed(mark.value, mark.half))
    for mark in chart.before:
        # A sum begins each year anew, and the year before is drawn beside it.
        last = _year_before(mark.day)
        if last not in told.totals or told.totals[last].value is None:
            told.totals[last] = Printed(mark.value, mark.half)
    baseline = told.facts.get("baseline")
    if chart.way and not told.is_sum and baseline and baseline.value is None:
        told.facts["baseline"] = Printed(chart.way[0].value, chart.way[0].half)
    if chart.corners > max(len(chart.marks), 12):
        raise ValueError(f"a line has more corners than values: {chart.alt}")


def _wholes(told: Told) -> dict[dt.date, Printed]:
    return {span.last: it for (span, parts), it in told.cells.items() if not parts}


def _year_before(day: dt.date) -> dt.date:
    """The last day of the month a year before."""
    return (day.replace(year=day.year - 1, day=1) + dt.timedelta(31)).replace(
        day=1
    ) - dt.timedelta(1)


def _is_mean(told: Told) -> bool:
    """A value that is not the one of its month, and no sum, is a mean."""
    wholes, value = _wholes(told), told.facts.get("value")
    if told.is_sum or not wholes or value is None or value.value is None:
        return False
    return wholes[max(wholes)].value != value.value


def _series(table: str, indicators: dict[str, Told], names: dict[str, str]) -> None:
    for row in csv.DictReader(io.StringIO(table)):
        told = indicators.setdefault(row["番号"], Told())
        names[row["番号"]] = row["指標"]
        span, value = span_of(row["期間"]), printed(row["値"])
        told.is_share = row["単位"] == "%"
        if span and value:
            told.cells[span, ()] = value


def _check_number(name: str, value: Mapping[str, str]) -> None:
    """A number beside words that says more than they do would be a way in of its own."""
    said, number = printed(value["words"]), value.get("number")
    if number is None:
        return
    if said is None or said.value is None or Decimal(str(number)) != said.value:
        raise ValueError(f"{name}: the number {number} is not what its words say: {value['words']}")


def _figure(
    name: str, value: str, indicators: dict[str, Told], names: dict[str, str], lines: str
) -> None:
    text = lines.replace("\n", "")
    found = re.fullmatch(r"([^.@]+)(@[^.=]*(?:\.\.[^.=]+)?)?(?:\.(.+))?", name)
    number = printed(value)
    if not found or number is None:
        return
    indicator, at, rest = found.groups()
    told = indicators.setdefault(indicator, Told())
    if "@" in name and name.endswith((".printed", ".corrected")):
        if span := span_of(name[name.index("@") + 1 : name.rindex(".")]):
            below = name[: name.index("@")].split(".")[1:]
            key = span, parts_of("×".join(below)) if below else ()
            if name.endswith(".corrected"):
                told.changed[key] = number
        elif at and name.endswith(".corrected") and (day := span_of(at[3:])):
            told.totals[day.last] = number
        return
    if at and at.startswith("@.."):
        told.is_sum = True
        if span := span_of(at[3:]):
            told.totals[span.last] = number
    elif at and rest and rest.endswith("before-revision"):
        if span := span_of(at[1:]):
            told.corrected[span] = number
    elif rest and not at and (rest == "n" or rest.endswith(".n")):
        of = rest.removesuffix("n").removesuffix(".")
        if not of:
            told.base = number
        elif span := _span_of_table(names.get(indicator), of, text):
            told.bases[span, parts_of(of)] = number
    elif rest and "=" in rest and not rest.startswith("scale="):
        parts = parts_of(rest)
        if span := _span_of_table(names.get(indicator), rest, text):
            told.cells[span, parts] = number
    elif rest and not at:
        if rest == "target":
            days = re.findall(re.escape(value) + r"\n?(\d{4}/\d+/\d+)$", lines, re.MULTILINE)
            told.goal_days = {day.last for it in days if (day := span_of(it))}
        told.facts[rest] = number
        if names.get(indicator) and re.search(
            r"今年度の目標[^、]*に対し", _paragraph(names[indicator], text)
        ):
            told.is_sum = True


def _paragraph(name: str, text: str) -> str:
    """The words that stand beside an indicator's name in the table of indicators."""
    at = text.find(re.sub(r"\s", "", name) + "今年度の目標")
    return text[at : at + 60] if at >= 0 else ""


def _span_of_table(name: str | None, parts: str, text: str) -> Span | None:
    """The span is not in a figure's identifier, but in the title of its table."""
    dimensions = "×".join(part.split("=", 1)[0] for part in parts.split("×"))
    title = f"{name}の内訳（{dimensions}、" if name else f"の内訳（{dimensions}、"
    at = text.find(re.sub(r"\s", "", title))
    if at < 0:
        return None
    start = at + len(re.sub(r"\s", "", title))
    # A fiscal year has its era behind it: 2025年度（令和7年度）.
    return span_of(re.split("[（）]", text[start : start + 40])[0])
