//! A look at an .xls file before it is read: its size, and the formats, hidden
//! rows and hidden columns that calamine does not tell.
//!
//! The records of such a file (MS-XLS) have a kind, a length and a body, and
//! name every cell before calamine lays them out in one block from the first
//! to the farthest.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use super::format::{self, Format};
use super::survey::{LARGEST_PART, Refusal, too_large};

/// Cells of the block that calamine would lay out, for all sheets.
const LARGEST_BLOCK: u64 = 8_000_000;

/// What the look found.
#[derive(Debug, Default)]
pub(super) struct Old {
    /// The sheets, by the place where their records begin.
    sheets: BTreeMap<u32, OldSheet>,
    /// The names of the sheets with those places.
    names: Vec<(u32, usize)>,
    /// Formats by the style of a cell.
    pub(super) formats: Vec<Format>,
    /// Whether days are counted from 1904.
    pub(super) date_1904: bool,
}

/// What was seen in one sheet. Rows and columns from 0.
#[derive(Debug, Default)]
pub(super) struct OldSheet {
    pub(super) hidden_rows: BTreeSet<u32>,
    pub(super) hidden_columns: BTreeSet<u32>,
    /// Whether a filter is on.
    pub(super) is_filtered: bool,
    /// The style of each cell with a number.
    pub(super) styles: BTreeMap<(u32, u32), u16>,
    /// Formulas whose result the file does not hold.
    pub(super) uncalculated: BTreeSet<(u32, u32)>,
    /// Formulas whose result is a text without a letter.
    blank_formulas: Vec<(u32, u32)>,
    rows: u64,
    columns: u64,
}

impl Old {
    /// Returns what was seen in the sheet of an order.
    pub(super) fn sheet(&self, order: usize) -> Option<&OldSheet> {
        let (place, _) = self.names.iter().find(|(_, at)| *at == order)?;
        self.sheets.get(place)
    }

    pub(super) fn look(bytes: &[u8]) -> Result<Self, Refusal> {
        let unreadable = |error: std::io::Error| Refusal::Unreadable(error.to_string());
        let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(unreadable)?;
        let stream = ["/Workbook", "/Book", "/WORKBOOK", "/BOOK"];
        let name = stream.into_iter().find(|name| file.exists(name));
        let name = name.ok_or_else(|| Refusal::Unreadable("no workbook in it".to_owned()))?;
        let mut records = Vec::new();
        let mut stream = file.open_stream(name).map_err(unreadable)?;
        if stream.len() > LARGEST_PART {
            return Err(too_large(name));
        }
        stream.read_to_end(&mut records).map_err(unreadable)?;
        let mut look = Look::default();
        look.records(&records)?;
        let mut old = look.old;
        // calamine reads on from wherever the file says that a sheet begins.
        if !old.names.iter().all(|(place, _)| look.starts.contains(place)) {
            return Err(Refusal::Unreadable("its records are damaged".to_owned()));
        }
        // Programs that write such files leave results blank. Excel says which
        // of its versions has computed a file, and they cannot.
        if !look.has_result && !look.is_calculated {
            for sheet in old.sheets.values_mut() {
                sheet.uncalculated.extend(std::mem::take(&mut sheet.blank_formulas));
            }
        }
        let code = |id: &u16| {
            let code = look.codes.get(id).map(String::as_str);
            code.unwrap_or_else(|| format::built_in(u32::from(*id)))
        };
        old.formats = look.used.iter().map(|id| Format::parse(code(id))).collect();
        Ok(old)
    }
}

/// The look while it goes on.
#[derive(Default)]
struct Look {
    old: Old,
    /// Codes of formats by their number.
    codes: BTreeMap<u16, String>,
    /// The format of each style.
    used: Vec<u16>,
    is_old_text: bool,
    /// Whether the file says that Excel has computed it, and whether any formula
    /// has a result.
    is_calculated: bool,
    has_result: bool,
    /// Where substreams begin.
    starts: BTreeSet<u32>,
    /// The substreams that are open: a sheet, and a chart in it.
    depth: u32,
    /// Where the records of the sheet begin.
    sheet: u32,
}

/// The body of a record.
#[derive(Clone, Copy)]
struct Body<'a>(&'a [u8]);

impl Body<'_> {
    fn byte(self, at: usize) -> Option<u8> {
        self.0.get(at).copied()
    }

    fn short(self, at: usize) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte(at)?, self.byte(at.checked_add(1)?)?]))
    }

    fn long(self, at: usize) -> Option<u32> {
        let low = u32::from(self.short(at)?);
        Some(low | u32::from(self.short(at.checked_add(2)?)?) << 16)
    }
}

impl Look {
    fn records(&mut self, records: &[u8]) -> Result<(), Refusal> {
        let mut at = 0;
        let all = Body(records);
        while let (Some(kind), Some(length)) = (all.short(at), all.short(at + 2)) {
            let body = at + 4;
            let end = body.saturating_add(usize::from(length)).min(records.len());
            let bytes = records.get(body..end).unwrap_or_default();
            self.record(kind, Body(bytes), u32::try_from(at).unwrap_or(u32::MAX))?;
            at = body + usize::from(length);
        }
        Ok(())
    }

