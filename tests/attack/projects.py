"""Projects made from a seed, each of a kind that has told numbers before."""

import csv
import pathlib
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

COLUMNS = ("指標ID", "年月", "地区", "学校", "値", "受領日", "訂正前の値", "報告団体", "分母")
INDICATOR = {
    "指標ID": "I01",
    "指標名": "相談した人",
    "目標ID": "G1",
    "単位": "人",
    "望ましい方向": "増",
    "集計": "累計",
    "基準値": "100",
    "基準時点": "2025年度",
    "目標値": "600",
    "目標年度": "2026年度",
    "担当団体": "G1",
    "内訳項目": "地区;学校",
    "中間目標": "",
    "下限": "",
    "上限": "",
    "公開範囲": "公開",
}
DISTRICTS = ("東", "西", "南", "北", "中央", "島")
SCHOOLS = ("小学", "中学", "高校", "大学")
# Every kind of document, in both languages, with the value in a text.
SETTINGS = """[roundtable]
name = "小さな円卓会議"

[documents]
languages = ["ja", "en"]

[editions.government]
kinds = ["report", "guideline", "plain"]

[editions.funder]
kinds = ["report", "kit"]
outcome_table = true
cover_letter = { number = "1", date = "2026-11-10" }
"""
# Documents of all audiences are sealed together: few of them are quicker.
SEALED_SETTINGS = """[roundtable]
name = "小さな円卓会議"

[documents]
languages = ["ja"]

[editions.government]
kinds = ["report"]

[[sectors]]
id = "government"
name = "行政"
"""
SUMMARY = """---
section: summary
---
相談した人は、{{ value("I01") }}です（{{ status("I01") }}）。
"""
LATE_DAYS = (3, 12, 19, 24)

Cells = dict[tuple[str, str], int]
Row = dict[str, object]


class Project:
    """The tables of one project, and the months of which editions are made."""

    def __init__(self, kind: str, rows: list[Row], months: list[str], **indicator: str):
        self.kind, self.rows, self.months = kind, rows, months
        self.indicator = INDICATOR | indicator
        # What the table is from a month's edition on, where it was changed.
        self.changes: dict[str, list[Row]] = {}
        # The months that are sealed when they are made.
        self.seals: set[str] = set()

    def change(self, folder: pathlib.Path, month: str) -> None:
        """Writes the table as it is when a month's edition is made."""
        if month in self.changes:
            _write_rows(folder / "inputs/observations.csv", self.changes[month])

    def write(self, folder: pathlib.Path) -> None:
        """Writes the input files."""
        inputs = folder / "inputs"
        inputs.mkdir(parents=True)
        first = f"{self.months[0]}-02"
        write_table(inputs / "goals.csv", [{"目標ID": "G1", "目標": "つながる"}])
        write_table(inputs / "indicators.csv", [self.indicator])
        write_table(
            inputs / "meetings.csv",
            [{"会議ID": "M1", "開催日": first, "会議体": "総会", "出席者": "G1"}],
        )
        members = [("G1", "市", "行政"), ("G2", "県", "行政")]
        members += [] if self.seals else [("B1", "会社", "事業者")]
        write_table(
            inputs / "members.csv",
            [dict(zip(("団体ID", "団体名", "セクター"), it)) for it in members],
        )
        _write_rows(inputs / "observations.csv", self.rows)
        settings = SEALED_SETTINGS if self.seals else SETTINGS
        (inputs / "roundtable.toml").write_text(settings, encoding="utf-8")
        (inputs / "narrative").mkdir()
        (inputs / "narrative/summary.md").write_text(SUMMARY, encoding="utf-8")


def _write_rows(path: pathlib.Path, rows: list[Row]) -> None:
    filled = [{name: row.get(name, "") for name in COLUMNS} for row in rows]
    used = [name for name in COLUMNS if any(row[name] != "" for row in filled)]
    write_table(path, [{name: row[name] for name in used} for row in filled])


def write_table(path: pathlib.Path, rows: Iterable[Mapping[str, object]]) -> None:
    rows = list(rows)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def size(rng: random.Random, small: float) -> int:
    return rng.randint(1, 9) if rng.random() < small else rng.randint(10, 80)


