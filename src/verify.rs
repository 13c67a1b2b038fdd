//! Verifying.
