//! Green, amber or red.

/// What a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// Green: ○.
    Good,
    /// Amber: △.
    Watch,
    /// Red: ▲.
    Act,
}

impl Light {
    /// Returns the code, as in keys of words and in templates.
    pub fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Watch => "watch",
            Self::Act => "act",
        }
    }
}