def _cells(rng: random.Random, small: float = 0.4, zeros: float = 0.0) -> Cells:
    districts = DISTRICTS[: rng.randint(2, 5)]
    schools = SCHOOLS[: rng.randint(2, 4)]
    return {
        (one, other): 0 if rng.random() < zeros else size(rng, small)
        for one in districts
        for other in schools
    }


def tabulated(
    month: str, cells: Cells, crossed: bool = True, margins: bool = True, whole: bool = True
) -> list[Row]:
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for (one, other), value in cells.items():
        if margins:
            sums[one, ""] += value
            sums["", other] += value
        if whole:
            sums["", ""] += value
        if crossed:
            sums[one, other] += value
    return [
        {"指標ID": "I01", "年月": month, "地区": one, "学校": other, "値": value}
        for (one, other), value in sums.items()
    ]


def _by_district(rng: random.Random, small: float) -> Cells:
    return {(name, ""): size(rng, small) for name in DISTRICTS[: rng.randint(2, 5)]}


def _divided(month: str, cells: Cells) -> list[Row]:
    """A whole and its districts."""
    rows: list[Row] = [{"指標ID": "I01", "年月": month, "値": sum(cells.values())}]
    for (name, _), value in cells.items():
        rows.append({"指標ID": "I01", "年月": month, "地区": name, "値": value})
    return rows


def _months(first: int, count: int) -> list[str]:
    """Months from one of 2025 on."""
    return [f"{2025 + at // 12}-{at % 12 + 1:02}" for at in range(first, first + count)]


def _late(rng: random.Random, rows: list[Row], month: str, later: str) -> None:
    for row in rows:
        row["受領日"] = f"{later}-{rng.choice(LATE_DAYS):02}" if row.get("late") else f"{month}-28"


def crossed(rng: random.Random) -> Project:
    return Project("crossed", tabulated("2026-10", _cells(rng)), ["2026-10"])


def no_margins(rng: random.Random) -> Project:
    rows = tabulated("2026-10", _cells(rng, 0.2), margins=False)
    return Project("no margins", rows, ["2026-10"])


def no_whole(rng: random.Random) -> Project:
    rows = tabulated("2026-10", _cells(rng, 0.9), crossed=rng.random() < 0.5, whole=False)
    return Project("no whole", rows, ["2026-10"])


def late_values(rng: random.Random) -> Project:
    """Wholes of some months come a month or two after their parts."""
    months, rows = _months(15, 5), []
    for at, month in enumerate(months[:4]):
        table = _divided(month, _by_district(rng, 0.4))
        table[0]["late"] = rng.random() < 0.6
        _late(rng, table, month, months[min(at + rng.randint(1, 2), 4)])
        rows += table
    return Project("late values", rows, months)


def late_margins(rng: random.Random) -> Project:
    months, rows = _months(18, 3), []
    for at, month in enumerate(months[:2]):
        table = tabulated(month, _cells(rng, 0.3))
        for row in table:
            row["late"] = bool(row["地区"]) != bool(row["学校"])
        _late(rng, table, month, months[at + 1])
        rows += table
    return Project("late margins", rows, months, **{"集計": rng.choice(("累計", "期末"))})


def corrected(rng: random.Random) -> Project:
    """Wholes are corrected in a later month, by little."""
    months, rows = _months(15, 5), []
    for at, month in enumerate(months[:4]):
        value = size(rng, 0.3)
        row: Row = {"指標ID": "I01", "年月": month, "値": value}
        if rng.random() < 0.5:
            row["訂正前の値"] = max(1, value + rng.choice((-4, -2, -1, 1, 3, 5)))
            row["受領日"] = f"{months[at + 1]}-{rng.choice(LATE_DAYS):02}"
        rows.append(row)
    return Project("corrected", rows, months, **{"内訳項目": ""})


def zero_rich(rng: random.Random) -> Project:
    return Project("zeros", tabulated("2026-10", _cells(rng, 0.4, 0.5)), ["2026-10"])


def all_ones(rng: random.Random) -> Project:
    names = [f"第{at}区" for at in range(1, rng.randint(5, 14))]
    cells = {(name, ""): 1 if rng.random() < 0.9 else 2 for name in names}
    return Project("all ones", _divided("2026-10", cells), ["2026-10"], **{"集計": "期末"})


