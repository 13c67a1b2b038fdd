//! Flags that commands share, and how their values are read.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use crate::domain::time::TimeSpan;
use crate::locale::Language;
use crate::model::roundtable::DocumentKind;
use crate::shell::asked;

#[derive(Debug, Args, Default)]
pub(super) struct ProjectFlags {
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) project: PathBuf,
    #[arg(long, value_name = "DIR")]
    pub(super) layer: Option<PathBuf>,
    #[arg(long, value_name = "PERIOD", value_parser = period)]
    pub(super) period: Option<TimeSpan>,
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) as_of: Option<Date>,
    #[arg(long, value_name = "ja|en")]
    pub(super) message_lang: Option<LanguageFlag>,
}

/// Which edition is asked about, where its archives are, and in which form to answer.
#[derive(Debug, Args)]
pub(super) struct AskedFlags {
    #[arg(long = "audience", id = "one_audience", value_name = "ID")]
    pub(super) audience: Option<String>,
    #[arg(long, id = "archives", value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    #[arg(long, value_name = "text|json", default_value = "text")]
    pub(super) format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum KindFlag {
    Report,
    Guideline,
    Kit,
    Plain,
    Summary,
    Member,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LanguageFlag {
    Ja,
    En,
}

impl From<LanguageFlag> for Language {
    fn from(flag: LanguageFlag) -> Self {
        match flag {
            LanguageFlag::Ja => Self::Ja,
            LanguageFlag::En => Self::En,
        }
    }
}

impl From<KindFlag> for DocumentKind {
    fn from(flag: KindFlag) -> Self {
        match flag {
            KindFlag::Report => Self::Report,
            KindFlag::Guideline => Self::Guideline,
            KindFlag::Kit => Self::Kit,
            KindFlag::Plain => Self::Plain,
            KindFlag::Summary => Self::Summary,
            KindFlag::Member => Self::Member,
        }
    }
}

pub(super) fn period(text: &str) -> Result<TimeSpan, String> {
    asked::period(text).ok_or_else(|| asked::PERIODS.to_owned())
}

pub(super) fn count(text: &str) -> Result<u16, String> {
    text.parse().ok().filter(|count| *count > 0).ok_or_else(|| "1, 2, 3 …".to_owned())
}

pub(super) fn date(text: &str) -> Result<Date, String> {
    asked::day(text).ok_or_else(|| asked::DAYS.to_owned())
}
