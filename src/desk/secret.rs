//! What only those know who were given the address of a desk.

use sha2::{Digest as _, Sha256};

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
        let key = hex(&bytes);
        // Whoever sees a form does not know the address.
        let form = hex(&Sha256::digest(format!("form {key}")));
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

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Compares in the same time, whatever is different.
fn is_same(secret: &str, given: &str) -> bool {
    secret.len() == given.len()
        && secret.bytes().zip(given.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}
