#!/usr/bin/env python3
"""The sample's figures, worked out a second time from its files.

Nothing here knows the program's code: it reads the tables with csv and
openpyxl, follows the rules of domain.md and compares every digit with what
`entaku explain --format json` prints for the secretariat. Fractions are exact.

Run from the project's root after a release build; .ci/run does.
"""

import csv
import datetime as dt
import glob
import json
import pathlib
import re
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import openpyxl

ENTAKU = pathlib.Path("target/release/entaku").resolve()
AS_OF = dt.date(2026, 10, 31)


def table(path, encoding="utf-8-sig"):
    with open(path, encoding=encoding, newline="") as file:
        return [
            {key.replace("(円)", ""): value.strip() for key, value in row.items()}
            for row in csv.DictReader(file)
        ]


def day(text):
    return dt.date.fromisoformat(text) if text else None


def number(text):
    return Fraction(text.replace(",", "")) if text else Fraction(0)


def months_back(months):
    """The first day of the months up to the cut-off: after the same day then."""
    index = AS_OF.year * 12 + AS_OF.month - 1 - months
    year, month = divmod(index, 12)
    last = (dt.date(year + (month == 11), (month + 1) % 12 + 1, 1) - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(AS_OF.day, last)) + dt.timedelta(days=1)


def rounded(value, places):
    quantum = Decimal(1).scaleb(-places)
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(quantum, rounding=ROUND_HALF_UP)


def told():
    command = [ENTAKU, "explain", "--format", "json", "--message-lang", "ja"]
    ran = subprocess.run(command, capture_output=True, check=True)
    return {figure["id"]: figure for figure in json.loads(ran.stdout)}


def printed(figure):
    """The number in a printed value, and its places: 2,587件 is 2587 and 0."""
    text = figure["value"].replace(",", "").replace("−", "-").replace("△", "-")
    found = re.search(r"-?\d+(?:\.(\d+))?", text)
    return Decimal(found.group(0)), len(found.group(1) or "")


class Check:
    def __init__(self):
        self.figures, self.wrong, self.count = told(), [], 0
        self.withheld = set()

    def is_withheld(self, figure_id):
        """Few people: the number is not printed, and nothing that is made of it."""
        indicator = figure_id.split(".")[0]
        value = self.figures.get(f"{indicator}.value", {"value": ""})["value"]
        if "公表しない" in value:
            self.withheld.add(indicator)
        return indicator in self.withheld

    def is_(self, figure_id, expected, places):
        """Compares to the last digit printed; trailing zeros are not printed."""
        if self.is_withheld(figure_id):
            return
        self.count += 1
        if figure_id not in self.figures:
            self.wrong.append(f"{figure_id} is not there")
            return
        found, _ = printed(self.figures[figure_id])
        wanted = rounded(Fraction(expected), places)
        if found != wanted:
            self.wrong.append(f"{figure_id} is {found}, worked out here {wanted}")

    def has_status(self, indicator, expected):
        if self.is_withheld(indicator):
            expected = "秘匿"
        self.count += 1
        found = self.figures[f"{indicator}.status"]["value"]
        if found != expected:
            self.wrong.append(f"{indicator} is {found}, worked out here {expected}")


def members():
    sheet = openpyxl.load_workbook("inputs/参加団体一覧.xlsx", data_only=True).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(at for at, row in enumerate(rows) if "団体ID" in row)
    return [dict(zip(rows[head], row)) for row in rows[head + 1 :] if row[0]]


def observations():
    series = {}
    for path in sorted(glob.glob("inputs/observations/*.csv")):
        if path.endswith("内訳.csv"):
            continue
        for row in table(path):
            if row["値"] == "x":
                continue
            last = span_end(row.get("年月") or row.get("時点"))
            received = None
            if row.get("受領日"):
                year, month, date = map(int, re.split("[-/]", row["受領日"]))
                received = dt.date(year, month, date)
            series.setdefault(row["指標ID"], []).append((last, number(row["値"]), received))
    return {key: sorted(values) for key, values in series.items()}


