"""What rates say of a withheld value."""

from edition import Told


def value(told: Told) -> tuple[float, float] | None:
    """Between what the value lies that an edition withholds and gives the progress of."""
    if "value" not in told.facts or told.facts["value"].value is not None:
        return None
    progress = told.facts.get("progress")
    goal = told.facts.get("path.to" if told.is_sum else "target")
    start = None if told.is_sum else told.facts.get("baseline")
    if progress is None or goal is None or None in (progress.value, goal.value):
        return None
    if told.is_sum:
        ends = [
            rate * to / 100
            for rate in (progress.low, progress.high)
            for to in (goal.low, goal.high)
        ]
    elif start is None or start.value is None:
        return None
    else:
        first, way = float(start.value), float(goal.number - start.number)
        ends = [first + way * rate / 100 for rate in (progress.low, progress.high)]
    return min(ends), max(ends)
