//! Whether a decoded text looks like Japanese.
//!
//! A measure, not a proof: the kinds of characters are counted, and half-width
//! kana are checked by how kana may follow each other. Bytes of another encoding
//! become rare kanji, stray half-width marks and syllables that nobody writes.

use encoding_rs::EUC_JP;

use crate::domain::text::is_old_form;

/// What the characters of a text look like.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    /// Kana, common kanji and full-width signs.
    good: usize,
    /// Rare kanji, characters of no meaning, impossible runs of kana.
    bad: usize,
    /// Full-width kana.
    kana: usize,
    /// Runs of half-width kana with a mark that only kana have: ﾞ, ｰ, ｯ, ﾝ.
    marked_runs: usize,
    /// Runs of half-width kana without one.
    plain_runs: usize,
}

impl Look {
    /// How many characters beyond ASCII are looked at; a file is one encoding.
    const ENOUGH: usize = 20_000;

    /// Looks at a text.
    pub(super) fn of(text: &str) -> Self {
        let mut look = Self::default();
        let mut run = Vec::new();
        let mut before = '\n';
        for c in text.chars().chain(['\n']).filter(|c| !matches!(c, '\r')) {
            if is_half_width(c) {
                run.push(c);
                continue;
            }
            if !run.is_empty() {
                look.note_run(&run);
                run.clear();
            }
            if !c.is_ascii() {
                look.note(c);
                look.bad += usize::from(!can_stand_after(before, c)) * 2;
            }
            before = c;
            if look.good + look.bad > Self::ENOUGH {
                break;
            }
        }
        look
    }

    /// Returns whether it reads as Japanese.
    pub(super) fn is_sound(self) -> bool {
        self.bad * 2 <= self.good + self.marked_runs + self.plain_runs
    }

    /// Returns whether there is more of it than of what was lost.
    pub(super) fn outweighs(self, lost: usize) -> bool {
        self.good > lost
    }

    /// Returns whether its half-width kana, if it has any, are kana for certain.
    pub(super) fn is_certain(self) -> bool {
        self.marked_runs > 0 || self.plain_runs == 0
    }

    /// Returns whether half-width kana are all that it has beyond ASCII.
    pub(super) fn is_half_width(self) -> bool {
        self.good == 0 && self.marked_runs + self.plain_runs > 0
    }

    /// Returns whether it has full-width kana.
    pub(super) fn has_kana(self) -> bool {
        self.kana > 0
    }

    fn note(&mut self, c: char) {
        let mut buffer = [0; 4];
        let (bytes, _, lost) = EUC_JP.encode(c.encode_utf8(&mut buffer));
        match bytes.as_ref() {
            _ if lost => self.bad += 1,
            [0xA4 | 0xA5, _] => {
                self.good += 1;
                self.kana += 1;
            }
            // Signs, full-width letters, kanji of the first level, and what
            // Windows added.
            [0xA1..=0xA3 | 0xAD | 0xB0..=0xCF | 0xF9..=0xFC, _] => self.good += 1,
            _ if is_old_form(c) => self.good += 1,
            _ => self.bad += 1,
        }
    }

    /// Looks at half-width kana that stand together.
    fn note_run(&mut self, run: &[char]) {
        let is_sound = run.first().is_some_and(|first| can_begin(*first))
            && run.windows(2).all(|pair| can_follow(pair[0], pair[1]))
            && run.len() > 1;
        if !is_sound {
            self.bad += 1;
        } else if run.iter().any(|c| matches!(c, 'ﾞ' | 'ﾟ' | 'ｰ' | 'ｧ'..='ｯ' | 'ﾝ')) {
            self.marked_runs += 1;
        } else {
            self.plain_runs += 1;
        }
    }
}

/// Returns whether a full-width kana may stand after a character: ゅ follows し
/// and its like, and no word begins with っ or ん.
fn can_stand_after(before: char, c: char) -> bool {
    let is_kana = |c: char| matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー');
    match c {
        'ゃ' | 'ゅ' | 'ょ' => "きしちにひみりぎじぢびぴ".contains(before),
        'ャ' | 'ュ' | 'ョ' => "キシチニヒミリギジヂビピテデフヴ".contains(before),
        'っ' | 'ん' | 'ッ' | 'ン' | 'ゎ' | 'ヮ' => is_kana(before),
        _ => true,
    }
}

fn is_half_width(c: char) -> bool {
    matches!(c, '｡'..='ﾟ')
}

fn can_begin(c: char) -> bool {
    matches!(c, '｢' | 'ｱ'..='ﾜ' | 'ｦ')
}

/// Returns whether one half-width kana may follow another.
fn can_follow(before: char, c: char) -> bool {
    match c {
        'ﾞ' => matches!(before, 'ｶ'..='ﾄ' | 'ﾊ'..='ﾎ' | 'ｳ'),
        'ﾟ' => matches!(before, 'ﾊ'..='ﾎ'),
        'ｬ' | 'ｭ' | 'ｮ' => {
            matches!(before, 'ｷ' | 'ｼ' | 'ﾁ' | 'ﾆ' | 'ﾋ' | 'ﾐ' | 'ﾘ' | 'ﾞ' | 'ﾟ' | 'ﾃ' | 'ﾌ')
        }
        'ｧ'..='ｫ' => matches!(before, 'ﾌ' | 'ﾃ' | 'ﾄ' | 'ｳ' | 'ｼ' | 'ﾁ' | 'ﾂ' | 'ｸ' | 'ﾞ'),
        'ｰ' | 'ﾝ' => !matches!(before, 'ｯ' | '｡'..='･'),
        'ｯ' => !matches!(before, 'ｯ' | 'ﾝ' | '｡'..='･'),
        '･' | '､' | '｡' | '｣' => !matches!(before, '･' | '､' | '｡' | '｢' | 'ｯ'),
        _ => before != 'ｯ' || matches!(c, 'ｶ'..='ﾄ' | 'ﾊ'..='ﾎ'),
    }
}
