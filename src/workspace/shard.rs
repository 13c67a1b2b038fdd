//! One part of a run over many roundtables, for engines that start the same program many
//! times: which part, and which roundtables it makes.
//!
//! Nobody deals them out: every part reads the same workspace and comes to the same split, by
//! work that was measured before. What is not measured yet counts as much as the others do, and
//! not by its tables: these are mended between one try of a part and the next.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::str::FromStr;

use super::Region;

/// A part of a run: the `index`-th of `count`, from 1 on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shard {
    /// Which it is.
    pub index: usize,
    /// Of how many.
    pub count: usize,
    /// What the engine calls this run, if it says so: parts of two runs are not joined.
    pub run: Option<String>,
}

/// Which part was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// This one.
    One(usize, usize),
    /// The one that the engine says, of so many if the engine does not say that.
    Auto(Option<usize>),
}

/// Why there is no part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unknown {
    /// No engine says which part this is.
    Index,
    /// An engine says which part this is, by this variable, and not of how many.
    Count(&'static str),
    /// What this variable says is no part.
    Value(&'static str, String),
    /// This variable names a task of a few, and nobody says of how many they are.
    Few(&'static str, String),
}

/// What array engines tell each of their tasks.
struct Engine {
    /// The variable with the task's number.
    index: &'static str,
    /// What the first task's number is: a variable says so, or it is always this.
    first: First,
    /// The variable with how many tasks there are.
    count: Option<&'static str>,
    /// The variable with what all tasks of one run have in common.
    run: Option<&'static str>,
}

enum First {
    Is(usize),
    /// These variables have the first number and the step to the next.
    Says(&'static str, &'static str),
}

/// The engines, by their own papers: Slurm's `sbatch --array`, Cloud Run jobs, AWS Batch
/// array jobs, and indexed Jobs of Kubernetes, which do not say how many they are.
const ENGINES: [Engine; 4] = [
    Engine {
        index: "SLURM_ARRAY_TASK_ID",
        first: First::Says("SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_STEP"),
        count: Some("SLURM_ARRAY_TASK_COUNT"),
        run: Some("SLURM_ARRAY_JOB_ID"),
    },
    Engine {
        index: "CLOUD_RUN_TASK_INDEX",
        first: First::Is(0),
        count: Some("CLOUD_RUN_TASK_COUNT"),
        run: Some("CLOUD_RUN_EXECUTION"),
    },
    Engine {
        index: "AWS_BATCH_JOB_ARRAY_INDEX",
        first: First::Is(0),
        count: Some("AWS_BATCH_JOB_ARRAY_SIZE"),
        run: None,
    },
    Engine { index: "JOB_COMPLETION_INDEX", first: First::Is(0), count: None, run: None },
];

impl FromStr for Asked {
    type Err = ();

    /// Reads `3/40`, `auto` and `auto/40`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let number = |text: &str| text.parse::<usize>().ok().filter(|it| *it > 0).ok_or(());
        match text.split_once('/') {
            None if text == "auto" => Ok(Self::Auto(None)),
            Some(("auto", count)) => Ok(Self::Auto(Some(number(count)?))),
            Some((index, count)) => {
                let (index, count) = (number(index)?, number(count)?);
                if index <= count { Ok(Self::One(index, count)) } else { Err(()) }
            }
            None => Err(()),
        }
    }
}

impl Asked {
    /// Returns the part, where `says` has what the environment says by a name.
    ///
    /// # Errors
    /// If it is to be taken from the engine, and no engine says it.
    pub fn shard(&self, says: &dyn Fn(&str) -> Option<String>) -> Result<Shard, Unknown> {
        let count = match *self {
            Self::One(index, count) => return Ok(Shard { index, count, run: None }),
            Self::Auto(count) => count,
        };
        // Whichever started this program: one engine's variables do not reach another's tasks.
        let engine = ENGINES.iter().find(|it| says(it.index).is_some()).ok_or(Unknown::Index)?;
        let number = |name: &'static str| match says(name) {
            None => Ok(None),
            Some(text) => match text.trim().parse::<usize>() {
                Ok(number) => Ok(Some(number)),
                Err(_) => Err(Unknown::Value(name, text)),
            },
        };
        let task = number(engine.index)?.ok_or(Unknown::Index)?;
        let wrong = || Unknown::Value(engine.index, task.to_string());
        let (first, step) = match engine.first {
            First::Is(first) => (first, 1),
            First::Says(first, step) => {
                (number(first)?.unwrap_or(0), number(step)?.unwrap_or(1).max(1))
            }
        };
        let from = task.checked_sub(first).ok_or_else(wrong)?;
        if from % step != 0 {
            return Err(wrong());
        }
        let said = engine.count.map(number).transpose()?.flatten();
        let count = count.or(said).ok_or(Unknown::Count(engine.index))?;
        let is_whole = said.is_none_or(|said| said == count);
        let index = match (is_whole, &engine.first) {
            (true, _) => from / step + 1,
            // Some tasks of an array were asked for again: they have the numbers that they had,
            // and those count from 1 unless one of them is 0.
            (false, First::Says(..)) if first > 0 => task,
            (false, _) => task + 1,
        };
        // An array that begins elsewhere is a few tasks of another, and who knows of how many.
        if matches!(engine.first, First::Says(..)) && first > 1 && is_whole {
            return Err(Unknown::Few(engine.index, task.to_string()));
        }
        if index > count {
            return Err(wrong());
        }
        // What a few tasks make belongs to the run that they were missing in.
        Ok(Shard { index, count, run: engine.run.and_then(says).filter(|_| is_whole) })
    }
}

