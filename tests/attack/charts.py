"""What charts show: a mark's place on the page is its number, and an alternative text says
the same in words."""

import ctypes
import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

Point = tuple[float, float]

# Strokes of lib/charts.typ, in points: a line's width tells what it is.
TICK, SCALE, OWN, BEFORE, WAY = 0.5, 0.35, 1.6, 1.4, 0.9
# Half of what the place of a mark can be off, in points.
OFF = 0.01


@dataclass
class Mark:
    """A number that is drawn, with half of what it can be off."""

    day: dt.date
    value: Decimal
    half: Decimal = Decimal(0)


@dataclass
class Chart:
    """What is drawn and said of one indicator."""

    alt: str
    # What the line of its values goes through.
    marks: list[Mark] = field(default_factory=list)
    # The year before, each a year later than it was.
    before: list[Mark] = field(default_factory=list)
    # The way from the baseline to the target.
    way: list[Mark] = field(default_factory=list)
    # Corners of a small line without a scale.
    corners: int = 0


@dataclass
class _Path:
    points: list[Point]
    width: float
    is_dashed: bool
    is_filled: bool

    @property
    def left(self) -> float:
        return min(x for x, _ in self.points)

    def is_flat(self, side: int) -> bool:
        return len(self.points) == 2 and abs(self.points[0][side] - self.points[1][side]) < 0.05

    @property
    def top(self) -> float:
        return max(y for _, y in self.points)


def charts(document: pypdfium2.PdfDocument) -> list[Chart]:
    """Every chart with an alternative text that gives values of days."""
    found = []
    for page in document:
        alts = [it for it in _alts(page) if SAID.search(it)]
        if alts:
            found += _of_page(page, alts)
    return found


SAID = re.compile(r"(\d{4})/(\d+)/(\d+)が(−?[\d,]+(?:\.\d+)?)")


def _of_page(page: pypdfium2.PdfPage, alts: list[str]) -> list[Chart]:
    made = []
    for alt in alts:
        said = [
            Mark(dt.date(int(y), int(m), int(d)), Decimal(value.replace(",", "").replace("−", "-")))
            for y, m, d, value in SAID.findall(alt)
        ]
        made.append(Chart(alt, said))
    paths = list(_paths(page))
    drawn = [it for it in _drawn(page, paths)]
    # Charts and their texts go down the page alike.
    for chart, of in zip([it for it in made if "折れ線図" in it.alt], drawn):
        chart.marks += of.marks
        chart.before, chart.way = of.before, of.way
    small = [it for it in paths if _is(it, WAY) and not it.is_dashed and len(it.points) > 2]
    for chart, path in zip([it for it in made if "折れ線図" not in it.alt], small):
        chart.corners = len(path.points)
    return made


def _is(path: _Path, width: float) -> bool:
    return not path.is_filled and abs(path.width - width) < 0.02


def _drawn(page: pypdfium2.PdfPage, paths: list[_Path]) -> Iterator[Chart]:
    """The line charts of a page, from top to bottom."""
    text = page.get_textpage()
    days: dict[float, list[_Path]] = defaultdict(list)
    for path in paths:
        if _is(path, TICK) and path.is_flat(0) and path.top - min(y for _, y in path.points) < 4:
            days[round(path.top, 1)].append(path)
    for bottom in sorted(days, reverse=True):
        levels = [it for it in paths if _is(it, SCALE) and it.is_flat(1) and it.top > bottom - 1]
        base = [it for it in levels if abs(it.top - bottom) < 0.2]
        if not base:
            continue
        left, top = base[0].left, bottom
        own = sorted((it for it in levels if abs(it.left - left) < 0.2), key=lambda it: it.top)
        rows: list[Point] = []
        for level in own:
            said = text.get_text_bounded(left - 46, level.top - 5, left - 1, level.top + 5)
            number = re.sub(r"[^\d.−-]", "", said).replace("−", "-")
            if not number or (rows and level.top - rows[-1][0] > 200):
                break
            rows.append((level.top, float(number)))
            top = level.top
        columns: list[tuple[float, dt.date]] = []
        for tick in days[bottom]:
            said = text.get_text_bounded(tick.left - 20, bottom - 19, tick.left + 20, bottom - 2)
            if day := re.search(r"(\d{4})[/年](\d*)", said):
                columns.append((tick.left, dt.date(int(day[1]), int(day[2] or 1), 1)))
        if len(rows) < 2 or len(columns) < 2:
            continue
        inside = [it for it in paths if bottom - 2 <= it.top <= top + 2 and it.left >= left - 1]
        yield _Scale(rows, columns).chart(inside)


@dataclass
class _Scale:
    rows: list[Point]
    columns: list[tuple[float, dt.date]]

    def mark(self, point: Point) -> Mark:
        (x0, first), (x1, last) = self.columns[0], self.columns[-1]
        (y0, low), (y1, high) = self.rows[0], self.rows[-1]
        days = (point[0] - x0) / (x1 - x0) * (last - first).days
        step = (high - low) / (y1 - y0)
        value = low + (point[1] - y0) * step
        day = first + dt.timedelta(days=round(days))
        return Mark(day, Decimal(repr(round(value, 4))), Decimal(repr(round(step * OFF, 4))))

    def chart(self, paths: list[_Path]) -> Chart:
        chart = Chart("")
        for path in paths:
            if _is(path, OWN):
                chart.marks += map(self.mark, path.points)
            elif _is(path, BEFORE):
                chart.before += map(self.mark, path.points)
            elif _is(path, WAY) and path.is_dashed:
                chart.way += map(self.mark, path.points)
            elif path.is_filled and len(path.points) > 10:
                # A dot is drawn in four bows.
                xs, ys = zip(*path.points)
                middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
                chart.marks.append(self.mark(middle))
        return chart


def _paths(page: pypdfium2.PdfPage) -> Iterator[_Path]:
    for item in page.get_objects(max_depth=8):
        if item.type != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        matrix, raw = item.get_matrix(), item.raw
        points = []
        for at in range(pdfium.FPDFPath_CountSegments(raw)):
            x, y = ctypes.c_float(), ctypes.c_float()
            pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(raw, at), x, y)
            points.append(matrix.on_point(x.value, y.value))
        fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
        pdfium.FPDFPath_GetDrawMode(raw, fill, stroke)
        pdfium.FPDFPageObj_GetStrokeWidth(raw, width)
        dashes = pdfium.FPDFPageObj_GetDashCount(raw)
        if points:
            yield _Path(points, width.value, dashes > 0, fill.value != 0)


def _alts(page: pypdfium2.PdfPage) -> Iterator[str]:
    """Alternative texts, in the order of the page."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return
    roots = range(pdfium.FPDF_StructTree_CountChildren(tree))
    waiting = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, at) for at in reversed(roots)]
    while waiting:
        element = waiting.pop()
        if not element:
            continue
        length = pdfium.FPDF_StructElement_GetAltText(element, None, 0)
        if length > 2:
            text = ctypes.create_string_buffer(length)
            pdfium.FPDF_StructElement_GetAltText(element, text, length)
            yield text.raw.decode("utf-16-le").rstrip("\0")
        children = range(pdfium.FPDF_StructElement_CountChildren(element))
        waiting += [
            pdfium.FPDF_StructElement_GetChildAtIndex(element, at) for at in reversed(children)
        ]
    pdfium.FPDF_StructTree_Close(tree)
