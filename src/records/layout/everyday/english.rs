//! What people who write English call the columns of our tables, beside the words
//! that stand among the Japanese ones.

/// Heads by table and column, folded when compared.
pub(in crate::records::layout) const HEADS: super::Heads = &[
    (
        "members",
        &[
            ("short_name", &["Known as", "Short form", "Abbreviation", "Acronym"]),
            ("sector", &["Type of organisation", "Category"]),
            ("joined_on", &["Joined on", "Date joined"]),
            ("endorsed_on", &["Endorsed on", "Signed"]),
            ("left_on", &["Left on", "Date left"]),
        ],
    ),
    (
        "meetings",
        &[
            ("online", &["Online", "Hybrid", "Web"]),
            ("facilitator", &["Facilitator", "Moderator"]),
            ("chair", &["Chair", "Chaired by"]),
            ("recorder", &["Minutes by", "Note taker"]),
            ("minutes_sent_on", &["Minutes circulated", "Minutes sent on"]),
            ("notes", &["Notes", "Remarks", "Comment"]),
        ],
    ),
    ("decisions", &[("text", &["Decisions", "Decided", "Resolution"])]),
    (
        "commitments",
        &[
            ("title", &["Actions", "Task", "Activity"]),
            ("owner", &["Owners", "Lead organisation"]),
            ("partners", &["Working with", "Supported by"]),
            ("committed_on", &["Agreed", "Agreed on", "決定日", "合意日"]),
            ("due", &["Due date", "Due by"]),
            ("revised_due", &["New due date", "Revised due date", "New deadline", "New date"]),
            ("revision_reason", &["Reason for change", "Why it moved"]),
            ("progress_pct", &["%", "% complete", "% done"]),
            ("done_on", &["Completed on", "Date completed", "Date done"]),
            ("result", &["Output", "Results"]),
            ("blocker", &["What stands in the way", "Obstacles", "Issues"]),
        ],
    ),
    (
        "goals",
        &[
            ("title", &["Goals", "Common goal"]),
            ("target_state", &["What it looks like", "What success looks like"]),
            ("body", &["Lead body", "Responsible body", "Working group"]),
            ("reviewed_on", &["Reviewed on"]),
        ],
    ),
    (
        "indicators",
        &[
            ("indicator_id", &["番号", "KPI番号", "KPI No.", "#", "Code"]),
            ("name", &["KPI"]),
            ("plain_name", &["Known as"]),
            ("level", &["Type"]),
            ("aggregation", &["Measured", "Calc.", "Calculation", "How it adds up"]),
            ("baseline_date", &["as of", "Baseline date"]),
            ("target_date", &["Target date", "Deadline"]),
            ("milestones", &["Milestones", "Milestone"]),
            ("frequency", &["Freq.", "Collected"]),
            ("owner", &["Data owner", "Owner of the data"]),
            ("source", &["Data source"]),
        ],
    ),
    (
        "funding",
        &[
            ("name", &["Project", "Grant name"]),
            ("funder_type", &["Type of funding"]),
            ("restricted", &["制約", "使途制約", "Restricted"]),
            (
                "for_backbone_pct",
                &["事務局", "Share for secretariat", "Secretariat share", "For the secretariat"],
            ),
            ("committed", &["決定", "Award", "Grant amount"]),
            ("received", &["Paid", "Received to date"]),
            ("spent", &["支出", "Spent to date"]),
            ("start", &["From", "Start date"]),
            ("end", &["To", "End date", "期間", "Term", "Grant period"]),
            ("report_due", &["Report due", "Next report", "報告"]),
            ("variance_reason", &["Comment", "Comments", "Reason"]),
        ],
    ),
    (
        "contributions",
        &[
            ("quantity", &["Amount"]),
            ("yen_value", &["Value", "Value (JPY)", "Estimated value"]),
            ("note", &["Comment", "Notes"]),
        ],
    ),
    (
        "costs",
        &[
            ("month", &["Period"]),
            ("budget", &["Plan"]),
            ("variance_reason", &["Comment", "Comments", "Reason"]),
        ],
    ),
];