/// Deals roundtables out to parts, the longest work first, each to the part that has least:
/// returns the part of each, from 1 on. Who has the same roundtables and the same work comes
/// to the same split, whatever the order they stand in.
pub(super) fn split(regions: &[Region], work: &BTreeMap<String, u64>, count: usize) -> Vec<usize> {
    let known: Vec<u64> = regions.iter().filter_map(|it| work.get(&it.name).copied()).collect();
    let usual = known.iter().sum::<u64>() / (known.len() as u64).max(1);
    let of = |at: &usize| {
        let name = &regions[*at].name;
        (Reverse(work.get(name).copied().unwrap_or(usual)), name)
    };
    let mut order: Vec<usize> = (0..regions.len()).collect();
    order.sort_by(|a, b| of(a).cmp(&of(b)));
    let mut loads = vec![(0_u64, 0_usize); count];
    let mut parts = vec![0; regions.len()];
    for at in order {
        // Of those with no work at all, each still gets as many as the others.
        let least = (0..count).min_by_key(|part| loads[*part]).unwrap_or_default();
        let (load, held) = &mut loads[least];
        *load += of(&at).0.0;
        *held += 1;
        parts[at] = least + 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shard(asked: &str, says: &[(&str, &str)]) -> Result<Shard, Unknown> {
        let asked: Asked = asked.parse().expect("a part");
        asked.shard(&|name| {
            says.iter().find(|(it, _)| *it == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn a_part_is_written_or_said_by_the_engine() {
        let part = |index, count, run: Option<&str>| {
            Ok(Shard { index, count, run: run.map(str::to_owned) })
        };
        assert_eq!(shard("3/40", &[]), part(3, 40, None));
        for text in ["0/4", "5/4", "3", "auto/0", "a/b", "1/2/3", ""] {
            assert!(text.parse::<Asked>().is_err(), "{text}");
        }
        let slurm = [
            ("SLURM_ARRAY_TASK_ID", "7"),
            ("SLURM_ARRAY_TASK_MIN", "1"),
            ("SLURM_ARRAY_TASK_STEP", "3"),
            ("SLURM_ARRAY_TASK_COUNT", "4"),
            ("SLURM_ARRAY_JOB_ID", "99"),
        ];
        assert_eq!(shard("auto", &slurm), part(3, 4, Some("99")));
        // One task again, of an array of forty that counts from 1, and of one from 0.
        let again = |asked: &str, task: &str| {
            let says = [
                ("SLURM_ARRAY_TASK_ID", task),
                ("SLURM_ARRAY_TASK_MIN", task),
                ("SLURM_ARRAY_TASK_MAX", task),
                ("SLURM_ARRAY_TASK_COUNT", "1"),
                ("SLURM_ARRAY_JOB_ID", "100"),
            ];
            shard(asked, &says)
        };
        assert_eq!(again("auto/40", "7"), part(7, 40, None));
        assert_eq!(again("auto/40", "0"), part(1, 40, None));
        let told = Unknown::Few("SLURM_ARRAY_TASK_ID", "7".to_owned());
        assert_eq!(again("auto", "7"), Err(told));
        assert!(again("auto/6", "7").is_err());
        let batch = [("AWS_BATCH_JOB_ARRAY_INDEX", "0"), ("AWS_BATCH_JOB_ARRAY_SIZE", "5")];
        assert_eq!(shard("auto", &batch), part(1, 5, None));
        let run = [("CLOUD_RUN_TASK_INDEX", "9"), ("CLOUD_RUN_TASK_COUNT", "10")];
        assert_eq!(shard("auto", &run), part(10, 10, None));
        let job = [("JOB_COMPLETION_INDEX", "2")];
        assert_eq!(shard("auto/3", &job), part(3, 3, None));
        assert_eq!(shard("auto", &job), Err(Unknown::Count("JOB_COMPLETION_INDEX")));
        assert_eq!(shard("auto", &[]), Err(Unknown::Index));
        for (index, said) in [("3", "auto/3"), ("-1", "auto/3"), ("x", "auto/3")] {
            let told = shard(said, &[("JOB_COMPLETION_INDEX", index)]);
            assert!(matches!(told, Err(Unknown::Value("JOB_COMPLETION_INDEX", _))), "{told:?}");
        }
    }

    fn regions(names: &[&str]) -> Vec<Region> {
        names.iter().map(|it| Region { name: (*it).to_owned(), folder: (*it).to_owned() }).collect()
    }

    #[test]
    fn work_is_dealt_out_evenly_and_the_same_everywhere() {
        let work: BTreeMap<String, u64> =
            [("a", 9), ("b", 5), ("c", 4), ("d", 1)].map(|(it, work)| (it.to_owned(), work)).into();
        let all = regions(&["a", "b", "c", "d"]);
        assert_eq!(split(&all, &work, 2), [1, 2, 2, 1]);
        // The order they are named in says nothing.
        assert_eq!(split(&regions(&["d", "c", "b", "a"]), &work, 2), [1, 2, 2, 1]);
        // One that is new is taken for one of the others.
        let all_and_new = regions(&["a", "b", "c", "d", "n"]);
        assert_eq!(split(&all_and_new, &work, 2), [1, 2, 2, 2, 1]);
        // Nothing known of their work, they are dealt out by number.
        assert_eq!(split(&all, &BTreeMap::new(), 3), [1, 2, 3, 1]);
        assert_eq!(split(&all, &work, 9), [1, 2, 3, 4]);
        let mut parts = split(&regions(&["x"; 0]), &work, 2);
        parts.sort_unstable();
        assert!(parts.is_empty());
    }
}
