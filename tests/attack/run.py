#!/usr/bin/env python3
"""Attacks finished editions: of the sample, of `cases/` and of generated projects.

    python tests/attack/run.py BINARY [--projects N] [--seed S] [PROJECT...]

Builds them with BINARY, reads what each reader gets of all months and tries to work out
what is withheld, knowing that counts are whole and, where withheld, not nothing. The
inputs are read only afterwards, to judge. Ends with 1 if a count is determined or its
range is narrower than the threshold, and with 2 if the attacker itself was wrong.
"""

import argparse
import calendar
import datetime as dt
import pathlib
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace

import bounds
import facts
import known
import projects
import shares
import twin
from edition import Edition, read
from equations import Equations
from truth import Truth, thresholds

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
AUDIENCES = ("funder", "government", "internal")
# A twin that withholds other numbers says nothing; so many are tried.
TWINS = 3
MONTHS = [f"2026-{month:02}" for month in range(4, 11)]


@dataclass
class Job:
    """A project to attack, with the months that a reader has."""

    name: str
    folder: pathlib.Path
    months: list[str]
    out: pathlib.Path
    binary: pathlib.Path
    # Whether the program may withhold zeros too.
    zeros: bool
    # Where it was generated.
    project: projects.Project | None = None


@dataclass
class Result:
    """What the attack on one audience's editions came to."""

    project: str
    audience: str
    withheld: int = 0
    determined: int = 0
    narrow: int = 0
    ones: int = 0
    # Twins whose pages are the same, and whose pages are not.
    same: int = 0
    different: int = 0
    found: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def last_day(month: str) -> dt.date:
    year, number = map(int, month.split("-"))
    return dt.date(year, number, calendar.monthrange(year, number)[1])


def build(job: Job, month: str, audiences: tuple[str, ...] = AUDIENCES) -> str:
    """Builds a month, seals it if that is asked for, and returns what was said against it."""
    place = ["--period", month, "--project", str(job.folder), "--out", str(job.out)]
    command = [str(job.binary), "build", *place]
    is_sealed = job.project is not None and bool(job.project.seals)
    is_given = job.project is None and audiences == AUDIENCES
    if not is_sealed and (is_given or month != job.months[-1]):
        # Documents of all kinds are made of the last month alone.
        command += ["--kind", "report", "--lang", "ja"]
    for audience in () if is_sealed else audiences:
        command += ["--audience", audience]
    ran = subprocess.run(command, capture_output=True, text=True)
    if not ran.returncode and job.project and month in job.project.seals:
        ran = subprocess.run([str(job.binary), "seal", *place], capture_output=True, text=True)
    return (ran.stderr.strip() or ran.stdout.strip() or "failed") if ran.returncode else ""


def attack(job: Job) -> list[Result]:
    """Builds a project's months and attacks each audience's editions."""
    built: list[str] = []
    tables: list[tuple[dt.date, pathlib.Path]] = []
    for month in job.months:
        if job.project:
            job.project.change(job.folder, month)
        if said := build(job, month):
            said = f"{job.name} {month} was not built: {said}"
            # A month may wait for an answer of the secretariat; then no reader has it.
            if "要修正" in said or (month == job.months[-1] and not built):
                return [Result(job.name, "all", wrong=[said])]
            print(said.splitlines()[0], file=sys.stderr)
            continue
        built.append(month)
        tables.append((last_day(month), job.out / "tables" / month))
        shutil.copytree(job.folder / "inputs", job.out / "tables" / month / "inputs")
    truth = Truth(tables)
    editions = {
        audience: [read(job.out / month / audience, last_day(month)) for month in built]
        for audience in AUDIENCES
    }
    for edition in (it for of in editions.values() for it in of):
        for told in edition.indicators.values():
            shares.ask(told)
    results = [attack_editions(job, name, of, truth) for name, of in editions.items()]
    # Who has a funder's and a member's edition may know what members may.
    pairs = zip(editions["funder"], editions["government"])
    both = [it for one, other in pairs for it in (replace(one, is_asked=False), other)]
    results.append(attack_editions(job, "both", both, truth))
    if job.project and not job.project.seals:
        results[0] = compare_twin(job, built, editions["funder"], results[0])
    return results


