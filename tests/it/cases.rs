//! Every folder in `tests/cases` is a project: it is built up to the Typst
//! sources, and what its documents say is compared with its `expected` folder.

use std::collections::BTreeSet;

use std::path::Path;

use entaku::adaptation::{self, Region};
use entaku::files::{self, Files};
use entaku::records::pack;

use crate::content::content;
use crate::harness::{
    ENGINE, build, cases, described, draft, expect_tree, first_difference, minimal, project, root,
    sources, told, with,
};

#[test]
fn minimal_case() {
    check("minimal");
}

#[test]
fn full_case() {
    check("full");
}

#[test]
fn hostile_case() {
    check("hostile");
}

/// A region on a pack, with copies from before a release.
#[test]
fn on_a_pack_case() {
    check("on-a-pack");
}

/// A region of other sectors, in another look and other words, with copies from before a
/// release.
#[test]
fn islands_case() {
    check("islands");
}

#[test]
fn broken_case() {
    check("broken");
}

#[test]
fn broken_files_case() {
    check("broken-files");
}

#[test]
fn broken_templates_case() {
    check("broken-templates");
}

/// One document of each kind, of which the look is a golden too: its Typst source.
const LAID_OUT: [&str; 4] =
    ["residents/report.ja", "residents/guideline.ja", "residents/plain.ja", "internal/kit.ja"];

#[track_caller]
fn check(name: &str) {
    let folder = cases().join(name);
    let (inputs, templates) = project(&folder);
    let built = sources(&inputs, &templates);
    let mut files = entaku::template::base();
    files.overlay(&templates);
    files.overlay(&inputs);
    let mut made = Files::new();
    // Of a project that must be mended no document is made.
    let is_made = !entaku::diagnostics::any_error(&built.diagnostics);
    for (path, bytes) in built.outputs.iter() {
        let Some(stem) = path.strip_suffix(".typ") else {
            made.insert(path, bytes.clone());
            continue;
        };
        if is_made {
            let source = String::from_utf8_lossy(bytes);
            made.insert(format!("{stem}.txt"), content(&source).into_bytes());
        }
        if name == "full" && LAID_OUT.contains(&stem) {
            made.insert(path, bytes.clone());
        }
    }
    made.overlay(&built.receipts_csv);
    if let Some(manifest) = made.text(entaku::manifest::WHOLE) {
        let masked = without_digests_of_the_program(manifest);
        made.insert(entaku::manifest::WHOLE, masked.into_bytes());
    }
    made.insert("diagnostics.txt", described(&built.diagnostics, &files).into_bytes());
    made.overlay(&updated(&folder, &inputs, &templates));
    expect_tree(&folder, &made);
}

/// What an update makes of copies whose old texts a case keeps. Undone, it gives the project
/// back to the byte; settled for the region's side, it makes documents without a word.
fn updated(folder: &Path, inputs: &Files, templates: &Files) -> Files {
    let kept = files::read(folder, adaptation::KEPT).expect("old texts");
    let region = Region { templates, kept: &kept, before: &Files::new() };
    let ground = ENGINE.ground(pack::templates(inputs));
    let update = adaptation::update(ground.files(), region);
    if update.merged.is_empty() {
        return Files::new();
    }
    let [after, kept_after, before] = written([templates, &kept, &Files::new()], &update);
    let done = Region { templates: &after, kept: &kept_after, before: &before };
    let undone = adaptation::undo(done).expect("an update that can be undone");
    let [back, kept_back, _] = written([&after, &kept_after, &before], &undone);
    assert!(back == *templates && kept_back == kept, "{}", folder.display());
    let (settled, _) = adaptation::settled(&after);
    let built = sources(inputs, &settled);
    assert!(built.diagnostics.is_empty(), "{}", described(&built.diagnostics, &settled));
    let mut made = Files::new();
    for (path, _) in &update.merged {
        let text = update.files.text(path).expect("a text");
        let name = path.replacen("templates", "update", 1);
        if path.ends_with(".ftl") {
            // Words have no head.
            made.insert(name, text.as_bytes().to_vec());
            continue;
        }
        // The digest in the head changes with every release.
        let (head, rest) = text.split_once('\n').expect("a head");
        let words = head.split(' ').map(|word| if word.len() == 16 { "…" } else { word });
        let head: Vec<&str> = words.collect();
        made.insert(name, format!("{}\n{rest}", head.join(" ")).into_bytes());
    }
    made
}

