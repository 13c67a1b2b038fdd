//! What people do at the desk, done by a browser.
//!
//! ```text
//! cargo run --manifest-path tests/browser/Cargo.toml -- PROGRAM AXE_JS PICTURES
//! ```
//!
//! A clerk's month, a region's words, and every room in both languages with what axe-core
//! says of it. Ends with 1 and a picture of the page, where something is not as it should be.

mod clerk;
mod desk;
mod region;
mod rooms;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use self::desk::{Browser, Failure};

/// What a run is given.
struct Given {
    program: PathBuf,
    /// The project's root, with the sample in it.
    root: PathBuf,
    axe: String,
    pictures: PathBuf,
}

#[tokio::main]
async fn main() -> ExitCode {
    let mut given = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(program), Some(axe), Some(pictures)) = (given.next(), given.next(), given.next())
    else {
        eprintln!("usage: entaku-browser PROGRAM AXE_JS PICTURES");
        return ExitCode::from(2);
    };
    match run(&program, &axe, pictures).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

async fn run(program: &Path, axe: &Path, pictures: PathBuf) -> Result<(), Failure> {
    std::fs::create_dir_all(&pictures)?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    let axe = std::fs::read_to_string(axe)?;
    let given = Given { program: program.canonicalize()?, root, axe, pictures };
    let browser = Browser::open().await?;
    let mut ended = Ok(());
    for (name, only) in [("clerk", 0), ("region", 1), ("rooms", 2)] {
        if std::env::var("ONLY").is_ok_and(|it| it != name) {
            continue;
        }
        println!("{name}");
        let done = match only {
            0 => clerk::month(&browser, &given).await,
            1 => region::words(&browser, &given).await,
            _ => rooms::all(&browser, &given).await,
        };
        if let Err(failure) = done {
            let picture = given.pictures.join(format!("{name}-failed.png"));
            browser.picture(&picture).await?;
            ended = Err(Failure::new(format!("{name}: {failure} (see {})", picture.display())));
        }
    }
    browser.close().await?;
    ended
}
