//! The tables that people send, column by column.
//!
//! To add a column, add its line here: the record, the accepted headers, the
//! schema and the input workbook follow. Then carry the field into the model.

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Origin};
use crate::domain::text::fold;
use crate::domain::time::{FiscalCalendar, TimeSpan};
use crate::domain::value::{
    Hours, Items, Measured, Names, Ordinal, Percent, Sourced, TimeOfDay, Yen,
};
use crate::domain::words::{
    Aggregation, BackboneFunction, ChangeLevel, CommitmentKind, CommitmentStatus, ContributionKind,
    Direction, Frequency, FundingStatus, GivenStatus, IndicatorLevel, MeetingState, Presence,
    Visibility,
};

use super::cells::{CellContext, CellValue};
use super::columns::found::PeriodColumn;
use super::found::head::split_bracket;
use super::record::{Record, table};
use super::row::Row;
use super::table::{Column, Table};
use super::texts::{Texts, Textual as _};
use super::told::{Tell as _, Told};
use super::units;

table! {
    /// One organisation's seat: a row of the list of members.
    MemberRecord = "members" required ["参加団体一覧", "参加団体", "団体一覧", "構成団体", "名簿"] {
        org_id: made String = ["団体ID", "団体コード"] "ほかの表で使う短い記号。例: B01" "Short code that other tables use, such as B01" e.g. "B01",
        org_name: required String = ["団体名", "組織名", "所属", "機関名"] "正式な名称" "Official name" e.g. "みなと食品株式会社",
        org_name_en: optional String = ["団体名(英語)", "英語名", "name_en"] "英語版に印刷する名称" "Name printed in English documents",
        short_name: optional String = ["略称"] "図や表に使う短い名前" "Short name for charts and tables" e.g. "みなと食品",
        aliases: optional Names = ["別名", "旧名称", "旧称", "通称", "愛称", "旧団体名"] "ほかの書き方や以前の名称" "Other spellings and former names" e.g. "㈱みなと食品;みなとフーズ",
        sector: required String = ["セクター", "区分", "主体", "分野区分"] "行政、事業者、NPO・NGO など" "Government, business, NPO and so on" e.g. "事業者",
        seat_body: optional String = ["会議体", "部会"] "席のある会議体。複数の会議体に席があるときは行を分ける" "Body in which it has a seat; one row for each body" e.g. "総会",
        seat_role: optional String = ["役職", "役割", "委員種別"] "委員、代表、副代表、オブザーバー など" "Member, chair, deputy, observer and so on" e.g. "委員",
        seat_role_en: optional String = ["役職(英語)"] "英語版に印刷する役職" "Role printed in English documents",
        person: optional String = ["氏名", "担当者", "委員名"] "委員の氏名。事務局版だけに印刷される" "Delegate's name; printed in the internal edition only" e.g. "佐藤 花子",
        seat_from: optional Date = ["就任日", "任期開始"] "就任した日" "Day the delegate took the seat" e.g. "2026-04-01",
        seat_to: optional Date = ["退任日", "任期満了"] "退任した日" "Day the delegate left the seat",
        endorsed_on: optional Date = ["賛同日", "合意日"] "共通の目標に賛同した日" "Day the organisation endorsed the common agenda" e.g. "2026-04-01",
        is_backbone: optional bool = ["事務局"] "事務局を担う団体か" "Whether it carries the secretariat" e.g. "×",
        is_champion: optional bool = ["推進役", "旗振り役"] "推進役か" "Whether it is a champion" e.g. "○",
        lived_experience: optional bool = ["当事者参加"] "当事者が参加しているか" "Whether people affected take part" e.g. "×",
        joined_on: optional Date = ["参加日"] "円卓会議に加わった日" "Day it joined the roundtable" e.g. "2026-04-01",
        left_on: optional Date = ["退会日"] "円卓会議を離れた日" "Day it left the roundtable",
    }
}

