//! Why a change was not made, with what was written still at hand.

use minijinja::context;
use minijinja::value::Value;

use crate::adaptation::Unwritable;
use crate::files::MachineError;

/// What an entry cannot be, by the end of the key of its words.
pub(super) type Wrong = &'static str;

/// What is wrong with settings that cannot be written.
pub(super) fn wrong_of(unwritable: Unwritable) -> Wrong {
    match unwritable {
        Unwritable::File => "file",
        Unwritable::Number => "number",
        Unwritable::Place => "place",
    }
}

/// Why a change was not made.
#[derive(Debug)]
pub(in crate::desk) enum Refused {
    /// There is no such entry.
    Unknown,
    /// The machine failed.
    Machine(MachineError),
    /// This is told on the page.
    Told(Box<Refusal>),
}

impl From<MachineError> for Refused {
    fn from(error: MachineError) -> Self {
        Self::Machine(error)
    }
}

/// What is told of a change that was not made.
#[derive(Debug, Default)]
pub(in crate::desk) struct Refusal {
    /// The entry that it is about.
    pub(super) id: String,
    /// What was written there.
    pub(super) typed: String,
    /// What is wrong in words of the desk's, by the end of their key.
    pub(super) why: Wrong,
    /// As it is in the file now, where that is not what the page showed.
    pub(super) meanwhile: Option<String>,
    /// What the pipeline says.
    pub(super) problems: Vec<Value>,
    /// Whether it can be made all the same.
    pub(super) may_anyway: bool,
    /// Whether it was to be as the layer below has it.
    pub(super) is_reset: bool,
    /// What was to be done with a whole group: to move it, or to take it out.
    pub(super) act: String,
}

impl Refusal {
    pub(super) fn said(&self) -> Value {
        context! {
            why => self.why,
            meanwhile => self.meanwhile.as_deref(),
            problems => &self.problems,
            may_anyway => self.may_anyway,
            is_reset => self.is_reset,
            act => self.act.as_str(),
            id => self.id.as_str(),
        }
    }
}
