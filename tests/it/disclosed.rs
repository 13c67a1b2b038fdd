//! What an edition is given: its own rows and figures, and no trace of others.

use std::collections::BTreeMap;

use entaku::assessment::{self, may_show};
use entaku::disclosure::{self, Disclosed};
use entaku::domain::words::Visibility;
use entaku::leaks::bare;
use entaku::model::Model;
use entaku::model::organisation::Organisation;

use crate::harness::{assessed, minimal, project, root, with};

/// What is in the rows of a model: who may see it, and words that stand nowhere else.
fn guarded(model: &Model) -> Vec<(Visibility, String)> {
    let mut all = Vec::new();
    all.extend(model.meetings.iter().filter_map(|it| Some((it.visibility, it.theme.as_ref()?))));
    all.extend(model.decisions.iter().map(|it| (it.visibility, &it.text)));
    all.extend(model.commitments.iter().map(|it| (it.visibility, &it.title)));
    all.extend(model.funding.iter().filter_map(|it| Some((it.visibility, it.name.as_ref()?))));
    all.extend(model.indicators.iter().map(|it| (it.definition.visibility, &it.definition.name)));
    let mut all: Vec<(Visibility, String)> =
        all.into_iter().map(|(visibility, name)| (visibility, name.ja.clone())).collect();
    all.extend(model.prose.iter().map(|it| (it.visibility, it.body.clone())));
    // What is said in a row that is open too is no secret.
    let mut most_open: BTreeMap<String, Visibility> = BTreeMap::new();
    for (visibility, text) in all {
        let open = most_open.entry(text).or_insert(visibility);
        *open = visibility.max(*open);
    }
    most_open.into_iter().map(|(text, visibility)| (visibility, text)).collect()
}

/// Makes every third row the secretariat's own.
fn seal_every_third(model: &mut Model) {
    let rows = model.meetings.iter_mut().map(|it| &mut it.visibility);
    let rows = rows.chain(model.decisions.iter_mut().map(|it| &mut it.visibility));
    let rows = rows.chain(model.commitments.iter_mut().map(|it| &mut it.visibility));
    let rows = rows.chain(model.funding.iter_mut().map(|it| &mut it.visibility));
    let rows = rows.chain(model.indicators.iter_mut().map(|it| &mut it.definition.visibility));
    rows.step_by(3).for_each(|visibility| *visibility = Visibility::Internal);
}

/// Everything that an edition was given, as text.
fn given(disclosed: &Disclosed) -> String {
    bare(&format!("{disclosed:?}"))
}

#[test]
fn an_edition_is_given_nothing_beyond_it() {
    let (inputs, _) = project(&root());
    let (mut model, _) = assessed(&inputs);
    seal_every_third(&mut model);
    let assessment = assessment::assess(&model);
    let people = disclosure::people(&model);
    assert!(people.len() > 10, "{} people", people.len());
    let names = |it: &Organisation| [bare(&it.name.ja), bare(&it.short_name)];
    let organisations: Vec<String> = model.organisations.iter().flat_map(names).collect();
    let disclosure = disclosure::disclose(&model, &assessment, &[]);
    let mut kept_back = 0;
    for edition in &model.editions {
        let given = given(&disclosure.to(edition));
        let is_internal = edition.visibility == Visibility::Internal;
        for (name, row) in &people {
            let is_told = given.contains(&bare(name));
            let may_be = is_internal || organisations.contains(&bare(name));
            assert!(may_be || !is_told, "{name} of {row} is in {}", edition.name);
        }
        let named = people.iter().filter(|(name, _)| given.contains(&bare(name)));
        assert!(!is_internal || named.count() > 10, "the secretariat knows its delegates");
        for (visibility, text) in guarded(&model) {
            let is_told = given.contains(&bare(&format!("{text:?}")));
            if may_show(edition.visibility, visibility) {
                continue;
            }
            kept_back += 1;
            assert!(!is_told, "{text} is in {}", edition.name);
        }
    }
    assert!(kept_back > 20, "{kept_back} rows are kept back");
}

/// Figures of an indicator that is not for an edition are not beside it either.
#[test]
fn figures_of_what_is_hidden_are_not_given() {
    let inputs = with(
        minimal(),
        "inputs/indicators.csv",
        "指標ID,指標名,単位,公開範囲\nI90,見える数,件,公開\nI91,見えない数,件,事務局\n",
    );
    let inputs = with(
        inputs,
        "inputs/observations.csv",
        "指標ID,年月,値\nI90,2026-09,31\nI91,2026-09,47\nI90,2026-10,32\nI91,2026-10,48\n",
    );
    let (model, assessment) = assessed(&inputs);
    let disclosure = disclosure::disclose(&model, &assessment, &[]);
    for edition in &model.editions {
        let disclosed = disclosure.to(edition);
        let given = given(&disclosed);
        assert!(given.contains("見える数"), "{}", edition.name);
        let is_internal = edition.visibility == Visibility::Internal;
        assert_eq!(given.contains("見えない数"), is_internal, "{}", edition.name);
        let codes: Vec<&str> =
            disclosed.figures().indicators.keys().map(|it| it.as_str()).collect();
        assert_eq!(codes.contains(&"I91"), is_internal, "{codes:?}");
    }
}

/// Nothing that is disclosed borrows from the model.
#[test]
fn what_is_disclosed_is_owned() {
    fn is_owned<T: 'static + Send>(_: &T) {}
    let (model, assessment) = assessed(&minimal());
    let disclosed = disclosure::disclose(&model, &assessment, &[]).to(&model.editions[0]);
    drop((model, assessment));
    is_owned(&disclosed);
}