/// A project's templates, the texts that they were copied from and what was replaced, after
/// an update has been written.
fn written(files: [&Files; 3], update: &adaptation::Update) -> [Files; 3] {
    let place = |path: &str| match path {
        it if it.starts_with(adaptation::KEPT) => 1,
        it if it.starts_with(adaptation::BEFORE) => 2,
        _ => 0,
    };
    let mut made = files.map(Files::clone);
    for files in &mut made {
        files.keep(|path, _| !update.stale.iter().any(|it| it == path));
    }
    for (path, bytes) in update.files.iter() {
        made[place(path)].insert(path, bytes.clone());
    }
    made
}

/// A golden file is not to change with every template.
fn without_digests_of_the_program(manifest: &str) -> String {
    let mut text = String::new();
    for line in manifest.lines() {
        let names = ["\"wording\": ", "\"digest\": ", "\"made_from\": "];
        match names.into_iter().find(|name| line.trim_start().starts_with(name)) {
            Some(name) => {
                let indent = &line[..line.len() - line.trim_start().len()];
                let comma = if line.ends_with(',') { "," } else { "" };
                text.push_str(&format!("{indent}{name}\"…\"{comma}\n"));
            }
            None => text.push_str(&format!("{line}\n")),
        }
    }
    text
}

#[test]
fn the_order_of_rows_and_files_never_matters() {
    let (inputs, templates) = project(&cases().join("full"));
    let mut reversed = Files::new();
    let mut files: Vec<_> = inputs.iter().collect();
    files.reverse();
    for (path, bytes) in files {
        let text = String::from_utf8_lossy(bytes);
        let logs = ["observations", "attendance", "pulse", "costs", "voices", "changes"];
        if path.ends_with(".csv") && logs.iter().any(|log| path.contains(log)) {
            let mut lines: Vec<&str> = text.lines().collect();
            lines[1..].reverse();
            reversed.insert(path, lines.join("\n").into_bytes());
        } else {
            reversed.insert(path, bytes.clone());
        }
    }
    let markup = |inputs: &Files| {
        let outputs = draft(inputs, &templates).outputs;
        let mut kept = Files::new();
        // These two name rows.
        let names_rows = ["internal/manifest.json", "internal/suppression-log.csv"];
        for (path, bytes) in outputs.iter().filter(|(path, _)| !names_rows.contains(path)) {
            kept.insert(path, bytes.clone());
        }
        kept
    };
    let (straight, reversed) = (markup(&inputs), markup(&reversed));
    assert_eq!(straight.len(), reversed.len());
    for (path, bytes) in straight.iter() {
        let other = reversed.get(path).unwrap_or_else(|| panic!("{path} is not made"));
        assert!(other == bytes, "{}", first_difference(path, bytes, other));
    }
}

#[test]
fn the_same_inputs_give_the_same_bytes_on_any_number_of_threads() {
    let (inputs, templates) = project(&root());
    let first = build(&inputs, &templates, 1);
    let second = build(&inputs, &templates, 2);
    assert!(first.diagnostics.is_empty(), "{}", described(&first.diagnostics, &inputs));
    let ending = |end: &str| first.outputs.iter().filter(|(path, _)| path.ends_with(end)).count();
    let made = [".pdf", "/manifest.json", "/figures.json", "/datapackage.json"].map(ending);
    assert_eq!(made, [14, 8, 8, 8], "documents of 8 audiences, and what stands beside them");
    for (path, bytes) in first.outputs.iter() {
        assert!(second.outputs.get(path) == Some(bytes), "{path} differs");
    }
}

