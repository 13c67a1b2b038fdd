//! The sectors of a project that names none: what a table's cells are compared with
//! before anything is resolved.

use std::collections::BTreeSet;

use crate::domain::text::key;

use super::config::ConfigFile;

/// The sectors of the national SR roundtable's by-laws, without experts as
/// one with an edition of its own (S9), and others that regional roundtables
/// have: code, name, English name, short name, aliases, edition.
pub(crate) type DefaultSector =
    (&'static str, &'static str, &'static str, &'static str, &'static [&'static str], bool);

/// The sectors of projects whose settings name none.
pub(crate) const DEFAULT_SECTORS: [DefaultSector; 9] = [
    (
        "government",
        "行政",
        "Government",
        "行",
        &[
            "自治体",
            "国",
            "県",
            "市町村",
            "官公庁",
            "Public sector",
            "Local government",
            "Public bodies",
        ],
        true,
    ),
    (
        "business",
        "事業者",
        "Business",
        "事",
        &[
            "企業",
            "経済団体",
            "産業界",
            "民間企業",
            "事業者団体",
            "Businesses",
            "Private sector",
            "Companies",
            "Employers",
        ],
        true,
    ),
    (
        "npo",
        "NPO・NGO",
        "NPO and NGO",
        "NP",
        &[
            "市民団体",
            "NPO法人",
            "NPO",
            "NGO",
            "NPOs and NGOs",
            "NPOs",
            "NGOs",
            "Non-profits",
            "Voluntary sector",
            "社会福祉法人",
        ],
        true,
    ),
    (
        "finance",
        "金融",
        "Finance",
        "金",
        &["金融機関", "銀行", "信金", "金融セクター", "Financial institutions", "Banks"],
        true,
    ),
    (
        "labour",
        "労働組合",
        "Labour",
        "労",
        &[
            "労働",
            "連合",
            "組合",
            "labor",
            "Trade unions",
            "Trade union",
            "Unions",
            "Labour unions",
        ],
        true,
    ),
    (
        "consumer",
        "消費者",
        "Consumer",
        "消",
        &["消費者団体", "生協", "Consumers", "Consumer groups"],
        true,
    ),
    (
        "expert",
        "専門家",
        "Expert",
        "専",
        &[
            "Experts",
            "学識",
            "大学",
            "学識経験者",
            "Academia",
            "Academics",
            "Universities",
            "Researchers",
        ],
        false,
    ),
    (
        "community",
        "地縁団体",
        "Community",
        "地",
        &[
            "Communities",
            "Community groups",
            "Community organisations",
            "Residents",
            "地縁",
            "自治会",
            "町内会",
            "当事者",
        ],
        false,
    ),
    ("other", "その他", "Other", "他", &["Others"], false),
];

/// Returns the kind of sector that a name is of, if it is one of the usual names.
pub(crate) fn kind_of(name: &str) -> Option<&'static str> {
    let bare = |name: &str| {
        let name = key(name);
        ["セクター", "sector"]
            .iter()
            .find_map(|it| name.strip_suffix(it))
            .unwrap_or(&name)
            .to_owned()
    };
    let wanted = bare(name);
    let is_it = |(code, name, english, _, aliases, _): &&DefaultSector| {
        let mut names = [code, name, english].into_iter().chain(aliases.iter());
        names.any(|it| bare(it) == wanted)
    };
    DEFAULT_SECTORS.iter().find(is_it).map(|it| it.0)
}

/// Returns the usual name of a kind of sector in Japanese and in English.
pub(crate) fn usual_name(kind: &str) -> Option<[&'static str; 2]> {
    DEFAULT_SECTORS.iter().find(|it| it.0 == kind).map(|it| [it.1, it.2])
}

/// Returns every name of the sectors, as names are compared.
pub(crate) fn names(config: &ConfigFile) -> BTreeSet<String> {
    let sectors = &config.config.sectors;
    if sectors.is_empty() {
        return DEFAULT_SECTORS
            .iter()
            .flat_map(|(code, name, english, _, aliases, _)| {
                [code, name, english].into_iter().chain(aliases.iter()).map(|name| key(name))
            })
            .collect();
    }
    sectors
        .iter()
        .flat_map(|it| {
            let names = [it.id.get_ref(), &it.name].into_iter().chain(&it.name_en);
            names.chain(&it.aliases).map(|name| key(name))
        })
        .collect()
}