def span_end(text):
    era = re.fullmatch(r"令和(\d+)年(\d+)月", text)
    quarter = re.fullmatch(r"(\d+)-Q(\d)", text)
    month = re.fullmatch(r"(\d+)-(\d+)", text)
    if quarter:
        year, part = int(quarter[1]), int(quarter[2])
        index = year * 12 + 3 + part * 3
    elif era:
        index = (2018 + int(era[1])) * 12 + int(era[2])
    elif month:
        index = int(month[1]) * 12 + int(month[2])
    else:
        return dt.date.fromisoformat(text)
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, 1) - dt.timedelta(days=1)


def date_of(text):
    """A day, the end of a month or of a fiscal year, as definitions give it."""
    year = re.fullmatch(r"(\d+)年度", text)
    return dt.date(int(year[1]) + 1, 3, 31) if year else span_end(text)


def fiscal_start(date):
    return dt.date(date.year - (date.month < 4), 4, 1)


def path(bends, date):
    """The value of the path through baseline, milestones and target on a day."""
    if date <= bends[0][0]:
        return bends[0][1]
    for (first, low), (last, high) in zip(bends, bends[1:]):
        if date <= last:
            return low + (high - low) * Fraction((date - first).days, (last - first).days)
    return bends[-1][1]


def status(ratio):
    return "順調" if ratio >= Fraction(9, 10) else "やや遅れ" if ratio >= Fraction(7, 10) else "遅れ"