table! {
    /// A meeting, planned or held.
    MeetingRecord = "meetings" required ["会議記録", "会議一覧", "会議"] {
        meeting_id: made String = ["会議ID", "会議コード", "No", "回", "No.", "会議番号"] "ほかの表で使う短い記号。例: M2026-10" "Short code that other tables use" e.g. "S01",
        date: required Date = ["開催日", "日付", "日時"] "開催した日、または予定日" "Day it was or will be held" e.g. "2026-06-20",
        start: optional TimeOfDay = ["開始", "開始時刻"] "始まる時刻" "Time it begins" e.g. "13:30",
        end: optional TimeOfDay = ["終了", "終了時刻"] "終わる時刻" "Time it ends" e.g. "16:00",
        body: required String = ["会議種別", "会議体", "区分", "種別", "type"] "総会、運営委員会、部会 など" "General meeting, steering committee and so on" e.g. "総会",
        title: optional String = ["会議名", "名称"] "会議の名称" "Title of the meeting" e.g. "第1回 総会",
        title_en: optional String = ["会議名(英語)"] "英語版に印刷する名称" "Title printed in English documents",
        number: optional Ordinal = ["第何回", "回数"] "第何回か" "Number in the series" e.g. "1",
        place: optional String = ["場所", "会場"] "会場" "Place" e.g. "市民会館 大ホール",
        place_en: optional String = ["場所(英語)", "会場(英語)"] "英語版に印刷する会場" "Place printed in English documents",
        online: optional bool = ["オンライン", "オンライン併用"] "オンラインで参加できるか" "Whether people can join online" e.g. "×",
        open: optional bool = ["公開", "公開・非公開"] "公開で開くか" "Whether it is open to the public" e.g. "○",
        chair: optional String = ["議長", "座長"] "議長を務める団体または人" "Organisation or person in the chair" e.g. "みなと食品株式会社",
        facilitator: optional String = ["進行", "司会", "ファシリテーター"] "進行役" "Facilitator" e.g. "みなと食品株式会社",
        recorder: optional String = ["記録者", "記録"] "記録者" "Recorder" e.g. "事務局",
        theme: optional String = ["テーマ", "論点"] "話し合う困りごと" "The concrete trouble that is talked about" e.g. "見守りの手が足りない",
        theme_en: optional String = ["テーマ(英語)"] "英語版に印刷するテーマ" "Theme printed in English documents",
        agenda: optional Items = ["議題", "次第"] "議題。; か改行で区切る" "Agenda items, separated by ; or line breaks" e.g. "前回の確認;約束の進み具合;意見交換",
        agenda_en: optional Items = ["議題(英語)"] "英語版に印刷する議題" "Agenda printed in English documents",
        goal_ids: optional Names = ["関連目標", "目標"] "関連する目標のID" "Codes of the goals it concerns" e.g. "G1",
        materials: optional Items = ["資料"] "配布資料の名前" "Titles of materials" e.g. "資料1 進捗報告書",
        materials_en: optional Items = ["資料(英語)"] "英語版に印刷する資料の名前" "Titles of materials printed in English documents",
        attendees: optional Names = ["出席者", "参加者", "出席団体"] "出席した団体。代理は 団体名(代理) と書く。出欠表があればそちらが優先" "Organisations present; the attendance table wins over this list" e.g. "みなと食品株式会社",
        absentees: optional Names = ["欠席者", "欠席団体"] "欠席した団体" "Organisations absent",
        observers: optional u32 = ["傍聴者数", "傍聴"] "傍聴者の人数" "Number of observers" e.g. "3",
        state: optional MeetingState = ["予定/実施/中止", "状態", "状況", "planned"] "予定、実施、中止" "Planned, held or cancelled" e.g. "実施",
        minutes_sent_on: optional Date = ["議事録送付日", "議事録"] "議事録を送った日" "Day the minutes were sent" e.g. "2026-06-27",
        minutes_published_on: optional Date = ["公開日", "議事録公開日"] "議事録を公開した日" "Day the minutes were published",
        satisfaction: optional Decimal = ["満足度"] "参加者の満足度(5点満点)" "Participants' satisfaction, out of 5" e.g. "4.2",
        notes: optional String = ["備考"] "事務局の覚え書き" "Notes of the secretariat" e.g. "次回は机を島形に並べる",
        visibility: optional Visibility = ["公開範囲"] "だれに見せてよいか" "Who may see it" e.g. "参加団体",
    }
}

table! {
    /// One organisation at one meeting.
    AttendanceRecord = "attendance" optional ["出欠", "出欠表", "出席簿"] {
        meeting_id: made String = ["会議ID", "会議コード", "回"] "会議のID" "Code of the meeting" e.g. "S01",
        organisation: required String = ["団体ID", "団体名", "団体", "org_id", "org_name"] "団体のIDまたは名称" "Code or name of the organisation" e.g. "みなと食品株式会社",
        person: optional String = ["氏名", "出席者", "委員名"] "出席した人。事務局版だけに印刷される" "Who came; printed in the internal edition only" e.g. "佐藤 花子",
        presence: required Presence = ["出欠", "出席状況", "状況", "status"] "出席、代理、欠席 など" "Present, proxy, absent and so on" e.g. "出席",
        spoke: optional bool = ["発言"] "発言したか" "Whether they spoke" e.g. "○",
    }
}

table! {
    /// A decision of a meeting.
    DecisionRecord = "decisions" optional ["決定事項", "決定", "合意事項"] {
        decision_id: made String = ["決定ID", "決定番号", "No", "No."] "短い記号" "Short code" e.g. "D001",
        meeting_id: made String = ["会議ID", "会議コード"] "決めた会議のID" "Code of the meeting that decided" e.g. "S01",
        text: required String = ["内容", "決定内容", "決定事項"] "何を決めたか" "What was decided" e.g. "見守り訪問を月100件に増やす",
        text_en: optional String = ["内容(英語)"] "英語版に印刷する内容" "Text printed in English documents",
        goal_id: optional String = ["目標", "関連目標", "目標ID"] "関連する目標のID" "Code of the goal it serves" e.g. "G1",
        indicator_id: optional String = ["根拠指標", "指標ID"] "根拠とした指標のID" "Code of the indicator it rests on" e.g. "I01",
        state: optional String = ["状況", "対応状況", "status"] "決めたことがその後どうなったか" "What became of it" e.g. "実施中",
        state_en: optional String = ["対応状況(英語)", "状況(英語)"] "英語版に印刷する対応状況" "What became of it, printed in English documents",
        visibility: optional Visibility = ["公開範囲"] "だれに見せてよいか" "Who may see it" e.g. "参加団体",
    }
}

