//! What is known of the project when one of its sheets is read.

use std::collections::BTreeSet;

use crate::diagnostics::Answers;
use crate::domain::text::key;
use crate::records::config::{ConfigFile, OwnWords};
use crate::records::dates::DateContext;
use crate::records::sectors;

/// What is known of the project when one of its sheets is read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hints {
    /// What dates mean here.
    pub(crate) context: DateContext,
    /// The answers to questions.
    pub(crate) answers: Answers,
    /// What indicators are broken down by (内訳項目), folded.
    pub(crate) dimensions: BTreeSet<String>,
    /// Codes and names of the indicators, folded, with their codes.
    pub(crate) indicators: Vec<(String, String)>,
    /// Names of the sectors, as names are compared.
    pub(crate) sectors: BTreeSet<String>,
    /// Names of the bodies that the settings have, as names are compared.
    pub(crate) bodies: BTreeSet<String>,
    /// The words that the settings add to the fixed lists.
    pub(crate) words: OwnWords,
    /// The fiscal year of the period that the settings give.
    pub(crate) period_year: Option<i16>,
}

impl Hints {
    /// Returns what the settings tell.
    pub(crate) fn of(config: &ConfigFile) -> Self {
        let bodies = config.config.bodies.iter().flat_map(|it| {
            let names = [it.id.get_ref(), &it.name].into_iter().chain(&it.name_en);
            names.chain(&it.aliases).map(|name| key(name))
        });
        Self {
            context: config.date_context(),
            sectors: sectors::names(config),
            bodies: bodies.collect(),
            words: config.own_words.clone(),
            period_year: config.period_year(),
            ..Self::default()
        }
    }
}
