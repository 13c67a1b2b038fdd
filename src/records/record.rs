//! How one row of a table becomes a record.
//!
//! The `table!` macro declares a record, its columns and its reader in one
//! place, so that the struct, the accepted headers, the schema and the input
//! workbook can never disagree.

use super::row::Row;
use super::table::Table;
use super::texts::Texts;
use super::told::Told;

/// A record that one row of a table becomes.
pub(crate) trait Record: Sized {
    /// The table.
    const TABLE: Table;

    /// Reads a row. All problems of the row are reported; `None` if a value
    /// that the record cannot do without is missing or wrong.
    fn read(row: &mut Row<'_>) -> Option<Self>;

    /// Returns the record as it is compared with others.
    fn told(&self) -> Told;

    /// Returns the texts of its cells.
    fn texts(&self) -> Texts<'_>;

    /// Reads a row into as many records as it holds: one, unless the table is
    /// wide.
    fn read_all(row: &mut Row<'_>, records: &mut Vec<Self>) -> Option<()> {
        records.push(Self::read(row)?);
        Some(())
    }
}

/// Declares a record, its table and its reader.
macro_rules! table {
    (@type required $type:ty) => { Sourced<$type> };
    (@type made $type:ty) => { Sourced<$type> };
    (@type optional $type:ty) => { Option<Sourced<$type>> };
    (@type rare $type:ty) => { Option<Box<Sourced<$type>>> };
    (@is required) => { true };
    (@is made) => { false };
    (@is optional) => { false };
    (@is rare) => { false };
    (@made made) => { true };
    (@made $need:ident) => { false };
    (
        $(#[$doc:meta])*
        $record:ident = $name:literal $need:ident [$($title:literal),*] $(spread by $wide:ident)? {
            $($field:ident: $field_need:ident $type:ty = [$($header:literal),*] $ja:literal $en:literal $(e.g. $example:literal)?,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $record {
            /// The row.
            pub origin: Origin,
            $(#[doc = $en] pub $field: table!(@type $field_need $type),)*
            /// Cells of columns that the table does not know.
            pub extra: Vec<(Arc<str>, String)>,
        }

        impl Record for $record {
            const TABLE: Table = Table {
                name: $name,
                titles: &[$($title),*],
                required: table!(@is $need),
                columns: &[$(Column {
                    name: stringify!($field),
                    headers: &[$($header),*],
                    required: table!(@is $field_need),
                    made: table!(@made $field_need),
                    kind: <$type as CellValue>::KIND,
                    explanation_ja: $ja,
                    explanation_en: $en,
                    example: concat!($($example)?),
                }),*],
            };

            fn told(&self) -> Told {
                let cells = vec![$((stringify!($field), self.$field.tell()),)*];
                let value = cells.iter().find(|(name, _)| *name == "value");
                let value_at = value.and_then(|(_, value)| value.origin.clone());
                let extra = self.extra.iter().map(|(head, text)| format!("{head}={text};"));
                Told { origin: self.origin.clone(), value_at, extra: extra.collect(), cells }
            }

            fn texts(&self) -> Texts<'_> {
                const TABLE: &Table = &<$record>::TABLE;
                let mut texts = Texts::new(TABLE, &self.origin);
                let mut columns = TABLE.columns.iter();
                $(self.$field.note(columns.next().expect("a column a field"), &mut texts);)*
                texts
            }

            fn read(row: &mut Row<'_>) -> Option<Self> {
                let mut column = 0;
                $(
                    let $field = row.$field_need::<$type>(column);
                    column += 1;
                )*
                let _ = column;
                Some(Self {
                    origin: row.origin(),
                    $($field: $field?,)*
                    extra: row.extra(),
                })
            }

            $(
                fn read_all(row: &mut Row<'_>, records: &mut Vec<Self>) -> Option<()> {
                    if !row.columns.is_spread() {
                        records.push(Self::read(row)?);
                    } else {
                        records.extend(Self::$wide(row)?);
                    }
                    Some(())
                }
            )?
        }
    };
}

pub(crate) use table;