table! {
    /// A commitment, action item or project.
    CommitmentRecord = "commitments" optional ["行動計画・約束", "行動計画", "約束", "約束一覧", "actions"] {
        commitment_id: made String = ["約束ID", "行動ID", "No", "番号", "action_id", "No.", "約束番号", "管理番号"] "短い記号" "Short code" e.g. "P01",
        title: required String = ["取組", "行動", "約束", "内容", "取り組み"] "何をするか" "What will be done" e.g. "配達の際の声かけを市内全域に広げる",
        title_en: optional String = ["取組(英語)", "約束(英語)"] "英語版に印刷する内容" "Title printed in English documents",
        kind: optional CommitmentKind = ["種別", "type"] "約束、宿題、事業" "Commitment, action item or project" e.g. "約束",
        goal_id: optional String = ["目標", "目標ID"] "関連する目標のID" "Code of the goal it serves" e.g. "G1",
        owner: required String = ["担当団体", "主担当", "実施主体", "owner_org"] "担当する団体のIDまたは名称" "Code or name of the organisation that owns it" e.g. "みなと食品株式会社",
        sector: optional String = ["セクター", "主体"] "空欄なら担当団体のセクター" "Taken from the owner if blank",
        partners: optional Names = ["連携先", "協力団体", "partner_orgs"] "連携する団体" "Partner organisations",
        committed_on: optional Date = ["表明日", "約束した日"] "約束した日" "Day it was promised" e.g. "2026-06-20",
        meeting_id: optional String = ["会議ID", "表明した会議", "約束した会議"] "約束した会議のID" "Code of the meeting where it was promised" e.g. "S01",
        start: optional TimeSpan = ["開始", "開始日"] "始める日または月" "Day or month it begins" e.g. "2026-07",
        due: optional TimeSpan = ["期限", "期日", "達成時期"] "期限の日または月。月だけなら月末まで" "Day or month it is due; a month means its last day" e.g. "2027-03",
        revised_due: optional TimeSpan = ["変更後期限", "変更後の期限"] "変更した期限" "The new date if it was moved",
        times_revised: optional u32 = ["変更回数", "期限変更回数"] "期限を変更した回数" "How often the date was moved",
        revised_on: optional Date = ["期限変更日", "期限を変えた日"] "期限を最後に変更した日。これより前の日の報告では元の期限を使う" "Day the date was last moved; reports of earlier days use the first date",
        revision_reason: optional String = ["変更理由"] "期限を変えた理由" "Why the date was moved",
        revision_reason_en: optional String = ["変更理由(英語)"] "英語版に印刷する変更理由" "Reason of the move, printed in English documents",
        status: required CommitmentStatus = ["状況", "進捗", "進捗状況"] "未着手、進行中、完了、遅延、保留、中止" "Not started, in progress, done, delayed, on hold or dropped" e.g. "進行中",
        progress_pct: optional Percent = ["進捗率"] "進み具合(%)" "Progress in percent" e.g. "40",
        done_on: optional Date = ["完了日"] "完了した日" "Day it was done",
        result: optional String = ["実績", "成果"] "何ができたか" "What came of it",
        result_en: optional String = ["実績(英語)"] "英語版に印刷する実績" "Result printed in English documents",
        blocker: optional String = ["課題", "障害"] "困っていること" "What stands in the way" e.g. "山あいの地区の配達員が足りない",
        blocker_en: optional String = ["課題(英語)"] "英語版に印刷する課題" "Blocker printed in English documents",
        indicator_id: optional String = ["関連指標", "指標ID"] "関連する指標のID" "Code of the indicator it affects" e.g. "I01",
        evidence: optional String = ["根拠資料"] "完了がわかる資料" "Where it can be seen" e.g. "配達記録",
        evidence_en: optional String = ["根拠資料(英語)"] "英語版に印刷する根拠資料" "Where it can be seen, printed in English documents",
        updated_on: optional Date = ["更新日", "記入日"] "この行を最後に確かめた日" "Day this row was last confirmed" e.g. "2026-06-20",
        visibility: optional Visibility = ["公開範囲"] "だれに見せてよいか" "Who may see it" e.g. "公開",
    }
}

table! {
    /// A goal of the common agenda.
    GoalRecord = "goals" required ["目標", "目標一覧", "共通アジェンダ"] {
        goal_id: made String = ["目標ID", "目標番号", "番号", "No", "No."] "短い記号" "Short code" e.g. "G1",
        title: required String = ["目標", "共通アジェンダ", "テーマ", "目標名"] "目標" "The goal" e.g. "ひとり暮らしの高齢者が孤立しない",
        title_en: optional String = ["目標(英語)"] "英語版に印刷する目標" "Goal printed in English documents",
        description: optional String = ["説明", "内容"] "目標の説明" "What it is about" e.g. "見守りと、ふだんの居場所を増やします。",
        description_en: optional String = ["説明(英語)"] "英語版に印刷する説明" "Description printed in English documents",
        body: optional String = ["ワーキンググループ", "部会", "担当会議体", "担当会議", "wg"] "担当する会議体" "Body in charge" e.g. "総会",
        target_state: optional String = ["めざす姿", "目指す姿"] "達成したときの姿" "What it looks like when reached" e.g. "異変に三日以内に気づける",
        target_state_en: optional String = ["めざす姿(英語)"] "英語版に印刷するめざす姿" "Target state printed in English documents",
        reviewed_on: optional Date = ["見直し日"] "最後に見直した日" "Day it was last reviewed" e.g. "2026-04-01",
    }
}