/// Taking one thing away at a time gives one clear message each.
#[test]
fn one_mistake_gives_one_message() {
    let members = "団体ID,団体名,セクター\nG1,市,行政\n";
    for (path, text, expected) in [
        (
            "inputs/members.csv",
            "団体ID,えらい人,セクター\nG1,市,行政\n",
            "inputs/members.csv:1 missing-column",
        ),
        (
            "inputs/members.csv",
            "団体ID,団体名,セクター\nG1,,行政\n",
            "inputs/members.csv:B2 missing-value",
        ),
        (
            "inputs/members.csv",
            "団体ID,団体名,セクター\nG1,市,業界\n",
            "inputs/members.csv:C2 unknown-reference",
        ),
        (
            "inputs/meetings.csv",
            "会議ID,開催日,会議体\nM1,2026-02-30,総会\n",
            "inputs/meetings.csv:B2 no-such-day",
        ),
        (
            "inputs/meetings.csv",
            "会議ID,開催日,会議体\nM1,6.4.1,総会\n",
            "inputs/meetings.csv:B2 ask-short-year",
        ),
        (
            "inputs/meetings.csv",
            "会議ID,開催日,会議体\nM1,平成31年5月1日,総会\n",
            "inputs/meetings.csv:B2 outside-era",
        ),
        ("inputs/goals.csv", "目標ID,目標\nG1,甲\nG1,乙\n", "inputs/goals.csv:A3 duplicate-code"),
        (
            "inputs/roundtable.toml",
            "[roundtable]\nname = \"x\"\nnmae = 1\n",
            "inputs/roundtable.toml:3:1 unknown-setting",
        ),
    ] {
        let inputs = with(with(minimal(), "inputs/members.csv", members), path, text);
        let told = told(&draft(&inputs, &Files::new()).diagnostics);
        let errors: BTreeSet<&str> = told
            .iter()
            .map(String::as_str)
            .filter(|told| !told.ends_with("meeting-without-record"))
            .collect();
        assert_eq!(errors, BTreeSet::from([expected]), "{path}: {text}");
    }
}

