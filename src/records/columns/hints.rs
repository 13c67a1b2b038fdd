//! What is known of the project when one of its sheets is read.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostics::Answers;
use crate::domain::text::{fold, key};
use crate::records::config::{ConfigFile, OwnWords};
use crate::records::dates::DateContext;
use crate::records::sectors;
use crate::records::table::Table;
use crate::records::tables::IndicatorRecord;

/// What is known of the project when one of its sheets is read.
///
/// What stays the same from sheet to sheet is shared by them.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Hints {
    /// What dates mean here.
    pub(crate) context: DateContext,
    /// The answers to questions.
    pub(crate) answers: Answers,
    /// What indicators are broken down by (内訳項目), folded.
    pub(crate) dimensions: Arc<BTreeSet<String>>,
    /// Codes and names of the indicators, folded, with their codes.
    pub(crate) indicators: Arc<Vec<(String, String)>>,
    /// Names of the sectors, as names are compared.
    pub(crate) sectors: Arc<BTreeSet<String>>,
    /// Names of the bodies that the settings have, as names are compared.
    pub(crate) bodies: Arc<BTreeSet<String>>,
    /// The tables of the project's own.
    pub(crate) own_tables: Arc<Vec<&'static Table>>,
    /// The words that the settings add to the fixed lists.
    pub(crate) words: Arc<OwnWords>,
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
            sectors: Arc::new(sectors::names(config)),
            bodies: Arc::new(bodies.collect()),
            own_tables: Arc::new(config.own_tables.clone()),
            words: Arc::new(config.own_words.clone()),
            period_year: config.period_year(),
            ..Self::default()
        }
    }
    /// Learns what the table of indicators tells of the other tables.
    pub(crate) fn learn(&mut self, indicators: &[IndicatorRecord]) {
        for record in indicators {
            let dims = record.dims.iter().flat_map(|names| &names.value.0);
            Arc::make_mut(&mut self.dimensions).extend(dims.map(|name| fold(name)));
            let id = &record.indicator_id.value;
            let plain = record.plain_name.as_ref().map(|it| &it.value);
            let names = [id, &record.name.value].into_iter().chain(plain);
            let names = names.map(|name| (fold(name), id.clone()));
            Arc::make_mut(&mut self.indicators).extend(names);
        }
    }

    /// Returns what the reading of one file may ask for: of the answers only those that
    /// are about it, so that another answer changes nothing of it.
    pub(crate) fn of_file(&self, path: &str) -> Self {
        Self { answers: self.answers.of_file(path), ..self.clone() }
    }

    /// Returns what the reading of one sheet may ask for. Only values are measured, so
    /// that an indicator that is new changes nothing of other tables.
    pub(crate) fn of_sheet(&self, path: &str, table: Option<&str>) -> Self {
        let mut own = self.of_file(path);
        if table != Some("observations") {
            own.indicators = Arc::default();
        }
        own
    }
}