table! {
    /// The definition of an indicator.
    IndicatorRecord = "indicators" optional ["指標台帳", "指標", "指標一覧"] {
        indicator_id: made String = ["指標ID", "指標番号", "No", "No."] "短い記号" "Short code" e.g. "I01",
        name: required String = ["指標名", "KPI", "指標"] "指標の名前" "Name of the indicator" e.g. "見守り訪問の件数",
        name_en: optional String = ["指標名(英語)"] "英語版に印刷する名前" "Name printed in English documents",
        plain_name: optional String = ["やさしい名称"] "やさしい言い方" "Name in plain words" e.g. "たずねた回数",
        goal_id: optional String = ["目標", "目標ID", "目標番号"] "関連する目標のID" "Code of the goal it serves" e.g. "G1",
        level: optional IndicatorLevel = ["種別", "段階"] "地域全体、成果、活動、過程" "Population, outcome, output or process" e.g. "活動",
        unit: required String = ["単位"] "人、件、% など" "Unit, such as people, cases or %" e.g. "件",
        unit_en: optional String = ["単位(英語)"] "英語版に印刷する単位" "Unit printed in English documents",
        direction: optional Direction = ["望ましい方向", "方向"] "増、減、維持、範囲" "Up, down, maintain or range" e.g. "増",
        aggregation: optional Aggregation = ["集計", "集計方法"] "累計、期末、平均" "Sum, latest or average within the fiscal year" e.g. "累計",
        baseline: optional Measured = ["基準値", "初期値", "現況値"] "出発点の値" "The value it started from" e.g. "60",
        baseline_date: optional TimeSpan = ["基準時点", "基準年度", "基準日"] "基準値の時点" "When the baseline was measured" e.g. "2026-03",
        target: optional Measured = ["目標値"] "めざす値" "The value aimed at" e.g. "1200",
        target_date: optional TimeSpan = ["目標年度", "達成時期", "目標時点"] "達成する時期" "When it is to be reached" e.g. "2027-03",
        milestones: optional Items = ["中間目標"] "途中の目標。例: 2026-03:20;2026-09:30" "Values to pass on the way, as in 2026-03:20;2026-09:30" e.g. "2026-09:500",
        range_low: optional Measured = ["下限"] "範囲の下限" "Lower end of the range",
        range_high: optional Measured = ["上限"] "範囲の上限" "Upper end of the range",
        frequency: optional Frequency = ["頻度", "測定頻度"] "月、四半期、半期、年、5年" "How often it is measured" e.g. "月",
        lag_days: optional u32 = ["集計の遅れ", "集計日数"] "期間の終わりから値が出るまでの日数" "Days from the end of a span to its value" e.g. "15",
        source: optional String = ["出典", "データ元"] "値の出どころ" "Where the values come from" e.g. "みなと食品 配達記録",
        source_en: optional String = ["出典(英語)"] "英語版に印刷する出典" "Source printed in English documents",
        method: optional String = ["測定方法"] "どう測るか" "How it is measured" e.g. "声をかけた件数を月ごとに数える",
        method_en: optional String = ["測定方法(英語)"] "英語版に印刷する測定方法" "Method printed in English documents",
        owner: optional String = ["担当", "担当団体", "owner_org"] "値を出す団体のIDまたは名称" "Organisation that supplies the values" e.g. "みなと食品株式会社",
        sector: optional String = ["セクター"] "空欄なら担当団体のセクター" "Taken from the owner if blank",
        dims: optional Names = ["内訳項目", "内訳"] "内訳の項目" "Breakdowns that are reported",
        min_cell: optional u32 = ["最小公表件数"] "これ未満の件数は公表しない" "Counts below this are not published" e.g. "10",
        survey_error: optional Decimal = ["誤差"] "調査の誤差(単位は値と同じ)" "Survey error, in the unit of the values",
        sdg: optional String = ["SDGs", "SDG"] "関連するSDGsのターゲット" "Related SDG target" e.g. "11.7",
        override_status: optional GivenStatus = ["判定の変更", "変更後の判定"] "計算と違う判定にするとき、その判定" "Status to print instead of the computed one",
        override_reason: optional String = ["判定変更の理由"] "判定を変える理由。すべての版に印刷される" "Why the status is changed; printed in every edition",
        override_by: optional String = ["判定変更の決定者"] "判定を変えると決めた人。すべての版に印刷される" "Who decided it; printed in every edition",
        override_on: optional Date = ["判定変更日"] "判定を変えると決めた日" "Day it was decided",
        visibility: optional Visibility = ["公開範囲"] "だれに見せてよいか" "Who may see it" e.g. "公開",
    }
}

