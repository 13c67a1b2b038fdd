//! Tables as partners keep them, changed as people change them: moved, under other heads,
//! with notes, totals and a second table beside. No figure of them changes, or it is told.
//!
//! Why a generator of its own: the sheets are small and the same each time, and each
//! failure prints the sheet that shows it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use entaku::diagnostics::{Diagnostic, Severity};
use entaku::domain::value::Reading;
use entaku::files::Files;
use entaku::model::{self, Scope};
use entaku::records::{self, Records};

const SETTINGS: &str = "[roundtable]\nname = \"試\"\n";
const MEMBERS: &str = "団体ID,団体名,セクター,会議体\nA01,みなと市,行政,総会\n\
                       B01,みなと食品,事業者,総会\nC01,見守りの会,NPO・NGO,運営委員会\n";
const MEETINGS: &str = "会議ID,開催日,会議体,会議名,第何回,状態\nS01,2026-06-20,総会,第1回総会,1,実施\n\
                        S02,2026-09-18,総会,第2回総会,2,実施\nS03,2026-10-18,総会,第3回総会,3,実施\n";
const GOALS: &str = "目標ID,目標\nG1,ひとりにしないまち\nG2,続けられる会議\n";
const INDICATORS: &str = "指標ID,指標名,単位,目標,集計\nI01,見守り訪問,件,G1,累計\n\
                          I02,サロンの参加者数,人,G1,累計\nI03,相談件数,件,G2,累計\n";

/// A small sheet: lines above, lines of heads, rows.
#[derive(Debug, Clone)]
struct Sheet {
    name: &'static str,
    above: Vec<Vec<String>>,
    heads: Vec<Vec<String>>,
    rows: Vec<Vec<String>>,
    below: Vec<Vec<String>>,
    /// How many columns at the left name the rows.
    labels: usize,
    /// Heads that may be called something else.
    synonyms: &'static [(&'static str, &'static [&'static str])],
    /// What is read of it.
    facts: &'static [&'static str],
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Names or months on both sides.
    Cross,
    /// A record in each row.
    List,
}

fn lines(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

#[derive(Clone, Copy)]
struct Base {
    name: &'static str,
    kind: Kind,
    labels: usize,
    above: &'static str,
    heads: &'static str,
    rows: &'static str,
    synonyms: &'static [(&'static str, &'static [&'static str])],
    facts: &'static [&'static str],
}

const ATTENDED: &[&str] = &[
    "came S01 みなと市 Present",
    "came S01 みなと食品 Proxy",
    "came S01 見守りの会 Absent",
    "came S02 みなと市 Present",
    "came S02 みなと食品 Absent",
    "came S02 見守りの会 Present",
    "came S03 みなと市 Present",
    "came S03 みなと食品 Present",
    "came S03 見守りの会 Absent",
];
const VALUES: &[&str] = &[
    "value サロンの参加者数 2026-04 130",
    "value サロンの参加者数 2026-05 131",
    "value サロンの参加者数 2026-06 142",
    "value 相談件数 2026-04 7",
    "value 相談件数 2026-05 9",
    "value 相談件数 2026-06 8",
    "value 見守り訪問 2026-04 20",
    "value 見守り訪問 2026-05 25",
    "value 見守り訪問 2026-06 27",
];
const COSTS: &[&str] = &[
    "cost 人件費 2026-04 580 578",
    "cost 人件費 2026-05 580 581",
    "cost 会議費 2026-04 55 52",
    "cost 会議費 2026-05 60 61",
];
const PROMISES: &[&str] = &[
    "commitment ベンチを置く みなと食品 2027-03 InProgress",
    "commitment 名札を作る みなと市 2026-12-31 Done",
    "commitment 通信を出す 見守りの会 2026-12 NotStarted",
];
const SPENT: &[&str] = &[
    "cost 人件費 2026-04 - 578",
    "cost 人件費 2026-05 - 581",
    "cost 会議費 2026-04 - 52",
    "cost 会議費 2026-05 - 61",
];
const REPORTED: &[&str] = &[
    "value 見守り訪問 2026-04 みなと市 20",
    "value 見守り訪問 2026-04 みなと食品 30",
    "value 見守り訪問 2026-04 見守りの会 41",
    "value 見守り訪問 2026-05 みなと市 25",
    "value 見守り訪問 2026-05 みなと食品 31",
    "value 見守り訪問 2026-05 見守りの会 42",
];

