//! Whether the program was started by a double click, which no system simply tells.
//!
//! Only a start without arguments is asked about: `entaku build` and all else mean the same
//! however they are started, and so does a script with `entaku` in it.

use std::io::IsTerminal as _;

/// Whether somebody clicked on the program. Without a terminal and with a screen, it was
/// clicked on or is in a script; scripts begin in the folder of a project.
#[cfg(not(windows))]
pub(crate) fn is_double_click() -> bool {
    let has_terminal = std::io::stdin().is_terminal()
        || std::io::stdout().is_terminal()
        || std::io::stderr().is_terminal();
    !has_terminal && has_screen() && !crate::shell::places::is_project(std::path::Path::new("."))
}

/// Whether a person sees what opens. On macOS, what the Finder starts is an application to
/// the system, and what a script or a terminal starts is not.
#[cfg(target_os = "macos")]
fn has_screen() -> bool {
    std::env::var("XPC_SERVICE_NAME").is_ok_and(|name| name.starts_with("application."))
}

#[cfg(not(any(windows, target_os = "macos")))]
fn has_screen() -> bool {
    ["WAYLAND_DISPLAY", "DISPLAY"].iter().any(|it| std::env::var_os(it).is_some())
}

/// Whether somebody clicked on the program: then it was started by the Explorer, and not by
/// a shell. Not tried on Windows.
#[cfg(windows)]
pub(crate) fn is_double_click() -> bool {
    use sysinfo::{ProcessRefreshKind, ProcessesToUpdate, System};
    let Ok(mut system) = System::new() else { return false };
    let mut process = |id| {
        let only = ProcessesToUpdate::Some(&[id]);
        system.refresh_processes_specifics(only, true, ProcessRefreshKind::nothing());
        system.process(id).map(|it| (it.parent(), it.name().to_string_lossy().to_lowercase()))
    };
    let own = sysinfo::get_current_pid().ok().and_then(&mut process);
    let parent = own.and_then(|(parent, _)| parent).and_then(&mut process);
    std::io::stdout().is_terminal() && parent.is_some_and(|(_, name)| name == "explorer.exe")
}

/// Starts the program once more without the black window that Windows opens for it, and
/// returns whether it did: the window closes with this process. Not tried on Windows.
#[cfg(windows)]
pub(crate) fn without_console() -> bool {
    use std::os::windows::process::CommandExt as _;
    /// `CREATE_NO_WINDOW` of Windows.
    const NO_WINDOW: u32 = 0x0800_0000;
    let Ok(program) = std::env::current_exe() else { return false };
    std::process::Command::new(program).arg("desk").creation_flags(NO_WINDOW).spawn().is_ok()
}

/// Other systems open no window for a program.
#[cfg(not(windows))]
pub(crate) fn without_console() -> bool {
    false
}
