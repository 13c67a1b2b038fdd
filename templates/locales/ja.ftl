# 文書のことば(日本語)。「名前 = ことば」の形です。
# プロジェクトの templates/locales/ja.ftl に同じ名前で書くと、そちらが使われます。

## 表題と宛先

report-title-sector = { $sector }セクター 進捗報告書
report-title-funder = 進捗報告書(全セクター)
report-title-internal = 進捗報告書(事務局版)
guideline-title-sector = { $sector }セクターのための円卓会議の手引き
guideline-title-funder = 円卓会議の手引き
guideline-title-internal = 円卓会議の手引き
addressee-sector = { $sector }セクターの皆さま
addressee-funder = 資金提供者の皆さま
addressee-internal = 事務局
edition-sector = { $sector }セクター版
edition-funder = 資金提供者版
edition-internal = 事務局版
label-period = 対象期間
label-cutoff = 集計日
label-addressee = 宛先
label-edition = 版
label-contact = 問い合わせ
contact-title = お問い合わせ
contact-phone = 電話 { $value }
contact-email = メール { $value }
confidential-internal = 取扱注意:事務局限り
confidential-members = 参加団体限り
confidential-funder = 資金提供者限り

## 章の見出し

section-summary = 要約
section-changes = 前回からの変化
section-next-meeting = 次の会議
section-findings = 入力の確認事項
section-agenda = 共通の目標
section-picture = 指標でみる現状
section-own-promises = あなたのセクターの約束
section-sectors = セクター別の約束と参加
section-links = セクターどうしのつながり
section-own-indicators = あなたのセクターが担当する指標
section-indicators = 指標の動き
section-data-due = 未着のデータ
section-participation = 会議への参加
section-decisions = 今期の決定事項
section-goals = 目標ごとの取組
section-money = 資金
section-challenges = 課題
section-learning = 学びと計画の見直し
section-risks = 心配なことと備え
section-plan = 次の期間の計画
section-people = 委員の名簿
section-notes = 資料
section-corrections = 前回からの訂正
section-legend = 記号の意味と判定のしかた
section-sources = 指標の定義と出典
section-meeting-list = 会議の一覧(12か月)
section-members = 参加団体

## 要約

sentence-indicators = { $all }の指標のうち判定できたのは{ $rated }で、達成または順調が{ $good }、遅れや注意が要るものが{ $bad }です。
sentence-promises = 約束は全部で{ $made }件です。{ $done }件を終え、取り組み中は{ $open }件、うち期限を過ぎたものが{ $overdue }件あります。
sentence-promises-own = あなたのセクターの約束は{ $made }件です。{ $done }件を終え、取り組み中は{ $open }件、うち期限を過ぎたものが{ $overdue }件あります。
sentence-meetings = { $period }は会議を{ $held }回ひらき、{ $decided }件を決めました。
asks-title = お願い
ask-by = { $date }まで
ask-overdue = 期限({ $due })を過ぎた約束「{ $title }」の見通しをお知らせください。
ask-data = 指標「{ $name }」の新しい値をお送りください。
ask-due = 約束「{ $title }」の期限が近づいています。
ask-attend = { $date }の{ $meeting }にご出席ください。
change-done = 終えた約束
change-made = 新しい約束
change-overdue = 期限を過ぎた約束
change-restated = 判定が変わった指標
change-promise = { $title }({ $owner })
change-status = { $name }: { $then } → { $now }
label-meeting = 会議
label-when = 日時
label-place = 会場
label-theme = テーマ
label-agenda = 議題
online-too = オンライン併用
from-to = { $from }〜{ $to }
two-notes = { $first }。{ $second }
meeting-number = 第{ $number }回{ $body }
none = 該当なし
none-open = 取り組み中の約束はありません。
to-be-decided = (未定)

## 表の見出し

head-id = 番号
head-commitment = 約束
head-owner = 担当
head-due = 期限
head-state = 状況
head-goal = 目標
head-target-state = めざす姿
head-indicator = 指標
head-baseline = 初期値
head-target = 目標値
head-current = 現在値
head-status = 判定
head-sector = セクター
head-organisations = 団体
head-organisations-named = 団体名
head-made = 約束
head-on-time = 期限内
head-late = 遅れて
head-open = 取組中
head-overdue = 期限超過
head-attendance = 出席率
head-recent = 前6回→直近3回
head-organisation = 団体
head-rate = 出席率
head-supplier = 担当団体
head-due-since = 届くはずの日
head-date = 開催日
head-decision = 決めたこと
head-follow-up = その後
head-funder = 資金の出し手
head-committed = 決定額
head-received = 入金額
head-spent = 支出額
head-rate-of-use = 執行率
head-remaining = 残額
head-elapsed = 期間経過
head-place = 場所
head-finding = 内容
head-body = 会議体
head-role = 役職
head-person = 氏名
head-since = 就任日
head-span = 期間
head-old = 訂正前
head-new = 訂正後
head-reason = 理由
head-meaning = 意味
head-method = 測り方
head-source = 出典
head-meeting = 会議
head-held = 開催
head-represented = 出席/委員
head-decisions = 決定
head-minutes = 議事録送付