const BASES: &[Base] = &[
    Base {
        name: "出席簿_総会.csv",
        kind: Kind::Cross,
        labels: 1,
        above: "",
        heads: "団体,第1回,第2回,第3回",
        rows: "みなと市,○,○,○\nみなと食品,△,×,○\n見守りの会,×,○,×",
        synonyms: &[("団体", &["構成員", "参加団体", "機関・団体名", ""])],
        facts: ATTENDED,
    },
    Base {
        name: "出欠.csv",
        kind: Kind::Cross,
        labels: 1,
        above: "",
        heads: "会議,みなと市,みなと食品,見守りの会",
        rows: "第1回総会,○,△,×\n第2回総会,○,×,○\n第3回総会,○,○,×",
        synonyms: &[("会議", &["回", "会合", ""])],
        facts: ATTENDED,
    },
    Base {
        name: "推移.csv",
        kind: Kind::Cross,
        labels: 1,
        above: "令和8年度",
        heads: "月,見守り訪問,サロンの参加者数,相談件数",
        rows: "4月,20,130,7\n5月,25,131,9\n6月,27,142,8",
        synonyms: &[
            ("月", &["年月", "時期", ""]),
            ("見守り訪問", &["見守り訪問（件）", "1 見守り訪問", "①見守り訪問"]),
        ],
        facts: VALUES,
    },
    Base {
        name: "月別.csv",
        kind: Kind::Cross,
        labels: 1,
        above: "令和8年度",
        heads: "指標,4月,5月,6月",
        rows: "見守り訪問,20,25,27\nサロンの参加者数,130,131,142\n相談件数,7,9,8",
        synonyms: &[("指標", &["項目", "KPI", "指標名"]), ("4月", &["４月", "R8.4", "2026年4月"])],
        facts: VALUES,
    },
    Base {
        name: "報告.csv",
        kind: Kind::Cross,
        labels: 1,
        above: "見守り訪問\n",
        heads: "令和8年度,みなと市,みなと食品,見守りの会",
        rows: "4月,20,30,41\n5月,25,31,42",
        synonyms: &[],
        facts: REPORTED,
    },
    Base {
        name: "約束.csv",
        kind: Kind::List,
        labels: 0,
        above: "",
        heads: "何を,だれが,いつまで,状況",
        rows: "名札を作る,みなと市,2026-12-31,完了\nベンチを置く,みなと食品,2027-03,進行中\n\
               通信を出す,見守りの会,2026-12,未着手",
        synonyms: &[
            ("何を", &["取組内容", "約束の内容", "やること"]),
            ("だれが", &["誰が", "担当", "実施者"]),
            ("いつまで", &["期限", "期日"]),
            ("状況", &["進捗", "進捗状況"]),
        ],
        facts: PROMISES,
    },
    Base {
        name: "構成員.csv",
        kind: Kind::List,
        labels: 0,
        above: "",
        heads: "団体名,区分,総会,運営委員会",
        rows: "海の会,NPO・NGO,◎,○\n山の会,NPO・NGO,○,\n川の店,事業者,○,○",
        synonyms: &[("区分", &["セクター", "主体区分"])],
        facts: &[
            "member 山の会 NPO・NGO 総会",
            "member 川の店 事業者 総会",
            "member 川の店 事業者 運営委員会",
            "member 海の会 NPO・NGO 総会",
            "member 海の会 NPO・NGO 運営委員会",
        ],
    },
    Base {
        name: "費用.csv",
        kind: Kind::List,
        labels: 0,
        above: "",
        heads: "年月,費目,予算,決算額",
        rows: "2026-04,人件費,580,578\n2026-05,人件費,580,581\n2026-04,会議費,55,52\n2026-05,会議費,60,61",
        synonyms: &[("予算", &["予算額", "計画額"]), ("決算額", &["実績額", "支出額"])],
        facts: COSTS,
    },
    Base {
        name: "事務局費.csv",
        kind: Kind::Cross,
        labels: 1,
        above: "令和8年度 事務局費",
        heads: "費目,4月,,5月,\n,予算,執行,予算,執行",
        rows: "人件費,580,578,580,581\n会議費,55,52,60,61",
        synonyms: &[("費目", &["科目"])],
        facts: COSTS,
    },
    Base {
        name: "事務局経費の実績.csv",
        kind: Kind::Cross,
        labels: 1,
        above: "令和8年度",
        heads: "費目,4月,5月",
        rows: "人件費,578,581\n会議費,52,61",
        synonyms: &[("費目", &["科目"])],
        facts: SPENT,
    },
    Base {
        name: "経過.csv",
        kind: Kind::Cross,
        labels: 1,
        above: "",
        heads: "月,見守り訪問,サロンの参加者数,相談件数",
        rows: "令和7年度,,,\n2月,11,111,1\n3月,12,112,2\n令和8年度,,,\n4月,20,130,7",
        synonyms: &[("月", &["年月", ""])],
        facts: &[
            "value サロンの参加者数 2026-02 111",
            "value サロンの参加者数 2026-03 112",
            "value サロンの参加者数 2026-04 130",
            "value 相談件数 2026-02 1",
            "value 相談件数 2026-03 2",
            "value 相談件数 2026-04 7",
            "value 見守り訪問 2026-02 11",
            "value 見守り訪問 2026-03 12",
            "value 見守り訪問 2026-04 20",
        ],
    },
    Base {
        name: "約束一覧.csv",
        kind: Kind::List,
        labels: 0,
        above: "",
        heads: "何を,いつまで,状況",
        rows: "■ みなと市,,\n名札を作る,2026-12-31,完了\n■ みなと食品,,\nベンチを置く,2027-03,進行中\n\
               ■ 見守りの会,,\n通信を出す,2026-12,未着手",
        synonyms: &[("何を", &["取組内容", "約束の内容"])],
        facts: PROMISES,
    },
    Base {
        name: "指標.csv",
        kind: Kind::List,
        labels: 0,
        above: "",
        heads: "目標,指標,単位,基準値,基準年度,目標値,目標年度",
        rows: "ひとりにしないまち,買い物支援,件,60,令和6年度,120,令和8年度\n\
               ,畑の参加者,人,10,令和6年度,40,令和8年度\n\
               続けられる会議,会議の満足度,点,3,令和6年度,4,令和8年度",
        synonyms: &[("指標", &["指標名", "KPI"]), ("目標値", &["めざす値"])],
        facts: &[
            "indicator 会議の満足度 点 3 4",
            "indicator 畑の参加者 人 10 40",
            "indicator 買い物支援 件 60 120",
        ],
    },
    Base {
        name: "月次報告.csv",
        kind: Kind::List,
        labels: 0,
        above: "",
        heads: "指標名,月,件数",
        rows: "見守り訪問,2026-04,20\n見守り訪問,2026-05,25\n相談件数,2026-04,7",
        synonyms: &[("月", &["年月"]), ("件数", &["実績", "値"])],
        facts: &[
            "value 相談件数 2026-04 7",
            "value 見守り訪問 2026-04 20",
            "value 見守り訪問 2026-05 25",
        ],
    },
];

