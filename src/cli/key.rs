//! `entaku key`: a key pair for signing what is sealed, and signatures with it.
//!
//! Keys and signatures are those of minisign, so that whoever gets a PDF and its
//! manifest can check them without this program. The secret key is encrypted by a
//! passphrase, which is asked for at the terminal, or read as a line where there is
//! none. Chance and passphrases belong to the shell; nothing else needs either.

use std::io::{BufRead as _, Cursor, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use minisign::{KeyPair, PublicKey, PublicKeyBox, SecretKey, SecretKeyBox, SignatureBox};

use crate::diagnostics::say;
use crate::files::{self, Files, MachineError};
use crate::locale::Language;

use super::flags::LanguageFlag;
use super::terminal::{complain, print};

/// Folders whose contents go out, or are archived: no place for a secret.
const SHARED: [&str; 3] = ["inputs", "templates", "outputs"];

#[derive(Debug, Args)]
pub(super) struct KeyFlags {
    #[arg(id = "key_file", value_name = "FILE", default_value = "entaku.key")]
    file: PathBuf,
    #[arg(long, value_name = "ja|en")]
    message_lang: Option<LanguageFlag>,
}

pub(super) fn run(flags: &KeyFlags, language: Language) -> Result<ExitCode, MachineError> {
    let secret = flags.file.with_extension("key");
    let public = flags.file.with_extension("pub");
    let place = |path: &Path| [("path", path.display().to_string().into())];
    let whole = std::path::absolute(&secret).unwrap_or_else(|_| secret.clone());
    let is_shared =
        whole.components().any(|part| SHARED.iter().any(|shared| part.as_os_str() == *shared));
    if is_shared {
        return refused(&say(language, "key-shared", &place(&secret)));
    }
    for path in [&secret, &public] {
        if files::is_file(path) {
            return refused(&say(language, "key-exists", &place(path)));
        }
    }
    let Some(passphrase) = chosen_passphrase(language) else {
        return refused(&say(language, "key-passphrase-needed", &[]));
    };
    let Some((public_text, secret_text)) = pair(passphrase) else {
        return refused(&say(language, "key-failed", &[]));
    };
    let folder = whole.parent().map(Path::to_owned).unwrap_or_default();
    let mut made = Files::new();
    for (path, text) in [(&secret, secret_text), (&public, public_text.clone())] {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        made.insert(name, text.into_bytes());
    }
    files::write(&folder, &made, &[])?;
    files::keep_private(&secret)?;
    let key = public_text.lines().last().unwrap_or_default().to_owned();
    let told = [
        ("secret", secret.display().to_string().into()),
        ("public", public.display().to_string().into()),
        ("key", key.into()),
    ];
    print(&say(language, "key-made", &told));
    Ok(ExitCode::SUCCESS)
}

fn pair(passphrase: String) -> Option<(String, String)> {
    let KeyPair { pk, sk } = KeyPair::generate_encrypted_keypair(Some(passphrase)).ok()?;
    let public = pk.to_box().ok()?.into_string();
    let secret = sk.to_box(Some("minisign encrypted secret key")).ok()?.into_string();
    Some((public, secret))
}

/// A new passphrase, asked for twice at a terminal; none if it is empty or the two
/// differ.
fn chosen_passphrase(language: Language) -> Option<String> {
    let first = passphrase("key-passphrase-new", language)?;
    if std::io::stdin().is_terminal() && passphrase("key-passphrase-again", language)? != first {
        return None;
    }
    Some(first)
}

fn passphrase(key: &str, language: Language) -> Option<String> {
    let entered = if std::io::stdin().is_terminal() {
        rpassword::prompt_password(say(language, key, &[])).ok()?
    } else {
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line).ok()?;
        line.trim_end_matches(['\r', '\n']).to_owned()
    };
    (!entered.is_empty()).then_some(entered)
}

/// A secret key that was opened.
pub(super) struct Signer {
    secret: SecretKey,
    public: PublicKey,
}

impl Signer {
    /// Opens the secret key in a file; says why if it cannot.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(super) fn open(
        file: &Path,
        language: Language,
    ) -> Result<Result<Self, String>, MachineError> {
        let place = [("path", file.display().to_string().into())];
        let Some(bytes) = files::read_one(file)? else { return Err(files::missing(file)) };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Ok(boxed) = SecretKeyBox::from_string(&text) else {
            return Ok(Err(say(language, "key-unreadable", &place)));
        };
        let Some(passphrase) = passphrase("key-passphrase", language) else {
            return Ok(Err(say(language, "key-passphrase-needed", &[])));
        };
        let opened = boxed
            .into_secret_key(Some(passphrase))
            .ok()
            .and_then(|secret| Some((PublicKey::from_secret_key(&secret).ok()?, secret)));
        Ok(match opened {
            Some((public, secret)) => Ok(Self { secret, public }),
            None => Err(say(language, "key-wrong-passphrase", &place)),
        })
    }

    /// Signs bytes; `comment` is signed with them.
    pub(super) fn sign(&self, bytes: &[u8], comment: &str) -> Option<Vec<u8>> {
        let signed = minisign::sign(
            Some(&self.public),
            &self.secret,
            Cursor::new(bytes),
            Some(comment),
            Some("signature from entaku"),
        );
        Some(signed.ok()?.into_string().into_bytes())
    }

    /// Returns whether a signature of these bytes is by this key.
    pub(super) fn has_signed(&self, bytes: &[u8], signature: &[u8]) -> bool {
        is_signed(&self.public, bytes, signature)
    }
}

/// Reads a public key: the key itself, or a file that it stands in.
pub(super) fn public_key(given: &str) -> Option<PublicKey> {
    let text = match files::read_one(Path::new(given)) {
        Ok(Some(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
        _ => given.to_owned(),
    };
    let text = text.trim();
    let boxed = PublicKeyBox::from_string(text).ok().and_then(|it| it.into_public_key().ok());
    boxed.or_else(|| PublicKey::from_base64(text).ok())
}

/// Returns whether bytes were signed with the secret half of a public key.
pub(super) fn is_signed(key: &PublicKey, bytes: &[u8], signature: &[u8]) -> bool {
    let text = String::from_utf8_lossy(signature);
    let Ok(signature) = SignatureBox::from_string(&text) else { return false };
    minisign::verify(key, &signature, Cursor::new(bytes), true, false, false).is_ok()
}

fn refused(told: &str) -> Result<ExitCode, MachineError> {
    complain(told);
    Ok(ExitCode::from(1))
}
