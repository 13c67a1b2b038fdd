"""Attacks what the program withholds, on the cases beside this file and on generated
projects: `python tests/attack/run.py target/release/entaku`.

Ends with 1 if a withheld count can be told, or told to lie in a range narrower than its
threshold, and with 2 if the attack itself claims what is not so.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import projects
from attack import Found, Reader, month_end, rows_of

HERE = Path(__file__).parent
MONTHS = range(4, 11)
# Who holds editions, and below which count they are shown nothing.
READERS = {"funder": 10, "government": 5}


def build(binary: Path, project: Path, out: Path, month: int) -> bool:
    """Builds an edition; no, if nothing is recorded yet."""
    only = [flag for reader in READERS for flag in ("--audience", reader)]
    period = ["--period", f"2026-{month:02}", "--kind", "report", "--out", str(out)]
    made = subprocess.run([binary, "build", *period, *only], cwd=project, capture_output=True, text=True)
    if "まだ何も記録がありません" in made.stdout + made.stderr:
        return False
    if made.returncode != 0:
        raise RuntimeError(f"{project.name} {period[1]}: {made.stdout}{made.stderr}")
    return True


def attacked(binary: Path, project: Path, out: Path) -> dict[str, list[Found]]:
    """Builds a project month by month, and attacks each reader's editions."""
    dimensions = ["地区", "学校"]
    rows = rows_of(project, dimensions)
    first = min(row.span[1].month for row in rows)
    head, indicator = (project / "inputs/indicators.csv").read_text("utf-8-sig").splitlines()[:2]
    is_sum = dict(zip(head.split(","), indicator.split(",")))["集計"] == "累計"
    sums = {rows[0].indicator} if is_sum else set()
    readers = {reader: Reader(rows, sums) for reader in READERS}
    for month in (it for it in MONTHS if it >= first):
        if not build(binary, project, out, month):
            continue
        for name, reader in readers.items():
            reader.hold(out / f"2026-{month:02}" / name, month_end(2026, month))
    return {name: reader.attack(READERS[name]) for name, reader in readers.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary", type=Path)
    parser.add_argument("--projects", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only-generated", action="store_true")
    parser.add_argument("--keep", type=Path, help="a folder for the projects and what is made of them")
    asked = parser.parse_args()
    asked.binary = asked.binary.resolve()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.keep or Path(temporary)
        todo = [(it.name, it) for it in sorted((HERE / "cases").iterdir())]
        todo = [] if asked.only_generated else todo
        for seed in range(asked.seed, asked.seed + asked.projects):
            project = folder / f"project-{seed}"
            todo.append((f"{seed} {projects.make(project, seed)}", project))
        with ThreadPoolExecutor(2) as pool:
            work = [pool.submit(attacked, asked.binary, it, folder / f"out-{it.name}") for _, it in todo]
            return report([(name, it.result()) for (name, _), it in zip(todo, work)])


def report(results: list[tuple[str, dict[str, list[Found]]]]) -> int:
    told = wrong = withheld = 0
    for name, readers in results:
        for reader, found in readers.items():
            withheld += len(found)
            for it in found:
                wrong += it.is_wrong
                if it.is_narrow or it.is_wrong:
                    told += 1
                    cell = it.cell
                    place = "、".join(f"{name}={part}" for name, part in cell.parts) or "whole"
                    total = " total" if cell.is_total else ""
                    print(f"{name}, {reader}: {cell.span[0]} to {cell.span[1]} {place}{total} is {it.truth}, told as {it.low} to {it.high}")
    print(f"{len(results)} projects, {withheld} withheld counts, {told} told, {wrong} wrongly")
    return 2 if wrong else 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