table! {
    /// One observed value of an indicator.
    ObservationRecord = "observations" optional ["実績値", "実績", "測定値"] spread by read_spread {
        indicator: required String = ["指標ID", "指標名", "指標", "indicator_id"] "指標のIDまたは名前" "Code or name of the indicator" e.g. "I01",
        period: required TimeSpan = ["年月", "年度", "時点", "期間", "対象期間"] "値の時点または期間" "Day or span that the value is for" e.g. "2026-04",
        value: required Measured = ["値", "実績値", "数値"] "値。なし - 、不明 … 、秘匿 x も書ける" "The value; - for nil, … for unknown, x for suppressed" e.g. "96",
        flag: rare String = ["記号", "区分"] "速報 p、訂正 r、断層 b など" "p provisional, r revised, b break in series",
        organisation: rare String = ["報告団体", "団体", "org"] "報告した団体" "Organisation that reported it" e.g. "みなと食品株式会社",
        received_on: optional Date = ["受領日", "報告日"] "事務局が受け取った日" "Day the secretariat received it" e.g. "2026-05-20",
        value_prev: rare Measured = ["訂正前の値", "前回値"] "訂正した場合、その前の値" "The value before it was revised",
        denominator: rare u32 = ["分母", "母数", "回答者数", "有効回答数", "標本数", "n"] "割合や平均が何人についてのものか" "How many people a percentage or a mean is of" e.g. "412",
        note: rare String = ["備考", "注", "訂正理由"] "訂正の理由など" "Reason for a revision, or other note" e.g. "山あいの地区を除く",
        note_en: rare String = ["備考(英語)", "訂正理由(英語)"] "英語版に印刷する備考" "Note printed in English documents",
    }
}

table! {
    /// Money from one funder for one purpose.
    FundingRecord = "funding" optional ["資金", "資金一覧", "助成金"] {
        funder: required String = ["資金提供者", "助成元", "提供者"] "資金を出す団体" "Who gives the money" e.g. "みらい地域財団",
        funder_en: optional String = ["資金提供者(英語)"] "英語版に印刷する名称" "Name printed in English documents",
        funder_type: optional String = ["資金種別", "種類"] "助成、委託、会費、寄付 など" "Grant, contract, dues, donation and so on" e.g. "助成",
        funder_type_en: optional String = ["資金種別(英語)"] "英語版に印刷する資金種別" "Type printed in English documents",
        name: optional String = ["事業名", "助成事業名"] "助成事業の名称" "Name of the grant" e.g. "地域の見守り助成",
        name_en: optional String = ["事業名(英語)"] "英語版に印刷する事業名" "Name printed in English documents",
        purpose: optional String = ["使途", "目的"] "何のための資金か" "What it is for" e.g. "事務局の人件費と会議の費用",
        purpose_en: optional String = ["使途(英語)"] "英語版に印刷する使途" "What it is for, printed in English documents",
        restricted: optional bool = ["使途の制約", "使途指定"] "使途が決められているか" "Whether its use is restricted" e.g. "○",
        for_backbone_pct: optional Percent = ["事務局割合", "事務局分"] "事務局に使える割合(%)" "Share that may pay for the secretariat, in percent" e.g. "60",
        committed: required Yen = ["決定額", "助成額", "金額"] "決まった額(円)" "Amount committed, in yen" e.g. "3000000",
        received: optional Yen = ["入金額", "受領額"] "入金された額(円)" "Amount received, in yen" e.g. "1500000",
        spent: optional Yen = ["支出額", "執行額"] "使った額(円)" "Amount spent, in yen" e.g. "400000",
        start: optional Date = ["開始", "開始日"] "助成期間の始まり" "First day of the grant" e.g. "2026-04-01",
        end: optional Date = ["終了", "終了日"] "助成期間の終わり" "Last day of the grant" e.g. "2027-03-31",
        status: optional FundingStatus = ["状況", "確度"] "確定、申請中、見込" "Confirmed, applied or expected" e.g. "確定",
        report_due: optional Date = ["報告期限"] "次の報告の期限" "Day the next report is due" e.g. "2027-04-30",
        variance_reason: optional String = ["差の理由", "差異理由"] "計画との差が10%を超える理由" "Why spending differs from plan by more than 10 %" e.g. "調査費の支払いが来月になるため",
        variance_reason_en: optional String = ["差異理由(英語)", "差の理由(英語)"] "英語版に印刷する理由" "Reason printed in English documents",
        covers: optional Names = ["対象", "支援対象", "対象の目標"] "この資金が支える目標・指標・約束のID。資金提供者ごとの版には、これだけが載る(空欄ならすべて)" "Codes of the goals, indicators and promises it pays for: its own edition has only these (all, if none is named)" e.g. "G1",
        visibility: optional Visibility = ["公開範囲"] "だれに見せてよいか" "Who may see it" e.g. "資金提供者",
    }
}

