//! A desk that was started, and the browser that is looking at it.

use std::fmt;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use thirtyfour::error::WebDriverError;
use thirtyfour::prelude::*;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

use crate::Given;

/// How long something is waited for; machines that test are slow.
const PATIENCE: Duration = Duration::from_secs(60);

/// What was not as it should be.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<WebDriverError> for Failure {
    fn from(error: WebDriverError) -> Self {
        Self(error.to_string())
    }
}

/// A program that ends with whoever started it.
struct Started {
    _child: Child,
}

/// Starts a program, and returns what follows `before` in the first line that has it.
async fn start(mut command: Command, before: &str) -> Result<(Started, String), Failure> {
    let mut child = command.stdout(Stdio::piped()).kill_on_drop(true).spawn()?;
    let printed = child.stdout.take().ok_or_else(|| Failure::new("no output"))?;
    let mut lines = BufReader::new(printed).lines();
    while let Some(line) = lines.next_line().await? {
        if let Some((_, rest)) = line.split_once(before) {
            let rest = rest.trim().to_owned();
            // Whoever prints more is not to wait for a reader.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok((Started { _child: child }, rest));
        }
    }
    Err(Failure::new(format!("{command:?} did not say {before:?}")))
}

/// A desk on a folder.
pub(crate) struct Desk {
    _started: Started,
    /// Its address, with the key.
    pub(crate) address: String,
}

impl Desk {
    /// Starts a desk on a folder, in a home of its own.
    pub(crate) async fn open(
        given: &Given,
        folder: &Path,
        home: &Path,
        language: &str,
    ) -> Result<Self, Failure> {
        let mut command = Command::new(&given.program);
        command.args(["desk", "--no-browser", "--message-lang", language]).arg(folder);
        command.env("HOME", home).env_remove("XDG_CONFIG_HOME").env_remove("XDG_STATE_HOME");
        command.env_remove("XDG_DATA_HOME").env_remove("XDG_DOCUMENTS_DIR");
        let (started, rest) = start(command, "http://").await?;
        let address = rest.split_whitespace().next().unwrap_or_default();
        Ok(Self { _started: started, address: format!("http://{address}") })
    }

    /// The address of a room.
    pub(crate) fn room(&self, path: &str) -> String {
        let host = self.address.split("/?").next().unwrap_or_default();
        format!("{host}{path}")
    }
}

/// A browser without a window.
pub(crate) struct Browser {
    pub(crate) driver: WebDriver,
    _chromedriver: Started,
}

impl Browser {
    pub(crate) async fn open() -> Result<Self, Failure> {
        let mut command = Command::new("chromedriver");
        command.arg("--port=0");
        let (chromedriver, rest) = start(command, "started successfully on port ").await?;
        let mut chrome = DesiredCapabilities::chrome();
        for argument in [
            "--headless=new",
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--window-size=1280,1400",
            "--force-device-scale-factor=1",
        ] {
            chrome.add_arg(argument)?;
        }
        let address = format!("http://127.0.0.1:{}", rest.trim_end_matches('.'));
        let driver = WebDriver::new(address, chrome).await?;
        Ok(Self { driver, _chromedriver: chromedriver })
    }

    pub(crate) async fn close(self) -> Result<(), Failure> {
        Ok(self.driver.quit().await?)
    }

    pub(crate) async fn go(&self, address: &str) -> Result<(), Failure> {
        Ok(self.driver.goto(address).await?)
    }

    /// Waits until something is there and returns it.
    pub(crate) async fn find(&self, css: &str) -> Result<WebElement, Failure> {
        self.until(&format!("there is {css}"), async || self.driver.find(By::Css(css)).await.ok())
            .await
    }

    /// Presses something; what is pressed may be taken anew meanwhile.
    pub(crate) async fn press(&self, css: &str) -> Result<(), Failure> {
        self.until(&format!("{css} can be pressed"), async || {
            let found = self.driver.find(By::Css(css)).await.ok()?;
            found.scroll_into_view().await.ok()?;
            found.click().await.ok()
        })
        .await
    }

    /// Writes into a field, or chooses a file there; the field may be taken anew meanwhile.
    pub(crate) async fn write(&self, css: &str, text: &str) -> Result<(), Failure> {
        self.until(&format!("{css} is written into"), async || {
            let field = self.driver.find(By::Css(css)).await.ok()?;
            field.send_keys(text).await.ok()
        })
        .await
    }

    /// What something says.
    pub(crate) async fn text(&self, css: &str) -> Result<String, Failure> {
        self.until(&format!("{css} is read"), async || {
            self.driver.find(By::Css(css)).await.ok()?.text().await.ok()
        })
        .await
    }

    /// Waits until the page says something.
    pub(crate) async fn says(&self, text: &str) -> Result<(), Failure> {
        self.until(&format!("the page says {text:?}"), async || {
            let body = self.driver.find(By::Css("body")).await.ok()?.text().await.ok()?;
            body.contains(text).then_some(())
        })
        .await
    }

    /// Waits until something is so.
    pub(crate) async fn until<T>(
        &self,
        what: &str,
        found: impl AsyncFn() -> Option<T>,
    ) -> Result<T, Failure> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Some(found) = found().await {
                return Ok(found);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err(Failure::new(format!("waited for {} seconds until {what}", PATIENCE.as_secs())))
    }

    /// Takes a picture of the whole page.
    pub(crate) async fn picture(&self, path: &Path) -> Result<(), Failure> {
        let height = "return Math.min(4000, document.documentElement.scrollHeight)";
        let height = self.driver.execute(height, Vec::new()).await?;
        let height = u32::try_from(height.json().as_u64().unwrap_or(1400)).unwrap_or(1400);
        self.driver.set_window_rect(0, 0, 1280, height.max(800) + 150).await?;
        self.driver.screenshot(path).await?;
        Ok(self.driver.set_window_rect(0, 0, 1280, 1400).await?)
    }

    /// What axe-core finds wrong with the page, a line for each rule.
    pub(crate) async fn violations(&self, axe: &str) -> Result<Vec<String>, Failure> {
        self.driver.execute(axe, Vec::new()).await?;
        let found = self
            .driver
            .execute_async(
                "const done = arguments[0]; axe.run().then((it) => done(it.violations.map((it) => \
                 `${it.id}: ${it.help}: ${it.nodes.slice(0, 3).map((it) => it.html).join(' … ')}`)));",
                Vec::new(),
            )
            .await?;
        let lines = found.json().as_array().cloned().unwrap_or_default();
        Ok(lines.iter().filter_map(|it| it.as_str().map(str::to_owned)).collect())
    }
}