impl Base {
    fn sheet(&self) -> Sheet {
        Sheet {
            name: self.name,
            above: lines(self.above),
            heads: lines(self.heads),
            rows: lines(self.rows),
            below: Vec::new(),
            labels: self.labels,
            synonyms: self.synonyms,
            facts: self.facts,
            kind: self.kind,
        }
    }
}

/// Numbers that look like chance, the same each time.
struct Chance(u64);

impl Chance {
    fn of(seed: u64, name: &str) -> Self {
        let add = |sum: u64, byte: u8| sum.wrapping_mul(31).wrapping_add(u64::from(byte));
        let mut chance = Self(name.bytes().fold(seed, add));
        chance.below(1);
        chance
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound.max(1)
    }
}

/// What is done to a sheet, and what must come of it.
type Change = (&'static str, fn(&mut Sheet, &mut Chance) -> Outcome);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// The sheet cannot be changed so.
    None,
    /// The figures stay, or an error or question tells.
    Same,
    /// Something must be told of the file, a warning at least.
    Told,
}

impl Sheet {
    fn width(&self) -> usize {
        self.heads.iter().chain(&self.rows).map(Vec::len).max().unwrap_or(0)
    }

    fn table(&mut self) -> impl Iterator<Item = &mut Vec<String>> {
        self.heads.iter_mut().chain(&mut self.rows)
    }

    fn is_of_numbers(&self) -> bool {
        self.facts.iter().any(|it| it.starts_with("value") || it.starts_with("cost"))
    }

    fn is_wide(&self) -> bool {
        self.heads.len() > 1
    }

    fn add_column(&mut self, at: usize, head: &str, cell: impl Fn(usize) -> String) {
        let width = self.width();
        let lines = self.heads.len();
        let mut row = 0;
        for (at_line, line) in self.heads.iter_mut().chain(&mut self.rows).enumerate() {
            line.resize(width, String::new());
            let is_group = line.iter().filter(|it| !it.is_empty()).count() == 1;
            let text = if at_line == 0 {
                head.to_owned()
            } else if at_line < lines || is_group {
                String::new()
            } else {
                row += 1;
                cell(row)
            };
            line.insert(at, text);
        }
    }

    fn sums(&self, label: &str) -> Vec<String> {
        let is_number = |text: &String| text.parse::<i64>().is_ok();
        (0..self.width())
            .map(|column| {
                let cells: Vec<&String> =
                    self.rows.iter().filter_map(|row| row.get(column)).collect();
                let numbers: Vec<i64> = cells.iter().filter_map(|text| text.parse().ok()).collect();
                if column == 0 {
                    label.to_owned()
                } else if cells.iter().any(|text| is_number(text)) {
                    numbers.iter().sum::<i64>().to_string()
                } else if cells.iter().any(|text| "○△×".contains(text.as_str())) {
                    cells.iter().filter(|text| *text == &"○").count().to_string()
                } else {
                    String::new()
                }
            })
            .collect()
    }

    fn text(&self) -> String {
        let all = self.above.iter().chain(&self.heads).chain(&self.rows).chain(&self.below);
        all.map(|row| row.join(",") + "\n").collect()
    }
}

fn word(text: &str) -> Vec<String> {
    vec![text.to_owned()]
}

