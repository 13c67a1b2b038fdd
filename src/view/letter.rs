//! What the mail says that an edition is sent with: a draft, for a person to read and send.

use crate::disclosure::Disclosed;
use crate::disclosure::rows::Audience;

use super::head::head;
use super::report;
use super::setting::Setting;
use super::text::Text;
use super::words::Wording;

/// A mail in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub body: String,
}

/// Between the languages of a mail.
const RULE: &str = "----------------------------------------";

/// Words the mail that an edition is sent with, in each of its languages. `documents` are
/// the titles of what is attached, with their file names.
pub fn letter(
    disclosed: &Disclosed,
    settings: &[Setting<'_>],
    documents: &[(&str, &str)],
    has_calendar: bool,
) -> Letter {
    let mut letter = Letter { subject: String::new(), body: String::new() };
    for setting in settings {
        let wording = Wording::new(setting.words, disclosed.roundtable().eras);
        let head = head(disclosed, setting, &wording);
        if letter.subject.is_empty() {
            let named = [
                ("roundtable", head.roundtable.clone()),
                ("edition", head.edition.clone()),
                ("period", head.period.clone()),
            ];
            letter.subject = wording.say("mail-subject", &named).to_string();
        } else {
            letter.body.push_str(&format!("\n{RULE}\n\n"));
        }
        // What is for everybody says so on its pages; a letter greets who reads it.
        let addressee = match disclosed.edition.audience == Audience::Public {
            true => wording.word("mail-everybody"),
            false => head.addressee.clone(),
        };
        let named = [
            ("addressee", addressee),
            ("secretariat", head.contact.name.clone()),
            ("roundtable", head.roundtable.clone()),
            ("period", head.period.clone()),
            ("cutoff", wording.date(disclosed.calendar().as_of)),
        ];
        let mut parts = vec![
            wording.say("mail-addressee", &named).to_string(),
            wording.say("mail-greeting", &named).to_string(),
            wording.say("mail-opening", &named).to_string(),
        ];
        let own = |name: &str| name.contains(&format!(".{}.", setting.language.code()));
        let files = documents.iter().filter(|(_, name)| own(name));
        let files = files.map(|(title, name)| format!("{title} ({name})"));
        parts.push(listed(&wording, "mail-files", files.collect()));
        if let Some(readers) = &head.confidentiality {
            let readers = [("readers", readers.clone())];
            parts.push(wording.say("mail-confidential", &readers).to_string());
        }
        if has_calendar && let Some(meeting) = disclosed.next_meeting() {
            let when = [wording.date(meeting.date), wording.weekday(meeting.date)];
            let mut lines = vec![
                report::meeting_title(meeting, disclosed, &wording).to_string(),
                Text::concat(when).to_string(),
            ];
            if let Some(start) = meeting.start {
                lines[1] = format!("{} {}", lines[1], wording.time(start));
            }
            lines.extend(report::place(meeting, &wording).map(|place| place.to_string()));
            lines.push(wording.word("mail-calendar").to_string());
            parts.push(listed(&wording, "mail-meeting", lines));
        }
        parts.push(wording.say("mail-closing", &named).to_string());
        let mut signature = vec![head.contact.name.to_string()];
        signature.extend(head.contact.lines().iter().map(ToString::to_string));
        parts.push(signature.join("\n"));
        letter.body.push_str(&parts.join("\n\n"));
        letter.body.push('\n');
    }
    letter
}

/// A heading and its lines, each with a mark in front.
fn listed(wording: &Wording<'_>, key: &str, lines: Vec<String>) -> String {
    let mut text = wording.word(key).to_string();
    for line in lines {
        text.push_str(&format!("\n- {line}"));
    }
    text
}