## 数と単位

unit-indicators = 指標
unit-promises = 件
unit-yen = (単位:円)
tile-made = これまでの約束
tile-on-time = 期限内に完了
tile-late = 遅れて完了
tile-open = 取り組み中
tile-going = 取り組み中(期限前)
tile-overdue = 期限を過ぎたもの
points-up = +{ $points }ポイント
points-down = △{ $points }ポイント

## 約束

promises-open = 取り組み中の約束
promises-closed = 終えた約束
with-partners = (連携 { $names })
progress-so-far = 進捗 { $percent }
first-due = 当初 { $date }
no-due-date = 期限なし
done-on = { $date }完了
commitment-line = { $title }(期限{ $due }、{ $state })
waiting-on-us-title = 皆さまの協力を待っている取組
we-wait-for-title = 皆さまが協力を待っている取組
waiting-on-us = { $owner }「{ $title }」が、{ $partners }との連携を予定しています(期限{ $due })。
we-wait-for = 「{ $title }」は、{ $partners }との連携を予定しています(期限{ $due })。
matrix-note = 数字は「完了/全体」の件数、▲は期限を過ぎた件数です。取りやめた約束は含みません。
bars-title = 取り組み中の約束{ $open }件のうち、{ $overdue }件が期限を過ぎています
bars-alt = セクターごとの約束の件数を、期限内に完了、遅れて完了、取り組み中、期限超過に分けた横棒の図です。同じ数は次の表にあります。
sectors-note = 「期限内」は、はじめに約束した期限までに終えたものです。期限を変えたものは、変更後に間に合っても「遅れて」に数えます。出席率は直近12か月、代理出席を含みます。

## 指標

level-population = 地域全体の状態
level-outcome = 成果
level-output = 活動
level-process = 円卓会議の運営
picture-note = 判定は値の時点で行っています。pは速報値、…は不明、xは秘匿、−は該当なしです。記号の意味と判定のしかたは巻末にあります。
arithmetic = 基準{ $baseline } → 目標{ $target }、現在{ $current }({ $progress })、期間の{ $elapsed }経過
arithmetic-ratio = { $text }、比{ $ratio }
arithmetic-range = 範囲{ $low }〜{ $high }、現在{ $current }
indicator-line = { $name }({ $status })
goal-indicators = 指標:
source-line = 出典:{ $source }
provisional-note = 白抜きの点は速報値です。
chart-target = 目標 { $value }
chart-ghost = 薄い線は前の年度({ $year }年度)の同じ月までの累計です。
sources-line = 出典:
list-separator = 、
source-of = { $name }は{ $source }
stale-arithmetic = 前回の判定は「{ $status }」。{ $text }
chart-year = { $year }年
chart-month = { $year }/{ $month }
chart-alt = { $title }。{ $date }現在の折れ線図。値は{ $values }。
chart-alt-value = { $date }が{ $value }
finding-behind = { $name }は、目標の道筋より約{ $months }か月遅れています
finding-ahead = { $name }は、目標の道筋より約{ $months }か月進んでいます
finding-on-path = { $name }は、目標の道筋どおりです
finding-status = { $name }({ $status })
frequency-monthly = 毎月
frequency-quarterly = 四半期ごと
frequency-half_yearly = 半年ごと
frequency-yearly = 毎年
frequency-five_yearly = 5年ごと

status-achieved = 達成
status-on-track = 順調
status-slightly-late = やや遅れ
status-attention = 要注意
status-late = 遅れ
status-worsening = 悪化
status-missed = 未達
status-too-early = 判定前
status-stale = データ未更新
status-no-target = 目標未設定
status-no-data = データなし
status-suppressed = 秘匿
meaning-achieved = 目標値に届いています。
meaning-on-track = 進み具合が、経過した期間に見合っています(比0.90以上)。
meaning-slightly-late = 進み具合が、経過した期間よりやや遅れています(比0.70以上0.90未満)。
meaning-attention = 保つべき範囲から外れています。
meaning-late = 進み具合が、経過した期間より大きく遅れています(比0.70未満)。
meaning-worsening = 初期値より悪くなっています(調査の誤差を超えるもの)。
meaning-missed = 達成時期を過ぎましたが、目標値に届いていません。
meaning-too-early = 始まったばかりか、値が一つしかないため、まだ判定しません。
meaning-stale = 最新の値が古く、いまの状態を判定できません。
meaning-no-target = 目標値か初期値を置いていない指標です。参考として示します。
meaning-no-data = 値がまだありません。
meaning-suppressed = 件数が少ないなどの理由で公表しません。
reason-too-early = まだ判定しません
reason-stale = 最新の値が古いため判定しません
reason-no-target = 目標を置かない参考の指標です
reason-no-data = 値がまだありません
reason-suppressed = 公表しない値です
reason-achieved = 目標に届いています
reason-on-track = 保つべき範囲にあります
reason-attention = 保つべき範囲から外れています
reason-late = 続けて範囲から外れています
reason-worsening = 初期値より悪くなっています
reason-slightly-late = やや遅れています
reason-missed = 達成時期を過ぎました
method-note = 比は、(現在値−初期値)÷(目標値−初期値)を、達成時期までの期間のうち値の時点までに経過した割合で割ったものです。中間目標がある指標は、その道筋に対して計算します。累計の指標は、年度の初めから数え、その年度の分担に対して判定します。境目の0.90と0.70は Camms 社の既定値にならい、事務局が定めています。
rounding-note = 数値は四捨五入しているため、合計が一致しないことがあります。

