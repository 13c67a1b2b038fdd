//! Names that every computer takes for a folder or a file.

/// Longest name of a folder, in bytes: a path of Windows has 260 letters in all.
const LONGEST: usize = 60;

/// Names that Windows keeps for devices, whatever comes after a full stop.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Returns a name as a folder may be called, and as no other in `taken` is, whatever its
/// case: Windows and macOS tell none.
pub(crate) fn folder<'a>(name: &str, taken: impl Iterator<Item = &'a str> + Clone) -> String {
    let safe = safe(name);
    let is_taken = |name: &str| taken.clone().any(|it| it.to_lowercase() == name.to_lowercase());
    let mut numbered = safe.clone();
    let mut number = 2;
    while is_taken(&numbered) {
        numbered = format!("{safe}-{number}");
        number += 1;
    }
    numbered
}

/// Returns whether a folder may be called so as it is.
pub(crate) fn is_safe(name: &str) -> bool {
    safe(name) == name
}

/// Returns whether Windows takes a name for a device.
pub(crate) fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let is_port =
        port.is_some_and(|it| it.chars().count() == 1 && it.chars().all(char::is_numeric));
    DEVICES.contains(&stem.as_str()) || is_port
}

fn safe(name: &str) -> String {
    let is_kept = |c: char| !c.is_control() && !r#"<>:"/\|?*"#.contains(c);
    let kept: String = name.chars().map(|c| if is_kept(c) { c } else { '-' }).collect();
    let mut end = kept.len().min(LONGEST);
    while !kept.is_char_boundary(end) {
        end -= 1;
    }
    // Windows takes spaces and full stops off the end.
    let kept = kept[..end].trim_matches([' ', '\u{3000}', '.']);
    match kept.is_empty() || is_device(kept) {
        true => format!("{kept}_"),
        false => kept.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_computer_takes_the_name_of_a_folder() {
        for (name, folder) in [
            ("mirai", "mirai"),
            ("みらい地域財団", "みらい地域財団"),
            ("A/B:C", "A-B-C"),
            ("con", "con_"),
            ("CON.old", "CON.old_"),
            ("com1", "com1_"),
            ("company", "company"),
            ("株式会社. ", "株式会社"),
            ("...", "_"),
        ] {
            assert_eq!(super::folder(name, [].into_iter()), folder, "{name}");
            assert_eq!(is_safe(name), name == folder);
        }
        let long = super::folder(&"財".repeat(250), [].into_iter());
        assert_eq!(long.chars().count(), LONGEST / 3);
    }

    #[test]
    fn no_two_folders_are_one_where_case_tells_nothing() {
        assert_eq!(folder("Mirai", ["mirai"].into_iter()), "Mirai-2");
        assert_eq!(folder("mirai", ["Mirai", "mirai-2"].into_iter()), "mirai-3");
    }
}
