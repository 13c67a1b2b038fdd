//! Secretariats and their habits: the sample's facts written down as other people
//! would, two months each, and how many of them come out.
//!
//! Whoever writes a room does not look at the reader. A room is one file in
//! `rooms/` with a [`Room`]; [`truth`] has the facts to write down, [`facts`] how
//! they are compared. See the score with
//! `cargo test --release --test it -- rooms --nocapture`, and the files with
//! `ROOMS_OUT=/tmp/rooms cargo test --release --test it -- write_rooms --ignored`.

/// One layout among tables as the reader wants them.
mod apart;
/// Sections of a city.
mod city;
/// The company-led table.
mod company;
/// Sheets of cells, as workbooks or as CSV.
mod desk;
/// The English-speaking table.
mod english;
/// What is so, and what was read.
mod facts;
/// What is no table.
mod litter;
/// The network of NPOs.
mod npo;
/// Cells, workbooks and texts as rooms write them.
mod paper;
/// Forms of a prefecture's council.
mod prefecture;
/// The sample's raw tables.
mod tables;
/// One desk of a town.
mod town;
/// What rooms write down.
#[allow(dead_code, reason = "each room writes down what it likes of it")]
mod truth;
/// One clerk, three workbooks.
mod village;
/// Whether a room's files hold what it tells.
mod written;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use entaku::diagnostics::{Answers, Diagnostic, Severity, open};
use entaku::files::Files;
use entaku::locale::Language;
use entaku::{model, records};

use self::facts::{Fact, Score};
use self::truth::{Month, Truth};

/// A secretariat.
struct Room {
    /// Its name, of files and tests.
    name: &'static str,
    /// Writes the facts of a month as its folder `inputs/` holds them then: last
    /// month's files too, where it would keep them.
    files: fn(&Truth) -> Files,
    /// Says what its files tell of a fact: nothing, or how the fact is there, where
    /// its habits say less than the truth (○ for those who joined online).
    tells: fn(&Fact) -> Option<String>,
    /// The questions that a careful human would ask, with their answers.
    answers: &'static [Answer],
    /// What is silently wrong today, as [`Score::wrong`] has it, by the beginning:
    /// to be emptied, and never to grow.
    wrong: &'static [&'static str],
}

/// A question of a careful human, and what is true of it.
struct Answer {
    /// Its code.
    code: &'static str,
    /// Text in its place or its item that tells it from others of the code.
    about: &'static str,
    /// The code of the reading, or a name where it takes one.
    reading: &'static str,
    /// Why a careful human would ask.
    #[expect(dead_code, reason = "said to those who read it here")]
    why: &'static str,
}

/// One month of a room, read.
struct Outcome {
    score: Score,
    told: Vec<Diagnostic>,
    /// The questions that were answered, by the place in the room's list.
    answered: Vec<usize>,
    answers: Answers,
}

impl Room {
    /// Returns what is true, as this room calls things.
    fn truth(&self, month: Month) -> Truth {
        match self.name {
            "english" => english::in_english(Truth::of(month)),
            _ => Truth::of(month),
        }
    }

    /// Reads a month, answering what the room knows the answers of; `before` are
    /// the answers of the month before.
    fn read(&self, month: Month, before: &Answers) -> Outcome {
        let truth = self.truth(month);
        let files = (self.files)(&truth);
        let scope = model::Scope { as_of: Some(truth.as_of), ..model::Scope::default() };
        let mut answers = before.clone();
        let (mut answered, mut settled) = (Vec::new(), Vec::new());
        // What was answered may lead to another question.
        loop {
            let mut told = Vec::new();
            let records = records::parse_with(&files, &answers, &mut told);
            let model = model::resolve(&records, scope, &mut told);
            let found = open(&told).find_map(|(asked, question)| {
                // The truth has no numbers of people behind its percentages: every room says
                // once for each indicator that they are many.
                if asked.code == "ask-denominator" && !settled.contains(&question.key) {
                    return Some((None, question.key.clone()));
                }
                let place = format!("{} {}", asked.origin, question.key.item);
                let fits = |it: &Answer| it.code == asked.code && place.contains(it.about);
                let at = self.answers.iter().position(fits)?;
                (!answered.contains(&at)).then(|| (Some(at), question.key.clone()))
            });
            if let Some((at, key)) = found {
                let reading = at.map_or("print", |at| self.answers[at].reading);
                answers.insert(key.clone(), reading.to_owned());
                answered.extend(at);
                settled.push(key);
                continue;
            }
            let all = facts::of_truth(&truth);
            let told_here = all.told(self.tells);
            let all = all.with_sums(&truth);
            let score = Score::of(&told_here, &all, &facts::of_model(&model, &truth));
            return Outcome { score, told, answered, answers };
        }
    }

