//! A clerk's month, from nothing to a sealed edition, with the desk alone.

use std::path::{Path, PathBuf};

use thirtyfour::prelude::*;

use crate::Given;
use crate::desk::{Browser, Desk, Failure};

/// What partners get wrong: a file, what it says, and what they wrote.
const MISTAKES: [(&str, &str, &str); 3] = [
    ("decisions.csv", "D002,S01", "D002,S99"),
    ("funding.csv", "2025-07-01,2027-06-30", "2025-07-01,2027-06-31"),
    ("meetings.csv", "2025-06-28,13:30", "2025-06-31,13:30"),
];

/// What the program cannot know, and asks: a file, what it says, and what was sent.
const UNCLEAR: [(&str, &str, &str); 2] = [
    ("costs.csv", "28000,26840", "28000,-26840"),
    ("見守り隊.csv", "I01,2026-05,349,", "I01,2026-05,349000,"),
];

pub(crate) async fn month(browser: &Browser, given: &Given) -> Result<(), Failure> {
    let home = tempfile::tempdir()?;
    std::fs::create_dir_all(home.path().join("Documents"))?;
    let nothing = home.path().join("empty");
    std::fs::create_dir_all(&nothing)?;
    let desk = Desk::open(given, &nothing, home.path(), "ja").await?;
    browser.go(&desk.address).await?;
    let project = new_project(browser, home.path()).await?;
    choose_slowly(browser, &desk, &project).await?;
    drop_files(browser, given, &desk, home.path()).await?;
    mend(browser, given, &desk, &project).await?;
    answer(browser, &desk, &project).await?;
    see_a_change(browser, &desk, &project).await?;
    from_a_number_to_its_cell(browser, &desk).await?;
    build_and_seal(browser, &desk, &project).await
}

async fn new_project(browser: &Browser, home: &Path) -> Result<PathBuf, Failure> {
    println!("  a new project");
    browser.write("#name", "瀬戸のわ").await?;
    browser.press("form[action='/start/make'] button").await?;
    browser.find("nav a[href='/tables']").await?;
    let place = browser.text("#place").await?;
    let project = PathBuf::from(&place);
    match project.starts_with(home) && project.join("inputs").is_dir() {
        true => Ok(project),
        false => Err(Failure::new(format!("no project was made at {place}"))),
    }
}

/// The window in which a file is chosen is of a field: while it is open, the field stays, also
/// if another file changes.
async fn choose_slowly(browser: &Browser, desk: &Desk, project: &Path) -> Result<(), Failure> {
    println!("  a file that is chosen slowly");
    browser.go(&desk.room("/tables")).await?;
    browser.find("#put-form input[type=file]").await?;
    let opened = "window.field = document.querySelector('#put-form input[type=file]'); \
                  window.field.dispatchEvent(new MouseEvent('click', { cancelable: true }));";
    browser.driver.execute(opened, Vec::new()).await?;
    std::fs::write(project.join("inputs/おぼえ.md"), "ほかのファイルです。\n")?;
    // The folder is looked at every two seconds.
    tokio::time::sleep(std::time::Duration::from_secs(5)).await;
    let is_there = async || {
        let there = "return document.contains(window.field)";
        browser.driver.execute(there, Vec::new()).await.ok()?.json().as_bool()
    };
    if is_there().await != Some(true) {
        return Err(Failure::new("the field is another while a file is chosen there"));
    }
    let closed = "window.field.dispatchEvent(new Event('cancel'))";
    browser.driver.execute(closed, Vec::new()).await?;
    browser
        .until("the room is as it is now", async || is_there().await.filter(|it| !*it).map(drop))
        .await?;
    std::fs::remove_file(project.join("inputs/おぼえ.md"))?;
    Ok(())
}

/// The files of the sample, as they come in the course of a month; those with a mistake in
/// them are copies.
fn sent(given: &Given, home: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    let mut folders = vec![given.root.join("inputs")];
    let wrong = home.join("wrong");
    std::fs::create_dir_all(&wrong)?;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.file_name().and_then(|it| it.to_str()).unwrap_or_default().to_owned();
            let all = MISTAKES.iter().chain(&UNCLEAR);
            let Some((_, right, written)) = all.into_iter().find(|(file, ..)| *file == name) else {
                files.push(path);
                continue;
            };
            let text = std::fs::read_to_string(&path)?;
            if !text.contains(right) {
                return Err(Failure::new(format!("{name} no longer says {right}")));
            }
            std::fs::write(wrong.join(&name), text.replacen(right, written, 1))?;
            files.push(wrong.join(&name));
        }
    }
    files.sort();
    Ok(files)
}

async fn drop_files(
    browser: &Browser,
    given: &Given,
    desk: &Desk,
    home: &Path,
) -> Result<(), Failure> {
    println!("  the partners' files, one by one");
    for file in sent(given, home)? {
        let name = file.file_name().and_then(|it| it.to_str()).unwrap_or_default();
        browser.go(&desk.room("/tables")).await?;
        let path = file.display().to_string();
        browser
            .until(&format!("{name} is told of"), async || {
                let told = browser.driver.find(By::Css("#told")).await.ok()?.text().await.ok()?;
                if told.contains(name) {
                    return Some(());
                }
                // A room that is taken anew in the moment of choosing has no file chosen, as
                // a person sees; nothing is under way then.
                let field =
                    browser.driver.find(By::Css("#put-form input[type=file]")).await.ok()?;
                let state = browser.driver.find(By::Css("#put-state")).await.ok()?;
                let is_chosen = field.value().await.ok()?.is_some_and(|it| !it.is_empty());
                if !is_chosen && state.text().await.ok()?.is_empty() {
                    field.send_keys(&path).await.ok()?;
                    let button = browser.driver.find(By::Css("#put-form button")).await.ok()?;
                    button.click().await.ok()?;
                }
                None
            })
            .await?;
    }
    Ok(())
}