def nested(rng: random.Random) -> Project:
    """Months, and the quarter with its breakdown."""
    months, is_divided = _months(15, 3), rng.random() < 0.3
    names = list(_by_district(rng, 0))
    values = [{name: size(rng, 0.5) for name in names} for _ in months]
    for cells in values:
        cells[names[0]] = rng.randint(0, 3)
    rows = []
    for month, cells in zip(months, values):
        rows += _divided(month, cells) if is_divided else _divided(month, cells)[:1]
    quarter = {name: sum(cells[name] for cells in values) for name in names}
    rows += _divided("2026-Q1", quarter)[1:]
    return Project("nested spans", rows, ["2026-06"])


def small_baseline(rng: random.Random) -> Project:
    rows = [{"指標ID": "I01", "年月": month, "値": size(rng, 0.1)} for month in _months(15, 7)]
    fields = {
        "基準値": str(rng.randint(1, 9)),
        "目標値": str(rng.randint(40, 300)),
        "目標年度": "2027年度",
    }
    fields["集計"] = rng.choice(("累計", "期末"))
    return Project("small baseline", rows, ["2026-10"], **fields, **{"内訳項目": ""})


def reporters(rng: random.Random) -> Project:
    """Two organisations report the same cells, which add up."""
    rows, cells = [], _by_district(rng, 0)
    for name in ("G1", "G2"):
        own = {key: size(rng, 0.8) for key in cells}
        rows += [row | {"報告団体": name} for row in _divided("2026-10", own)]
    return Project("several reporters", rows, ["2026-10"])


def twelve_months(rng: random.Random) -> Project:
    """A year of editions, with a breakdown by district each month."""
    months, rows = _months(10, 12), []
    names = list(_by_district(rng, 0))
    for at, month in enumerate(months):
        cells = {name: size(rng, 0.3) for name in names}
        # Numbers that only grow are asked about: they could be running totals.
        cells[names[-1]] += 300 if at == 0 else 0
        rows += _divided(month, cells)
    return Project("twelve months", rows, months, **{"内訳項目": "地区"})


def two_years(rng: random.Random) -> Project:
    """Two years of months: a chart with the year before, last year's month."""
    rows = [{"指標ID": "I01", "年月": month, "値": size(rng, 0.2)} for month in _months(-1, 23)]
    return Project("two years", rows, ["2026-09", "2026-10"], **{"内訳項目": ""})


def drawn(rng: random.Random) -> Project:
    """A chart, a forecast and months behind, of a value that is sometimes small."""
    months, start = _months(3, 19), rng.randint(5, 12)
    rows = []
    for at, month in enumerate(months):
        value = max(1, start + at + rng.randint(-4, 4))
        rows.append({"指標ID": "I01", "年月": month, "値": value})
    fields = {"集計": "期末", "基準値": str(rng.randint(3, 15)), "目標値": str(rng.randint(30, 60))}
    fields |= {"目標年度": "2027年度", "中間目標": rng.choice(("", "2026-03:20"))}
    return Project("drawn", rows, months[-2:], **fields, **{"内訳項目": ""})


def averages(rng: random.Random) -> Project:
    rows = [{"指標ID": "I01", "年月": month, "値": size(rng, 0.3)} for month in _months(15, 7)]
    return Project("averages", rows, _months(17, 5), **{"集計": "平均", "内訳項目": ""})


def band(rng: random.Random) -> Project:
    """A band to stay in; twice outside it is late."""
    rows = [{"指標ID": "I01", "年月": month, "値": size(rng, 0.4)} for month in _months(15, 7)]
    fields = {"望ましい方向": "範囲", "集計": "期末", "下限": "12", "上限": str(rng.randint(30, 60))}
    return Project("band", rows, _months(18, 4), **fields, **{"内訳項目": ""})


def incomplete(rng: random.Random) -> Project:
    """A part that its supplier left out."""
    rows = _divided("2026-10", _by_district(rng, 0.4))
    rows[rng.randint(1, len(rows) - 1)]["値"] = "x"
    return Project("incomplete", rows, ["2026-10"])


def yearly(rng: random.Random) -> Project:
    """A year in parts, whose whole is the baseline alone; months may fill it."""
    cells = _by_district(rng, 0.5)
    rows = _divided("2025年度", cells)[1:]
    rows += [{"指標ID": "I01", "年月": it, "値": rng.randint(15, 60)} for it in _months(15, 2)]
    fields = {"基準値": str(sum(cells.values())), "内訳項目": "地区"}
    return Project("yearly", rows, ["2026-03", "2026-05"], **fields)