/// What a spreadsheet formula or a template expression looks like stays text.
#[test]
fn cells_are_never_read_as_code() {
    let hostile = "#read(\"\"/etc/passwd\"\") {{ 7*7 }} ]) $x$ \\";
    let text = format!("団体ID,団体名,セクター\nG1,\"{hostile}\",行政\n");
    let inputs = with(minimal(), "inputs/members.csv", &text);
    let built = draft(&inputs, &Files::new());
    assert!(built.diagnostics.is_empty(), "{}", described(&built.diagnostics, &inputs));
    let guideline = built.outputs.get("government/guideline.ja.typ").expect("is drafted");
    let guideline = String::from_utf8_lossy(guideline);
    assert!(guideline.contains(r##""#read(\"/etc/passwd\") {{ 7*7 }} ]) $x$ \\""##), "{guideline}");
}

#[test]
fn an_optional_table_that_is_missing_leaves_its_sections_out() {
    let built = draft(&minimal(), &Files::new());
    let report = built.outputs.get("government/report.ja.typ").expect("is drafted");
    let report = String::from_utf8_lossy(report);
    assert!(!report.contains("data-table(\n  bleed: true,\n  columns: (11mm"), "{report}");
}

/// Problems that cannot be shown by a folder, each with the test that shows it.
const SHOWN_ELSEWHERE: &[(&str, &str)] = &[
    ("no-region", "workspace::regions::tests::patterns_and_names_mean_folders_each_once"),
    (
        "same-region",
        "workspace::regions::tests::two_that_would_go_to_one_place_are_refused_with_both",
    ),
    (
        "region-name",
        "workspace::regions::tests::two_that_would_go_to_one_place_are_refused_with_both",
    ),
    ("sector-of-no-kind", "kinds::an_id_of_a_kind_with_a_name_of_none_is_told_once"),
    ("unknown-outline", "outlines::an_edition_has_an_outline_and_headings_of_its_own"),
    ("ask-marked-rows", "blanks::rows_that_a_column_marks_as_plans_or_void_are_asked_about"),
    ("percent-as-fraction", "blanks::shares_and_scores_that_cannot_be_meant_are_told"),
    ("percent-out-of-range", "blanks::shares_and_scores_that_cannot_be_meant_are_told"),
    ("name-of-two", "blanks::a_name_that_two_indicators_have_says_neither"),
    ("same-roundtable", "rolling::a_copy_of_a_roundtable_is_not_counted_twice"),
    ("nothing-said", "rollup::an_indicator_that_is_asked_for_is_the_same_whatever_it_is_called"),
    (
        "indicator-of-none",
        "rollup::an_indicator_that_is_asked_for_is_the_same_whatever_it_is_called",
    ),
    ("extract-unread", "rollup::what_cannot_be_read_of_a_roundtable_is_told_and_not_counted"),
    ("outline-of-none", "outlines::an_edition_has_an_outline_and_headings_of_its_own"),
    ("no-such-logo", "packs::a_logo_stands_on_the_first_page_of_every_kind"),
    ("no-such-pack", "packs::a_pack_that_is_not_there_is_told_where_it_is_named"),
    ("pack-over-pack", "packs::a_mistake_in_a_pack_is_told_in_the_packs_own_file"),
    ("older-look", "packs::an_older_copy_of_the_look_is_named_where_the_programs_files_fail_on_it"),
    (
        "word-behind",
        "adaptation::update::tests::words_that_were_not_copied_are_merged_too_once_what_is_below_them_is_kept",
    ),
    ("unsettled", "packs::marks_of_an_update_are_told_until_they_are_settled"),
    ("unknown-block", "adapted::every_block_that_is_misspelt_is_told_with_the_one_that_is_meant"),
    ("text-beside-blocks", "adapted::what_stands_beside_the_blocks_is_told"),
    ("unknown-template", "adapted::a_mistake_is_told_in_the_regions_own_file"),
    ("unknown-word", "adapted::a_word_that_a_template_asks_for_is_told_where_it_is_asked_for"),
    ("unknown-placeholder", "adapted::words_that_change_nothing_or_fail_are_told_at_their_line"),
    ("failing-word", "adapted::a_mistake_is_told_in_the_regions_own_file"),
    ("missing-words", "words::tests::a_word_that_no_layer_has_is_told_once"),
    ("word-twice", "adapted::words_that_change_nothing_or_fail_are_told_at_their_line"),
    ("indented-word", "adapted::words_that_change_nothing_or_fail_are_told_at_their_line"),
    ("text-of-no-sector", "adapted::a_text_for_a_sector_that_is_not_there_is_told"),
    ("text-with-mark", "adapted::texts_in_an_encoding_of_old_are_read_and_told"),
    ("text-not-utf8", "adapted::texts_in_an_encoding_of_old_are_read_and_told"),
    (
        "template-behind",
        "adaptation::copies::tests::a_copy_is_behind_when_the_programs_file_is_another",
    ),
    ("unknown-macro", "adapted::a_macro_that_is_not_there_is_told_in_the_regions_own_file"),
    ("word-not-given", "adapted::a_mistake_is_told_in_the_regions_own_file"),
    ("text-broken", "records::written::tests::texts_are_read_as_they_were_saved_and_told"),
    ("broken-image", "checked::a_damaged_image_is_told_at_the_text_that_asks_for_it"),
    ("word-too-long", "checked::what_shows_in_the_finished_file_is_told_at_its_block"),
    ("page-fault", "checked::pages_are_judged_by_the_projects_own_look"),
    ("markdown-image-large", "long::an_image_that_cannot_be_shown_is_told_where_it_is_asked_for"),
    ("markdown-large-table", "long::what_would_take_minutes_is_refused_by_name"),
    ("markdown-many-notes", "long::what_would_take_minutes_is_refused_by_name"),
    ("markdown-image-effect", "long::an_image_that_cannot_be_shown_is_told_where_it_is_asked_for"),
    ("goals-from-rows", "layouts::goals_that_stand_only_beside_what_serves_them"),
    ("unread-columns", "layout_properties::what_is_not_read_is_told"),
    ("year-of-no-row", "layout_properties::what_is_not_read_is_told"),
    ("sum-that-differs", "layout_properties::what_is_not_read_is_told"),
    ("row-without-name", "layout_properties::what_is_not_read_is_told"),
    ("layout-lacks", "layout_files::mistakes_in_a_layout_file_are_told_with_their_line"),
    ("layout-unknown-field", "layout_files::mistakes_in_a_layout_file_are_told_with_their_line"),
    ("layout-no-such-head", "layout_files::mistakes_in_a_layout_file_are_told_with_their_line"),
    ("layout-twice", "layout_files::mistakes_in_a_layout_file_are_told_with_their_line"),
    ("layout-head-gone", "layout_files::a_changed_shape_is_told"),
    ("layout-changed", "layout_files::a_changed_shape_is_told"),
    ("ask-layout-changed", "layout_files::a_changed_shape_is_told"),
    ("layout-not-as-kept", "layout_files::what_is_read_by_contents_stays_the_same_table"),
    ("layout-lost", "layout_files::a_changed_shape_is_told"),
    ("ask-layout-other-shape", "layout_files::a_shape_that_is_another_is_asked"),
    ("ask-layout-table", "layout_files::a_reading_that_could_be_otherwise_is_asked"),
    ("ask-layout-column", "layout_files::a_reading_that_could_be_otherwise_is_asked"),
    ("layout-unused", "layout_files::a_changed_shape_is_told"),
    ("layout-title-silent", "layout_files::a_title_says_what_a_sheet_is_about"),
    ("layout-contradicted", "layout_files::a_title_says_what_a_sheet_is_about"),
    ("ask-far-day", "far::a_lone_day_far_ahead_is_asked_in_every_table"),
    ("listed-twice", "keys::the_same_thing_twice_is_told"),
    ("several-meetings", "keys::meetings_are_known_by_what_people_call_them"),
    ("ask-abbreviation", "keys::an_abbreviation_that_nobody_listed_is_asked_once"),
    ("ask-word", "cell_words::words_of_a_state_are_read_or_asked"),
    ("no-words", "cell_words::a_word_is_asked_once_for_a_column_and_many_are_no_words"),
    ("ask-year-of-words", "cell_words::a_due_day_in_words"),
    ("ask-season", "cell_words::a_due_day_in_words"),
    ("ask-short-year", "cell_words::a_due_day_in_words"),
    ("ask-era-month", "cell_words::a_due_day_in_words"),
    ("no-due-day", "cell_words::a_due_day_in_words"),
    ("ask-terms", "cell_words::values_as_people_write_them"),
    ("strict-target", "cell_words::values_bring_their_day_and_their_direction"),
    ("target-against-direction", "cell_words::values_bring_their_day_and_their_direction"),
    ("ask-amended-row", "doubles::a_row_corrected_in_a_second_file_is_asked"),
    ("ask-plan-sheet", "doubles::plans_beside_actual_values_are_asked_once_for_each_sheet"),
    ("rounded-total", "totals::a_rounded_total_is_said"),
    ("still-to-write", "as_of::a_new_project_makes_no_documents"),
    ("period-before-records", "as_of::a_period_without_records_is_told"),
    ("period-ahead", "as_of::a_period_without_records_is_told"),
    ("period-not-over", "as_of::a_period_without_records_is_told"),
    ("prose-of-later", "as_of::texts_of_another_period_are_not_printed"),
    ("head-of-no-values", "tables::parts_titles_and_remarks_are_told_from_records"),
    ("second-table", "tables::parts_titles_and_remarks_are_told_from_records"),
    ("ahead-with-attendance", "judgements::meetings_that_contradict_their_attendance_are_asked"),
    ("covered-cells", "counted::values_under_merged_cells_are_told_and_not_used"),
    ("answer-not-possible", "receipts::a_wrong_answer_says_what_is_possible"),
    ("ask-out-of-term", "meetings_online::attendance_outside_a_term_is_asked"),
    ("undecodable-name", "cells_and_files::what_was_refused_is_told_at_its_name"),
    ("answer-incomplete", "receipts::a_table_of_answers_says_what_it_lacks"),
    ("answers-unreadable", "receipts::a_table_of_answers_says_what_it_lacks"),
    ("withheld-in-text", "honest::a_number_that_tables_withhold_is_found_in_texts"),
    (
        "markdown-cell-beyond-head",
        "honest::text_beyond_the_head_of_a_table_in_prose_is_not_lost_in_silence",
    ),
    ("markdown-open-comment", "prose::what_is_not_printed_as_written_is_told"),
    ("markdown-machinery", "prose::what_is_not_printed_as_written_is_told"),
    ("markdown-frame", "prose::what_is_not_printed_as_written_is_told"),
    ("markdown-tags", "prose::what_is_not_printed_as_written_is_told"),
    ("markdown-unused-note", "prose::what_is_not_printed_as_written_is_told"),
    ("markdown-unknown-note", "prose::what_is_not_printed_as_written_is_told"),
    ("ask-negative-amounts", "doubles::amounts_below_zero_are_asked_once_for_a_table"),
    ("ask-said-running", "judgements::values_under_a_title_of_running_totals_are_asked"),
    (
        "ask-reporters",
        "judgements::a_value_without_a_reporter_beside_reporters_is_their_total_or_asked",
    ),
    ("unprinted-language", "prose::a_text_that_stands_in_no_document_is_told"),
    ("unprinted-story", "prose::a_text_that_stands_in_no_document_is_told"),
    ("unprinted-text", "prose::a_text_that_stands_in_no_document_is_told"),
    ("value-as-text", "checked::a_value_without_its_sign_is_told_at_its_line"),
    ("parts-without-whole", "judgements::parts_and_their_whole"),
    ("ask-larger-part", "judgements::no_part_is_larger_than_its_whole"),
    ("ask-people", "withheld::what_may_be_people_is_asked_about_once"),
    ("ask-denominator", "withheld::percentages_in_parts_say_of_how_many_people_they_are"),
    ("ask-sum-of-shares", "judgements::shares_are_not_added_up_unasked"),
    ("span-not-over", "judgements::a_year_that_goes_on_beside_its_months_is_told"),
    ("approximate-number", "cells_and_files::amounts_are_yen_and_nothing_else"),
    ("ask-absent-online", "meetings_online::a_report_adds_to_a_table_and_never_overrides_it"),
    ("amount-per-time", "cells_and_files::amounts_are_yen_and_nothing_else"),
    ("expected-amount", "cells_and_files::amounts_that_are_expected_are_read_and_told"),
    ("ask-unit-beside", "amounts::a_unit_in_one_head_is_asked_for_those_beside_it"),
    ("ask-dots", "amounts::dots_that_may_group_thousands_are_asked"),
    ("attendance-across", "tables::attendance_with_the_meetings_across_is_told_plainly"),
    ("ask-internal-sheet", "folders::what_is_internal_is_not_read_or_is_for_the_secretariat"),
    ("ask-which-version", "folders::which_is_newer_is_asked_once_where_it_cannot_be_told"),
    ("ask-rows-left-out", "folders::what_the_newer_file_leaves_out_is_asked_or_told"),
    ("newer-version", "folders::the_newer_of_two_registers_holds"),
    (
        "ask-unknown-table",
        "folders::names_with_numbers_in_a_sheet_that_is_not_understood_are_asked",
    ),
    ("sheets-set-aside", "folders::sheets_that_are_no_tables_are_told_in_one_line"),
    ("ask-value-column", "two_heads::values_under_another_head"),
    ("ask-breakdown", "tables::a_column_is_a_breakdown_only_where_that_is_said"),
    ("ask-called-off", "remarks::a_meeting_called_off_in_its_remarks"),
    ("ask-blank-attendance", "layouts::blank_cells_of_attendance_are_asked"),
    ("ask-cancelled", "judgements::meetings_that_contradict_their_attendance_are_asked"),
    ("ask-commented-rows", "tables::rows_that_begin_with_a_hash_are_asked_if_they_are_records"),
    ("ask-direction", "judgements::directions_that_lead_away_from_the_target_are_asked"),
    ("ask-example-rows", "tables::an_example_row_with_other_contents_is_asked"),
    ("ask-far-period", "judgements::impossible_sizes_and_years_are_asked"),
    ("ask-filtered-rows", "workbooks::what_the_sender_hid_is_asked"),
    ("ask-fraction", "judgements::fractions_where_per_cent_is_meant_are_asked"),
    ("ask-hash-codes", "tables::rows_that_begin_with_a_hash_are_asked_if_they_are_records"),
    ("ask-hidden-columns", "workbooks::what_the_sender_hid_is_asked"),
    ("ask-hidden-rows", "workbooks::what_the_sender_hid_is_asked"),
    ("ask-impossible", "judgements::impossible_sizes_and_years_are_asked"),
    ("ask-kana", "judgements::parts_that_look_the_same_are_the_same"),
    ("ask-merged-number", "workbooks::a_number_over_several_cells_is_asked_or_refused"),
    ("ask-month-order", "tables::years_over_months_and_years_beside_months_are_one_date"),
    (
        "ask-not-a-member",
        "judgements::attendance_of_those_who_left_or_have_not_joined_is_asked_once",
    ),
    ("ask-outlier", "judgements::impossible_sizes_and_years_are_asked"),
    (
        "ask-participant",
        "meetings_online::a_person_nobody_knows_is_asked_about_once_and_answered_for_good",
    ),
    ("ask-parts", "judgements::parts_and_their_whole"),
    (
        "ask-report-days",
        "meetings_online::dates_that_can_be_two_days_are_those_of_a_meeting_or_asked",
    ),
    (
        "ask-rest-absent",
        "meetings_online::who_is_not_in_the_only_report_was_absent_if_all_met_online",
    ),
    ("ask-rows-twice", "judgements::rows_that_stand_twice_are_asked_once_for_each_table"),
    ("ask-running", "judgements::running_totals_are_asked"),
    ("ask-same-grant", "judgements::rows_that_stand_twice_are_asked_once_for_each_table"),
    ("ask-spans", "judgements::a_span_that_is_not_what_is_in_it_is_asked"),
    ("ask-total-column", "tables::columns_beside_months_are_no_months"),
    ("ask-total-part", "judgements::parts_and_their_whole"),
    ("ask-total-row", "tables::a_total_is_known_by_its_words_and_compared"),
    ("ask-two-versions", "folders::costs_of_one_month_in_two_files_are_asked_once"),
    ("ask-unnamed-total", "tables::totals_of_money_never_count_as_money"),
    ("blank-table", "cells_and_files::tables_with_nothing_in_them_are_told"),
    ("column-of-another-unit", "cells_and_files::amounts_are_yen_and_nothing_else"),
    ("control-characters", "cells::what_nobody_sees_is_told_once_a_file"),
    ("copied-table", "tables::a_copy_of_a_file_is_counted_once_and_told"),
    ("correction-without-reason", "corrections::what_is_no_longer_as_printed_is_told_unasked"),
    ("figure-corrected", "corrections::what_is_no_longer_as_printed_is_told_unasked"),
    ("direction-marks", "cells::what_nobody_sees_is_told_once_a_file"),
    ("limit-out-of-range", "limits::what_decides_nothing_is_told"),
    ("limits-reversed", "limits::what_decides_nothing_is_told"),
    ("limits-turned", "limits::what_decides_nothing_is_told"),
    ("more-than-a-page", "readers::a_summary_is_one_page"),
    ("mail-address", "data::a_mail_is_for_somebody"),
    ("mail-of-each", "data::a_mail_is_for_somebody"),
    ("table-id", "own_tables::an_id_is_the_name_of_a_file"),
    ("edition-name", "readers::an_edition_that_is_for_nobody_is_told"),
    ("edition-of-none", "readers::what_a_funder_gave_is_all_there_or_told"),
    ("grant-hidden", "readers::what_a_funder_gave_is_all_there_or_told"),
    ("grant-of-several", "readers::what_a_funder_gave_is_all_there_or_told"),
    ("edition-for-whom", "readers::an_edition_that_is_for_nobody_is_told"),
    (
        "ask-empty-edition",
        "empty_editions::an_edition_without_anything_that_was_entered_is_asked_about",
    ),
    ("audience-of-several", "readers::editions_of_each_are_asked_for_together"),
    ("empty-file", "cells::what_is_no_table_is_told_by_what_it_is"),
    ("far-year", "cells_and_files::spans_are_of_this_century_and_nothing_follows_a_date"),
    ("foreign-encoding", "cells_and_files::other_encodings_are_refused_by_name"),
    ("foreign-file", "cells::what_is_no_table_is_told_by_what_it_is"),
    ("ask-few-people", "few_people::a_cell_that_tells_of_few_people_waits_for_a_reason"),
    ("ask-one-person", "few_people::a_description_of_one_person_waits_for_a_reason"),
    ("withheld-by-sum", "few_people::what_a_text_tells_of_a_withheld_number_needs_a_reason"),
    ("withheld-by-words", "few_people::what_a_text_tells_of_a_withheld_number_needs_a_reason"),
    ("few-people", "withheld::few_people_in_a_text_need_a_reason"),
    ("few-people-kept", "withheld::few_people_in_a_text_need_a_reason"),
    ("few-people-told", "withheld::few_people_in_a_text_need_a_reason"),
    ("leak", "honest::the_leak_check_finds_what_it_looks_for"),
    ("leak-unchecked", "honest::the_leak_check_finds_what_it_looks_for"),
    ("linked-file", "cells_and_files::what_was_refused_is_told_at_its_name"),
    ("merged-number", "workbooks::a_number_over_several_cells_is_asked_or_refused"),
    ("missing-config", "cli::the_wrong_folder_is_told_once_and_helpfully"),
    ("missing-glyph", "letters::a_letter_that_no_font_has_is_told_where_it_stands"),
    ("missing-text", "honest::a_text_that_a_language_lacks_is_told"),
    ("months-missing", "judgements::gaps_in_a_sum_are_said_and_are_no_failure"),
    ("no-plain-file", "cells_and_files::what_was_refused_is_told_at_its_name"),
    ("no-range", "judgements::odd_definitions_are_judged_or_said"),
    ("no-readable-sheet", "cells::a_workbook_with_nothing_to_see_is_told"),
    ("nothing-to-make", "requests_for_what_is_not_there"),
    ("number-in-prose", "honest::numbers_of_indicators_in_prose_are_placeholders"),
    ("private-glyph", "letters::a_letter_that_no_font_has_is_told_where_it_stands"),
    ("replaced-character", "letters::a_letter_that_no_font_has_is_told_where_it_stands"),
    ("prose-contradicts", "honest::prose_that_says_otherwise_is_stopped_before_funders_read_it"),
    ("prose-doubtful", "honest::prose_that_says_otherwise_is_stopped_before_funders_read_it"),
    (
        "report-at-other-time",
        "meetings_online::the_meeting_is_found_by_its_day_its_name_or_its_time",
    ),
    (
        "report-of-other-day",
        "meetings_online::the_meeting_is_found_by_its_day_its_name_or_its_time",
    ),
    (
        "report-of-two-meetings",
        "meetings_online::the_meeting_is_found_by_its_day_its_name_or_its_time",
    ),
    ("report-without-day", "meetings_online::the_meeting_is_found_by_its_day_its_name_or_its_time"),
    (
        "report-without-meeting",
        "meetings_online::the_meeting_is_found_by_its_day_its_name_or_its_time",
    ),
    ("report-without-people", "meetings_online::what_cannot_be_read_is_told_once_for_each_column"),
    ("same-file-name", "cells_and_files::what_was_refused_is_told_at_its_name"),
    ("spending-unreported", "judgements::blank_amounts_are_not_reported"),
    (
        "stayed-too-short",
        "meetings_online::those_who_stayed_too_short_a_time_are_said_and_not_counted",
    ),
    ("stray-quotes", "cells_and_files::quotes_that_swallow_rows_are_told_with_both_lines"),
    ("table-without-rows", "cells_and_files::tables_with_nothing_in_them_are_told"),
    ("target-on-baseline-day", "judgements::odd_definitions_are_judged_or_said"),
    ("too-large-file", "cells_and_files::what_was_refused_is_told_at_its_name"),
    ("two-numbers", "cells_and_files::a_value_is_one_number_and_its_notes_are_no_digits"),
    ("typographic-quote", "cells_and_files::typographic_quotes_of_the_settings_are_told_once"),
    ("typst-error", "pdf::a_mistake_in_a_shadowed_look_is_told_at_its_line"),
    ("typst-warning", "pdf::a_warning_of_the_typesetter_is_told"),
    ("uncalculated", "cells::a_formula_without_its_result_is_told_at_its_cell"),
    ("unknown-audience", "cli::a_part_leaves_the_rest_in_the_manifest"),
    ("unknown-language", "requests_for_what_is_not_there"),
    ("unreadable-amount", "cells_and_files::amounts_are_yen_and_nothing_else"),
    ("unreadable-file", "cells_and_files::what_was_refused_is_told_at_its_name"),
    ("unreadable-stay", "meetings_online::what_cannot_be_read_is_told_once_for_each_column"),
    ("unsafe-workbook", "workbooks::files_that_would_do_harm_are_refused"),
];

/// Every problem that the program can report is reported in some case.
#[test]
fn every_problem_is_shown_once() {
    let mut shown: BTreeSet<String> =
        SHOWN_ELSEWHERE.iter().map(|(code, _)| (*code).to_owned()).collect();
    for name in ["full", "hostile", "broken", "broken-files", "broken-templates"] {
        let (inputs, templates) = project(&cases().join(name));
        let problems = draft(&inputs, &templates).diagnostics;
        shown.extend(problems.iter().map(|problem| problem.code.to_owned()));
    }
    let source: String = std::fs::read_dir(root().join("src/diagnostics/problems"))
        .expect("the lists of problems")
        .map(|file| file.expect("a file").path())
        .map(|path| std::fs::read_to_string(path).expect("a list of problems"))
        .collect();
    let all: BTreeSet<String> = source
        .split("Self::")
        .filter_map(|part| {
            ["error(", "warning(", "question("]
                .into_iter()
                .find_map(|kind| part.strip_prefix(kind))?
                .split('"')
                .nth(1)
        })
        .map(str::to_owned)
        .collect();
    assert!(all.len() > 100, "found {}", all.len());
    let never: Vec<&String> = all.difference(&shown).collect();
    assert!(never.is_empty(), "never shown: {never:?}");
}

#[test]
fn requests_for_what_is_not_there() {
    use entaku::locale::Language;
    use entaku::model::roundtable::DocumentKind;
    use entaku::pipeline::Request;
    let none = Files::new();
    let english = Request { languages: vec![Language::En], typeset: false, ..Request::default() };
    let told_of =
        |request: &Request<'_>| told(&crate::harness::make(&minimal(), &none, request).diagnostics);
    assert_eq!(told_of(&english), ["--lang unknown-language"]);
    let nothing = Request {
        audiences: vec!["funder".to_owned()],
        kinds: vec![DocumentKind::Guideline],
        typeset: false,
        ..Request::default()
    };
    assert_eq!(told_of(&nothing), ["--audience, --kind nothing-to-make"]);
}
