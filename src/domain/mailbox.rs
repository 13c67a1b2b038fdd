//! Who a mail is for: `Name <a@b.example>`, or the address alone.

/// A mailbox, as far as drafts need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// Who reads it, if that is said.
    pub name: Option<String>,
    /// The address.
    pub address: String,
}

impl Mailbox {
    /// Reads a mailbox; nothing, if no mail could reach it.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (name, address) = match text.strip_suffix('>') {
            Some(rest) => {
                let (name, address) = rest.rsplit_once('<')?;
                (name.trim().trim_matches('"').trim(), address.trim())
            }
            None => ("", text),
        };
        let is_sound = !name.contains(['<', '>', '@']) && !text.chars().any(char::is_control);
        let name = Some(name.to_owned()).filter(|name| !name.is_empty());
        (is_sound && is_address(address)).then(|| Self { name, address: address.to_owned() })
    }
}

/// Addresses as offices have them: of ASCII, with a domain of at least two parts.
fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let is_atom = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let is_label = |label: &str| {
        let is_inner = |c: char| c.is_ascii_alphanumeric() || c == '-';
        !label.is_empty() && label.chars().all(is_inner) && !label.starts_with('-')
    };
    let mut labels = domain.split('.');
    !local.is_empty() && local.chars().all(is_atom) && domain.contains('.') && labels.all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_what_is_none() {
        let read = |text: &str| Mailbox::parse(text).map(|it| (it.name, it.address));
        let bare = |address: &str| Some((None, address.to_owned()));
        assert_eq!(read(" a.b+c@city.lg.jp "), bare("a.b+c@city.lg.jp"));
        let named = Some((Some("みらい財団 田中".to_owned()), "t@example.jp".to_owned()));
        assert_eq!(read("みらい財団 田中 <t@example.jp>"), named);
        assert_eq!(read("\"みらい財団 田中\" <t@example.jp>"), named);
        for wrong in [
            "",
            "田中",
            "a@b",
            "a@b@c.jp",
            "a b@c.jp",
            "a＠c.jp",
            "x <a@c.jp",
            "a@c.jp, b@c.jp",
            "<a@c..jp>",
            "a@c.jp\r\nBcc: b@c.jp",
            "n\n <a@c.jp>",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