const CHANGES: &[Change] = &[
    ("as it is", |_, _| Outcome::Same),
    ("columns permuted", |sheet, chance| {
        if sheet.is_wide()
            || sheet.rows.iter().any(|row| row.iter().filter(|it| !it.is_empty()).count() == 1)
        {
            return Outcome::None;
        }
        let mut order: Vec<usize> = (0..sheet.width()).collect();
        for at in (sheet.labels + 1..order.len()).rev() {
            let other = sheet.labels + chance.below(at + 1 - sheet.labels);
            order.swap(at, other);
        }
        // Goals merged over their indicators stay to the left.
        if sheet.name == "指標.csv" {
            return Outcome::None;
        }
        for line in sheet.table() {
            let cells = line.clone();
            *line = order.iter().map(|at| cells.get(*at).cloned().unwrap_or_default()).collect();
        }
        Outcome::Same
    }),
    ("heads renamed", |sheet, chance| {
        if sheet.synonyms.is_empty() {
            return Outcome::None;
        }
        for (head, names) in sheet.synonyms {
            let name = names[chance.below(names.len())];
            for cell in sheet.heads.iter_mut().flatten().filter(|cell| *cell == head) {
                name.clone_into(cell);
            }
        }
        Outcome::Same
    }),
    ("moved to D9", |sheet, _| {
        for line in sheet.above.iter_mut().chain(&mut sheet.heads).chain(&mut sheet.rows) {
            line.splice(0..0, ["", "", ""].map(str::to_owned));
        }
        sheet.above.splice(0..0, (0..8).map(|_| word("")));
        Outcome::Same
    }),
    ("titles above", |sheet, chance| {
        let titles =
            ["みなと円卓会議", "（単位：件）", "作成：事務局", "令和8年10月31日現在", "取扱注意"];
        let title = titles[chance.below(titles.len())];
        let title = if title.contains("単位") { "作成：事務局" } else { title };
        sheet.above.splice(0..0, [word(title), word("")]);
        Outcome::Same
    }),
    ("a note below", |sheet, chance| {
        let notes = [
            "※速報値です。",
            "※ 山あいの地区を除く",
            "（注）9月は台風のため少ない",
            "出典：事務局調べ",
            "※前年度は120件",
        ];
        sheet.below.push(word(notes[chance.below(notes.len())]));
        Outcome::Same
    }),
    ("a note between", |sheet, chance| {
        let at = 1 + chance.below(sheet.rows.len() - 1);
        let notes = ["※速報", "※ここから改訂", "※3件は別に数えた"];
        sheet.rows.insert(at, word(notes[chance.below(notes.len())]));
        Outcome::Same
    }),
    ("a total below", |sheet, chance| {
        let words = ["合計", "計", "総計", "Total", "合　計"];
        let sums = sheet.sums(words[chance.below(words.len())]);
        sheet.rows.push(sums);
        Outcome::Same
    }),
    ("a wrong total below", |sheet, _| {
        // Goals and baselines add up to nothing.
        if sheet.name == "指標.csv" {
            return Outcome::None;
        }
        let mut sums = sheet.sums("合計");
        let Some(last) = sums.iter_mut().skip(1).find(|it| it.parse::<i64>().is_ok()) else {
            return Outcome::None;
        };
        *last = (last.parse::<i64>().unwrap_or(0) + 3).to_string();
        sheet.rows.push(sums);
        Outcome::Told
    }),
    ("a subtotal between", |sheet, _| {
        let mut part = sheet.clone();
        part.rows.truncate(2);
        if part.rows.iter().any(|row| row.iter().filter(|it| !it.is_empty()).count() == 1) {
            return Outcome::None;
        }
        sheet.rows.insert(2, part.sums("小計"));
        Outcome::Same
    }),
    ("shares below", |sheet, chance| {
        let words = ["割合", "平均", "達成率", "前年比", "構成比", "最大", "中央値"];
        let word = words[chance.below(words.len())];
        if sheet.kind == Kind::List {
            return Outcome::None;
        }
        let width = sheet.width();
        let row =
            (0..width).map(|at| if at == 0 { word.to_owned() } else { format!("{}%", 30 + at) });
        sheet.rows.push(row.collect());
        Outcome::Same
    }),
    ("a blank row between", |sheet, chance| {
        let at = 1 + chance.below(sheet.rows.len() - 1);
        sheet.rows.insert(at, word(""));
        Outcome::Same
    }),
    ("a blank column between", |sheet, chance| {
        if sheet.is_wide() {
            return Outcome::None;
        }
        let at = 1 + chance.below(sheet.width() - 1);
        sheet.add_column(at, "", |_| String::new());
        Outcome::Same
    }),
    ("sums at the right", |sheet, chance| {
        if sheet.kind == Kind::List || sheet.is_wide() {
            return Outcome::None;
        }
        let heads = ["計", "合計", "Total", "累計", "年間計"];
        let sums: Vec<String> = sheet
            .rows
            .iter()
            .filter(|row| row.iter().filter(|it| !it.is_empty()).count() > 1)
            .map(|row| {
                let numbers = row.iter().filter_map(|text| text.parse::<i64>().ok());
                let came = row.iter().filter(|text| *text == "○").count();
                if came > 0 { came.to_string() } else { numbers.sum::<i64>().to_string() }
            })
            .collect();
        let width = sheet.width();
        sheet.add_column(width, heads[chance.below(heads.len())], |row| sums[row - 1].clone());
        Outcome::Same
    }),
    ("wrong sums at the right", |sheet, _| {
        if sheet.kind == Kind::List || sheet.is_wide() || sheet.text().contains('○') {
            return Outcome::None;
        }
        let width = sheet.width();
        sheet.add_column(width, "合計", |row| (7000 + row).to_string());
        Outcome::Told
    }),
    ("a table beside", |sheet, chance| {
        let width = sheet.width();
        let titles = ["参考", "前年度", "メモ"];
        let title = titles[chance.below(titles.len())];
        sheet.add_column(width, "", |_| String::new());
        sheet.add_column(width + 1, title, |row| format!("参考{row}"));
        sheet.add_column(width + 2, "人口", |row| (4000 + row).to_string());
        Outcome::Same
    }),
    ("a table below", |sheet, chance| {
        let title = ["参考", "前年度", "（参考）人口"][chance.below(3)];
        sheet
            .below
            .extend(lines(&format!("\n{title}\n地区,人口,世帯\n東部,4100,1800\n西部,3900,1700")));
        Outcome::Same
    }),
    ("last year's table below", |sheet, _| {
        let heads = sheet.heads.clone();
        if !sheet.above.iter().any(|row| row[0].contains("令和8年度")) {
            return Outcome::None;
        }
        let raised = |row: &Vec<String>| -> Vec<String> {
            row.iter()
                .map(|it| it.parse::<i64>().map_or(it.clone(), |n| (n + 1000).to_string()))
                .collect()
        };
        let rows: Vec<Vec<String>> = sheet.rows.iter().map(raised).collect();
        let title = sheet.above[0].iter().map(|it| it.replace("令和8年度", "令和7年度")).collect();
        sheet.below.extend([word(""), title]);
        sheet.below.extend(heads);
        sheet.below.extend(rows);
        // The other year's values are read as that year's; those of this one stay.
        Outcome::Same
    }),
    ("units below the heads", |sheet, _| {
        if sheet.name == "推移.csv" || sheet.name == "経過.csv" {
            let units = ["", "（件）", "（人）", "（件）"].map(str::to_owned).to_vec();
            sheet.heads.push(units);
            return Outcome::Same;
        }
        Outcome::None
    }),
    ("memos at the right", |sheet, chance| {
        let width = sheet.width();
        let memos = ["確認済", "要確認", "3件は推計", "10/5 電話", "5"];
        let memo = memos[chance.below(memos.len())];
        sheet.add_column(width, "", |row| if row == 2 { memo.to_owned() } else { String::new() });
        Outcome::Same
    }),
    ("remarks at the right", |sheet, chance| {
        let width = sheet.width();
        let heads = ["備考", "メモ", "摘要", "コメント"];
        sheet.add_column(width, heads[chance.below(heads.len())], |row| {
            if row == 2 { "台風のため".to_owned() } else { String::new() }
        });
        Outcome::Same
    }),
    ("full-width digits", |sheet, _| {
        for cell in sheet.rows.iter_mut().flatten() {
            if cell.chars().any(|c| c.is_ascii_digit()) {
                *cell = cell
                    .chars()
                    .map(|c| match c {
                        '0'..='9' => char::from_u32(u32::from(c) - 0x30 + 0xFF10).unwrap_or(c),
                        other => other,
                    })
                    .collect();
            }
        }
        Outcome::Same
    }),
    ("unknown numbers", |sheet, chance| {
        let heads = ["見込", "前年同月", "支払った額", "見込額", "人口", "登録者", "回数"];
        let at = sheet.labels.max(1) + chance.below(sheet.width() - sheet.labels.max(1) + 1);
        if sheet.is_wide() {
            return Outcome::None;
        }
        sheet.add_column(at, heads[chance.below(heads.len())], |row| (900 + row).to_string());
        // Only in tables of numbers can any column be one more of them.
        // Lists under the table's own heads say so on the receipt only.
        let is_plain = ["月別.csv", "月次報告.csv"].contains(&sheet.name);
        if sheet.is_of_numbers() && !is_plain { Outcome::Told } else { Outcome::Same }
    }),
    ("two indicators in one head", |sheet, _| {
        if sheet.name != "推移.csv" {
            return Outcome::None;
        }
        let width = sheet.width();
        sheet.add_column(width, "見守り訪問・相談件数", |row| (500 + row).to_string());
        Outcome::Told
    }),
    ("a year in the title that is another", |sheet, _| {
        if !sheet.heads.iter().flatten().any(|it| it == "4月")
            && !sheet.rows.iter().flatten().any(|it| it == "4月")
        {
            return Outcome::None;
        }
        let mut changed = false;
        for cell in sheet.heads.iter_mut().chain(&mut sheet.rows).flatten() {
            if cell.ends_with('月') && cell.len() <= 5 && cell != "月" && cell != "年月" {
                *cell = format!("2026年{cell}");
                changed = true;
            }
        }
        for cell in sheet.above.iter_mut().flatten() {
            *cell = cell.replace("令和8年度", "令和6年度");
        }
        if changed && sheet.above.iter().flatten().any(|it| it.contains("令和6年度")) {
            Outcome::Told
        } else {
            Outcome::None
        }
    }),
    ("a name that is misspelled", |sheet, _| {
        let names = ["みなと食品", "サロンの参加者数"];
        let mut changed = false;
        for cell in sheet.heads.iter_mut().chain(&mut sheet.rows).flatten() {
            if names.contains(&cell.as_str()) {
                let at = cell.char_indices().nth(2).map_or(0, |(at, _)| at);
                cell.insert(at, 'ん');
                changed = true;
                break;
            }
        }
        if changed { Outcome::Told } else { Outcome::None }
    }),
    ("a name that nobody knows", |sheet, _| {
        if sheet.name == "月別.csv" {
            return Outcome::None;
        }
        let names = ["みなと食品", "相談件数", "4月"];
        let mut changed = false;
        for cell in sheet.heads.iter_mut().chain(&mut sheet.rows).flatten() {
            if names.contains(&cell.as_str()) {
                "ぬぬぬ".clone_into(cell);
                changed = true;
                break;
            }
        }
        if changed { Outcome::Told } else { Outcome::None }
    }),
    ("a row of another name with other values", |sheet, _| {
        let Some(row) = sheet.rows.last().cloned() else { return Outcome::None };
        let is_cross = sheet.kind == Kind::Cross;
        if sheet.name == "指標.csv" || sheet.name == "構成員.csv" || sheet.text().contains("■")
        {
            return Outcome::None;
        }
        let other = |(at, text): (usize, &String)| match (at >= 1, text.parse::<i64>()) {
            (true, Ok(number)) => (number + 1).to_string(),
            (true, _) if text == "○" => "×".to_owned(),
            (true, _) if text == "×" => "○".to_owned(),
            _ => text.clone(),
        };
        let row: Vec<String> = row.iter().enumerate().map(other).collect();
        if !is_cross && sheet.name == "約束.csv" {
            return Outcome::None;
        }
        sheet.rows.push(row);
        Outcome::Told
    }),
];