def sealed(rng: random.Random) -> Project:
    """Every month is sealed, and then the table is changed without a word."""
    months = _months(15, rng.randint(3, 5))
    project = Project("sealed", [], months, **{"内訳項目": "地区"})
    project.indicator["集計"] = rng.choice(("累計", "累計", "期末", "平均"))
    project.seals = set(months[:-1])
    names = DISTRICTS[: rng.randint(2, 4)]
    # Of the last month that is divided, the parts are printed again.
    divided = set(months[: rng.randint(1, 2)]) if rng.random() < 0.6 else set(months)
    table = {(month, name): size(rng, 0.2) for month in months for name in names}
    late = {it for it in table if rng.random() < 0.1}
    for now in months:
        before = [it for it in table if it[0] < now]
        for it in rng.sample(before, min(len(before), rng.randint(0, 2))):
            table[it] = _changed(rng, table[it])
        late -= {it for it in late if it[0] < now and rng.random() < 0.7}
        if before and rng.random() < 0.4:
            # A part that nobody had counted.
            table[min(before)[0], "島"] = rng.randint(1, 9)
        rows: list[Row] = []
        for month in [it for it in months if it <= now]:
            there = {it for it in table if it[0] == month} - late
            cells = {(it[1], ""): table[it] for it in sorted(there)}
            rows += _divided(month, cells)[: None if month in divided else 1] if cells else []
        project.changes[now] = rows
    project.rows = project.changes[months[0]]
    return project


def _changed(rng: random.Random, value: int) -> int:
    """What is small grows, what is not becomes small or another number."""
    if value < 10:
        return rng.randint(10, 30)
    return rng.randint(1, 9) if rng.random() < 0.3 else max(1, value + rng.choice((-4, -2, 1, 3)))


def sealed_some(rng: random.Random) -> Project:
    """Some months are sealed; what comes late or is corrected has its day."""
    made = rng.choice((late_values, late_margins, corrected, twelve_months))(rng)
    project = Project("sealed some", made.rows, made.months[-6:])
    project.indicator = made.indicator
    project.seals = {it for it in project.months[:-1] if rng.random() < 0.5} or {project.months[-2]}
    return project


def shares(rng: random.Random) -> Project:
    """Percentages of people, with how many were asked."""
    asked = {key: rng.choice((value, 4 * value)) for key, value in _cells(rng, 0.3).items()}
    yes = {key: rng.randint(0, value) for key, value in asked.items()}
    is_crossed = rng.random() < 0.5
    tables = (tabulated("2026-10", it, crossed=is_crossed) for it in (asked, yes))
    rows: list[Row] = []
    for all_of, of in zip(*tables):
        count, said = int(str(all_of["値"])), int(str(of["値"]))
        rows.append(all_of | {"値": f"{100 * said / count:.1f}", "分母": count})
    fields = {"指標名": "相談した人の割合", "単位": "%", "集計": "期末", "基準値": "30"}
    return Project("shares", rows, ["2026-10"], **fields, **{"目標値": "60"})


def means(rng: random.Random) -> Project:
    """Means over people, month by month, with how many were asked."""
    rows: list[Row] = []
    months = _months(18, 4)
    for month in months:
        for row in _divided(month, _by_district(rng, 0.3)):
            rows.append(row | {"値": f"{rng.uniform(2, 5):.1f}", "分母": row["値"]})
    fields = {"指標名": "相談した人の満足度", "単位": "点", "基準値": "3", "目標値": "5"}
    fields["集計"] = rng.choice(("期末", "平均"))
    return Project("means", rows, months, **fields, **{"内訳項目": "地区"})


KINDS: tuple[Callable[[random.Random], Project], ...] = (
    crossed,
    no_margins,
    no_whole,
    late_values,
    late_margins,
    corrected,
    zero_rich,
    all_ones,
    nested,
    small_baseline,
    reporters,
    twelve_months,
    two_years,
    drawn,
    averages,
    band,
    incomplete,
    yearly,
    sealed,
    sealed_some,
    shares,
    means,
)


def generate(seed: int, number: int) -> list[Project]:
    """Projects of every kind in turn; the same seed gives the same ones."""
    return [KINDS[at % len(KINDS)](random.Random(seed * 1_000_003 + at)) for at in range(number)]
