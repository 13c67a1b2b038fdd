//! How long the stages take: `cargo bench`.
//!
//! The sample is built whole and by stage; observations are read from files of
//! 200,000 and 1,000,000 rows made up here.

use divan::Bencher;
use divan::counter::ItemsCount;
use entaku::files::{self, Files};
use entaku::pipeline::{self, Request};
use entaku::{assessment, model, records};

/// As the command has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

fn sample() -> (Files, Files) {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name| files::read(root, name).expect("the sample");
    (read("inputs"), read("templates"))
}

/// The sample with so many observations more: one a month for each of a
/// growing number of districts, as a published long table has them.
fn many(rows: usize) -> Files {
    let (mut inputs, _) = sample();
    let indicators = "指標ID,指標名,単位,内訳項目\nX99,地区の人数,人,地区\n";
    inputs.insert("inputs/指標台帳_地区.csv", indicators.as_bytes());
    let mut text = String::from("指標ID,年月,値,地区,受領日\n");
    for row in 0..rows {
        let (district, month) = (row / 240, row % 240);
        let (year, month) = (2000 + month / 12, month % 12 + 1);
        text.push_str(&format!("X99,{year}-{month:02},{row},地区{district},2021-01-01\n"));
    }
    inputs.insert("inputs/observations/many.csv", text.into_bytes());
    inputs
}

#[divan::bench]
fn sample_records(bencher: Bencher<'_, '_>) {
    let (inputs, _) = sample();
    bencher.bench(|| records::parse(&inputs, &mut Vec::new()));
}

#[divan::bench]
fn sample_to_assessment(bencher: Bencher<'_, '_>) {
    let (inputs, _) = sample();
    bencher.bench(|| assess(&inputs));
}

#[divan::bench]
fn sample_to_typst(bencher: Bencher<'_, '_>) {
    let (inputs, templates) = sample();
    let request = Request { typeset: false, ..Request::default() };
    bencher.bench(|| pipeline::build(&inputs, &templates, &request));
}

/// The whole build as the command does it. The first run of a process pays for
/// filling Typst's cache, as every run of the command does: read the slowest.
#[divan::bench(args = [1, 2], sample_count = 5, sample_size = 1)]
fn sample_whole_build(bencher: Bencher<'_, '_>, jobs: usize) {
    let (inputs, templates) = sample();
    let request = Request { jobs, ..Request::default() };
    bencher.bench(|| pipeline::build(&inputs, &templates, &request));
}

#[divan::bench(args = [200_000, 1_000_000], sample_count = 3, sample_size = 1)]
fn observations_to_records(bencher: Bencher<'_, '_>, rows: usize) {
    let inputs = many(rows);
    bencher.counter(ItemsCount::new(rows)).bench(|| records::parse(&inputs, &mut Vec::new()));
}

#[divan::bench(args = [200_000, 1_000_000], sample_count = 3, sample_size = 1)]
fn observations_to_assessment(bencher: Bencher<'_, '_>, rows: usize) {
    let inputs = many(rows);
    bencher.counter(ItemsCount::new(rows)).bench(|| assess(&inputs));
}

fn assess(inputs: &Files) -> assessment::Assessment {
    let mut diagnostics = Vec::new();
    let records = records::parse(inputs, &mut diagnostics);
    let model = model::resolve(&records, model::Scope::default(), &mut diagnostics);
    assessment::assess(&model)
}
