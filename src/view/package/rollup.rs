//! What a whole of many roundtables prints, as data: the same numbers that its pages have, and
//! no cells of those whose numbers they are.

use crate::assessment::figure::Amount;
use crate::assessment::rollup::{Difference, Presence, Region, Rollup, Shared};
use crate::domain::adding::Adding;
use crate::domain::name::Name;
use crate::files::Files;
use crate::locale::Words;
use crate::view::data::{Attachment, attach};
use crate::view::rollup::setting::RollupSetting;
use crate::view::words::Wording;

use super::table::{Kind, Table, day, figure, flags, joined, names, number};
use super::tables::{all_flags, statuses};
use super::tongues::Tongues;
use super::{About, described};

/// Returns what a whole prints as data, by file names in its folder. The words are those of
/// its languages, the first one first.
pub fn package(rollup: &Rollup, words: &[&Words], publisher: &Name) -> Files {
    let mut files = Files::new();
    let tongues = &tongues(words);
    let Some(wording) = tongues.0.first() else { return files };
    let tables = tables(rollup, &rollup.indicators, tongues).into_iter();
    let tables: Vec<Table> = tables.filter_map(Table::kept).collect();
    for table in &tables {
        files.insert(table.path(), table.to_csv());
    }
    let period = rollup.period.to_string();
    let about = About {
        name: format!("rollup-{}", period.to_lowercase()),
        title: tongues.said(|wording| {
            let period = wording.span(rollup.period);
            let said = [("name", wording.name(publisher)), ("period", period)];
            wording.say("data-title-rollup", &said)
        }),
        description: tongues.said(|wording| {
            let cutoff = wording.short_date(rollup.as_of.1);
            wording.say("data-about-rollup", &[("cutoff", cutoff)])
        }),
        version: period,
        publisher: wording.name(publisher).to_string(),
    };
    files.insert("datapackage.json", described(&about, &tables));
    files
}

/// Adds the tables of what a document is about to it.
pub(in crate::view) fn attached(
    rollup: &Rollup,
    setting: &RollupSetting<'_>,
    attachments: &mut Files,
) -> Vec<Attachment> {
    let tongues = &tongues(setting.tongues);
    let wording = Wording::new(setting.words, false);
    let shared = setting.indicators(rollup);
    let tables = match setting.indicator {
        Some(_) => of_indicators(rollup, shared, tongues),
        None => tables(rollup, shared, tongues),
    };
    let tables = tables.into_iter().filter_map(Table::kept);
    tables
        .map(|table| {
            let description = wording.word(&format!("data-table-{}", table.name()));
            attach(table.to_csv(), table.name(), description, attachments)
        })
        .collect()
}

fn tongues<'a>(words: &[&'a Words]) -> Tongues<'a> {
    Tongues(words.iter().map(|words| Wording::new(words, false)).collect())
}

fn tables(rollup: &Rollup, shared: &[Shared], tongues: &Tongues<'_>) -> Vec<Table> {
    let mut tables = vec![regions(rollup, tongues)];
    tables.extend(of_indicators(rollup, shared, tongues));
    tables.extend([signs(rollup, tongues), due(rollup, tongues)]);
    tables
}

fn of_indicators(rollup: &Rollup, shared: &[Shared], tongues: &Tongues<'_>) -> Vec<Table> {
    vec![
        indicators(shared, tongues),
        values(rollup, shared, tongues),
        differing(rollup, shared, tongues),
    ]
}