table! {
    /// Something that an organisation brought to the table.
    ContributionRecord = "contributions" optional ["資源の持ち寄り", "持ち寄り", "協力一覧"] {
        date: required TimeSpan = ["日付", "年月", "時期"] "持ち寄った日または月" "Day or month it was brought" e.g. "2026-06",
        organisation: required String = ["団体ID", "団体名", "団体", "org"] "持ち寄った団体のIDまたは名称" "Code or name of the organisation" e.g. "みなと食品株式会社",
        kind: required ContributionKind = ["種類", "区分", "種別"] "資金、人、場所、データ、物品、専門性" "Money, people, place, data, goods or expertise" e.g. "物品",
        item: optional String = ["内容", "品目"] "何を持ち寄ったか" "What was brought" e.g. "こども食堂の食材",
        item_en: optional String = ["内容(英語)"] "英語版に印刷する内容" "What was brought, printed in English documents",
        quantity: optional Decimal = ["数量"] "数量" "How much" e.g. "120",
        unit: optional String = ["単位"] "数量の単位" "Unit of the quantity" e.g. "kg",
        unit_en: optional String = ["単位(英語)"] "英語版に印刷する単位" "Unit printed in English documents",
        yen_value: optional Yen = ["金額換算", "金額", "評価額"] "お金に直したときの額(円)" "What it is worth, in yen" e.g. "60000",
        goal_id: optional String = ["目標", "目標ID"] "関連する目標のID" "Code of the goal it serves" e.g. "G1",
        note: optional String = ["備考"] "金額の出し方など" "How its worth was reckoned, or other note",
        note_en: optional String = ["備考(英語)"] "英語版に印刷する備考" "Note printed in English documents",
        visibility: optional Visibility = ["公開範囲"] "だれに見せてよいか" "Who may see it" e.g. "公開",
    }
}

table! {
    /// What the secretariat costs in one month, by category.
    CostRecord = "costs" optional ["事務局の費用", "事務局費用", "事務局収支"] {
        month: required TimeSpan = ["年月", "月"] "費用の月" "Month of the cost" e.g. "2026-06",
        category: required String = ["費目", "科目"] "人件費、会議費 など" "Salaries, meetings and so on" e.g. "人件費",
        category_en: optional String = ["費目(英語)"] "英語版に印刷する費目" "Category printed in English documents",
        budget: optional Yen = ["予算額", "予算", "計画額"] "計画した額(円)" "Amount planned, in yen" e.g. "450000",
        actual: optional Yen = ["実績額", "支出額", "決算額"] "実際にかかった額(円)" "Amount spent, in yen" e.g. "442000",
        variance_reason: optional String = ["差の理由", "差異理由"] "計画との差が10%を超える理由" "Why spending differs from plan by more than 10 %",
        variance_reason_en: optional String = ["差異理由(英語)", "差の理由(英語)"] "英語版に印刷する理由" "Reason printed in English documents",
        visibility: optional Visibility = ["公開範囲"] "だれに見せてよいか" "Who may see it" e.g. "資金提供者",
    }
}

table! {
    /// Hours of the secretariat's work.
    BackboneLogRecord = "backbone_log" optional ["事務局の業務記録", "業務記録", "業務日誌"] {
        date: required TimeSpan = ["日付", "年月"] "働いた日または月" "Day or month of the work" e.g. "2026-06",
        person: optional String = ["氏名", "担当者"] "働いた人。事務局版だけに印刷される" "Who worked; printed in the internal edition only" e.g. "佐藤 花子",
        hours: required Hours = ["時間", "時間数"] "働いた時間" "Hours worked" e.g. "12.5",
        function: required BackboneFunction = ["機能", "業務区分", "区分"] "ビジョンと戦略、活動の連携、共通の測定、理解を広げる、政策・制度、資金調達" "Vision, activities, measurement, public will, policy or funding" e.g. "活動の連携",
        goal_id: optional String = ["目標", "目標ID"] "関連する目標のID" "Code of the goal it serves" e.g. "G1",
        note: optional String = ["内容", "備考"] "何をしたか" "What was done" e.g. "配達員への説明会の準備",
        visibility: optional Visibility = ["公開範囲"] "だれに見せてよいか" "Who may see it" e.g. "資金提供者",
    }
}

table! {
    /// A change of rules, budgets or customs.
    ChangeRecord = "changes" optional ["制度・仕組みの変化", "制度の変化", "仕組みの変化"] {
        date: required TimeSpan = ["日付", "年月", "時期"] "変わった日または月" "Day or month of the change" e.g. "2026-06",
        level: required ChangeLevel = ["段階", "種別", "区分"] "条例、予算、運用、組織、慣行" "Rule, budget, operation, organisation or practice" e.g. "運用",
        description: required String = ["内容", "変化の内容"] "何がどう変わったか" "What changed" e.g. "配達のついでの声かけを、市の見守り協定に加えた",
        description_en: optional String = ["内容(英語)"] "英語版に印刷する内容" "Description printed in English documents",
        goal_id: optional String = ["目標", "目標ID"] "関連する目標のID" "Code of the goal it serves" e.g. "G1",
        contribution: optional String = ["円卓会議の関わり", "関わり"] "円卓会議がどう関わったか" "What the roundtable had to do with it" e.g. "第1回総会で市と配達の会社が話し合った",
        contribution_en: optional String = ["円卓会議の関わり(英語)"] "英語版に印刷する関わり" "The roundtable's part, printed in English documents",
        evidence: optional String = ["根拠", "根拠資料"] "変化がわかる資料" "Where it can be seen" e.g. "市の見守り協定書",
        evidence_en: optional String = ["根拠(英語)", "根拠資料(英語)"] "英語版に印刷する根拠" "Where it can be seen, printed in English documents",
        visibility: optional Visibility = ["公開範囲"] "だれに見せてよいか" "Who may see it" e.g. "公開",
    }
}

