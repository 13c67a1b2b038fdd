//! What people call the columns of our tables in their own lists.
//!
//! Why not among the heads of [`tables`](crate::records::tables): だれが or いつ can be
//! the head of anything. Here the cells below must agree, and the rest of the list.

/// Heads by table and column, folded when compared.
pub(super) const HEADS: &[(&str, &[(&str, &[&str])])] = &[
    (
        "members",
        &[
            ("org_name", &["団体", "構成員", "参加団体", "機関・団体名", "団体・機関名", "会員", "会員名", "メンバー", "名称", "機関・団体", "Organisation", "Organization", "Member", "Name"]),
            ("short_name", &["通称", "略", "短い名前", "Short name", "Short"]),
            ("aliases", &["よび名", "呼び名", "ほかの呼び方", "以前の名前", "旧名", "Also known as", "Other names"]),
            ("sector", &["セクター", "主体区分", "グループ", "分類", "立場", "Sector"]),
            ("seat_body", &["出ている会議", "所属", "所属会議", "所属部会", "参加会議", "参加部会", "Body", "Bodies", "Sits on", "Seats"]),
            ("seat_role", &["役", "委員区分", "Role"]),
            ("person", &["代表者", "委員", "代表", "代表者名", "担当者名", "ご担当", "Representative", "Contact", "Delegate"]),
            ("joined_on", &["加入", "加入日", "参加", "参加時期", "入会日", "入会", "Joined", "Member since"]),
            ("endorsed_on", &["賛同", "Endorsed"]),
            ("left_on", &["退会", "脱退日", "Left"]),
            ("is_backbone", &["事務局か", "Secretariat", "Backbone"]),
        ],
    ),
    (
        "meetings",
        &[
            ("date", &["月日", "いつ", "日程", "開催日時", "日にち", "開催日程", "Date", "When", "Day"]),
            ("start", &["時間", "開始時間", "開会", "Start", "Time"]),
            ("end", &["終了時間", "閉会", "End"]),
            ("body", &["会議の種類", "会議の名", "部会名", "Body", "Committee"]),
            ("title", &["会議", "会議の名前", "会議名称", "会合", "Meeting"]),
            ("number", &["回", "回次", "回目", "Number", "No."]),
            ("place", &["ところ", "どこで", "開催場所", "Place", "Venue", "Where"]),
            ("attendees", &["来られた団体", "来た団体", "出席", "参加団体", "出席された団体", "Present", "Attended", "Attendees"]),
            ("absentees", &["欠席", "来られなかった団体", "Apologies", "Absent"]),
            ("agenda", &["話したこと", "主な議題", "内容", "議事", "おもな話", "Agenda", "Topics"]),
            ("state", &["開催状況", "実施状況", "Status", "State"]),
            ("open", &["傍聴の可否", "公開の別", "Open"]),
            ("observers", &["傍聴人", "傍聴人数", "Observers"]),
            ("minutes_sent_on", &["議事録送付", "Minutes sent"]),
            ("chair", &["議長団体", "Chair"]),
        ],
    ),
    (
        "attendance",
        &[
            ("meeting_id", &["会議", "会議名", "Meeting"]),
            ("organisation", &["団体", "所属", "機関・団体名", "参加団体", "Organisation", "Organization", "Member"]),
            ("person", &["お名前", "名前", "参加者", "Name", "Person"]),
            ("presence", &["出席", "出欠席", "参加", "来た", "Attendance", "Attended"]),
        ],
    ),
    (
        "decisions",
        &[
            ("meeting_id", &["会議", "会議名", "いつの会議", "決めた会議", "どこで決めたか", "Meeting"]),
            ("text", &["決まったこと", "決めたこと", "決定事項", "Decision", "What was decided"]),
            ("state", &["その後", "いま", "対応", "進みぐあい", "Status", "Since then"]),
            ("goal_id", &["目標", "Goal"]),
            ("indicator_id", &["根拠", "Indicator"]),
        ],
    ),
    (
        "commitments",
        &[
            ("title", &["何を", "取組内容", "約束の内容", "約束", "やること", "行動計画", "事業", "取り組むこと", "実施内容", "アクション", "Action", "Promise", "What", "Commitment"]),
            ("owner", &["だれが", "誰が", "担当", "主体", "実施者", "担当者", "団体", "団体名", "責任団体", "やる人", "Owner", "Who", "Lead", "Responsible"]),
            ("partners", &["いっしょに", "一緒に", "連携団体", "連携", "協力", "協力先", "パートナー", "Partners", "With"]),
            ("due", &["いつまで", "いつまでに", "当初", "締切", "〆切", "完了予定", "目標時期", "Due", "By when", "Deadline"]),
            ("revised_due", &["変更後", "見直し後", "延期後", "Revised due", "New due", "Moved to"]),
            ("revision_reason", &["延期の理由", "変更の理由", "Why moved"]),
            ("status", &["どうなった", "進み具合", "進みぐあい", "いま", "現状", "結果", "Status", "State"]),
            ("progress_pct", &["達成率", "進捗(%)", "Progress"]),
            ("done_on", &["済んだ日", "終わった日", "完了", "実施日", "Done on", "Done", "Completed"]),
            ("committed_on", &["約束日", "表明", "決めた日", "Promised", "Promised on"]),
            ("result", &["ひとこと", "できたこと", "実施結果", "成果・実績", "Result", "Outcome"]),
            ("blocker", &["困っていること", "困りごと", "Blocker", "Problem", "Issue"]),
            ("goal_id", &["めざすこと", "Goal"]),
            ("start", &["開始予定", "いつから", "Start"]),
        ],
    ),
    (
        "goals",
        &[
            ("title", &["めざすこと", "共通の目標", "Goal"]),
            ("target_state", &["そのときの姿", "目標像", "こうなったら", "Aim", "Vision", "Target state"]),
            ("body", &["担当部会", "受け持ち", "Body"]),
            ("reviewed_on", &["見直した日", "最終見直し", "Reviewed", "Last reviewed"]),
        ],
    ),
    (
        "indicators",
        &[
            ("name", &["測るもの", "何を数えるか", "成果指標", "指標の名前", "KPI名", "Indicator", "Measure"]),
            ("plain_name", &["よび名", "呼び名", "通称", "Short", "Short name"]),
            ("unit", &["たんい", "Unit"]),
            ("direction", &["よい向き", "向き", "めざす方向", "増減", "Direction", "Better"]),
            ("aggregation", &["年度の見方", "算出", "算出方法", "年間の見方", "まとめ方", "Aggregation", "Year"]),
            ("baseline", &["基準", "出発点", "はじめの値", "スタート", "Baseline", "Start"]),
            ("target", &["めざす値", "ゴール", "目標", "目標の値", "Target"]),
            ("frequency", &["いつ測る", "測る頻度", "Frequency", "How often"]),
            ("owner", &["数える人", "所管", "所管・集計団体", "集計団体", "担当課", "報告者", "Owner", "Counted by", "Reported by"]),
            ("source", &["どこから", "資料", "Source"]),
            ("goal_id", &["めざすこと", "共通の目標", "Goal"]),
            ("level", &["区分", "Level", "Kind"]),
        ],
    ),
    (
        "observations",
        &[
            ("indicator", &["項目", "測るもの", "何の数", "成果指標", "Indicator", "Measure", "KPI"]),
            ("period", &["いつ", "調査時点", "時期", "月", "測定日", "調査日", "Month", "Date", "When", "Period", "As of"]),
            ("value", &["結果", "件数", "実績", "数", "人数", "回数", "測定結果", "Value", "Result", "Count"]),
            ("organisation", &["報告", "報告者", "Reported by"]),
            ("received_on", &["届いた日", "受取日", "Received"]),
            ("note", &["メモ", "ひとこと", "Note", "Notes", "Remarks"]),
        ],
    ),
    (
        "funding",
        &[
            ("funder", &["どこから", "資金元", "財源", "出どころ", "助成団体", "提供元", "Funder", "From"]),
            ("funder_type", &["種別", "Kind", "Type"]),
            ("name", &["何の", "名目", "事業", "件名", "Grant", "Purpose", "For"]),
            ("committed", &["決まった額", "交付決定額", "予算現額", "採択額", "契約額", "Awarded", "Agreed", "Committed", "Amount"]),
            ("received", &["入った額", "収入済額", "受取額", "入金", "Received"]),
            ("spent", &["使った額", "支出済額", "執行", "Spent"]),
            ("start", &["始期", "開始時期", "Start", "From date"]),
            ("end", &["終期", "終了時期", "End", "Until"]),
            ("status", &["確定状況", "Status"]),
        ],
    ),
    (
        "contributions",
        &[
            ("date", &["いつ", "提供時期", "When", "Date", "Month"]),
            ("organisation", &["だれから", "団体", "協力団体", "提供団体", "どこから", "Organisation", "From", "Who"]),
            ("kind", &["何の種類", "資源", "Kind", "Type"]),
            ("item", &["何を", "もの", "提供内容", "Item", "What"]),
            ("quantity", &["どれだけ", "数", "量", "Quantity", "How much"]),
            ("yen_value", &["換算額", "円換算", "お金にすると", "相当額", "Worth (yen)", "Worth", "Value (yen)"]),
        ],
    ),
    (
        "costs",
        &[
            ("month", &["いつ", "Month"]),
            ("category", &["項目", "区分", "何に", "Category", "Item"]),
            ("budget", &["計画", "予定額", "当初", "Budget", "Planned"]),
            ("actual", &["執行", "執行額", "使った額", "実績", "Actual", "Spent"]),
            ("variance_reason", &["理由", "差の説明", "Why"]),
        ],
    ),
];