fn regions(rollup: &Rollup, tongues: &Tongues<'_>) -> Table {
    let state = |code: &'static str, key: &str| (code, tongues.word(key));
    let states = vec![
        state("here", "rollup-is-here"),
        state("absent", "rollup-absent"),
        state("elsewhen", "rollup-is-elsewhen"),
        state("outdated", "rollup-outdated"),
        state("for-others", "rollup-for-others"),
    ];
    let mut table = Table::new("rollup-regions", tongues)
        .field("region", Kind::Key, tongues)
        .named("name", tongues)
        .field("state", Kind::Choice(states), tongues)
        .field("made", Kind::Count, tongues)
        .field("done", Kind::Count, tongues)
        .field("on_time", Kind::Count, tongues)
        .field("going", Kind::Count, tongues)
        .field("overdue", Kind::Count, tongues)
        .field("dropped", Kind::Count, tongues)
        .field("held", Kind::Count, tongues)
        .field("share", Kind::Number, tongues)
        .field("share_before", Kind::Number, tongues)
        .field("share_recent", Kind::Number, tongues)
        .field("tells_signs", Kind::Flag, tongues)
        .field("fades_since", Kind::Day, tongues);
    for region in &rollup.regions {
        let presence = match region.presence {
            Presence::Here => "here",
            Presence::Absent => "absent",
            Presence::Elsewhen(_) => "elsewhen",
            Presence::Outdated => "outdated",
            Presence::ForOthers => "for-others",
        };
        let promised = region.commitments.as_ref();
        let came = region.attendance.as_ref();
        let mut row = vec![region.key.clone()];
        row.extend(names(&region.name, tongues));
        row.push(presence.to_owned());
        row.extend([
            figure(promised.map(|it| &it.made)),
            figure(promised.map(|it| &it.done)),
            figure(promised.map(|it| &it.on_time)),
            figure(promised.map(|it| &it.going)),
            figure(promised.map(|it| &it.overdue)),
            figure(promised.map(|it| &it.dropped)),
            figure(came.map(|it| &it.held)),
            figure(came.map(|it| &it.represented)),
            figure(came.map(|it| &it.before)),
            figure(came.map(|it| &it.recent)),
            match region.presence {
                Presence::Here => region.tells_signs.to_string(),
                _ => String::new(),
            },
            day(region.fades_since.map(|(day, _)| day)),
        ]);
        table.row(row);
    }
    table
}

fn indicators(all: &[Shared], tongues: &Tongues<'_>) -> Table {
    let ways = Adding::ALL.map(|it| (it.code(), tongues.word(&format!("rollup-{}", it.code()))));
    let mut table = Table::new("rollup-indicators", tongues)
        .field("id", Kind::Key, tongues)
        .named("name", tongues)
        .named("unit", tongues)
        .field("adding", Kind::Choice(ways.into()), tongues)
        .field("total", Kind::Number, tongues)
        .field("regions", Kind::Count, tongues)
        .field("regions_added", Kind::Count, tongues)
        .field("regions_missing", Kind::Count, tongues)
        .field("regions_withheld", Kind::Count, tongues)
        .field("regions_unweighted", Kind::Count, tongues)
        .field("regions_differing", Kind::Count, tongues);
    for shared in all {
        let counts = &shared.counts;
        let mut row = vec![shared.id.clone()];
        row.extend(names(&shared.name, tongues));
        row.extend(names(&shared.unit, tongues));
        row.extend([
            shared.adding.code().to_owned(),
            figure(shared.total.as_ref().ok()),
            figure(Some(&counts.regions)),
            figure(Some(&counts.added)),
            figure(Some(&counts.missing)),
            figure(Some(&counts.withheld)),
            figure(Some(&counts.unweighted)),
            figure(Some(&counts.differing)),
        ]);
        table.row(row);
    }
    table
}

fn values(rollup: &Rollup, all: &[Shared], tongues: &Tongues<'_>) -> Table {
    let mut table = Table::new("rollup-values", tongues)
        .field("indicator", Kind::Text, tongues)
        .field("region", Kind::Text, tongues)
        .field("baseline", Kind::Number, tongues)
        .field("target", Kind::Number, tongues)
        .field("target_on", Kind::Day, tongues)
        .field("from", Kind::Day, tongues)
        .field("to", Kind::Day, tongues)
        .field("value", Kind::Number, tongues)
        .field("people", Kind::Count, tongues)
        .field("in_total", Kind::Flag, tongues)
        .field("status", Kind::Choice(statuses(tongues)), tongues)
        .field("flags", all_flags(tongues), tongues)
        .referring("rollup-indicators");
    for (shared, row) in all.iter().flat_map(|it| it.rows.iter().map(move |row| (it, row))) {
        let status = match row.status.value {
            Amount::Status(status) => status.code(),
            _ => "",
        };
        table.row(vec![
            shared.id.clone(),
            key(rollup, row.region),
            figure(row.baseline.as_ref()),
            figure(row.target.as_ref()),
            day(row.target.as_ref().and_then(|it| it.day())),
            day(row.value.since()),
            day(row.value.day()),
            figure(Some(&row.value)),
            figure(row.people.as_ref()),
            row.is_added.to_string(),
            status.to_owned(),
            flags(&row.value.flags()),
        ]);
    }
    table
}