table! {
    /// What somebody said.
    VoiceRecord = "voices" optional ["参加者の声", "利用者の声", "声の一覧"] {
        date: optional TimeSpan = ["日付", "年月"] "聞いた日または月" "Day or month it was heard" e.g. "2026-06",
        quote: required String = ["ことば", "声", "発言"] "話されたことば" "What was said" e.g. "配達の人と話すのが、週の楽しみになりました。",
        quote_en: optional String = ["ことば(英語)"] "英語版に印刷することば" "Words printed in English documents",
        speaker: required String = ["話した人", "属性"] "だれの声か。名前は書かず、80代の女性 のように" "Whose voice it is, without a name: a woman in her eighties" e.g. "80代の女性",
        speaker_en: optional String = ["話した人(英語)"] "英語版に印刷する属性" "Speaker printed in English documents",
        consent: required bool = ["掲載の同意", "同意"] "印刷してよいと本人が言ったか。○の行だけが印刷される" "Whether the speaker agreed to its printing; no other row is printed" e.g. "○",
        goal_id: optional String = ["目標", "目標ID"] "関連する目標のID" "Code of the goal it serves" e.g. "G1",
        visibility: optional Visibility = ["公開範囲"] "だれに見せてよいか" "Who may see it" e.g. "公開",
    }
}

table! {
    /// One answer to the members' survey.
    PulseRecord = "pulse" optional ["参加団体アンケート", "アンケート", "満足度調査"] {
        date: required TimeSpan = ["日付", "年月", "時期"] "答えた日または月" "Day or month of the answer" e.g. "2026-06",
        sector: optional String = ["セクター", "区分"] "答えた人のセクター" "Sector of who answered" e.g. "事業者",
        question: required String = ["設問", "質問"] "たずねたこと" "What was asked" e.g. "自分の意見を言いやすい",
        question_en: optional String = ["設問(英語)"] "英語版に印刷する設問" "Question printed in English documents",
        score: required Decimal = ["点数", "評価", "回答"] "1から5の点数" "From 1 to 5" e.g. "4",
        visibility: optional Visibility = ["公開範囲"] "だれに見せてよいか" "Who may see it" e.g. "参加団体",
    }
}

impl ObservationRecord {
    /// Reads a row whose observations are spread over columns, or whose
    /// indicator or time is said outside its own columns: one record for each
    /// value.
    ///
    /// All problems of the row are reported; `None` if any cell cannot be read.
    pub(crate) fn read_spread(row: &mut Row<'_>) -> Option<Vec<Self>> {
        let column = |name: &str| {
            let columns = Self::TABLE.columns;
            columns.iter().position(|column| column.name == name).expect("a column of the table")
        };
        let indicator = match &row.columns.indicator {
            Some(name) => Some(Sourced { value: name.clone(), origin: row.origin() }),
            None => row.required::<String>(column("indicator")),
        };
        let flag = row.rare::<String>(column("flag"));
        let organisation = row.rare::<String>(column("organisation"));
        let received_on = row.optional::<Date>(column("received_on"));
        let value_prev = row.rare::<Measured>(column("value_prev"));
        let denominator = row.rare::<u32>(column("denominator"));
        let note = row.rare::<String>(column("note"));
        let note_en = row.rare::<String>(column("note_en"));
        let extra = row.extra();
        let (values, sound) = Self::values_of(row, column("period"), column("value"));
        let (indicator, flag, organisation) = (indicator?, flag?, organisation?);
        let (received_on, value_prev) = (received_on?, value_prev?);
        let (denominator, note, note_en) = (denominator?, note?, note_en?);
        if !sound {
            return None;
        }
        let record = |Spread { period, value, part }: Spread| Self {
            origin: row.origin(),
            indicator: indicator.clone(),
            period,
            value,
            flag: flag.clone(),
            organisation: organisation.clone(),
            received_on: received_on.clone(),
            value_prev: value_prev.clone(),
            denominator: denominator.clone(),
            note: note.clone(),
            note_en: note_en.clone(),
            extra: extra.iter().cloned().chain(part.map(|part| (Arc::from(PARTS), part))).collect(),
        };
        Some(values.into_iter().map(record).collect())
    }

