//! The heads of attendance reports, in Japanese and English.
//!
//! Zoom and Teams reword their heads and translate them anew every year or two,
//! so that a head is known by what it speaks of and not by a list of spellings.

use crate::domain::text::fold;
use crate::records::grid::GridRow;

/// What a column of a report, or a line of its summary, tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Name,
    /// Name (Original Name): the name shown, and the one before it was changed.
    OriginalName,
    Email,
    Join,
    Leave,
    /// `参加時間`: when they came, or how long they stayed.
    JoinOrLength,
    Length,
    TotalLength,
    Guest,
    Waiting,
    /// Whether somebody who registered came.
    Attended,
    Role,
    Action,
    Time,
    Topic,
    MeetingId,
    Start,
    End,
}

/// Returns what a head tells.
pub(super) fn field(head: &str) -> Option<Field> {
    let head = fold(head);
    let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
    let is = |words: &[&str]| words.contains(&head.as_str());
    let found = if has(&["waiting", "待機", "待合"]) {
        Field::Waiting
    } else if has(&["mail", "メール", "(upn)"]) {
        Field::Email
    } else if is(&["guest", "ゲスト", "isguest"]) {
        Field::Guest
    } else if is(&["attended", "出席済み", "参加済み"]) {
        Field::Attended
    } else if is(&["role", "役割", "ロール"]) {
        Field::Role
    } else if has(&["timestamp", "タイムスタンプ"]) {
        Field::Time
    } else if is(&["action", "useraction", "操作", "ユーザー操作", "ユーザーの操作"])
        || is(&["アクション", "ユーザーアクション", "ユーザーのアクション"])
    {
        Field::Action
    } else if has(&["totalduration", "合計時間", "総時間", "合計所要", "合計参加", "合計継続"])
    {
        Field::TotalLength
    } else if has(&["duration", "継続時間", "所要時間", "滞在", "の長さ", "(分)", "(minutes)"])
        || is(&["時間", "期間", "出席時間"])
    {
        Field::Length
    } else if is(&["参加時間", "接続時間"]) {
        Field::JoinOrLength
    } else if has(&["leave", "left", "退出", "退席", "離脱"]) {
        Field::Leave
    } else if has(&["join"]) || has(&["参加"]) && has(&["時", "最初", "初め", "初回"]) {
        Field::Join
    } else if has(&["starttime", "開始"]) {
        Field::Start
    } else if has(&["endtime", "終了"]) {
        Field::End
    } else if has(&["topic", "トピック", "title", "タイトル"]) {
        Field::Topic
    } else if has(&["meetingid", "ミーティングid", "webinarid", "ウェビナーid"]) || is(&["id"])
    {
        Field::MeetingId
    } else if has(&["name", "名前"]) && has(&["original", "元の", "オリジナル"]) {
        Field::OriginalName
    } else if is(&["name", "名前", "氏名", "fullname", "完全な名前", "フルネーム", "氏名(フル)"])
        || is(&["表示名", "displayname", "参加者名", "出席者名", "participantname"])
        || is(&["username", "ユーザー名", "ユーザー名(元の名前)"])
    {
        Field::Name
    } else {
        return None;
    };
    Some(found)
}

/// Where the columns of a block of people stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heads {
    pub(super) name: usize,
    pub(super) emails: Vec<usize>,
    pub(super) join: Option<usize>,
    pub(super) leave: Option<usize>,
    pub(super) length: Option<usize>,
    pub(super) waiting: Option<usize>,
    pub(super) attended: Option<usize>,
    pub(super) topic: Option<usize>,
    pub(super) meeting_id: Option<usize>,
    /// What they did and when, in the reports of earlier years: a row for each
    /// time that somebody came or went.
    pub(super) log: Option<(usize, usize)>,
    /// Whether a length without a unit is seconds.
    pub(super) in_seconds: bool,
    /// Whether the times are UTC.
    pub(super) is_utc: bool,
    heads: Vec<String>,
}