fn key(rollup: &Rollup, at: usize) -> String {
    rollup.regions.get(at).map(|it| it.key.clone()).unwrap_or_default()
}

fn differing(rollup: &Rollup, indicators: &[Shared], tongues: &Tongues<'_>) -> Table {
    let all = [
        Difference::Name,
        Difference::Unit,
        Difference::Direction,
        Difference::Aggregation,
        Difference::Year,
        Difference::Adding,
    ];
    let what = all.map(|it| (it.code(), tongues.word(&format!("rollup-differs-{}", it.code()))));
    let mut table = Table::new("rollup-differing", tongues)
        .field("indicator", Kind::Text, tongues)
        .field("region", Kind::Text, tongues)
        .named("name", tongues)
        .named("unit", tongues)
        .field("differs_in", Kind::Choices(what.into()), tongues)
        .referring("rollup-indicators");
    let of = |shared: &Shared, table: &mut Table| {
        for it in &shared.differing {
            let mut row = vec![shared.id.clone(), key(rollup, it.region)];
            row.extend(names(&it.name, tongues));
            row.extend(names(&it.unit, tongues));
            row.push(joined(it.what.iter().map(|what| what.code().to_owned())));
            table.row(row);
        }
    };
    indicators.iter().for_each(|shared| of(shared, &mut table));
    table
}

fn here(rollup: &Rollup) -> impl Iterator<Item = &Region> {
    rollup.regions.iter().filter(|it| it.presence == Presence::Here)
}

fn signs(rollup: &Rollup, tongues: &Tongues<'_>) -> Table {
    let mut table = Table::new("rollup-signs", tongues)
        .field("region", Kind::Text, tongues)
        .field("sign", Kind::Text, tongues)
        .named("subject", tongues)
        .field("pressing", Kind::Flag, tongues)
        .field("now", Kind::Number, tongues)
        .field("before", Kind::Number, tongues)
        .field("since", Kind::Day, tongues);
    for (region, sign) in here(rollup).flat_map(|it| it.signs.iter().map(move |sign| (it, sign))) {
        let mut row = vec![region.key.clone(), sign.code.rule().code.to_owned()];
        row.extend(match &sign.subject {
            Some(subject) => names(subject, tongues),
            None => vec![String::new(); tongues.0.len()],
        });
        row.extend([
            sign.is_pressing.to_string(),
            number(sign.now.value.rounded()),
            figure(sign.before.as_ref()),
            day(Some(sign.since)),
        ]);
        table.row(row);
    }
    table
}

fn due(rollup: &Rollup, tongues: &Tongues<'_>) -> Table {
    let mut table = Table::new("rollup-due", tongues)
        .field("region", Kind::Text, tongues)
        .field("id", Kind::Text, tongues)
        .named("name", tongues)
        .named("supplier", tongues)
        .field("since", Kind::Day, tongues);
    for (region, due) in here(rollup).flat_map(|it| it.due.iter().map(move |due| (it, due))) {
        let mut row = vec![region.key.clone(), due.id.clone()];
        row.extend(names(&due.name, tongues));
        row.extend(match &due.supplier {
            Some(supplier) => names(supplier, tongues),
            None => vec![String::new(); tongues.0.len()],
        });
        row.push(day(due.since));
        table.row(row);
    }
    table
}