    /// Reads both months, the second with the answers of the first.
    fn months(&self) -> [Outcome; 2] {
        let first = self.read(Month::September, &Answers::default());
        let second = self.read(Month::October, &first.answers);
        [first, second]
    }

    /// Each fact's names and numbers stand somewhere in the files, cell by cell,
    /// without the reader: so a missing fact is the reader's and not the room's.
    #[track_caller]
    fn check_all_is_written(&self) {
        for month in Month::ALL {
            let truth = self.truth(month);
            let told = facts::of_truth(&truth).told(self.tells);
            let missing = |files: &Files| written::missing(files, &told, &truth);
            let lost = missing(&(self.files)(&truth));
            assert!(lost.is_empty(), "{} {}: {lost:#?}", self.name, month.name());
            assert!(missing(&Files::new()).len() > told.iter().count() / 3);
        }
    }

    /// Prints the score; nothing may be wrong without a word but what is known.
    #[track_caller]
    fn check_nothing_is_wrong(&self) {
        for (month, outcome) in Month::ALL.into_iter().zip(self.months()) {
            show(&format!("{} {}\n{}", self.name, month.name(), outcome.shown()));
            let known = |line: &&String| !self.wrong.iter().any(|it| line.starts_with(it));
            let new: Vec<&String> = outcome.score.wrong.iter().filter(known).collect();
            for it in self.wrong.iter().filter(|it| !it.starts_with("left out: ")) {
                if !outcome.score.wrong.iter().any(|line| line.starts_with(it)) {
                    show(&format!("    no longer wrong: {it}"));
                }
            }
            assert!(new.is_empty(), "{} {}: silently wrong: {new:#?}", self.name, month.name());
        }
    }

    /// Prints how much of each layout comes out by itself; nothing may be wrong or left
    /// out with no more than a warning, but what is known.
    #[track_caller]
    fn check_apart(&self, pieces: fn(&Truth) -> Vec<apart::Piece>) {
        let truth = self.truth(Month::October);
        let mut new = Vec::new();
        for (at, piece) in pieces(&truth).into_iter().enumerate() {
            if let Some(out) = std::env::var_os("ROOMS_OUT") {
                let folder = format!("{}/apart-{at:02}", self.name);
                write(&std::path::Path::new(&out).join(folder), &apart::files(&piece, &truth));
            }
            let outcome = apart::read(&piece, &truth, self.tells);
            show(&format!("{}: {}\n{}", self.name, piece.layout, outcome.shown()));
            let mut paths = piece.files.iter().map(|(path, _)| format!("inputs/{path}"));
            let says = paths.any(|path| {
                let mut loud = outcome.told.iter().filter(|it| it.severity != Severity::Warning);
                loud.any(|it| it.origin.source.path == path)
            });
            if !says && !outcome.score.missing.is_empty() {
                new.push(format!("left out: {}", piece.layout));
            }
            if !says {
                new.extend(outcome.score.wrong.iter().cloned());
            }
        }
        new.retain(|line| !self.wrong.iter().any(|it| line.starts_with(it)));
        assert!(new.is_empty(), "{}: silently wrong: {new:#?}", self.name);
    }

    /// Everything is right, and nothing asked that a careful human would not.
    #[track_caller]
    fn check_all_is_right(&self) {
        let [first, second] = self.months();
        for (month, outcome) in Month::ALL.into_iter().zip([&first, &second]) {
            let name = format!("{} {}", self.name, month.name());
            assert!(outcome.score.is_perfect(), "{name}\n{}", outcome.shown());
            let stops = outcome.told.iter().filter(|it| it.severity == Severity::Error);
            let open = open(&outcome.told).map(|it| it.0).chain(stops);
            let open: Vec<String> = open.map(|it| it.message(Language::En)).collect();
            assert!(open.is_empty(), "{name} asks or stops: {open:#?}");
        }
        let again = second.answered.iter().find(|at| first.answered.contains(at));
        assert_eq!(again, None, "{}: an answer of last month is asked for again", self.name);
    }
}

