//! Linear programs: how far numbers can move together while all equations hold.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use super::system::{At, Equation};

/// A number that can move, and how far.
pub(super) struct Mover {
    pub(super) at: At,
    pub(super) lowest: i64,
    pub(super) highest: i64,
    /// What a step of it costs, up or down alike.
    pub(super) cost: f64,
}

/// What is sought.
pub(super) enum Goal<'a> {
    /// The largest sum of some movers, each with its weight.
    Most(&'a [f64]),
    /// The least cost at which one of them moves so far.
    Cheapest(At, i64),
}

/// Returns how far each mover moves, in their order; nothing, if they cannot, or if the
/// solver gave up. Its numbers are rounded: whoever relies on them checks them.
pub(super) fn solve(
    movers: &[Mover],
    equations: &[&Equation],
    goal: &Goal<'_>,
) -> Option<Vec<f64>> {
    let direction = match goal {
        Goal::Most(_) => OptimizationDirection::Maximize,
        Goal::Cheapest(..) => OptimizationDirection::Minimize,
    };
    let mut problem = Problem::new(direction);
    // One variable each, and where steps cost, one for each way.
    let mut variables: Vec<[Option<Variable>; 2]> = Vec::new();
    let real = |whole: i64| whole as f64;
    for (place, mover) in movers.iter().enumerate() {
        let (low, high) = (real(mover.lowest), real(mover.highest));
        variables.push(match goal {
            Goal::Most(weights) => [Some(problem.add_var(weights[place], (low, high))), None],
            Goal::Cheapest(at, far) if *at == mover.at => {
                [Some(problem.add_var(0.0, (real(*far), real(*far)))), None]
            }
            Goal::Cheapest(..) => [
                Some(problem.add_var(mover.cost, (0.0, high))),
                (low < 0.0).then(|| problem.add_var(mover.cost, (0.0, -low))),
            ],
        });
    }
    for equation in equations {
        let mut terms: Vec<(Variable, f64)> = Vec::new();
        for (at, sign) in *equation {
            let Ok(place) = movers.binary_search_by_key(at, |mover| mover.at) else { continue };
            let [up, down] = variables[place];
            terms.extend(up.map(|it| (it, real(*sign))));
            terms.extend(down.map(|it| (it, -real(*sign))));
        }
        if !terms.is_empty() {
            problem.add_constraint(terms.as_slice(), ComparisonOp::Eq, 0.0);
        }
    }
    let solved = problem.solve().ok()?.into_solution().ok()?;
    let moved = variables.iter().map(|[up, down]| {
        let far = |it: &Option<Variable>| it.map_or(0.0, |it| solved.var_value(it));
        far(up) - far(down)
    });
    Some(moved.collect())
}