fn facts(records: &Records, path: &str) -> BTreeSet<String> {
    let mut facts = BTreeSet::new();
    let is_here = |origin: &entaku::diagnostics::Origin| &*origin.source.path == path;
    for it in records.attendance.iter().filter(|it| is_here(&it.origin)) {
        let presence = &it.presence.value;
        facts
            .insert(format!("came {} {} {presence:?}", it.meeting_id.value, it.organisation.value));
    }
    for it in records.observations.iter().filter(|it| is_here(&it.origin)) {
        let value = match &it.value.value.reading {
            Reading::Number(number) => number.normalize().to_string(),
            other => format!("{other:?}"),
        };
        let by = it.organisation.as_ref().map(|it| format!(" {}", it.value)).unwrap_or_default();
        let parts: String = it.extra.iter().map(|(_, part)| format!("[{part}]")).collect();
        facts
            .insert(format!("value {} {}{by}{parts} {value}", it.indicator.value, it.period.value));
    }
    for it in records.costs.iter().filter(|it| is_here(&it.origin)) {
        let yen = |it: Option<String>| {
            it.map_or_else(
                || "-".to_owned(),
                |it| it.chars().filter(char::is_ascii_digit).collect::<String>(),
            )
        };
        let budget = yen(it.budget.as_ref().map(|it| format!("{:?}", it.value)));
        let actual = yen(it.actual.as_ref().map(|it| format!("{:?}", it.value)));
        facts.insert(format!("cost {} {} {budget} {actual}", it.category.value, it.month.value));
    }
    for it in records.commitments.iter().filter(|it| is_here(&it.origin)) {
        let due = it.due.as_ref().map(|it| it.value.to_string()).unwrap_or_default();
        let status = &it.status.value;
        facts.insert(format!("commitment {} {} {due} {status:?}", it.title.value, it.owner.value));
    }
    for it in records.members.iter().filter(|it| is_here(&it.origin)) {
        let body = it.seat_body.as_ref().map(|it| it.value.clone()).unwrap_or_default();
        facts.insert(format!("member {} {} {body}", it.org_name.value, it.sector.value));
    }
    for it in records.indicators.iter().filter(|it| is_here(&it.origin)) {
        let number = |reading: Option<&Reading>| match reading {
            Some(Reading::Number(number)) => number.normalize().to_string(),
            other => format!("{other:?}"),
        };
        facts.insert(format!(
            "indicator {} {} {} {}",
            it.name.value,
            it.unit.value,
            number(it.baseline.as_ref().map(|it| &it.value.reading)),
            number(it.target.as_ref().map(|it| &it.value.reading))
        ));
    }
    facts
}