state-overdue = 期限超過
state-delayed = 遅れ
state-on-hold = 保留
state-in-progress = 進行中
state-not-started = 未着手
state-done-late = 遅れて完了
state-done-on-time = 完了
state-dropped = 取りやめ

## 参加

participation-own = { $since }から{ $until }までに会議を{ $held }回ひらきました。あなたのセクターの出席率は{ $own }(代理を含む)、全体では{ $all }です。
participation-all = { $since }から{ $until }までに会議を{ $held }回ひらきました。出席率は全体で{ $all }(代理を含む)です。
participation-trend = 直近3回の出席率は{ $recent }で、その前の6回の{ $before }から{ $points }です。
participation-note = ○出席(オンライン、遅刻、途中退席を含む) △代理 ×欠席 空欄は委員ではない会議。見出しの文字は会議体の頭文字です。期間中に中止した会議は{ $cancelled }回です。
grid-column = { $date }{ $body }
grid-alt = 団体ごとの出席率。{ $rows }。
grid-alt-row = { $name } { $rate }
meeting-planned = 予定
meeting-held = 実施
meeting-cancelled = 中止
seat-empty = (空席)

## 資金

restricted = 使途指定あり
funding-confirmed = 確定
funding-applied = 申請中
funding-expected = 見込
funding-ended = 終了
money-total = 確定した資金の計
money-note = 執行率は決定額に対する支出額の割合です。四捨五入で100.0%と表示されても残額があることがあるため、残額を円で添えています。申請中と見込の資金は計に含みません。
variance-over = { $funder }: 支出が期間の経過より{ $points }ポイント進んでいます。理由: { $reason }
variance-under = { $funder }: 支出が期間の経過より{ $points }ポイント遅れています。理由: { $reason }
variance-unexplained = (未記入)

## 事務局版

findings-intro = 入力を読んだときに、次の{ $count }件を確かめてほしいと分かりました。文書はこのまま作れます。

## 添付データ

attachment-commitments = この報告書の約束の一覧
attachment-indicators = この報告書の指標の値
column-id = 番号
column-commitment = 約束
column-sector = セクター
column-owner = 担当団体
column-goal = 目標
column-first-due = 当初の期限
column-due = 現在の期限
column-state = 状況
column-done-on = 完了日
column-indicator = 指標
column-unit = 単位
column-span = 期間
column-value = 値
column-provisional = 速報

## 手引き

report-on = { $title }(現在: { $state })
session-opening = 開会
session-opening-what = ねらいとグランドルールを確かめる
session-opening-who = 司会
session-presentation = 論点提供
session-presentation-what = 困りごとの話と、統計・事実を聞く
session-presentation-who = 論点提供者
session-session-1 = セッション1
session-session-1-what = 着席者が、見たこと・起きていることを話す
session-session-1-who = 着席者
session-sub-session = サブセッション
session-sub-session-what = 参加者どうしが近くの人と話し、声を出す
session-sub-session-who = 会場の全員
session-session-2 = セッション2
session-session-2-what = 出た声を受けて、それぞれにできることを話す
session-session-2-who = 着席者
session-review = ふりかえりとまとめ
session-review-what = 記録を見ながら、分かったことを確かめる
session-review-who = 記録者・司会
session-close = 閉会
session-close-what = 次の日程と約束カードの出し方を知らせる
session-close-who = 事務局
session-part-1 = 第1部
session-part-1-what = センターメンバーが、困りごとを語り合う
session-part-1-who = センターメンバー
session-trio = 三人一組の話し合い
session-trio-what = 全員が三人ずつで話し、気づきを書き出す
session-trio-who = 会場の全員
session-part-2 = 第2部
session-part-2-what = 集まった気づきを材料に、意見を交わす
session-part-2-who = センターメンバー
session-closing-round = 一言ずつ
session-closing-round-what = センターメンバーと論点提供者が一言ずつ述べ、記録を確かめる
session-closing-round-who = 全員
