//! The integration tests, one binary.

#![expect(clippy::disallowed_methods, reason = "tests look at files of their own")]

/// What a document says, as text.
mod commonmark;
mod content;
/// Cells counted from the bytes, against the receipts.
mod counted;
mod harness;
mod layout;
/// The command that shows, writes and corrects layouts.
mod layout_command;
/// Layouts in files.
mod layout_files;
/// No figure changes with how a partner keeps a table, or it is told.
mod layout_properties;
mod layouts;
/// What people write on one line, and mean for others.
mod remarks;
mod sheet;

/// A project's own templates, words and texts.
mod adapted;
/// Units above, beside and below, and dots in numbers.
mod amounts;
/// Reports of a day that has passed.
mod as_of;
/// The sample as partners might have sent it.
mod awful;
/// What a new project says.
mod begun;
mod blanks;
/// Whole small roundtables, compared with what they are expected to make.
mod cases;
/// What one cell may say.
mod cell_words;
/// Cells as workbooks write them, and files that are no tables.
mod cells;
/// Files, texts and cells: right, refused or asked, each by its kind.
mod cells_and_files;
/// What a check finds, a build finds, and where it tells it.
mod checked;
/// Two months of a clerk with the input workbook.
mod clerk;
/// The command as a person runs it: help, exit codes, messages, files.
mod cli;
/// Every column reaches a reader, and every field of a view a page.
mod columns;
/// What changed, and since what.
mod compared;
/// What was printed and is no longer so, told unasked.
mod corrections;
/// The data and the calendar beside documents.
mod data;
/// What an edition is given, and what not.
mod desk;
mod disclosed;
/// The same thing twice, and plans beside actual values.
mod doubles;
/// The folder of a period, build after build.
mod editions;
/// Numbers at the ends of what is read.
mod empty_editions;
mod extremes;
/// Early warnings of a roundtable that fades, and of one that does not.
mod fading;
/// Days far beyond everything else in the tables.
mod far;
/// Files put in place while something goes wrong.
mod faults;
/// What people write of few people, and names where none may be.
mod few_people;
/// Every figure followed to its cells, and numbers counted by hand.
mod figures;
/// What is no table, and the newer of two files.
mod folders;
/// What sections are given, as `entaku schema --view` tells it.
mod given;
/// Prose, small numbers and finished PDFs hold what they commitment.
mod honest;
/// How large files and functions may be, and that files form no circle.
mod house;
/// Odd numbers and rows: right, refused or asked.
mod judgements;
/// What is left as it is where nothing changed.
mod kept;
/// Tables without codes.
mod keys;
/// Texts for the sectors that they were written for.
mod kinds;
/// Letters of every script that our readers' names are in.
mod letters;
/// Cells, words and tables longer than their place.
mod limits;
mod long;
/// What a reader sees before reading.
mod look;
/// Many roundtables in one run.
mod many;
/// Attendance reports of Zoom and Teams, as exported.
mod meetings_online;
/// Whatever a region can name, misspelt.
mod misspelt;
/// Months as heads and in columns, however they are written.
mod months;
/// Outlines and the sections that they name.
mod outlines;
mod own_periods;
mod own_tables;
/// A pack that several roundtables share.
mod packs;
/// Pages laid out, judged by the place of every glyph.
mod pages;
/// Facts of finished PDFs: pages, titles, fonts, tags, words.
mod pdf;
/// Commitments, grants and counts that are no longer as they were printed.
mod promised;
/// Prose as people in offices write it.
/// Pages to be looked at before they are made.
mod proofs;
/// What holds for all numbers: units, and the attack on withheld ones.
mod properties;
mod prose;
mod prose_pages;
/// Where each number on a page comes from.
mod provenance;
/// Published files, read as they were published.
mod readers;
mod real;
/// The receipts and the answers.
mod receipts;
/// What many roundtables come to.
mod rolling;
mod rollup;
/// Secretariats and their habits, judged by what is true.
mod rooms;
/// Editions that were sealed: kept, found again, corrected.
mod seal;
mod shards;
/// Return slips and the input workbook, read back.
mod slips;
/// Tables as people send them, by kinds.
mod tables;
/// Thirty mistakes, each told once and in its cell.
mod thirty;
/// The "Never" list of ARCHITECTURE.md.
mod tidy;
/// Totals among rows of money.
mod totals;
/// HTML files beside PDFs.
mod twin;
/// Heads on two lines, and numbers that are none of their month.
mod two_heads;
mod two_lines;
/// What is told as it is today, because no day stands beside it.
mod undated;
/// Copies after an update, and packs, as a person makes them.
mod updates;
/// Files told from those that were sealed.
mod verify;
/// What is withheld, and what of it can be told.
mod withheld;
/// Words that a region changes, everywhere.
mod words;
/// Workbooks, made here and read back.
mod workbooks;
