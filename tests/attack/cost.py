#!/usr/bin/env python3
"""What protection costs: cells withheld beyond the small ones, ours beside τ-ARGUS.

    pip install pytauargus
    python tests/attack/cost.py BINARY [--tables N] [--seed S]

The same crossed tables with margins go through BINARY and through the optimal method (OPT)
of τ-ARGUS, which `pytauargus` brings along. Both withhold counts from 1 to 9. Ours lets
each of them lie in a range of 10 or more, wherever that is, and takes at least 1 for known.
τ-ARGUS is asked twice: for room of 10 above each count, and for as much as the count itself
on either side, as its frequency rule does with 100 %. Run by hand.
"""

import argparse
import csv
import os
import pathlib
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import projects

LEAST = 10
TOTAL = "計"
MONTH = "2026-10"

# The counts of a crossed table by both codes, margins included.
Table = dict[tuple[str, str], int]


@dataclass
class Cost:
    """What was withheld beyond what is small."""

    cells: int
    people: int


def tables(seed: int, number: int) -> list[projects.Cells]:
    """Crossed tables from 3 × 3 to 6 × 4, some with many small counts, some with zeros."""
    made = []
    for at in range(number):
        rng = random.Random(seed * 1_000_003 + at)
        small, zeros = rng.choice((0.1, 0.2, 0.4)), rng.choice((0.0, 0.0, 0.2))
        districts = projects.DISTRICTS[: rng.randint(3, 6)]
        schools = projects.SCHOOLS[: rng.randint(3, 4)]
        cells = {
            (one, other): 0 if rng.random() < zeros else projects.size(rng, small)
            for one in districts
            for other in schools
        }
        made.append(cells)
    return made


def with_margins(cells: projects.Cells) -> Table:
    """The table that is published."""
    table: Table = {}
    for (one, other), value in cells.items():
        for key in ((one, other), (one, TOTAL), (TOTAL, other), (TOTAL, TOTAL)):
            table[key] = table.get(key, 0) + value
    return table


def cost(table: Table, withheld: set[tuple[str, str]]) -> Cost:
    beyond = [table[key] for key in withheld if not 0 < table[key] < LEAST]
    return Cost(len(beyond), sum(beyond))


def ours(binary: pathlib.Path, cells: projects.Cells, folder: pathlib.Path) -> Cost:
    """Builds a project of the table and reads what is withheld from the funder."""
    project = projects.Project("cost", projects.tabulated(MONTH, cells), [MONTH])
    project.write(folder)
    command = [str(binary), "build", "--kind", "report", "--lang", "ja", "--period", MONTH]
    command += ["--project", str(folder), "--audience", "funder", "--audience", "internal"]
    subprocess.run([*command, "--out", str(folder / "out")], check=True, capture_output=True)
    log = folder / "out" / MONTH / "internal/suppression-log.csv"
    withheld = set()
    with open(log, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            # A running total of one month is the month.
            if row["公開範囲"] == "資金提供者" and row["区分"] != "累計":
                parts = dict(it.split("=") for it in row["区分"].split("、") if it)
                withheld.add((parts.get("地区", TOTAL), parts.get("学校", TOTAL)))
    return cost(with_margins(cells), withheld)


@contextmanager
def _silent() -> Iterator[None]:
    """The solver writes to the terminal itself."""
    kept = os.dup(1)
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        try:
            yield
        finally:
            os.dup2(kept, 1)
            os.close(kept)


def theirs(cells: projects.Cells, is_above: bool) -> Cost:
    """Asks τ-ARGUS."""
    from pytauargus import protect  # type: ignore[import-untyped]
    from pytauargus.batch import Apriory, Suppress  # type: ignore[import-untyped]
    from pytauargus.engine import run_batch  # type: ignore[import-untyped]

    table = with_margins(cells)
    # It reads fixed columns of plain letters.
    code = {name: chr(ord("a") + at) for at, name in enumerate(projects.DISTRICTS + projects.SCHOOLS)}
    code[TOTAL] = "Total"
    name = {it: name for name, it in code.items()} | {"": TOTAL}
    people = [
        {"D": code[one], "S": code[other], "n": 1}
        for (one, other), it in cells.items()
        for _ in range(it)
    ]
    rule = f"FREQ({LEAST},100)"
    with tempfile.TemporaryDirectory() as folder, _silent():
        made = protect(people, ["D", "S"], "n", rule, "OPT(1,5)", workdir=folder, run=False)
        batch = pathlib.Path(made.files["arb"])
        if is_above:
            # The first line must not end with two numbers.
            lines = [f"Total;Total;C;{table[TOTAL, TOTAL]}"]
            lines += [
                f"{code[one]};{code[other]};PL;0;{LEAST}"
                for (one, other), it in table.items()
                if 0 < it < LEAST
            ]
            prior = pathlib.Path(folder) / "levels.hst"
            prior.write_text("\n".join(lines) + "\n", encoding="utf-8")
            text = batch.read_text(encoding="utf-8")
            said = f'<APRIORI> "{prior}",1,";",0,0\n<SUPPRESS>'
            batch.write_text(text.replace("<SUPPRESS>", said, 1), encoding="utf-8")
        run_batch(str(batch))
        rows = pathlib.Path(made.files["tab1"]).read_text(encoding="utf-8").splitlines()
    withheld = set()
    for row in rows:
        one, other, *_, status, _, _ = (it.strip(' "') for it in row.split(";"))
        if status in ("U", "M"):
            withheld.add((name[one], name[other]))
    return cost(table, withheld)


def compare(
    binary: pathlib.Path, out: pathlib.Path, table: tuple[int, projects.Cells]
) -> tuple[projects.Cells, list[Cost] | None]:
    """What a table costs; nothing where τ-ARGUS fails."""
    at, cells = table
    # A native engine that fails takes its process with it.
    with ProcessPoolExecutor(1) as own:
        try:
            found = [own.submit(theirs, cells, is_above).result() for is_above in (True, False)]
        except BrokenProcessPool:
            return cells, None
    return cells, [ours(binary, cells, out / str(at)), *found]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--tables", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    sums = [Cost(0, 0) for _ in range(3)]
    print(f"{'table':10} {'small':>5} {'ours':>12} {'τ, above':>12} {'τ, 100 %':>12}")
    with tempfile.TemporaryDirectory() as out, ThreadPoolExecutor(2) as pool:
        one = partial(compare, arguments.binary.resolve(), pathlib.Path(out))
        for cells, found in pool.map(one, enumerate(tables(arguments.seed, arguments.tables))):
            rows, columns = ({it[side] for it in cells} for side in (0, 1))
            if found is None:
                print(f"{len(rows)} × {len(columns):<6} τ-ARGUS failed", flush=True)
                continue
            small = sum(0 < it < LEAST for it in with_margins(cells).values())
            said = [f"{it.cells:4} {it.people:7}" for it in found]
            print(f"{len(rows)} × {len(columns):<6} {small:5} {' '.join(said)}", flush=True)
            for whole, it in zip(sums, found):
                whole.cells, whole.people = whole.cells + it.cells, whole.people + it.people
    print(f"{'all':16} {' '.join(f'{it.cells:4} {it.people:7}' for it in sums)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
