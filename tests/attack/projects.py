"""Projects with small counts of people, made from a seed."""

from __future__ import annotations

import csv
import random
from calendar import monthrange
from pathlib import Path

KINDS = ["crossed", "no margins", "no whole", "late", "corrected", "zeros", "ones", "quarters", "reporters"]
DISTRICTS = ["東", "西", "南", "北", "中"]
SCHOOLS = ["小学", "中学", "高校", "大学"]
HEADS = ["指標ID", "年月", "地区", "学校", "値", "受領日", "訂正前の値", "報告団体"]


def write(folder: Path, name: str, rows: list[list[object]]) -> None:
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def count(chance: random.Random, kind: str) -> int:
    if kind == "ones":
        return 1
    if kind == "zeros" and chance.random() < 0.4:
        return 0
    if chance.random() < 0.4:
        return chance.randint(1, 9)
    return chance.randint(10, 60)


def values(chance: random.Random, kind: str) -> list[list[object]]:
    """Rows of one indicator over seven months."""
    rows: list[list[object]] = []
    districts = DISTRICTS[: chance.randint(2, 5)]
    schools = SCHOOLS[: chance.randint(2, 4)]
    kept: dict[tuple[str, str], int] = {}
    for month in range(4, 11):
        span, last = f"2026-{month:02}", monthrange(2026, month)[1]
        on_time = f"2026-{month:02}-{last}"
        late = f"2026-{month + 2:02}-15" if month < 9 else on_time

        def row(value: int, district: str = "", school: str = "", came: str = on_time, **more: object) -> None:
            said = {"指標ID": "I01", "年月": span, "地区": district, "学校": school, "値": value, "受領日": came, **more}
            rows.append([said.get(head, "") for head in HEADS])

        table = {(d, s): count(chance, kind) for d in districts for s in schools}
        whole = sum(table.values())
        # One cell was reported too high at first, and so was everything that it is in.
        is_wrong = kind == "corrected" and chance.random() < 0.5
        more, wrong = chance.randint(1, 12), (districts[0], schools[0])

        def reported(value: int, district: str = "", school: str = "", came: str = on_time) -> None:
            if is_wrong and district in ("", wrong[0]) and school in ("", wrong[1]):
                row(value, district, school, late, 訂正前の値=value + more)
            else:
                row(value, district, school, came)

        if kind == "reporters" and whole > 2:
            first = chance.randint(1, whole - 1)
            row(first, 報告団体="市", came=chance.choice([on_time, late]))
            row(whole - first, 報告団体="会社")
        elif kind == "late" and chance.random() < 0.5:
            row(whole, came=late)
        elif kind != "no whole":
            reported(whole)
        for district in districts:
            kept[span, district] = sum(table[district, s] for s in schools)
        if kind in ("reporters", "quarters") or chance.random() < 0.3:
            continue
        if kind != "no margins":
            came = chance.choice([on_time, late]) if kind == "late" else on_time
            for district in districts:
                reported(sum(table[district, s] for s in schools), district, came=came)
            for school in schools:
                reported(sum(table[d, school] for d in districts), school=school)
        if kind != "no whole" or chance.random() < 0.5:
            for (district, school), value in table.items():
                reported(value, district, school)
    if kind == "quarters":
        # Months have wholes, and the quarter has parts.
        for district in districts:
            total = sum(kept[f"2026-{month:02}", district] for month in (4, 5, 6))
            rows.append(["I01", "2026-Q1", district, "", total, "2026-06-30", "", ""])
    return rows


def make(folder: Path, seed: int) -> str:
    """Writes a project, and returns its kind."""
    chance = random.Random(seed)
    kind = KINDS[seed % len(KINDS)]
    inputs = folder / "inputs"
    inputs.mkdir(parents=True)
    aggregation = "累計" if kind == "quarters" else chance.choice(["累計", "最新"])
    baseline = chance.choice([3, 100])
    write(inputs, "goals.csv", [["目標ID", "目標"], ["G1", "つながる"]])
    head = "指標ID,指標名,目標ID,単位,望ましい方向,集計,基準値,基準時点,目標値,目標年度,担当団体,内訳項目,公開範囲"
    indicator = ["I01", "相談した人", "G1", "人", "増", aggregation, baseline, "2025年度", 600, "2026年度", "市", "地区;学校", "公開"]
    write(inputs, "indicators.csv", [head.split(","), indicator])
    write(inputs, "meetings.csv", [["会議ID", "開催日", "会議体", "出席者"], ["M1", "2026-04-05", "総会", "市"]])
    members = [["団体ID", "団体名", "セクター"], ["G1", "市", "行政"], ["B1", "会社", "事業者"]]
    write(inputs, "members.csv", members)
    write(inputs, "observations.csv", [HEADS, *values(chance, kind)])
    (inputs / "roundtable.toml").write_text('[roundtable]\nname = "小さな円卓会議"\n\n[documents]\nlanguages = ["ja"]\n', "utf-8")
    return f"{kind}, {aggregation}"
