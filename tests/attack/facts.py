"""What rates say of a withheld baseline: each whole number that it could be gives
another progress, ratio or target of the year, and only some give the printed one."""

import datetime as dt
from fractions import Fraction

from bounds import Range
from edition import Edition, Printed, Told
from equations import Count
from spans import fiscal_year

# No withheld baseline of a small group is larger than this.
LARGEST = 3000


def _fits(value: Fraction, number: Printed | None) -> bool:
    """Whether a value is printed so; what is not printed forbids nothing."""
    if number is None or number.value is None:
        return True
    return abs(value - Fraction(number.number)) <= Fraction(number.half)


def baseline(
    indicator: str, editions: list[Edition], least: int, least_withheld: int
) -> list[Range]:
    """The range of a withheld baseline, where the rates make it narrow."""
    told = [(it.as_of, it.indicators[indicator]) for it in editions if indicator in it.indicators]
    asked = [
        it.indicators[indicator] for it in editions if it.is_asked and indicator in it.indicators
    ]
    if not any("baseline" in it.facts and it.facts["baseline"].value is None for it in asked):
        return []
    printed = {it.facts["baseline"].value for _, it in told if "baseline" in it.facts}
    count = Count(f"{indicator} baseline", None, (), [told[-1][0]], is_withheld=True)
    known = [it for it in printed if it is not None]
    if known:
        value = int(known[0])
        return [Range(count, value, value)]
    possible = set(range(least_withheld, LARGEST))
    for _, it in told:
        possible &= _possible(it, possible)
    if not possible:
        return []
    found = Range(count, min(possible), max(possible))
    return [found] if found.is_narrow(least) else []


def _possible(told: Told, among: set[int]) -> set[int]:
    target, value = told.facts.get("target"), told.facts.get("value")
    if target is None or target.value is None or told.until is None:
        return among
    goal = Fraction(target.value)
    if told.is_sum:
        return _by_path(told, goal, among)
    if value is None or value.value is None:
        return among
    elapsed, found = told.facts.get("elapsed"), set()
    for start in among:
        if start == goal:
            continue
        progress = (Fraction(value.value) - start) / (goal - start)
        fits = _fits(progress * 100, told.facts.get("progress"))
        if fits and _fits_ratio(progress, told.facts.get("ratio"), elapsed):
            found.add(start)
    # Milestones bend the path: then nothing fits, and nothing is known.
    return found or among


def _fits_ratio(progress: Fraction, ratio: Printed | None, elapsed: Printed | None) -> bool:
    if not ratio or not elapsed or None in (ratio.value, elapsed.value):
        return True
    if elapsed.number <= elapsed.half:
        return True
    ends = [
        progress * 100 / (Fraction(elapsed.number) + side * Fraction(elapsed.half))
        for side in (-1, 1)
    ]
    half = Fraction(ratio.half)
    return min(ends) - half <= Fraction(ratio.number) <= max(ends) + half


def _by_path(told: Told, goal: Fraction, among: set[int]) -> set[int]:
    """A sum's target of the year lies on the straight way from the baseline to the
    target. A baseline is of a year's end, as far as a reader knows."""
    here = told.facts.get("path.to")
    if here is None or here.value is None or told.until is None:
        return among
    year = fiscal_year(told.until)
    end, found = dt.date(year + 1, 3, 31), set()
    for first in range(year - 4, year + 1):
        start = dt.date(first, 3, 31)
        for stop in told.goal_days:
            part = Fraction((end - start).days, (stop - start).days)
            found |= {it for it in among if _fits(it + (goal - it) * part, here)}
    return found or among
