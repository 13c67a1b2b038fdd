"""Spans of days, as tables and pages name them."""

import datetime as dt
import re
from typing import NamedTuple


class Span(NamedTuple):
    """The first and the last day of a span."""

    first: dt.date
    last: dt.date

    def __str__(self) -> str:
        return f"{self.first}..{self.last}"


def months(first: int, count: int) -> Span:
    """The span of some months; a month is counted as year × 12 + month − 1."""
    year, month = divmod(first, 12)
    after = divmod(first + count, 12)
    last = dt.date(after[0], after[1] + 1, 1) - dt.timedelta(days=1)
    return Span(dt.date(year, month + 1, 1), last)


def fiscal_year(day: dt.date) -> int:
    """The fiscal year of a day; it begins in April."""
    return day.year - (day.month < 4)


# What a text says, and the months it covers: the first one and how many.
FORMS = (
    (r"(\d{4})-(\d{1,2})", lambda y, m: (y * 12 + m - 1, 1)),
    (r"(\d{4})年(\d{1,2})月", lambda y, m: (y * 12 + m - 1, 1)),
    (r"令和(\d+)年(\d{1,2})月", lambda y, m: ((y + 2018) * 12 + m - 1, 1)),
    (r"(\d{4})-Q(\d)", lambda y, q: (y * 12 + q * 3, 3)),
    (r"(\d{4})年度第(\d)四半期", lambda y, q: (y * 12 + q * 3, 3)),
    (r"(\d{4})-H(\d)", lambda y, h: (y * 12 + h * 6 - 3, 6)),
    (r"(\d{4})年度(上|下)半期", lambda y, h: (y * 12 + h * 6 - 3, 6)),
    (r"FY(\d{4})", lambda y: (y * 12 + 3, 12)),
    (r"(\d{4})年度", lambda y: (y * 12 + 3, 12)),
)


def span_of(text: str) -> Span | None:
    """The span that a text names, if it names one."""
    text = re.sub(r"\s", "", text)
    for form, meaning in FORMS:
        if found := re.fullmatch(form, text):
            numbers = [{"上": 1, "下": 2}.get(it) or int(it) for it in found.groups()]
            return months(*meaning(*numbers))
    if found := re.fullmatch(r"(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?", text):
        day = dt.date(*map(int, found.groups()))
        return Span(day, day)
    return None


def tilings(whole: Span, spans: set[Span]) -> list[list[Span]]:
    """Ways to fill a span with shorter ones: with the longest and with the shortest."""
    found = []
    for longest_first in (True, False):
        way = _tiling(whole.first, whole, spans - {whole}, longest_first)
        if way and way not in found:
            found.append(way)
    return found


def _tiling(
    start: dt.date, whole: Span, spans: set[Span], longest_first: bool
) -> list[Span] | None:
    if start > whole.last:
        return []
    here = sorted(
        (it for it in spans if it.first == start and it.last <= whole.last), reverse=longest_first
    )
    for span in here:
        rest = _tiling(span.last + dt.timedelta(days=1), whole, spans, longest_first)
        if rest is not None:
            return [span, *rest]
    return None