def check_indicators(check):
    series = observations()
    for row in table("inputs/indicators.csv"):
        values = [(d, v) for d, v, got in series[row["指標ID"]] if d <= AS_OF and (not got or got <= AS_OF)]
        last, latest = values[-1]
        is_sum = row["集計方法"] == "累計"
        if is_sum:
            latest = sum(v for d, v in values if d >= fiscal_start(last))
        check.is_(f"{row['指標ID']}.value", latest, 2)
        if not row["目標値"]:
            check.has_status(row["指標ID"], "目標未設定")
            continue
        bends = [(date_of(row["基準時点"]), number(row["基準値"]))]
        for bend in filter(None, row["中間目標"].split(";")):
            when, value = bend.split(":")
            bends.append((date_of(when), number(value)))
        bends.append((date_of(row["目標年度"]), number(row["目標値"])))
        if is_sum:
            # This fiscal year owes its part of the straight way (ARCHITECTURE.md).
            start = fiscal_start(last)
            end = dt.date(start.year + 1, 3, 31)
            bends = [(start, Fraction(0)), (end, path(bends, end))]
        way = bends[-1][1] - bends[0][1]
        progress = (latest - bends[0][1]) / way
        expected = (path(bends, last) - bends[0][1]) / way
        frequency = {"月": 30, "四半期": 91, "半期": 182, "年": 365}[row["頻度"]]
        days = -(-frequency * 3 // 2) + int(row["集計の遅れ"] or 0)
        if last + dt.timedelta(days=days) < AS_OF:
            word = "データ未更新"
        elif progress >= 1 and not is_sum:
            word = "達成"
        else:
            word = status(progress / expected)
        check.has_status(row["指標ID"], word)
        if check.is_withheld(row["指標ID"]):
            continue
        terms = dict(check.figures[f"{row['指標ID']}.status"]["terms"])
        for name, value, places in (("進み", progress * 100, 1), ("比", progress / expected, 2)):
            found, wanted = Decimal(terms[name].rstrip("%")), rounded(value, places)
            check.count += 1
            if found != wanted:
                check.wrong.append(f"{row['指標ID']} {name} is {found}, worked out here {wanted}")


def states(rows):
    for row in rows:
        due, moved, done = day(row["期限"]), day(row["変更後期限"]), day(row["完了日"])
        if done and done <= AS_OF:
            yield row, "late" if done > due else "on-time"
        elif row["状況"] == "中止":
            yield row, "dropped"
        elif (moved or due) < AS_OF:
            yield row, "overdue"
        else:
            yield row, "open"


def check_commitments(check, sector_of, backbone):
    rows = table("inputs/commitments.csv")
    all_states = list(states(rows))
    codes = {"行政": "government", "事業者": "business", "NPO・NGO": "npo", "金融": "finance",
             "労働組合": "labour", "消費者": "consumer"}
    for sector, code in [(None, None), *codes.items()]:
        own = [(row, state) for row, state in all_states
               if sector is None or sector_of[row["担当団体"]] == sector]
        prefix = "commitments" if code is None else f"commitments.{code}"
        count = lambda *names: sum(state in names for _, state in own)
        check.is_(f"{prefix}.made", len(own), 0)
        check.is_(f"{prefix}.on-time", count("on-time"), 0)
        check.is_(f"{prefix}.late", count("late"), 0)
        check.is_(f"{prefix}.open", count("open", "overdue"), 0)
        check.is_(f"{prefix}.overdue", count("overdue"), 0)
        check.is_(f"{prefix}.dropped", count("dropped"), 0)
    live = [(row, state) for row, state in all_states if state != "dropped"]
    still = [(row, state) for row, state in live if state in ("open", "overdue")]
    share = lambda part, whole: Fraction(len(part) * 100, len(whole))
    check.is_("CA3", share([r for r, _ in live if r["目標ID"]], live), 1)
    check.is_("MR4", share([r for r, s in still if s == "overdue"], still), 1)
    check.is_("MR5", share([r for r, _ in still if sector_of[r["担当団体"], "id"] == backbone], still), 1)
    across = [r for r, _ in live if any(
        sector_of[partner] != sector_of[r["担当団体"]] for partner in filter(None, r["連携先"].split(";")))]
    check.is_("MR2", share(across, live), 1)
    since = months_back(6)
    fallen = [(r, s) for r, s in live if since <= day(r["期限"]) < AS_OF]
    check.is_("MR3", share([r for r, s in fallen if s == "on-time"], fallen), 1)
    goals = table("inputs/goals.csv")
    covered = [g for g in goals if len({sector_of[r["担当団体"]] for r, _ in live if r["目標ID"] == g["目標ID"]}) >= 2]
    check.is_("MR1", share(covered, goals), 1)
    oldest = min(day(g["見直し日"]) for g in goals)
    check.is_("CA5", Fraction((AS_OF - oldest).days * 12, 365), 1)


def check_meetings(check, sector_of, affected):
    held = [m for m in table("inputs/meetings.csv") if m["状態"] == "実施" and day(m["開催日"]) <= AS_OF]
    attendance = table("inputs/出欠.csv", "cp932")
    def entries(meetings):
        ids = {m["会議ID"] for m in meetings}
        return [a for a in attendance if a["会議ID"] in ids and a["出欠"] != "オブザーバー"]
    def rate(rows):
        return Fraction(sum(a["出欠"] != "欠席" for a in rows) * 100, len(rows))
    year = [m for m in held if day(m["開催日"]) >= months_back(12)]
    check.is_("attendance", rate(entries(year)), 1)
    for sector, code in (("労働組合", "labour"), ("行政", "government"), ("消費者", "consumer")):
        own = [a for a in entries(year) if sector_of[a["団体名"]] == sector]
        check.is_(f"attendance.{code}", rate(own), 1)
    half = [m for m in held if day(m["開催日"]) >= months_back(6)]
    came = [a for a in entries(half) if a["出欠"] != "欠席"]
    check.is_("CC2", rate(entries(half)), 1)
    check.is_("CC3", Fraction(sum(a["出欠"] == "代理" for a in came) * 100, len(came)), 1)
    lags = sorted((min(day(m["議事録送付日"]) or AS_OF, AS_OF) - day(m["開催日"])).days for m in half)
    middle = len(lags) // 2
    median = lags[middle] if len(lags) % 2 else Fraction(lags[middle - 1] + lags[middle], 2)
    check.is_("CC4", median, 0)
    seated = [m for m in half if any(a["会議ID"] == m["会議ID"] and sector_of[a["団体名"], "id"] in affected for a in came)]
    check.is_("CA6", Fraction(len(seated) * 100, len(half)), 1)
    same = [m for m in half if m["進行"] and m["進行"] == m["記録者"]]
    both = [m for m in half if m["進行"] and m["記録者"]]
    check.is_("BB5", Fraction(len(same) * 100, len(both)), 1)
    ids = {m["会議ID"] for m in half}
    decisions = [d for d in table("inputs/decisions.csv") if d["会議ID"] in ids]
    check.is_("SM5", Fraction(sum(bool(d["根拠指標"]) for d in decisions) * 100, len(decisions)), 1)
    items = [(m, item) for m in half for item in m["議題"].split(";") if item]
    linked = sum(bool(m["関連目標"]) for m, _ in items) + sum(bool(d["目標ID"]) for d in decisions)
    check.is_("CA4", Fraction(linked * 100, len(items) + len(decisions)), 1)
    pairs = {}
    for m in half:
        here = sorted({sector_of[a["団体名"], "id"] for a in came if a["会議ID"] == m["会議ID"]})
        for at, first in enumerate(here):
            for second in here[at + 1 :]:
                pairs[first, second] = pairs.get((first, second), 0) + 1
    everyone = len({value for key, value in sector_of.items() if isinstance(key, tuple)})
    met = sum(times >= 2 for times in pairs.values())
    check.is_("CC6", Fraction(met * 100, everyone * (everyone - 1) // 2), 1)


def check_money(check):
    rows = table("inputs/funding.csv")
    sure = [r for r in rows if r["状況"] == "確定"]
    committed = sum(number(r["決定額"]) for r in sure)
    spent = sum(number(r["支出額"]) for r in sure)
    check.is_("money.total.committed", committed, 0)
    check.is_("money.total.spent", spent, 0)
    check.is_("money.total.remaining", committed - spent, 0)
    check.is_("money.total.rate", spent * 100 / committed, 1)
    left = {r["資金提供者"]: (number(r["決定額"]) - number(r["支出額"])) * number(r["事務局割合"]) / 100 for r in sure}
    costs = table("inputs/costs.csv")
    since = months_back(6)
    months = {}
    for row in costs:
        if span_end(row["年月"]) >= since and row["実績額"]:
            months[row["年月"]] = months.get(row["年月"], 0) + number(row["実績額"])
    check.is_("BB1", sum(left.values()) / (sum(months.values()) / len(months)), 1)
    horizon = dt.date(AS_OF.year + 1, AS_OF.month, AS_OF.day)
    next_year = {}
    for row in sure:
        end = day(row["終了日"])
        part = Fraction((horizon - AS_OF).days, (end - AS_OF).days) if end > horizon else 1
        next_year[row["資金提供者"]] = left[row["資金提供者"]] * part
    check.is_("BB2", max(next_year.values()) * 100 / sum(next_year.values()), 1)
    year = [r for r in costs if span_end(r["年月"]) >= fiscal_start(AS_OF)]
    budget, actual = (sum(number(r[column]) for r in year) for column in ("予算額", "実績額"))
    check.is_("costs.total.budget", budget, 0)
    check.is_("costs.total.actual", actual, 0)
    check.is_("costs.total.variance", (actual - budget) * 100 / budget, 1)
    hours = {}
    for row in table("inputs/事務局業務記録.csv"):
        if span_end(row["日付"]) >= since:
            function = row["機能"]
            hours[function] = hours.get(function, 0) + number(row["時間"])
    for word, code in (("活動の連携", "activities"), ("共通の測定", "measurement"), ("資金調達", "funding")):
        check.is_(f"hours.{code}", hours[word], 1)
    since = months_back(12)
    brought = sum(number(r["金額換算"]) for r in table("inputs/contributions.csv")
                  if span_end(r["日付"]) >= since and r["種類"] == "物品")
    check.is_("in-kind.goods", brought, 0)


def main():
    check = Check()
    sector_of, backbone, affected, endorsed = {}, None, set(), set()
    aliases = {}
    for row in members():
        for name in [row["団体ID"], row["団体名"], row["略称"], *(row.get("別名") or "").split(";")]:
            if name:
                sector_of[name] = row["セクター"]
                sector_of[name, "id"] = row["団体ID"]
        backbone = row["団体ID"] if row["事務局"] else backbone
        affected |= {row["団体ID"]} if row["当事者参加"] else set()
        endorsed |= {row["団体ID"]} if row["賛同日"] else set()
    everyone = {value for key, value in sector_of.items() if isinstance(key, tuple)}
    check.is_("CA1", Fraction(len(endorsed) * 100, len(everyone)), 1)
    check_indicators(check)
    check_commitments(check, sector_of, backbone)
    check_meetings(check, sector_of, affected)
    check_money(check)
    for wrong in check.wrong:
        print(wrong, file=sys.stderr)
    withheld = ", ".join(sorted(check.withheld)) or "none"
    print(f"{check.count} figures worked out anew, {len(check.wrong)} differ; withheld: {withheld}")
    return 1 if check.wrong or check.count < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