fn project() -> Files {
    let mut files = Files::new();
    for (path, text) in [
        ("roundtable.toml", SETTINGS),
        ("members.csv", MEMBERS),
        ("meetings.csv", MEETINGS),
        ("goals.csv", GOALS),
        ("indicators.csv", INDICATORS),
    ] {
        files.insert(format!("inputs/{path}"), text.as_bytes());
    }
    files
}

/// What is wrong with how a sheet is read, if anything.
fn wrong(sheet: &Sheet, outcome: Outcome, is_plain: bool) -> Option<String> {
    if outcome == Outcome::None {
        return None;
    }
    let path = format!("inputs/{}", sheet.name);
    let mut files = project();
    files.insert(path.clone(), sheet.text().into_bytes());
    let mut told = Vec::new();
    let records = records::parse(&files, &mut told);
    let read = facts(&records, &path);
    let wanted: BTreeSet<String> = sheet.facts.iter().map(|it| (*it).to_owned()).collect();
    let lost: Vec<&String> = wanted.difference(&read).collect();
    let made: Vec<&String> = read.difference(&wanted).collect();
    let is_same = lost.is_empty() && (made.is_empty() || !sheet.below.is_empty());
    let is_fine = |told: &[Diagnostic]| {
        let mut here = told.iter().filter(|it| *it.origin.source.path == *path);
        let is_loud = |it: &Diagnostic| it.severity != Severity::Warning;
        match outcome {
            Outcome::None => true,
            Outcome::Same if is_plain => is_same && !here.any(is_loud),
            Outcome::Same => is_same || here.any(is_loud),
            Outcome::Told => here.next().is_some(),
        }
    };
    // Names that nothing has are told where they are resolved, which takes longer.
    if is_fine(&told) && !is_plain {
        return None;
    }
    let _ = model::resolve(&records, Scope { period: None, as_of: None }, &mut told);
    let is_fine = is_fine(&told);
    let codes: Vec<String> = told.iter().map(|it| format!("{} {}", it.origin, it.code)).collect();
    (!is_fine).then(|| {
        format!("{outcome:?}\n{}lost {lost:?}\nmade {made:?}\ntold {codes:?}\n", sheet.text())
    })
}