    /// Reads the values of a row, those of its spans or the one of its value
    /// column, each with the parts beside it; and whether all could be read.
    fn values_of(row: &mut Row<'_>, period: usize, value: usize) -> (Vec<Spread>, bool) {
        let columns = row.columns;
        let mut wholes: Vec<(usize, Sourced<TimeSpan>, String)> = Vec::new();
        let mut values = Vec::new();
        let mut sound = true;
        if columns.periods.is_empty() {
            let period = match &columns.parts {
                Some(parts) => row.joined::<TimeSpan>(parts),
                None => row.required(period),
            };
            let read = row.required::<Measured>(value);
            sound = period.is_some() && read.is_some();
            if let (Some(period), Some(field)) = (&period, columns.field(value)) {
                wholes.push((field.grid_column, period.clone(), field.header.clone()));
            }
            let whole = period.zip(read);
            values.extend(whole.map(|(period, value)| Spread { period, value, part: None }));
        }
        let mut merged = Vec::new();
        for it in &columns.periods {
            if row.row.cell(it.grid_column).is_blank() || merged.contains(&it.grid_column) {
                continue;
            }
            let span = match row.merged_span(it, &mut merged) {
                Ok(span) => span,
                Err(()) => {
                    sound = false;
                    continue;
                }
            };
            let period = Sourced { value: span, origin: it.origin.clone() };
            wholes.push((it.grid_column, period.clone(), it.header.clone()));
            let read = row.spread_value(it.grid_column, &it.header);
            sound &= read.is_some();
            values.extend(read.map(|value| Spread { period, value, part: None }));
        }
        for part in &columns.parts_of {
            let whole = wholes.iter().find(|(column, ..)| *column == part.whole);
            let Some((_, period, _)) = whole else { continue };
            if row.row.cell(part.grid_column).is_blank() {
                continue;
            }
            let read = row.spread_value(part.grid_column, &part.header);
            sound &= read.is_some();
            values.extend(read.map(|value| Spread {
                period: period.clone(),
                value,
                part: Some(part.part.to_string()),
            }));
        }
        (values, sound)
    }
}

/// What columns that begin with うち break a value down by.
const PARTS: &str = "内訳";

/// One value of a row whose observations are spread over columns.
struct Spread {
    period: Sourced<TimeSpan>,
    value: Sourced<Measured>,
    /// The part of the whole that it is of.
    part: Option<String>,
}

impl Row<'_> {
    fn spread_value(&mut self, grid_column: usize, header: &str) -> Option<Sourced<Measured>> {
        // 4月(千円) is in thousands, 4月(速報) in what the indicator is in.
        let (_, bracket) = split_bracket(&fold(header));
        let unit = self.unit_of_row().or(bracket.filter(|it| units::is_unit(it)));
        let columns = self.columns;
        let context = CellContext {
            dates: self.dates,
            unit: unit.as_deref(),
            outer_unit: columns.outer_unit.as_deref(),
        };
        self.value::<Measured>(self.row.cell(grid_column), grid_column, header, &context)
    }

    /// Returns the span of a value: that of its column, unless the value is
    /// drawn over several of them. Then it is for all of them together or for
    /// each, and that is asked; columns that are part of one value are added to
    /// `merged`.
    fn merged_span(
        &mut self,
        period: &PeriodColumn,
        merged: &mut Vec<usize>,
    ) -> Result<TimeSpan, ()> {
        let column = u32::try_from(period.grid_column).unwrap_or(u32::MAX);
        let Some(merge) = self.grid.merge_at(self.row.number, column) else {
            return Ok(period.span);
        };
        let columns = self.columns;
        let covered: Vec<&PeriodColumn> = columns
            .periods
            .iter()
            .filter(|it| {
                u32::try_from(it.grid_column)
                    .is_ok_and(|column| merge.contains(self.row.number, column))
            })
            .collect();
        let origin = self.grid.origin(merge.rows.0, merge.columns.0 as usize);
        let written = self.row.cell(period.grid_column).to_text();
        let (Some(first), Some(last)) = (
            covered.iter().map(|it| it.span.first).min(),
            covered.iter().map(|it| it.span.last).max(),
        ) else {
            return Ok(period.span);
        };
        if merge.rows.0 != merge.rows.1 {
            if !merge.covers(self.row.number, column) {
                let rows = (merge.rows.1 - merge.rows.0 + 1) as usize;
                let problem = Diagnostic::merged_number(&origin, &period.header, &written, rows);
                self.diagnostics.push(problem);
            }
            return Err(());
        }
        if covered.len() < 2 {
            return Ok(period.span);
        }
        let whole = FiscalCalendar::new(self.dates.fiscal_start).whole_of(first, last);
        let Some(whole) = whole else {
            if period.span.first == first {
                let count = covered.len();
                let problem = Diagnostic::merged_number(&origin, &period.header, &written, count);
                self.diagnostics.push(problem);
            }
            return Err(());
        };
        let question =
            Diagnostic::ask_merged_number(&origin, &period.header, &written, &whole.to_string());
        match self.answers.choose(question, self.diagnostics) {
            "together" => {
                merged.extend(covered.iter().map(|it| it.grid_column));
                Ok(whole)
            }
            _ => Ok(period.span),
        }
    }
}

/// Every table that people send, in the order a person would fill them in.
pub const TABLES: &[Table] = &[
    MemberRecord::TABLE,
    GoalRecord::TABLE,
    MeetingRecord::TABLE,
    AttendanceRecord::TABLE,
    DecisionRecord::TABLE,
    CommitmentRecord::TABLE,
    IndicatorRecord::TABLE,
    ObservationRecord::TABLE,
    FundingRecord::TABLE,
    ContributionRecord::TABLE,
    CostRecord::TABLE,
    BackboneLogRecord::TABLE,
    ChangeRecord::TABLE,
    VoiceRecord::TABLE,
    PulseRecord::TABLE,
];
