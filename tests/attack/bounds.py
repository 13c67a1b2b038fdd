"""How far the withheld counts are known: the smallest and the largest whole number
that each can be, by integer programming with HiGHS."""

from collections import defaultdict
from dataclasses import dataclass

import highspy

from equations import Count, Equations, Relation


@dataclass
class Range:
    """What is known of a withheld count."""

    count: Count
    low: int
    high: int | None

    def is_narrow(self, least: int) -> bool:
        return self.high is not None and self.high - self.low < least

    @property
    def is_determined(self) -> bool:
        return self.low == self.high


def ranges(equations: Equations, least: int) -> list[Range]:
    """The withheld counts of an indicator whose range is narrower than the threshold."""
    # What one edition withholds and another prints is known.
    printed = [it for it in equations.counts if it.is_withheld and it.value is not None]
    found = [Range(it, it.value or 0, it.value) for it in printed]
    for counts, relations in _components(equations):
        found += _Programme(equations.counts, counts, relations).narrow(least)
    return found


def ones(found: list[Range], equations: Equations) -> int:
    """How many sets of withheld counts, each of one sum, are shown to be all ones."""
    shown = {id(it.count) for it in found if it.low == it.high == 1}
    sets = 0
    for relation in equations.relations:
        hidden = [
            equations.counts[at] for at, _ in relation.terms if equations.counts[at].is_withheld
        ]
        sets += len(hidden) > 1 and all(id(it) in shown for it in hidden)
    return sets


def _components(equations: Equations) -> list[tuple[list[int], list[Relation]]]:
    """Counts that no sum ties together are apart; what is printed ties nothing."""
    leader = list(range(len(equations.counts)))

    def find(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    free = [count.value is None for count in equations.counts]
    for relation in equations.relations:
        open_terms = [at for at, _ in relation.terms if free[at]]
        for at in open_terms[1:]:
            leader[find(at)] = find(open_terms[0])
    members: dict[int, list[int]] = defaultdict(list)
    for at in range(len(leader)):
        if free[at]:
            members[find(at)].append(at)
    tied: dict[int, list[Relation]] = defaultdict(list)
    for relation in equations.relations:
        for at, _ in relation.terms:
            if free[at]:
                tied[find(at)].append(relation)
                break

    def hides(counts: list[int]) -> bool:
        return any(equations.counts[at].is_withheld for at in counts)

    return [(counts, tied[at]) for at, counts in members.items() if hides(counts)]


class _Programme:
    """The whole numbers that satisfy a set of relations."""

    def __init__(self, all_counts: list[Count], counts: list[int], relations: list[Relation]):
        self.all_counts, self.counts = all_counts, counts
        self.column = {at: place for place, at in enumerate(counts)}
        self.relations = self._consistent(relations)
        self.solver = self._solver(self.relations)

    def _solver(self, relations: list[Relation]) -> highspy.Highs:
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.silent()
        solver.setOptionValue("threads", 1)
        for at in self.counts:
            count = self.all_counts[at]
            solver.addVar(count.low, min(count.high, highspy.kHighsInf))
        for place in range(len(self.counts)):
            solver.changeColIntegrality(place, highspy.HighsVarType.kInteger)
        for relation in relations:
            factors: dict[int, float] = defaultdict(float)
            known_low = known_high = 0.0
            for at, factor in relation.terms:
                count = self.all_counts[at]
                if count.value is None:
                    factors[self.column[at]] += factor
                else:
                    known_low += factor * (count.low if factor > 0 else count.high)
                    known_high += factor * (count.high if factor > 0 else count.low)
            solver.addRow(
                -known_high, -known_low, len(factors), list(factors), list(factors.values())
            )
        return solver

    def _is_possible(self, relations: list[Relation]) -> bool:
        solver = self._solver(relations)
        solver.run()
        return solver.getModelStatus() == highspy.HighsModelStatus.kOptimal

    def _consistent(self, relations: list[Relation]) -> list[Relation]:
        """Relations that cannot all hold are left out, one kind after the other."""
        if self._is_possible(relations):
            return relations
        taken: list[Relation] = []
        for relation in relations:
            if self._is_possible([*taken, relation]):
                taken.append(relation)
        return taken

    def narrow(self, least: int) -> list[Range]:
        seen_low = [float("inf")] * len(self.counts)
        seen_high = [float("-inf")] * len(self.counts)

        def extreme(place: int, sense: highspy.ObjSense) -> int | None:
            self.solver.changeColCost(place, 1)
            self.solver.changeObjectiveSense(sense)
            self.solver.run()
            status = self.solver.getModelStatus()
            self.solver.changeColCost(place, 0)
            if status != highspy.HighsModelStatus.kOptimal:
                return None
            values = self.solver.getSolution().col_value
            for at, value in enumerate(values):
                seen_low[at] = min(seen_low[at], value)
                seen_high[at] = max(seen_high[at], value)
            return round(values[place])

        found = []
        for place, at in enumerate(self.counts):
            count = self.all_counts[at]
            # Solutions for other counts may have shown already that it is safe.
            if not count.is_withheld or seen_high[place] - seen_low[place] >= least:
                continue
            low = extreme(place, highspy.ObjSense.kMinimize)
            high = extreme(place, highspy.ObjSense.kMaximize)
            known = Range(count, int(count.low) if low is None else low, high)
            if known.is_narrow(least):
                found.append(known)
        return found
