"""The people behind percentages and means: how many were asked, and how many said yes."""

import math

from edition import Parts, Printed, Told
from spans import Span

# What those behind a percentage are divided by. No column is called so.
ANSWER = "答え"

HUNDRED = 100


def ask(told: Told) -> None:
    """Takes the people behind the printed values for the numbers of an indicator."""
    wholes = [span for span, parts in told.cells if not parts]
    if told.base and wholes:
        told.bases[max(wholes, key=lambda it: it.last), ()] = told.base
    if not told.bases:
        return
    values, told.cells = told.cells, {}
    told.totals, told.facts, told.drawn = {}, {}, {}
    told.is_sum = told.is_mean = False
    # A value of a day on which nobody is said to have been asked tells of no people.
    asked = {span for span, _ in told.bases}
    for (span, parts), value in values.items():
        if span in asked:
            _behind(told, span, parts, value)


def _behind(told: Told, span: Span, parts: Parts, value: Printed) -> None:
    """What one value tells of its people."""
    base = told.bases.get((span, parts))
    if base is None and value.value is not None:
        return
    told.cells[span, parts] = base or Printed(None)
    if not told.is_share:
        return
    yes, no = (tuple(sorted((*parts, (ANSWER, it)))) for it in ("はい", "いいえ"))
    told.cells[span, yes] = told.cells[span, no] = Printed(None)
    if value.value is None or base is None or base.value is None:
        return
    # How many said yes is printed by a percentage: within its last digit.
    del told.cells[span, yes], told.cells[span, no]
    all_of = int(base.value)
    low = max(0, math.ceil(value.low * all_of / HUNDRED))
    high = min(all_of, math.floor(value.high * all_of / HUNDRED))
    if low <= high:
        told.near[span, yes] = low, high
        told.near[span, no] = all_of - high, all_of - low
