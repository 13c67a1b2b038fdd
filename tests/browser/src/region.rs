//! A region's editor: a word, a sector, a colour and the order of sections are changed on the
//! page, seen, and taken back.

use std::path::Path;

use thirtyfour::prelude::*;

use crate::Given;
use crate::desk::{Browser, Desk, Failure};
use crate::rooms::copy;

const REPORT: &str = "/documents?edition=npo&kind=report&language=ja";

pub(crate) async fn words(browser: &Browser, given: &Given) -> Result<(), Failure> {
    let home = tempfile::tempdir()?;
    let project = home.path().join("瀬戸のわ");
    copy(&given.root.join("inputs"), &project.join("inputs"))?;
    let desk = Desk::open(given, &project, home.path(), "ja").await?;
    browser.go(&desk.address).await?;
    change_a_word(browser, &desk).await?;
    rename_a_sector(browser, &desk, &project).await?;
    change_a_colour(browser, &desk).await?;
    change_the_order(browser, &desk).await?;
    take_back(browser, given, &desk, &project).await
}

/// Opens a part of the room, and everything that is folded there.
async fn open(browser: &Browser, desk: &Desk, path: &str) -> Result<(), Failure> {
    browser.go(&desk.room(path)).await?;
    browser.find("main h1").await?;
    let open = "for (const it of document.querySelectorAll('main details')) it.open = true";
    browser.driver.execute(open, Vec::new()).await?;
    Ok(())
}

/// Waits until the report has, or no longer has, something in the words of its pages.
async fn printed(
    browser: &Browser,
    desk: &Desk,
    text: &str,
    is_there: bool,
) -> Result<(), Failure> {
    browser.go(&desk.room(REPORT)).await?;
    browser
        .until(&format!("{text} is printed: {is_there}"), async || {
            let lines = "return [...document.querySelectorAll('.lines li')].map((it) => it.textContent).join('\\n')";
            let lines = browser.driver.execute(lines, Vec::new()).await.ok()?;
            let lines = lines.json().as_str()?.to_owned();
            (!lines.is_empty() && lines.contains(text) == is_there).then_some(())
        })
        .await
}

/// Saves an entry that is found by what it says.
async fn save(browser: &Browser, entry: &str, value: &str) -> Result<(), Failure> {
    let field = browser
        .until(&format!("there is {entry}"), async || {
            let field = format!("{entry}//*[@name='value']");
            browser.driver.find(By::XPath(field)).await.ok()
        })
        .await?;
    // A colour is chosen in a window of the browser's.
    let set = "arguments[0].value = arguments[1]";
    browser.driver.execute(set, vec![field.to_json()?, value.into()]).await?;
    let button = format!("{entry}//button[@value='set']");
    browser.driver.find(By::XPath(button)).await?.click().await?;
    browser.find(".last").await?;
    Ok(())
}

async fn change_a_word(browser: &Browser, desk: &Desk) -> Result<(), Failure> {
    println!("  a word");
    open(browser, desk, "/words?lang=ja&q=section-learning").await?;
    let entry =
        "//form[contains(@class,'entry')][.//span[@class='code' and text()='section-learning']]";
    save(browser, entry, "気づきと次の一歩").await?;
    printed(browser, desk, "気づきと次の一歩", true).await
}

async fn rename_a_sector(browser: &Browser, desk: &Desk, project: &Path) -> Result<(), Failure> {
    println!("  a sector");
    open(browser, desk, "/words/sectors").await?;
    if browser.driver.find(By::Css("form.entry")).await.is_err() {
        // Until now they are the program's own.
        browser.press("button[value=base]").await?;
        browser.find("form.entry").await?;
        open(browser, desk, "/words/sectors").await?;
    }
    let entry = "//form[contains(@class,'entry')][.//*[@name='value' and @value='NPO・NGO']]";
    save(browser, entry, "市民活動").await?;
    let settings = std::fs::read_to_string(project.join("inputs/roundtable.toml"))?;
    if !settings.contains("市民活動") || !settings.contains('#') {
        return Err(Failure::new("the settings have not the new name, or no comments any more"));
    }
    printed(browser, desk, "市民活動", true).await
}

async fn change_a_colour(browser: &Browser, desk: &Desk) -> Result<(), Failure> {
    println!("  a colour");
    let looks = async || {
        let page = browser.driver.find(By::Css("#page-1 img[data-look]")).await.ok()?;
        page.attr("data-look").await.ok()?
    };
    browser.go(&desk.room(REPORT)).await?;
    let before = browser.until("the page is there", looks).await?;
    open(browser, desk, "/words/look").await?;
    let entry = "(//form[contains(@class,'entry')][.//input[@type='color']])[1]";
    save(browser, entry, "#7a1f3d").await?;
    browser.go(&desk.room(REPORT)).await?;
    let is_other = async || looks().await.filter(|it| *it != before).map(drop);
    browser.until("the page has another colour", is_other).await
}

async fn change_the_order(browser: &Browser, desk: &Desk) -> Result<(), Failure> {
    println!("  the order of sections");
    open(browser, desk, "/words/order?kind=report").await?;
    let names = async || {
        let names = browser.driver.find_all(By::Css("ol.order .name")).await.ok()?;
        let mut said = Vec::new();
        for name in names {
            said.push(name.text().await.ok()?);
        }
        Some(said).filter(|it| it.len() > 2)
    };
    let before = browser.until("the sections are listed", names).await?;
    browser.press("ol.order li:nth-child(3) button[value=up]").await?;
    let moved = async || names().await.filter(|it| *it != before);
    let after = browser.until("a section is moved", moved).await?;
    match after[1] == before[2] && after[2] == before[1] {
        true => Ok(()),
        false => Err(Failure::new(format!("{before:?} became {after:?}"))),
    }
}

/// Every change is in a list, and goes back as it came: also one that is not the last.
async fn take_back(
    browser: &Browser,
    given: &Given,
    desk: &Desk,
    project: &Path,
) -> Result<(), Failure> {
    println!("  all of it taken back");
    // What was taken back is a step of its own, which could be taken back too.
    let step = "//ol[contains(@class,'steps')]/li[not(contains(.,'取り消し：'))]//button";
    let mut steps = 0;
    loop {
        open(browser, desk, "/words/past").await?;
        let Ok(button) = browser.driver.find(By::XPath(step)).await else { break };
        let path = button.to_json()?;
        button.click().await?;
        // The page that comes after has other buttons.
        browser
            .until("the step is taken back", async || {
                let there = "return !document.contains(arguments[0])";
                browser.driver.execute(there, vec![path.clone()]).await.is_err().then_some(())
            })
            .await?;
        steps += 1;
        if steps > 12 {
            return Err(Failure::new("steps can be taken back without end"));
        }
    }
    let settings = |root: &Path| std::fs::read_to_string(root.join("inputs/roundtable.toml"));
    if steps < 4 || settings(project)? != settings(&given.root)? {
        return Err(Failure::new(format!("{steps} steps later the settings are not as before")));
    }
    printed(browser, desk, "気づきと次の一歩", false).await
}
