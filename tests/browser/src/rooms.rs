//! Every room in both languages: what axe-core says of it, and how it looks.

use crate::Given;
use crate::desk::{Browser, Desk, Failure};

const ROOMS: [(&str, &str); 7] = [
    ("start", "/start"),
    ("month", "/month"),
    ("tables", "/tables"),
    ("table", "/tables?file=inputs/costs.csv&sheet=&cell=E4"),
    ("documents", "/documents?edition=funder&kind=report&figure=I01.value"),
    ("words", "/words"),
    ("finish", "/finish"),
];

pub(crate) async fn all(browser: &Browser, given: &Given) -> Result<(), Failure> {
    let home = tempfile::tempdir()?;
    let project = home.path().join("瀬戸のわ");
    copy(&given.root.join("inputs"), &project.join("inputs"))?;
    let mut wrong = Vec::new();
    for language in ["ja", "en"] {
        let desk = Desk::open(given, &project, home.path(), language).await?;
        browser.go(&desk.address).await?;
        for (name, path) in ROOMS {
            browser.go(&desk.room(path)).await?;
            browser.find("main h1").await?;
            browser.until("the room is there", async || {
                let loading = "return [...document.images].every((it) => it.complete || it.loading === 'lazy')";
                let done = browser.driver.execute(loading, Vec::new()).await.ok()?;
                done.json().as_bool()?.then_some(())
            })
            .await?;
            browser.picture(&given.pictures.join(format!("{name}.{language}.png"))).await?;
            let found = browser.violations(&given.axe).await?;
            println!("  {name}.{language}: {} violations", found.len());
            wrong.extend(found.into_iter().map(|it| format!("{name}.{language}: {it}")));
        }
    }
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(Failure::new(wrong.join("\n"))),
    }
}

/// Copies a folder whole.
pub(crate) fn copy(from: &std::path::Path, to: &std::path::Path) -> Result<(), Failure> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let into = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &into)?,
            false => drop(std::fs::copy(entry.path(), into)?),
        }
    }
    Ok(())
}
