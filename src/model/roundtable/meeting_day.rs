//! How a meeting day runs, as the guideline describes it.

use crate::diagnostics::Diagnostic;
use crate::model::resolver::Resolver;
use crate::records::config::Setting;

/// How a meeting day runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingDay {
    /// The pattern of the timetable.
    pub pattern: Pattern,
    /// The set of ground rules.
    pub ground_rules: GroundRules,
    /// Days before the meeting by which material is due.
    pub material_days: u32,
}

/// The pattern of a meeting's timetable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// The Okinawa method: about 150 minutes with a sub-session (S30, S31).
    Okinawa,
    /// Two parts with talk in groups of three between (S40, S42).
    Trio,
}

/// A set of ground rules, chosen by what the meeting is for (S44).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroundRules {
    /// For looking for ideas.
    Idea,
    /// For settling what people disagree about.
    Conflict,
}

impl Resolver<'_> {
    pub(crate) fn meeting_day(&mut self) -> MeetingDay {
        let file = &self.records.config;
        let guideline = &file.config.guideline;
        let mut wrong = |setting: &str, word: &Setting<String>, allowed: &str| {
            let origin = file.origin(word.span());
            self.diagnostics.push(Diagnostic::unknown_setting_value(
                &origin,
                setting,
                word.get_ref(),
                allowed,
            ));
        };
        let pattern = match &guideline.timetable {
            Some(word) if word.get_ref() == "trio" => Pattern::Trio,
            Some(word) if word.get_ref() != "okinawa" => {
                wrong("timetable", word, "okinawa, trio");
                Pattern::Okinawa
            }
            _ => Pattern::Okinawa,
        };
        let ground_rules = match &guideline.ground_rules {
            Some(word) if word.get_ref() == "conflict" => GroundRules::Conflict,
            Some(word) if word.get_ref() != "idea" => {
                wrong("ground_rules", word, "idea, conflict");
                GroundRules::Idea
            }
            _ => GroundRules::Idea,
        };
        // Two weeks leave a member organisation one internal meeting to look
        // at the material; our judgement.
        let material_days = guideline.material_days.unwrap_or(14);
        MeetingDay { pattern, ground_rules, material_days }
    }
}