impl Outcome {
    fn shown(&self) -> String {
        let mut shown = self.score.shown(8);
        let mut codes: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
        for it in &self.told {
            *codes.entry((it.severity, it.code)).or_default() += 1;
        }
        for ((severity, code), count) in codes {
            let _ = writeln!(shown, "    {severity:?} {code} × {count}");
        }
        if std::env::var_os("ROOMS_TOLD").is_some() {
            for it in &self.told {
                let message = it.message(Language::Ja);
                let _ = writeln!(shown, "    {} {}: {message}", it.code, it.origin);
            }
        }
        let _ = writeln!(shown, "    answered: {} of the room's questions", self.answered.len());
        shown
    }
}

#[expect(clippy::print_stdout, reason = "whoever works on the reader looks at the score")]
fn show(text: &str) {
    println!("{text}");
}

/// Writes files below a folder, to be looked at.
fn write(folder: &std::path::Path, files: &Files) {
    for (path, bytes) in files.iter() {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
}

/// Every room here.
const ROOMS: &[&Room] = &[
    &village::ROOM,
    &city::ROOM,
    &prefecture::ROOM,
    &npo::ROOM,
    &company::ROOM,
    &english::ROOM,
    &town::ROOM,
];

/// Writes every room's files to the folder in `ROOMS_OUT`.
#[test]
#[ignore = "writes files to look at"]
fn write_rooms() {
    let Some(out) = std::env::var_os("ROOMS_OUT") else { return };
    for room in ROOMS {
        for month in Month::ALL {
            let folder = std::path::Path::new(&out).join(room.name).join(month.name());
            write(&folder, &(room.files)(&room.truth(month)));
        }
    }
}

/// Prints what comes out of the room in `ROOM`, with all that is told.
#[test]
#[ignore = "for whoever works on the reader"]
fn look() {
    let name = std::env::var("ROOM").unwrap_or_default();
    let most = std::env::var("MOST").ok().and_then(|it| it.parse().ok()).unwrap_or(40);
    let mut before = Answers::default();
    for month in Month::ALL {
        let Some(room) = ROOMS.iter().find(|room| room.name == name) else { return };
        let outcome = room.read(month, &before);
        show(&format!("{name} {}\n{}", month.name(), outcome.score.shown(most)));
        let mut seen = std::collections::BTreeSet::new();
        for it in outcome.told.iter().filter(|it| it.severity != Severity::Warning) {
            if seen.insert((it.code, it.origin.source.path.clone())) {
                show(&format!("    {} {}: {}", it.code, it.origin, it.message(Language::Ja)));
            }
        }
        let warned = outcome.told.iter().filter(|it| it.severity == Severity::Warning);
        warned.for_each(|it| show(&format!("  ! {} {}", it.code, it.message(Language::Ja))));
        before = outcome.answers;
    }
}

#[test]
fn the_truth_is_read_whole() {
    let [september, october] = Month::ALL.map(Truth::of);
    let count =
        |truth: &Truth, kind| facts::of_truth(truth).iter().filter(|it| it.kind == kind).count();
    assert_eq!(september.organisations.len(), 26);
    let values = october.indicators.iter().map(|it| it.observations.len()).sum::<usize>();
    assert_eq!(count(&october, facts::Kind::Value), values);
    assert!(count(&september, facts::Kind::Attendance) < count(&october, facts::Kind::Attendance));
    assert_eq!(october.decisions.len(), 37);
    assert_eq!(september.commitments.len() + 3, october.commitments.len());
}

/// The sample itself tells every fact right: so the comparison can be trusted.
#[test]
fn the_sample_tells_all_of_october() {
    let truth = Truth::of(Month::October);
    let (inputs, _) = crate::harness::project(&crate::harness::root());
    let mut told = Vec::new();
    let records = records::parse(&inputs, &mut told);
    let scope = model::Scope { as_of: Some(truth.as_of), ..model::Scope::default() };
    let model = model::resolve(&records, scope, &mut told);
    let all = facts::of_truth(&truth);
    let score = Score::of(&all, &all, &facts::of_model(&model, &truth));
    assert!(score.is_perfect(), "{}", score.shown(40));
}