/// Says of each sheet that is read wrong in silence what it is.
#[track_caller]
fn check(sheets: impl Iterator<Item = (String, Sheet, Outcome, bool)>) {
    let mut failures = String::new();
    for (name, sheet, outcome, is_plain) in sheets {
        if let Some(wrong) = wrong(&sheet, outcome, is_plain) {
            let _ = writeln!(failures, "=== {name}: {wrong}");
        }
    }
    assert!(failures.is_empty(), "silently wrong:\n{failures}");
}

fn alone(kind: Kind, seeds: Range<u64>) -> impl Iterator<Item = (String, Sheet, Outcome, bool)> {
    let bases = BASES.iter().filter(move |base| base.kind == kind);
    let changed = bases.flat_map(|base| CHANGES.iter().map(move |change| (base, change)));
    changed.flat_map(move |(base, (name, change))| {
        seeds.clone().map(move |seed| {
            let mut sheet = base.sheet();
            let outcome = change(&mut sheet, &mut Chance::of(seed, name));
            (format!("{} / {name}", base.name), sheet, outcome, *name == "as it is")
        })
    })
}

/// Sheets with two changes, one after the other.
fn together(seeds: Range<u64>) -> impl Iterator<Item = (String, Sheet, Outcome, bool)> {
    seeds.map(|seed| {
        let mut chance = Chance::of(seed, "together");
        let base = &BASES[chance.below(BASES.len())];
        let mut sheet = base.sheet();
        let mut name = base.name.to_owned();
        for _ in 0..2 {
            let (change, apply) = &CHANGES[chance.below(CHANGES.len())];
            let before = sheet.clone();
            match apply(&mut sheet, &mut chance) {
                Outcome::Same => name = format!("{name} / {change}"),
                // What must be told of one change may be healed by another.
                Outcome::None | Outcome::Told => sheet = before,
            }
        }
        (format!("{name} ({seed})"), sheet, Outcome::Same, false)
    })
}

#[test]
fn cross_tables_keep_their_figures() {
    check(alone(Kind::Cross, 0..1));
}

#[test]
fn lists_keep_their_figures() {
    check(alone(Kind::List, 0..1));
}

#[test]
fn two_changes_together_change_no_figure() {
    check(together(0..40));
}

/// More of the same, for whoever changes how sheets are read.
#[test]
#[ignore = "takes minutes"]
fn many_more() {
    check(alone(Kind::Cross, 1..4).chain(alone(Kind::List, 1..4)).chain(together(40..400)));
}