/// Files are mended in Excel; the page follows.
async fn mend(
    browser: &Browser,
    given: &Given,
    desk: &Desk,
    project: &Path,
) -> Result<(), Failure> {
    println!("  three mistakes");
    browser.go(&desk.room("/month")).await?;
    for (file, ..) in MISTAKES {
        browser
            .until(&format!("a mistake in {file} is told"), async || {
                let places =
                    browser.driver.find_all(By::Css(".problems .error .where")).await.ok()?;
                for place in places {
                    if place.text().await.ok()?.contains(file) {
                        return Some(());
                    }
                }
                None
            })
            .await?;
    }
    // A problem opens at its cell.
    browser.press(".problems .error .where a").await?;
    browser.find("#sheet td.here").await?;
    browser.go(&desk.room("/month")).await?;
    for (file, ..) in MISTAKES {
        std::fs::copy(given.root.join("inputs").join(file), project.join("inputs").join(file))?;
    }
    browser
        .until("nothing is to be mended", async || {
            let fine = browser.driver.find(By::Css("section[aria-labelledby=errors] .fine")).await;
            fine.ok().map(drop)
        })
        .await
}

/// Two questions, answered with a click each; an answer is taken back and given again.
async fn answer(browser: &Browser, desk: &Desk, project: &Path) -> Result<(), Failure> {
    println!("  two questions");
    browser.go(&desk.room("/month")).await?;
    let questions = async || {
        let asked = browser.driver.find_all(By::Css("form.question")).await.ok()?;
        Some(asked.len())
    };
    for (left, taken_back) in [(2, true), (2, false), (1, false)] {
        let is_left = async || questions().await.filter(|it| *it == left);
        browser.until(&format!("{left} questions are asked"), is_left).await?;
        browser.press("form.question .readings li:last-child button").await?;
        browser
            .until("the question is answered", async || questions().await.filter(|it| *it < left))
            .await?;
        if taken_back {
            browser.press(".answers button").await?;
        }
    }
    let answers = std::fs::read_to_string(project.join("inputs/読み方.csv"))?;
    match answers.lines().count() >= 3 {
        true => Ok(()),
        false => Err(Failure::new(format!("the answers were not written down: {answers}"))),
    }
}

/// A cell is changed in another program, and the page is another.
async fn see_a_change(browser: &Browser, desk: &Desk, project: &Path) -> Result<(), Failure> {
    println!("  a page that changes");
    browser.go(&desk.room("/documents?edition=internal&kind=report&language=ja")).await?;
    let looks = async || {
        let pages = browser.driver.find_all(By::Css("img[data-look]")).await.ok()?;
        let mut looks = Vec::new();
        for page in pages {
            looks.push(page.attr("data-look").await.ok()??);
        }
        Some(looks).filter(|it| !it.is_empty())
    };
    let before = browser.until("the pages are there", looks).await?;
    let path = project.join("inputs/見守り隊.csv");
    let text = std::fs::read_to_string(&path)?;
    let changed = text.replacen("I01,2026-06,362,", "I01,2026-06,401,", 1);
    if changed == text {
        return Err(Failure::new("the sample's value of June is another"));
    }
    std::fs::write(&path, changed)?;
    let is_other = async || looks().await.filter(|it| *it != before).map(drop);
    browser.until("another page is shown", is_other).await
}

/// A board asks: why this number?
async fn from_a_number_to_its_cell(browser: &Browser, desk: &Desk) -> Result<(), Failure> {
    println!("  from a number to its cell");
    browser.go(&desk.room("/documents?edition=internal&kind=report&language=ja")).await?;
    let figure = "section[aria-labelledby=figures] a[data-figure='I01.value']";
    browser.find(figure).await?;
    // It is in the list of its page, which may be folded.
    let open = "for (const it of document.querySelectorAll('.figures details')) it.open = true";
    browser.driver.execute(open, Vec::new()).await?;
    browser.press(figure).await?;
    browser.find("#explained dl").await?;
    browser.press("#explained .rows a").await?;
    browser.find("#sheet td.here").await?;
    // And back: where that cell is printed.
    browser.press("#cell a").await?;
    browser.find("main .rows a").await?;
    Ok(())
}

async fn build_and_seal(browser: &Browser, desk: &Desk, project: &Path) -> Result<(), Failure> {
    println!("  made, and sealed");
    browser.go(&desk.room("/finish")).await?;
    browser.press("form[action='/finish/make'] button").await?;
    browser.find("section[aria-labelledby=listed] tbody tr").await?;
    browser.press("form[action='/finish/seal'] input[name=sure]").await?;
    browser.press("form[action='/finish/seal'] button").await?;
    let sealed = project.join("outputs/2026-10/sealed-1.zip");
    browser.until("the edition is sealed", async || sealed.is_file().then_some(())).await?;
    browser.go(&desk.room("/month")).await?;
    browser.says("2026-10（第1版）").await
}