impl Heads {
    /// Returns the columns of a row that is the head of a block of people.
    /// `is_titled` says that a title of such a block stands above it, so that
    /// less of a head is enough.
    pub(super) fn find(row: &GridRow, is_titled: bool) -> Option<Self> {
        /// Heads of our own tables, which also say when somebody came.
        const OURS: [&str; 7] =
            ["会議id", "会議コード", "団体id", "団体名", "団体", "出欠", "指標id"];
        let heads: Vec<String> = row.cells().map(|cell| cell.to_text()).collect();
        if heads.iter().any(|head| OURS.contains(&fold(head).as_str())) {
            return None;
        }
        let fields: Vec<Option<Field>> = heads.iter().map(|head| field(head)).collect();
        let at = |wanted: Field| fields.iter().position(|field| *field == Some(wanted));
        let original = at(Field::OriginalName);
        let name = original.or_else(|| at(Field::Name))?;
        // A list of meetings with their people has an address of its host before.
        let emails = (name..fields.len()).filter(|&it| fields[it] == Some(Field::Email)).collect();
        let leave = at(Field::Leave);
        let plain_length = (name..fields.len()).find(|&it| fields[it] == Some(Field::Length));
        let mut length = at(Field::TotalLength).or(plain_length);
        let mut join = at(Field::Join);
        match at(Field::JoinOrLength) {
            Some(found) if join.is_none() && leave.is_some() => join = Some(found),
            Some(found) if length.is_none() => length = Some(found),
            _ => {}
        }
        let log = at(Field::Action).zip(at(Field::Time));
        let found = Self {
            name,
            emails,
            join,
            leave,
            length,
            waiting: at(Field::Waiting),
            attended: at(Field::Attended),
            topic: at(Field::Topic),
            meeting_id: at(Field::MeetingId),
            log,
            in_seconds: length.is_some_and(|it| {
                let head = fold(&heads[it]);
                head.contains("second") || head.contains('秒')
            }),
            is_utc: heads.iter().any(|head| fold(head).contains("utc")),
            heads,
        };
        let has_guests = at(Field::Guest).is_some() || original.is_some();
        let has_minutes = found.length.is_some_and(|it| !is_bare(&found.heads, it));
        let has_times = found.join.is_some() && found.leave.or(found.length).is_some()
            || found.leave.is_some() && found.length.is_some()
            || has_minutes && has_guests;
        let is_known = has_guests || !found.emails.is_empty() || at(Field::Role).is_some();
        let has_people = is_titled && is_known;
        (log.is_some() || has_times || has_people).then_some(found)
    }

    /// Returns each column with its head and what it is read as; `None` for one
    /// that is not used.
    pub(super) fn columns(&self) -> impl Iterator<Item = (usize, &str, Option<&'static str>)> {
        let log = self.log.unzip();
        let read = [
            (Some(self.name), "氏名"),
            (self.join, "参加時刻"),
            (self.leave, "退出時刻"),
            (self.length, "参加した時間"),
            (self.waiting, "会議にいたか"),
            (self.attended, "会議にいたか"),
            (self.topic, "会議の題名"),
            (self.meeting_id, "会議の番号"),
            (log.0, "入退出"),
            (log.1, "時刻"),
        ];
        (0..self.heads.len()).map(move |column| {
            let found = read.iter().find(|(at, _)| *at == Some(column)).map(|(_, title)| *title);
            let email = self.emails.contains(&column).then_some("メールアドレス");
            (column, self.written(column), found.or(email))
        })
    }

    /// Returns the head of a column as it is written.
    pub(super) fn written(&self, column: usize) -> &str {
        self.heads.get(column).map_or("", |head| head.trim())
    }
}

/// Returns whether a head of lengths could be one of many other things.
fn is_bare(heads: &[String], column: usize) -> bool {
    heads.get(column).is_none_or(|head| matches!(fold(head).as_str(), "時間" | "期間"))
}

/// Returns what the title of a block announces: `2. 参加者`, `Attendee Details`.
pub(super) fn block_title(text: &str) -> Option<Block> {
    /// The blocks of webinars, which are one list of people.
    const DETAILS: [&str; 3] = ["hostdetails", "panelistdetails", "attendeedetails"];
    const DETAILS_JA: [&str; 4] =
        ["ホストの詳細", "パネリストの詳細", "出席者の詳細", "参加者の詳細"];
    let folded = fold(text);
    if DETAILS.contains(&folded.as_str()) || DETAILS_JA.contains(&folded.as_str()) {
        return Some(Block::People);
    }
    let (number, words) = folded.split_once('.')?;
    if number.len() != 1 || !number.bytes().all(|byte| byte.is_ascii_digit()) || words.is_empty() {
        return None;
    }
    let has = |wanted: &[&str]| wanted.iter().any(|word| words.contains(word));
    Some(if has(&["activit", "アクティビティ"]) {
        Block::Activities
    } else if has(&["participant", "attendee", "参加者", "出席者"]) {
        Block::People
    } else if number == "1" {
        Block::Summary
    } else {
        Block::Other
    })
}

/// What a block of a report holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Block {
    /// The meeting.
    Summary,
    /// A row for each person.
    People,
    /// A row for each time that somebody came: the same people once more.
    Activities,
    /// Reactions, questions, votes.
    Other,
}