def compare_twin(job: Job, built: list[str], editions: list[Edition], result: Result) -> Result:
    """Compares the funder's last edition with that of a project's twin."""
    least = thresholds(job.folder, editions[-1].visibility)[""]
    for seed in range(TWINS):
        out = job.out / f"twin-{seed}"
        if not twin.make(job.folder, out / "project", editions, least, seed):
            continue
        other = replace(job, folder=out / "project", out=out, project=None)
        if build(other, built[-1], ("funder",)):
            continue
        mine, its = job.out / built[-1] / "funder", out / built[-1] / "funder"
        if not twin.is_withheld_alike(editions[-1], read(its, last_day(built[-1]))):
            # What is cheapest to withhold was another number.
            continue
        made = (it for it in mine.rglob("*") if it.is_file() and it.name != "manifest.json")
        files = sorted(str(it.relative_to(mine)) for it in made)
        unlike = [it for it in files if (mine / it).read_bytes() != (its / it).read_bytes()]
        found = [f"{job.name}: a twin's {name} is another" for name in unlike]
        return replace(
            result, same=not unlike, different=len(unlike) > 0, found=result.found + found
        )
    return result


def attack_editions(job: Job, audience: str, editions: list[Edition], truth: Truth) -> Result:
    """What all editions of an audience tell together."""
    result = Result(job.name, audience)
    standard = thresholds(job.folder, editions[-1].visibility)
    for indicator in sorted({name for edition in editions for name in edition.indicators}):
        least = standard.get(indicator, standard[""])
        least_withheld = 0 if job.zeros else 1
        equations = Equations(indicator, editions, least_withheld)
        found = bounds.ranges(equations, least)
        result.ones += bounds.ones(found, equations)
        found += facts.baseline(indicator, editions, least, least_withheld)
        result.withheld += sum(it.is_withheld for it in equations.counts)
        for it in found:
            what = f"{job.name}, {audience}: {it.count.name} is {it.low} to {it.high}"
            if truth.excludes(indicator, it.count, it.low, it.high):
                # What was changed without a word misleads everybody.
                if not truth.is_changed:
                    result.wrong.append(f"the attacker is wrong: {what}")
                continue
            result.determined += it.is_determined
            result.narrow += not it.is_determined
            result.found.append(what)
    return result


def jobs(arguments: argparse.Namespace, out: pathlib.Path) -> list[Job]:
    """The projects that were named, or the sample, the cases and generated ones."""
    binary, zeros = arguments.binary.resolve(), arguments.zeros_withheld

    def job(name: str, folder: pathlib.Path, months: list[str]) -> Job:
        return Job(name, folder, months, out / name, binary, zeros)

    if arguments.project:
        return [job(it.resolve().name, it.resolve(), MONTHS) for it in arguments.project]
    made = [job("sample", ROOT, MONTHS[-3:])]
    made += [job(it.name, it, MONTHS) for it in sorted((HERE / "cases").iterdir())]
    made = [] if arguments.kind else made
    made_up = projects.generate(arguments.seed, arguments.projects)
    for at, project in enumerate(made_up):
        if arguments.kind and project.kind != arguments.kind:
            continue
        name = f"{at:02} {project.kind}"
        folder = out / "projects" / name
        project.write(folder)
        made.append(replace(job(name, folder, project.months), project=project))
    return made


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("project", type=pathlib.Path, nargs="*")
    parser.add_argument("--projects", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", help="attack generated projects of this kind alone")
    parser.add_argument("--out", type=pathlib.Path, help="a folder in which what is built stays")
    parser.add_argument("--zeros-withheld", action="store_true", help="zeros may be withheld too")
    parser.add_argument("--verbose", action="store_true", help="print every range that was found")
    arguments = parser.parse_args()
    if missed := known.missed():
        print(f"the attacker misses: {', '.join(missed)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as given, ProcessPoolExecutor(2) as pool:
        out = (arguments.out or pathlib.Path(given)).resolve()
        results = [it for of in pool.map(attack, jobs(arguments, out)) for it in of]
    return report(results, arguments.verbose)


def report(results: list[Result], is_verbose: bool) -> int:
    """Prints the table, and returns how the run ends."""
    print(
        f"{'project':28} {'edition':12} {'withheld':>8} {'determined':>10} {'narrow':>6} {'all ones':>8}"
    )
    for it in results:
        print(
            f"{it.project:28} {it.audience:12} {it.withheld:8} {it.determined:10} {it.narrow:6} {it.ones:8}"
        )
    withheld, determined, narrow, ones = (
        sum(getattr(it, name) for it in results)
        for name in ("withheld", "determined", "narrow", "ones")
    )
    print(f"{'all':28} {'':12} {withheld:8} {determined:10} {narrow:6} {ones:8}")
    same, different = (sum(getattr(it, name) for it in results) for name in ("same", "different"))
    print(f"twins, other tables that print the same: {same} to the byte, {different} not")
    is_broken = determined or narrow or different
    for it in results:
        for line in it.wrong + (it.found if is_verbose or is_broken else []):
            print(line, file=sys.stderr)
    if any(it.wrong for it in results):
        return 2
    if not withheld:
        print("nothing is withheld: there was nothing to attack", file=sys.stderr)
        return 2
    return 1 if is_broken else 0


if __name__ == "__main__":
    sys.exit(main())
