//! How much of this machine a run takes: threads, and the memory that they need.

use std::num::NonZeroUsize;
use std::path::Path;

use crate::files::{self, MEGABYTE};

/// What a run needs besides its threads, in bytes: fonts, templates, the rows of a project
/// and what Typst remembers of it. The sample takes 360 MB and 120 MB for each thread.
const FIRST: u64 = 400 * MEGABYTE;

/// What each thread needs that typesets.
const EACH: u64 = 150 * MEGABYTE;

/// Returns how many threads this machine has.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// Returns how many documents can be typeset at a time: as many as there are threads, or
/// fewer where memory would not do for them.
pub fn most_jobs() -> usize {
    threads().min(room().map_or(usize::MAX, jobs_in))
}

/// Returns how many jobs find room in so many bytes: one at least, which is tried anyhow.
fn jobs_in(room: u64) -> usize {
    usize::try_from(room.saturating_sub(FIRST) / EACH).unwrap_or(usize::MAX).max(1)
}

/// Returns how many bytes this process can have, as far as the system says: what is free on
/// the machine, or less where a container or a batch system sets a limit. Only Linux is asked:
/// it is there that many threads come with little memory.
fn room() -> Option<u64> {
    let text = |path: &str| {
        let bytes = files::read_one(Path::new(path)).ok().flatten()?;
        String::from_utf8(bytes).ok()
    };
    let free = text("/proc/meminfo").and_then(|it| free(&it));
    let own = text("/proc/self/cgroup").unwrap_or_default();
    let limits = groups(&own).into_iter().filter_map(|path| limit(&text(&path)?));
    limits.chain(free).min()
}

/// What `/proc/meminfo` says is free.
fn free(told: &str) -> Option<u64> {
    let line = told.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

/// The files that say what a group of processes may have, and those around it, given what
/// `/proc/self/cgroup` says: of version 2 (`0::/a/b`) and of version 1 (`9:memory:/a/b`).
fn groups(own: &str) -> Vec<String> {
    let mut files = Vec::new();
    for line in own.lines() {
        let mut parts = line.splitn(3, ':').skip(1);
        let (Some(kinds), Some(path)) = (parts.next(), parts.next()) else { continue };
        let (root, name) = match kinds {
            "" => ("/sys/fs/cgroup", "memory.max"),
            _ if kinds.split(',').any(|it| it == "memory") => {
                ("/sys/fs/cgroup/memory", "memory.limit_in_bytes")
            }
            _ => continue,
        };
        // In a container the group's own path may be seen as the root.
        let mut path = path.trim_end_matches('/');
        loop {
            files.push(format!("{root}{path}/{name}"));
            match path.rsplit_once('/') {
                Some((outer, _)) => path = outer,
                None => break,
            }
        }
    }
    files
}

/// What a group may have; nothing, if it has no limit.
fn limit(told: &str) -> Option<u64> {
    told.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_room_takes_few_jobs() {
        for (megabytes, jobs) in [(0, 1), (500, 1), (700, 2), (2_000, 10), (16_000, 104)] {
            assert_eq!(jobs_in(megabytes * MEGABYTE), jobs, "{megabytes}");
        }
        assert!(most_jobs() >= 1);
    }

    #[test]
    fn what_the_system_says_of_memory_is_read() {
        let told = "MemTotal:       24633036 kB\nMemAvailable:   22804728 kB\nBuffers: 1 kB\n";
        assert_eq!(free(told), Some(22_804_728 * 1024));
        assert_eq!(free("MemTotal: 1 kB\n"), None);
        assert_eq!((limit("max\n"), limit("2147483648\n")), (None, Some(2_147_483_648)));
    }

    #[test]
    fn limits_stand_in_the_groups_around_a_process() {
        assert_eq!(
            groups("0::/slurm/job_7/step_0\n"),
            [
                "/sys/fs/cgroup/slurm/job_7/step_0/memory.max",
                "/sys/fs/cgroup/slurm/job_7/memory.max",
                "/sys/fs/cgroup/slurm/memory.max",
                "/sys/fs/cgroup/memory.max",
            ]
        );
        assert_eq!(groups("0::/\n"), ["/sys/fs/cgroup/memory.max"]);
        assert_eq!(
            groups("12:cpu:/a\n9:memory:/docker\n"),
            [
                "/sys/fs/cgroup/memory/docker/memory.limit_in_bytes",
                "/sys/fs/cgroup/memory/memory.limit_in_bytes",
            ]
        );
        assert!(groups("").is_empty());
    }
}
