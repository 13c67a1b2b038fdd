//! What one roundtable says to a whole of many: what is disclosed to the readers of the
//! whole, as values.
//!
//! It is no more exact than pages are, and says of each figure which cells it rests on.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use crate::assessment::figure::{Amount, Figure, Flag};
use crate::assessment::indicators::IndicatorAssessment;
use crate::assessment::printed::WarningFigures;
use crate::assessment::warnings::{Level, Subject, Warning};
use crate::diagnostics::{Origin, Place, column_letters};
use crate::disclosure::Disclosed;
use crate::disclosure::rows::{Audience, Definition};
use crate::domain::name::Name;
use crate::domain::rules::WarningCode;
use crate::domain::words::Aggregation;
use crate::records::extract::{Extract, FORMAT, Said, SaidIndicator, SaidSign, SaidValue};
use crate::records::sealed::SealedSpan;

/// Since when each sign was seen, and whether nobody looked further back.
pub type SeenSince = BTreeMap<(&'static str, Subject), (Date, bool)>;

/// Takes out of what is disclosed what is said to the whole.
pub fn extract(disclosed: &Disclosed, since: &SeenSince, program: &str) -> Extract {
    let calendar = disclosed.calendar();
    let edition = &disclosed.edition;
    Extract {
        format: FORMAT,
        program: program.to_owned(),
        roundtable: disclosed.roundtable().name.clone(),
        readers: disclosed.visibility(),
        period: SealedSpan::of(calendar.period),
        as_of: calendar.as_of,
        sealed: None,
        tells_signs: edition.audience == Audience::Internal || edition.sign_off.is_some(),
        indicators: disclosed
            .indicators()
            .map(|(definition, assessed)| indicator(disclosed, definition, assessed))
            .collect(),
        commitments: commitments(disclosed),
        attendance: attendance(disclosed),
        signs: disclosed
            .warnings()
            .iter()
            .filter_map(|(warning, figures)| sign(disclosed, warning, figures, since))
            .collect(),
        is_outdated: false,
    }
}

fn indicator(
    disclosed: &Disclosed,
    definition: &Definition,
    assessed: &IndicatorAssessment,
) -> SaidIndicator {
    let printed = &assessed.printed;
    let nothing = |name: &str| Said {
        id: format!("{}.{name}", definition.id),
        value: SaidValue::Missing,
        from: None,
        to: None,
        share: None,
        flags: Vec::new(),
        cells: Vec::new(),
    };
    // A mean of a year is of other people each month.
    let is_of_these = definition.aggregation == Aggregation::Latest;
    let owner = definition.owner.as_ref().and_then(|id| disclosed.organisation(id));
    SaidIndicator {
        id: definition.id.to_string(),
        name: definition.name.clone(),
        unit: definition.unit.clone(),
        direction: definition.direction,
        aggregation: definition.aggregation,
        year_begins: (definition.aggregation != Aggregation::Latest)
            .then(|| disclosed.calendar().fiscal_start),
        adding: definition.adding(),
        level: definition.level,
        value: printed.value.as_ref().map_or_else(|| nothing("value"), said),
        status: printed.status.as_ref().map_or_else(|| nothing("status"), said),
        baseline: printed.baseline.as_ref().map(said),
        target: printed.target.as_ref().map(said),
        people: printed.denominator.as_ref().filter(|_| is_of_these).map(said),
        course: printed.told.iter().map(|(_, figure)| said(figure)).collect(),
        due_since: assessed.overdue_since,
        supplier: owner.map(|it| it.name.clone()),
    }
}

fn commitments(disclosed: &Disclosed) -> BTreeMap<String, Said> {
    let Some(all) = &disclosed.figures().printed.commitments.total else {
        return BTreeMap::new();
    };
    let counts = [
        ("made", &all.made),
        ("on-time", &all.on_time),
        ("late", &all.late),
        ("done", &all.done),
        ("going", &all.going),
        ("overdue", &all.overdue),
        ("dropped", &all.dropped),
    ];
    counts.into_iter().map(|(name, figure)| (name.to_owned(), said(figure))).collect()
}

/// The whole alone: of sectors and organisations a roundtable speaks in its own documents.
fn attendance(disclosed: &Disclosed) -> BTreeMap<String, Said> {
    let printed = &disclosed.figures().printed;
    let all = printed.attendance.as_ref();
    let shares = all.into_iter().flat_map(|it| {
        [("represented", &it.represented), ("recent", &it.recent), ("before", &it.before)]
    });
    let held = printed.held.iter().map(|figure| ("held", figure));
    shares.chain(held).map(|(name, figure)| (name.to_owned(), said(figure))).collect()
}

fn sign(
    disclosed: &Disclosed,
    warning: &Warning,
    figures: &WarningFigures,
    since: &SeenSince,
) -> Option<SaidSign> {
    let subject = match &warning.subject {
        Subject::Roundtable => None,
        Subject::Sector(id) => Some(disclosed.sector(id)?.name.clone()),
        Subject::Body(id) => Some(disclosed.body(id)?.name.clone()),
        Subject::Organisation(_) => return None,
    };
    let place = (warning.code, warning.subject.clone());
    let (since, is_older) =
        since.get(&place).copied().unwrap_or((disclosed.calendar().as_of, false));
    Some(SaidSign {
        code: *WarningCode::ALL.iter().find(|it| it.rule().code == warning.code)?,
        is_pressing: warning.level == Level::Red,
        subject,
        now: said(&figures.now),
        before: figures.before.as_ref().map(said),
        since,
        is_older,
    })
}

/// A figure as pages print it.
fn said(figure: &Figure) -> Said {
    let term = |key| figure.term(key).and_then(Amount::number);
    let value = match &figure.value {
        Amount::Withheld => SaidValue::Withheld,
        Amount::Status(status) => SaidValue::Code(status.code().to_owned()),
        value => value.rounded().map_or(SaidValue::Missing, SaidValue::Number),
    };
    Said {
        id: figure.id.clone(),
        share: term("term-part").zip(term("term-whole")).filter(|_| value.number().is_some()),
        value,
        from: figure.since(),
        to: figure.day(),
        flags: figure.flags().into_iter().map(|it| Flag::code(it).to_owned()).collect(),
        cells: figure.rows.clone(),
    }
}

/// Returns it as JSON text, as [`Extract::parse`] reads it.
pub fn to_json(extract: &Extract) -> Vec<u8> {
    let figures = |of: &BTreeMap<String, Said>| -> Map<String, Value> {
        of.iter().map(|(name, it)| (name.clone(), figure_in_json(it))).collect()
    };
    let period = &extract.period;
    let written = json!({
        "format": extract.format,
        "program": extract.program,
        "roundtable": name(&extract.roundtable),
        "readers": extract.readers.name(),
        "period": {
            "first": period.first.to_string(),
            "last": period.last.to_string(),
            "grain": period.grain.code(),
            "fiscal_start": period.fiscal_start,
        },
        "as_of": extract.as_of.to_string(),
        "sealed": extract.sealed,
        "tells_signs": extract.tells_signs,
        "indicators": extract.indicators.iter().map(indicator_in_json).collect::<Vec<_>>(),
        "commitments": figures(&extract.commitments),
        "attendance": figures(&extract.attendance),
        "signs": extract.signs.iter().map(sign_in_json).collect::<Vec<_>>(),
    });
    format!("{written:#}\n").into_bytes()
}

fn indicator_in_json(it: &SaidIndicator) -> Value {
    json!({
        "id": it.id,
        "name": name(&it.name),
        "unit": name(&it.unit),
        "direction": it.direction.name(),
        "aggregation": it.aggregation.name(),
        "year_begins": it.year_begins,
        "adding": it.adding.code(),
        "level": it.level.name(),
        "value": figure_in_json(&it.value),
        "status": figure_in_json(&it.status),
        "baseline": it.baseline.as_ref().map(figure_in_json),
        "target": it.target.as_ref().map(figure_in_json),
        "people": it.people.as_ref().map(figure_in_json),
        "course": it.course.iter().map(figure_in_json).collect::<Vec<_>>(),
        "due_since": it.due_since.map(|day| day.to_string()),
        "supplier": it.supplier.as_ref().map(name),
    })
}

fn sign_in_json(it: &SaidSign) -> Value {
    json!({
        "code": it.code.rule().code,
        "is_pressing": it.is_pressing,
        "subject": it.subject.as_ref().map(name),
        "now": figure_in_json(&it.now),
        "before": it.before.as_ref().map(figure_in_json),
        "since": it.since.to_string(),
        "is_older": it.is_older,
    })
}

fn figure_in_json(it: &Said) -> Value {
    let value = match &it.value {
        SaidValue::Number(number) => number.normalize().to_string(),
        SaidValue::Code(code) => code.clone(),
        SaidValue::Withheld => "withheld".to_owned(),
        SaidValue::Missing => "missing".to_owned(),
    };
    let share = it.share.map(|(part, whole)| [part, whole].map(|it| it.normalize().to_string()));
    json!({
        "id": it.id,
        "value": value,
        "from": it.from.map(|day| day.to_string()),
        "to": it.to.map(|day| day.to_string()),
        "share": share,
        "flags": it.flags,
        "cells": it.cells.iter().map(cell).collect::<Vec<_>>(),
    })
}

fn name(name: &Name) -> Value {
    json!({ "ja": name.ja, "en": name.en })
}

fn cell(origin: &Origin) -> Value {
    let mut at = json!({ "file": origin.source.path });
    if let Some(sheet) = &origin.source.sheet {
        at["sheet"] = json!(sheet);
    }
    match origin.place {
        Place::Whole => {}
        Place::Text { line, column } => {
            at["line"] = json!(line);
            at["column"] = json!(column);
        }
        Place::Row(row) => at["row"] = json!(row + 1),
        Place::Cell { row, column } => {
            at["cell"] = json!(format!("{}{}", column_letters(column), row + 1));
        }
    }
    at
}