/// Reads one sheet beside the project: the codes of what is told of it.
#[track_caller]
fn told(name: &str, text: &str, codes: &[&str]) {
    let path = format!("inputs/{name}");
    let mut files = project();
    files.insert(path.clone(), text.as_bytes().to_vec());
    let mut told = Vec::new();
    let _ = records::parse(&files, &mut told);
    let here = told.iter().filter(|it| *it.origin.source.path == *path);
    let found: Vec<&str> = here.map(|it| it.code).collect();
    assert_eq!(found, codes, "{text}");
}

#[test]
fn what_is_not_read_is_told() {
    // Amounts and values under heads that say nothing.
    for (name, text, codes) in [
        (
            "費用.csv",
            "年月,費目,予算,支払った額\n2026-04,人件費,580,578\n2026-05,人件費,580,581\n",
            &["unread-columns"][..],
        ),
        ("費用.csv", "年月,費目,予算,備考\n2026-04,人件費,580,\n2026-05,人件費,580,3月分\n", &[]),
        (
            "費用.csv",
            "No,年月,費目,予算,差額\n1,2026-04,人件費,580,2\n2,2026-05,人件費,580,1\n",
            &[],
        ),
        (
            "推移.csv",
            "月,見守り訪問,相談件数,人口\nR8.4,20,7,900\nR8.5,25,9,901\n",
            &["unread-columns"],
        ),
        ("推移.csv", "月,見守り訪問,相談件数,前年比\nR8.4,20,7,98\nR8.5,25,9,99\n", &[]),
        (
            "月次.csv",
            "指標名,年月,値,前年同月\n見守り訪問,2026-04,20,11\n見守り訪問,2026-05,25,12\n",
            &[],
        ),
        // The year that the title says is of none of the rows.
        (
            "推移.csv",
            "令和6年度\n月,見守り訪問,相談件数\n2026年4月,20,7\n2026年5月,25,9\n",
            &["year-of-no-row"],
        ),
        ("推移.csv", "令和8年度\n月,見守り訪問,相談件数\n2027年3月,20,7\n2026年5月,25,9\n", &[]),
        ("推移.csv", "令和8年度\n月,見守り訪問,相談件数\n2026年2月,20,7\n2026年3月,25,9\n", &[]),
        // Sums of cross tables, of numbers and of marks.
        (
            "推移.csv",
            "令和8年度\n月,見守り訪問,相談件数\n4月,20,7\n5月,25,9\n合計,45,16\n平均,22.5,8\n",
            &[],
        ),
        (
            "推移.csv",
            "令和8年度\n月,見守り訪問,相談件数\n4月,20,7\n5月,25,9\n合計,45,18\n",
            &["sum-that-differs"],
        ),
        (
            "推移.csv",
            "令和8年度\n月,見守り訪問,相談件数,計\n4月,20,7,27\n5月,25,9,43\n",
            &["sum-that-differs"],
        ),
        ("出席簿_総会.csv", "団体,第1回,第2回\nみなと市,○,○\nみなと食品,△,×\n出席数,2,1\n", &[]),
        ("出席簿_総会.csv", "団体,第1回,第2回\nみなと市,○,○\nみなと食品,△,×\n出席数,1,1\n", &[]),
        (
            "出席簿_総会.csv",
            "団体,第1回,第2回\nみなと市,○,○\nみなと食品,△,×\n出席数,3,1\n",
            &["sum-that-differs"],
        ),
        // Values of which nothing says what they are.
        (
            "推移.csv",
            "令和8年度\n月,見守り訪問,相談件数\n4月,20,7\n5月,25,9\n,26,11\n",
            &["row-without-name"],
        ),
        ("推移.csv", "令和8年度\n月,見守り訪問,相談件数\n4月,20,7\n5月,25,9\n,45,16\n", &[]),
    ] {
        told(name, text, codes);
    }
}

#[test]
fn a_name_with_a_slip_is_read_as_the_name_that_it_is_not() {
    for (name, text, lost) in [
        (
            "推移.csv",
            "令和8年度\n月,見守り訪門,相談件数,サロンの参加者数\n4月,20,7,1\n5月,25,9,2\n",
            "見守り訪門",
        ),
        (
            "出欠.csv",
            "会議,みなと市,みなと食品社,見守りの会\n第1回総会,○,△,×\n第2回総会,○,×,○\n",
            "みなと食品社",
        ),
        ("出欠.csv", "会議,みなと市,みなと食品,海辺\n第1回総会,○,△,×\n第2回総会,○,×,○\n", "海辺"),
    ] {
        let path = format!("inputs/{name}");
        let mut files = project();
        files.insert(path.clone(), text.as_bytes());
        let mut told = Vec::new();
        let records = records::parse(&files, &mut told);
        assert!(facts(&records, &path).iter().any(|it| it.contains(lost)), "{text}");
        let _ = model::resolve(&records, Scope { period: None, as_of: None }, &mut told);
        let is_told =
            |it: &&Diagnostic| *it.origin.source.path == *path && it.severity == Severity::Error;
        assert!(told.iter().any(|it| is_told(&it)), "{text}");
    }
}
