//! What only those know who were given the address of a desk.

use crate::manifest;

/// What only those know who were given the address.
pub(super) struct Secret {
    key: String,
    form: String,
}

impl Secret {
    /// Makes a new one; none, if this computer has no chance to give.
    pub(super) fn new() -> Option<Self> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).ok()?;
        let key = manifest::digest(&bytes);
        // Whoever sees a form does not know the address.
        let form = manifest::digest(format!("form {key}").as_bytes());
        Some(Self { key, form })
    }

    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// What every form has in it.
    pub(super) fn form(&self) -> &str {
        &self.form
    }

    pub(super) fn is_key(&self, given: &str) -> bool {
        is_same(&self.key, given)
    }

    pub(super) fn is_form(&self, given: &str) -> bool {
        is_same(&self.form, given)
    }
}

/// Compares in the same time, whatever is different.
fn is_same(secret: &str, given: &str) -> bool {
    secret.len() == given.len()
        && secret.bytes().zip(given.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}