    fn record(&mut self, kind: u16, body: Body<'_>, at: u32) -> Result<(), Refusal> {
        const FILEPASS: u16 = 0x2F;
        const BEGIN: u16 = 0x809;
        const END: u16 = 0x0A;
        const DIMENSIONS: u16 = 0x200;
        match kind {
            FILEPASS => return Err(Refusal::Password),
            BEGIN => {
                self.depth += 1;
                if self.depth == 1 {
                    self.sheet = at;
                    self.starts.insert(at);
                    self.is_old_text = body.short(0) == Some(0x500);
                }
                return Ok(());
            }
            END => {
                self.depth = self.depth.saturating_sub(1);
                return Ok(());
            }
            _ if self.depth > 1 => return Ok(()),
            DIMENSIONS if !has_possible_size(body) => {
                return Err(Refusal::Unreadable("its size is damaged".to_owned()));
            }
            _ => {}
        }
        let known = match kind {
            0x22 | 0x85 | 0xE0 | 0x1C1 | 0x41E | 0x1E => self.of_workbook(kind, body),
            _ => self.of_sheet(kind, body),
        };
        // A record cut short says nothing; reading the file will tell.
        let _ = known;
        let block = |sheet: &OldSheet| sheet.rows * sheet.columns;
        if self.old.sheets.get(&self.sheet).is_some_and(|sheet| block(sheet) > LARGEST_BLOCK / 4) {
            let total: u64 = self.old.sheets.values().map(block).sum();
            if total > LARGEST_BLOCK {
                return Err(Refusal::Unsafe(format!("{total} cells")));
            }
        }
        Ok(())
    }

    fn of_workbook(&mut self, kind: u16, body: Body<'_>) -> Option<()> {
        match kind {
            // DATEMODE
            0x22 => self.old.date_1904 = body.short(0)? == 1,
            // BOUNDSHEET
            0x85 => {
                let order = self.old.names.len();
                self.old.names.push((body.long(0)?, order));
            }
            // RECALCID
            0x1C1 => self.is_calculated = true,
            // XF
            0xE0 => self.used.push(body.short(2)?),
            // FORMAT
            _ => {
                let code = self.text(body)?;
                self.codes.insert(body.short(0)?, code);
            }
        }
        Some(())
    }

    /// The text of a format: its length, in newer files how it is written, and
    /// its characters.
    fn text(&self, body: Body<'_>) -> Option<String> {
        if self.is_old_text {
            let length = usize::from(body.byte(2)?);
            let bytes = body.0.get(3..3 + length)?;
            return Some(encoding_rs::SHIFT_JIS.decode(bytes).0.into_owned());
        }
        let length = usize::from(body.short(2)?);
        let is_wide = body.byte(4)? & 1 == 1;
        let units: Option<Vec<u16>> = (0..length)
            .map(|at| match is_wide {
                true => body.short(5 + 2 * at),
                false => body.byte(5 + at).map(u16::from),
            })
            .collect();
        Some(String::from_utf16_lossy(&units?))
    }

    fn of_sheet(&mut self, kind: u16, body: Body<'_>) -> Option<()> {
        let sheet = self.old.sheets.entry(self.sheet).or_default();
        match kind {
            // ROW: whether it is hidden.
            0x208 if body.short(12)? & 0x20 != 0 => {
                sheet.hidden_rows.insert(u32::from(body.short(0)?));
            }
            // COLINFO
            0x7D => {
                let (first, last) = (u32::from(body.short(0)?), u32::from(body.short(2)?));
                if body.short(4)? == 0 || body.short(8)? & 1 == 1 {
                    sheet.hidden_columns.extend(first..=last.min(255));
                }
            }
            // FILTERMODE
            0x9B => sheet.is_filtered = true,
            // LABELSST, NUMBER, RK, LABEL, BOOLERR, RSTRING
            0xFD | 0x203 | 0x27E | 0x204 | 0x205 | 0xD6 => {
                let (row, column) = (body.short(0)?, body.short(2)?);
                sheet.put(row, column, body.short(4)?);
            }
            // FORMULA
            0x06 | 0x206 | 0x406 => {
                let (row, column) = (body.short(0)?, body.short(2)?);
                sheet.put(row, column, body.short(4)?);
                let result = body.0.get(6..14)?;
                let place = (u32::from(row), u32::from(column));
                let is_blank = result.first() == Some(&3) && result.ends_with(&[0xFF, 0xFF]);
                if result.iter().all(|byte| *byte == 0) && body.short(14)? & 2 == 2 {
                    // Computed when the file is opened, which nobody did yet.
                    sheet.uncalculated.insert(place);
                } else if is_blank {
                    sheet.blank_formulas.push(place);
                } else {
                    self.has_result = true;
                }
            }
            // MULRK: a row of numbers, whose last column stands at the end.
            0xBD => {
                let (row, first) = (body.short(0)?, body.short(2)?);
                let count = body.0.len().checked_sub(6)? / 6;
                for at in 0..count {
                    let column = first.checked_add(u16::try_from(at).ok()?)?;
                    sheet.put(row, column, body.short(4 + 6 * at)?);
                }
            }
            _ => {}
        }
        Some(())
    }
}

/// Returns whether the size that a sheet claims can be one: calamine makes room
/// for all of it.
fn has_possible_size(body: Body<'_>) -> bool {
    const ROWS: u32 = 65_536;
    const COLUMNS: u16 = 256;
    let rows = match body.0.len() {
        10 => body.short(0).map(u32::from).zip(body.short(2).map(u32::from)),
        _ => body.long(0).zip(body.long(4)),
    };
    let columns = match body.0.len() {
        10 => body.short(4).zip(body.short(6)),
        _ => body.short(8).zip(body.short(10)),
    };
    rows.is_some_and(|(first, end)| first <= end && end <= ROWS)
        && columns.is_some_and(|(_, end)| end <= COLUMNS)
}

impl OldSheet {
    fn put(&mut self, row: u16, column: u16, style: u16) {
        let (row, column) = (u32::from(row), u32::from(column));
        self.rows = self.rows.max(u64::from(row) + 1);
        self.columns = self.columns.max(u64::from(column) + 1);
        self.styles.insert((row, column), style);
    }
}
