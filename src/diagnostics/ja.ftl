# Messages of the program: what is wrong, and `.cure`, what to do about it.
# The constructors are in problems.rs; the shell's own words are at the end.

missing-config = 設定ファイルがありません
    .cure = このフォルダーが円卓会議のフォルダーか確かめてください。新しく作るには「entaku init フォルダー名」を実行します

missing-table = 「{ $title }」の表がありません
    .cure = inputs フォルダーに { $name }.csv か、シート名が「{ $title }」の Excel ファイルを入れてください

unknown-file = この種類のファイルは読みません
    .cure = 表は .csv か .xlsx、文章は .md で保存してください

unrecognised-table = どの表か分かりません
    .cure = ファイル名かシート名を表の名前(参加団体一覧、会議記録、行動計画・約束 など)にするか、1行目に見出しを入れてください

undecodable = 文字コードが混ざっているか壊れています({ $encoding } として読もうとしました)
    .cure = Excel で開き直し、「CSV UTF-8(コンマ区切り)」で保存してください

unreadable-workbook = Excel ファイルとして読めません({ $cause })
    .cure = Excel で開けるか確かめ、.xlsx 形式で保存し直してください

workbook-with-password = パスワードがかかっているため読めません
    .cure = Excel で開き、パスワードを外して保存してください

no-header-row = 「{ $title }」の見出しの行が見つかりません
    .cure = はじめの15行のどこかに、見出し(少なくとも { $wanted })の行を入れてください

missing-column = 「{ $column }」の列がありません{ $near ->
    [empty] {""}
   *[other] 。「{ $near }」がその列ですか
 }
    .cure = 見出しを次のどれかにしてください: { $accepted }

two-columns-for-one = 「{ $first }」と「{ $second }」のどちらが「{ $column }」の列か決められません
    .cure = 使わない列の見出しを別の名前にしてください

period-header-without-year = 見出し「{ $header }」の年度が分かりません
    .cure = 表の上に「2026年度」のように書くか、見出しを 2026-04 のように書いてください

cell-without-header = 「{ $written }」の上に見出しがありません
    .cure = セルがずれていないか(余分なコンマなど)を確かめるか、見出しを付けてください

unclosed-quote = 引用符(")が閉じていません
    .cure = この行の「"」の数を確かめてください。このままでは、あとの行が一つのセルになります

unsafe-workbook = 安全に読めない Excel ファイルです({ $cause })
    .cure = 要らないシートや、表から離れたセルを消して、.xlsx 形式で保存し直してください

unknown-column = 「{ $header }」という列は知りません
    .cure = 「{ $near }」のことなら、そう書いてください。そのままなら追加の列として扱います

missing-value = 「{ $header }」が空欄です
    .cure = 値を入れてください

error-value = 「{ $header }」が Excel のエラー値 { $written } です
    .cure = セルの数式を直すか、値を入れてください

uncalculated = 「{ $header }」は数式ですが、計算した結果がファイルに入っていません
    .cure = Excel で開いて保存し直してください。ほかのソフトで作ったファイルは、一度 Excel で開くまで結果が空のままです

unreadable-date = 「{ $header }」の「{ $written }」を日付として読めません
    .cure = 2026-10-31 や 令和8年10月31日 のように書いてください

no-such-day = 「{ $header }」の「{ $written }」という日はありません
    .cure = 月と日を確かめてください

outside-era = 「{ $header }」の「{ $written }」は元号の期間の外です
    .cure = { $proper } のことなら、そう書いてください

ambiguous-date = 「{ $header }」の「{ $written }」は何通りにも読めます
    .cure = { $readings } のどれかを、はっきり書いてください

other-weekday = 「{ $header }」の「{ $written }」は、日付と曜日が合いません
    .cure = この日は{ $proper }曜日です。日付か曜日のどちらかを直してください

date-without-year = 「{ $header }」の「{ $written }」に年がありません
    .cure = 2026-10-31 のように年も書いてください

unreadable-number = 「{ $header }」の「{ $written }」を数として読めません
    .cure = 数だけを書いてください。値がないときは「-」(該当なし)「…」(不明)「x」(秘匿)のどれかにします

number-grouping = 「{ $header }」の「{ $written }」はコンマの位置が3桁ごとになっていません
    .cure = コンマを取るか、1,234 のように3桁ごとに打ってください

number-too-long = 「{ $header }」の「{ $written }」は桁が多すぎます
    .cure = 整数の部分が15桁までの数で書いてください

not-a-count = 「{ $header }」の「{ $written }」は0以上の整数ではありません
    .cure = 0以上の整数で書いてください

unreadable-time = 「{ $header }」の「{ $written }」を時刻として読めません
    .cure = 13:30 のように書いてください

not-yes-or-no = 「{ $header }」の「{ $written }」は「はい」か「いいえ」か分かりません
    .cure = ○ か × で書いてください

not-one-of = 「{ $header }」に「{ $written }」は使えません
    .cure = 次のどれかにしてください: { $offered }

toml-syntax = 設定ファイルの書き方に誤りがあります({ $cause })
    .cure = この行のかぎ括弧、引用符、= を確かめてください

unknown-setting = 「{ $key }」という設定はありません{ $near ->
    [empty] {""}
   *[other] 。「{ $near }」のことですか
 }
    .cure = 使える設定: { $known }

missing-setting = 設定「{ $key }」がありません
    .cure = roundtable.toml に { $key } を書いてください

wrong-setting = 設定の値が合いません({ $cause })
    .cure = 文字は " " で囲み、数はそのまま、はい・いいえは true・false で書いてください

unknown-setting-value = 設定「{ $key }」に「{ $written }」は使えません
    .cure = 次のどれかにしてください: { $offered }

unusable-code = 「{ $code }」はセクターの記号に使えません
    .cure = 半角の英数字と - _ だけで書いてください(funder と internal は使えません)

unreadable-period = 「{ $written }」を期間として読めません
    .cure = 2026-10、2026-Q2、2026-H1、FY2026 のように書いてください

narrative-without-head = 文章の頭書きがありません
    .cure = 1行目に「---」、続けて「section: summary」など、その次に「---」の行を書いてください

narrative-without-section = 文章の頭書きに section がありません
    .cure = section: に続けて次のどれかを書いてください: { $offered }

narrative-head-line = 頭書きの「{ $written }」を読めません
    .cure = 「名前: 値」の形で書いてください

narrative-unknown-key = 頭書きに「{ $key }」は使えません
    .cure = 使えるのは section, audience, period, goal, indicator, language, visibility, status, author です

narrative-empty = 文章の本文がありません
    .cure = 本文を書くか、ファイルを消してください

unknown-reference = 「{ $written }」という{ $what ->
    [sector] セクター
    [body] 会議体
    [organisation] 団体
    [goal] 目標
    [meeting] 会議
    [indicator] 指標
    [commitment] 約束
   *[other] もの
 }はありません{ $near ->
    [empty] {""}
   *[other] 。「{ $near }」のことですか
 }{ $more ->
    [0] {""}
   *[other] (ほかに{ $more }か所)
 }
    .cure = { $what ->
    [sector] roundtable.toml の sectors に加えるか
    [body] roundtable.toml の bodies に加えるか
    [organisation] 参加団体一覧に加えるか、別名の欄に書き足すか
    [goal] 目標の表に加えるか
    [meeting] 会議記録に加えるか
    [indicator] 指標台帳に加えるか
   *[other] 元の表に加えるか
 }、書き方を直してください{ $known ->
    [empty] {""}
   *[other] 。いまあるのは: { $known }
 }

duplicate-code = 「{ $code }」は { $first } にもあります
    .cure = どちらかの記号を変えるか、重なった行を消してください

name-taken = 「{ $name }」は「{ $other }」の名前や別名と同じです
    .cure = 区別できるように書き分けてください

two-sectors = 「{ $name }」のセクターが { $first } と違います
    .cure = 一つの団体は一つのセクターにします。どちらかに直してください

dates-reversed = { $later } は { $earlier } より前です
    .cure = 日付の順番を確かめてください

date-in-future = { $written } は集計日({ $limit })より先です
    .cure = 日付を確かめるか、--as-of で集計日を指定してください

range-reversed = 下限 { $low } が上限 { $high } より大きくなっています
    .cure = 下限と上限を入れ替えてください

value-without-date = 値の時点がありません
    .cure = 基準値には基準時点、目標値には目標年度を入れてください

unreadable-milestone = 中間目標「{ $written }」を読めません
    .cure = 2026-03:20 のように、時点と値をコロンでつないでください

observed-twice = 「{ $indicator }」の { $span } の値は { $first } にもあります{ $more ->
    [0] {""}
   *[other] (ほかに{ $more }か所)
 }
    .cure = どちらが正しいか確かめ、一つにしてください

other-unit = 単位が「{ $written }」です。この指標の単位は「{ $unit }」です
    .cure = 「{ $unit }」の値に直してください

attendance-twice = 「{ $name }」の出欠は { $first } にもあります。はじめの行だけを数えます
    .cure = 本人と代理の両方が来た場合も、1団体1行にしてください

meeting-without-record = 会議「{ $code }」({ $date })の結果がまだありません
    .cure = 開いたなら出欠を入れ、開かなかったなら状態を「中止」にしてください

meeting-without-attendance = 会議「{ $code }」の出欠がありません
    .cure = 出欠表か、出席者の欄に入れてください

commitment-without-due = 約束「{ $code }」に期限がありません
    .cure = 期限を入れると、遅れを早く知らせることができます

revised-without-due = 変更後の期限だけがあり、もとの期限がありません
    .cure = もとの期限も入れてください

revised-without-reason = 期限を変えた理由がありません
    .cure = 変更理由を入れてください

done-date-but-not-done = 完了日({ $date })がありますが、状況が「完了」ではありません
    .cure = 状況か完了日のどちらかを直してください

done-without-date = 状況が「完了」ですが、完了日がありません
    .cure = 完了日を入れてください。期限内かどうかを数えるために使います

prose-contradicts = 「{ $word }」と書かれていますが、計算による「{ $name }」の判定は「{ $status ->
    [achieved] 達成
    [on-track] 順調
    [slightly-late] やや遅れ
    [attention] 要注意
    [late] 遅れ
    [worsening] 悪化
    [missed] 未達
   *[other] { $status }
    }」です
    .cure = 文を直すか、{ "{{" } status("I01") { "}}" } を使ってください。そのまま載せるときは、文章の先頭に override: と理由を書いてください

prose-doubtful = 「{ $word }」と書かれていますが、計算による「{ $name }」の判定は「{ $status ->
    [achieved] 達成
    [on-track] 順調
    [slightly-late] やや遅れ
    [attention] 要注意
    [late] 遅れ
    [worsening] 悪化
    [missed] 未達
   *[other] { $status }
    }」です
    .cure = 文を直すか、文章の先頭に override: と理由を書いてください

number-in-prose = 「{ $name }」の数が「{ $number }」と手で書かれています
    .cure = 表とずれないように { "{{" } value("I01") { "}}" } の形で書いてください

leak = 見せてはいけない行の内容が「{ $document }」に入っています
    .cure = その行の公開範囲か、文書のひな形(templates)を確かめてください。文書は作られていません

leak-unchecked = 「{ $document }」に見せてはいけない内容がないか、確かめられませんでした: { $problem }
    .cure = この表示を Entaku の開発元へお知らせください

variance-unexplained = 「{ $what }」の支出は計画と{ $percent }%違いますが、理由がありません
    .cure = 差の理由の列に書いてください。10%を超える差には、報告書で理由を添えます

negative-value = { $written } は負の数です
    .cure = 0以上の数で書いてください

score-out-of-range = 点数 { $written } は1から5の間ではありません
    .cure = 1から5の数で書いてください

override-incomplete = 判定の変更に、理由・決定者・変更日のどれかがありません
    .cure = 三つとも入れてください。すべての版に注として印刷されます

progress-out-of-range = 進捗率 { $written } は0から100の間ではありません
    .cure = 0から100の数で書いてください

missing-glyph = { $characters } を印刷できる書体がありません
    .cure = 別の字に直すか、その字のある書体を templates/fonts フォルダーに入れてください

markdown-image = 画像「{ $path }」がありません
    .cure = narrative フォルダーからの相対パスで、inputs の中の画像を指してください

markdown-image-kind = 画像「{ $path }」は読めない形式か、壊れています
    .cure = PNG、JPEG、GIF、WebP、SVG のどれかで保存し直してください

markdown-image-without-text = 画像「{ $path }」に説明がありません
    .cure = ![画像の説明](ファイル名) のように、見えない人にも伝わる説明を書いてください

markdown-remote-image = インターネット上の画像「{ $path }」は使えません
    .cure = 画像を inputs/narrative に保存して、そのファイル名を書いてください

markdown-long-table = 表が長すぎます({ $rows }行)
    .cure = 文章の中の表は{ $most }行までにし、長い表は CSV か Excel で渡してください

placeholder-unknown = 「{ $written }」という差し込みはできません{ $near ->
    [empty] {""}
   *[other] 。「{ $near }」のことですか
 }
    .cure = value("指標ID")、status("指標ID")、table("commitments") のどれかで書いてください

placeholder-hidden = 「{ $written }」は、この版では公開できない指標です
    .cure = 公開範囲を見直すか、文章の audience を狭めてください

template-error = ひな型に誤りがあります({ $cause })
    .cure = この行を直すか、templates フォルダーのこのファイルを消すと元のひな型に戻ります

words-syntax = ことばの一覧に誤りがあります({ $cause })
    .cure = 「名前 = ことば」の形になっているか確かめてください

missing-words = 「{ $key }」のことばが { $language } にありません
    .cure = templates/locales/{ $language }.ftl に { $key } = … の行を加えてください

missing-text = 手引きの文章 { $path } がありません
    .cure = templates フォルダーにこの名前の文章を入れてください

typst-error = 組版できません: { $cause }{ $hint ->
    [empty] {""}
   *[other] ({ $hint })
 }
    .cure = この場所のひな型か文章を直してください

typst-warning = 組版の注意: { $cause }{ $hint ->
    [empty] {""}
   *[other] ({ $hint })
 }
    .cure = この場所のひな型か文章を確かめてください

unusable-font = 書体として読めません
    .cure = TrueType か OpenType の書体(.ttf、.otf)を入れてください

unknown-audience = 「{ $written }」という相手はありません
    .cure = 次のどれかにしてください: { $known }

unknown-language = 「{ $written }」の文書は、このプロジェクトでは作りません
    .cure = roundtable.toml の languages に加えるか、次のどれかにしてください: { $known }

unused-english = [english] の { $word } は、どの内訳にもありません
    .cure = 内訳の項目名か、その値と同じ言葉にしてください。要らなければ行を消してください

nothing-to-make = 作る文書がありません
    .cure = 相手(--audience)と種類(--kind)の組み合わせを確かめてください

# Judgements.

target-on-baseline-day = 目標の時点が、基準の時点と同じ日({ $day })です
    .cure = 目標年度か基準時点のどちらかを直してください

months-missing = 「{ $indicator }」は{ $months }か月のうち{ $there }か月分の値しかありません({ $missing }){ $reporters ->
    [empty] {""}
   *[other] 。値のない月がある団体: { $reporters }
 }
    .cure = 届いた値を入れてください。届かないままでも文書は作れます。そのときは、ある月だけで進み具合をみて、報告書にもそう書きます

spending-unreported = 「{ $funder }」の支出額が空欄です{ $more ->
    [0] {""}
   *[other] (ほかに{ $more }件)
 }。報告書には「未報告」と書き、残額と執行率は出しません
    .cure = まだ使っていないときは 0 と書いてください。空欄のままでは、事務局の資金があと何か月もつかが実際より長く出ることがあります

no-range = 「{ $indicator }」は「維持」か「範囲」ですが、どこまでならよいのかが書かれていないため、判定しません
    .cure = 下限と上限を入れるか、目標値と誤差を入れてください

ask-spans = 「{ $indicator }」の { $span } の値は { $whole } ですが、その中の値を合わせると { $parts } です{ $more ->
    [0] {""}
   *[other] (ほかに{ $more }か所)
 }
    .parts = 中の値({ $parts })を使う
    .whole = { $span } の値({ $whole })を使い、中の値は使わない
    .cure = どちらかの値を直すか、要らない方を消してください

ask-direction = 「{ $indicator }」の望ましい方向は「{ $written ->
    [up] 増
   *[other] 減
 }」ですが、基準値 { $baseline } に対して目標値は { $target } です
    .up = 増えるほどよい。目標値 { $target } 以上で「達成」
    .down = 減るほどよい。目標値 { $target } 以下で「達成」
    .cure = 方向か、基準値・目標値を直してください

ask-running = 「{ $indicator }」の値({ $values })は、年度はじめからの累計のように増えています
    .monthly = 月ごとの値として足す(今年度は { $monthly })
    .running = 累計として読み、月ごとの増え方に直す(今年度は { $running })
    .cure = 月ごとの値に直してください

ask-parts = 「{ $indicator }」の { $span } の値は { $whole } ですが、「{ $dimension }」の内訳を合わせると { $parts } です{ $more ->
    [0] {""}
   *[other] (ほかに{ $more }か所)
 }
    .whole = 全体の値({ $whole })のままにし、内訳もそのまま載せる
    .parts = 全体の値を内訳の合計({ $parts })にする
    .cure = 全体の値か内訳を直してください。どの内訳にも入らないものは「その他」「不明」としてください

ask-total-part = 「{ $indicator }」の { $span } の全体の値は { $whole } ですが、内訳「{ $part }」は { $total } です{ $more ->
    [0] {""}
   *[other] (ほかに{ $more }か所)
 }
    .whole = 全体の値({ $whole })を使い、「{ $part }」は使わない
    .total = 「{ $part }」の値({ $total })を全体の値にする
    .cure = どちらかの値を直すか、要らない方を消してください

ask-kana = 「{ $dimension }」の「{ $first }」と「{ $second }」は、ひらがなとカタカナが違うだけです
    .one = 同じものとして合わせる
    .two = 別のものとして分けておく
    .cure = 同じものなら、書き方をそろえてください

ask-rows-twice = 「{ $table ->
    [funding] 資金
    [contributions] 資源の持ち寄り
    [costs] 事務局の費用
    [backbone_log] 事務局の業務記録
   *[other] { $table }
 }」に、すべて同じ内容の行が{ $count }行あります(はじめの行: { $first })
    .once = 同じ行は一度だけ数える
    .both = どちらも数える
    .cure = 写しのファイルや重なった行を消してください。本当に二度あったことなら、備考などで区別できるようにしてください

ask-same-grant = 「{ $grant }」は { $first-place } にもあり、額が違います({ $first-amount } と { $second-amount }){ $more ->
    [0] {""}
   *[other] (ほかに{ $more }か所)
 }
    .both = 別の資金として、どちらも数える
    .first = { $first-file } の行だけを使う
    .second = { $second-file } の行だけを使う
    .cure = 古い方のファイルか行を消してください。別の資金なら、事業名を書き分けてください

ask-fraction = 「{ $indicator }」の単位は % ですが、{ $value } という1以下の値があります{ $more ->
    [0] {""}
   *[other] (ほかに{ $more }か所)
 }
    .percent = 書かれたとおり { $value }% と読む
    .fraction = 割合として読み、100倍する({ $times }%)
    .cure = 45 や 45% のように、%の値で書いてください

ask-impossible = 「{ $indicator }」の { $span } の値が { $value } です{ $more ->
    [0] {""}
   *[other] (ほかに{ $more }か所)
 }
    .as-written = 書かれたとおりに使う
    .leave-out = 使わない
    .cure = 値を確かめて直してください

ask-outlier = 「{ $indicator }」の { $span } の値 { $value } は、前後の値({ $around })の100倍以上です{ $more ->
    [0] {""}
   *[other] (ほかに{ $more }か所)
 }
    .as-written = 書かれたとおりに使う
    .leave-out = 使わない
    .cure = 桁や単位を確かめて直してください

ask-far-period = 「{ $indicator }」に、ほかの値と遠く離れた { $span } の値があります{ $nearest ->
    [empty] {""}
   *[other] (いちばん近い値は { $nearest })
 }{ $more ->
    [0] {""}
   *[other] (ほかに{ $more }か所)
 }
    .leave-out = 年の書き間違いとして使わない
    .as-written = 書かれたとおりに使う
    .cure = 年を確かめて直してください

ask-cancelled = 会議「{ $meeting }」({ $date })は「中止」ですが、出席の記録が{ $present }件あります
    .cancelled = 中止した会議とし、出欠は数えない
    .held = 開いた会議として、出欠を数える
    .cure = 状態を「実施」にするか、出欠の行を消してください

ahead-with-attendance = 会議「{ $meeting }」({ $date })は「予定」ですが、出席の記録があります。まだ開いていない会議として、出欠は数えません
    .cure = 開催日と状態を確かめてください

ask-present-absent = 会議「{ $meeting }」で、「{ $name }」は出席にも欠席にもなっています({ $first } にもあります)
    .present = 出席とする
    .absent = 欠席とする
    .cure = 1団体1行にしてください

ask-not-a-member = 「{ $name }」は、{ $date } の会議の出欠にありますが、その日は参加団体ではありません({ $since }){ $more ->
    [0] {""}
   *[other] (ほかに{ $more }か所)
 }
    .count = 参加団体と同じように数える
    .leave-out = その日の出欠は数えない
    .cure = 参加団体一覧の参加日・退会日か、出欠を直してください

# The shell.

severity-error = 要修正

log-file = ファイル
log-sheet = シート
log-cell = セル
log-step = したこと
log-written = 書かれていた内容
log-result = 読んだ内容
log-step-read = 読み込み
log-sheet-read = { $table }として{ $rows }件を読み、{ $left }行を除いた
log-sheet-text = 文章として読んだ
step-header = 見出しを別名として読んだ
step-breakdown = 知らない列を内訳として読んだ
step-extra-column = 知らない列をそのまま残した(使わない)
step-named-indicator = シートかファイルの名前から指標を決めた
step-date = 日付の書き方を直した
step-number = 数の書き方を直した
step-word = ことばを直した
step-time = 時刻の書き方を直した
step-display-format = 表示形式に合わせて読んだ
step-merged = 結合セルを展開した
step-quoted-formula = ="…" の中の文字として読んだ
step-control-character = 制御文字を除いた
step-unit = 表の上の単位、または単位の列の単位で読んだ
step-checked-total = 合計として、足し上げた値と照らした
step-repeated = 同じ行がほかにもあるため、一度だけ数えた
step-answered = 確認への答えにより、使わなかった
step-null-character = 空文字(NUL)を除いた
step-total-row = 合計の行を除いた
step-total-column = 合計の列を除いた
step-other-column = 使わない列を除いた
step-footnote = 注の行を除いた
step-comment = コメントの行を除いた
step-example = 記入例の行を除いた
step-repeated-header = 繰り返された見出しを除いた
step-guide-sheet = 案内のシートを除いた
step-hidden-sheet = 非表示のシートを除いた
step-hidden-row = 非表示の行を除いた

severity-question = 確認
severity-warning = 注意

machine-read = { $path } を読めません({ $cause })。ほかのプログラムで開いていれば閉じてください

machine-write = { $path } に書けません({ $cause })。空き容量と書き込みの許可を確かめてください

machine-replace = { $path } を置き換えられません({ $cause })。表示ソフトで開いていれば閉じて、もう一度実行してください

progress = 組版中

slip-title = 差戻し票

slip-sent = お送りいただいた表

slip-about = 「{ $file }」に、確かめていただきたいところが{ $count }か所あります。

slip-request = 「要修正」は、直していただかないと報告書に載せられません。次のシートの色の付いたセルを直して、このファイルをお送りください。もとの表を直して送っていただいても構いません。

slip-number = 番号

slip-weight = 区分

slip-sheet = シート

slip-cell = セル

slip-written = 書かれている内容

slip-wrong = 困っていること

slip-cure = 直し方

summary-slips = 差戻し票を{ $count }点作りました: { $folder }

summary-made = 文書を{ $count }点作りました({ $seconds }秒)。
    場所: { $folder }

summary-warnings = 確認してほしいことが{ $count }件あります(上の一覧)。文書はできています。

summary-nothing-made = 要修正が{ $errors }件あるため、文書は作りませんでした。前に作った文書はそのままです。

summary-must-fix = 要修正 { $errors }件、確認 { $warnings }件。要修正を直すと文書を作れます。

summary-checked = { $files }個のファイルを読みました。要修正はありません(確認 { $warnings }件)。

init-made = { $folder } に{ $files }個のファイルを作りました。
    inputs の中の表を Excel などで開いて書き込み、「entaku build --project { $folder }」を実行してください。

init-occupied = { $folder } には、すでにファイルがあります。空のフォルダーの名前を書いてください。

help-about = 円卓会議の会議記録・指標・文章から、進捗報告書と手引き(PDF)を作ります。

help-after = 終了コード: 0 作った、1 入力を直す必要がある、2 読み書きの失敗や指定の誤り

help-commands = 命令

help-options = 指定

help-usage = 使い方

help-usage-line = entaku [命令] [指定]

help-arguments = 引数

help-build = 文書を作る(命令を書かなければこれ)

help-check = 文書は作らず、入力の誤りをすべて知らせる

help-schema = 表と設定の形を、ほかのプログラムのために書き出す(JSON)

help-config = 表ではなく、設定ファイルの形(JSON Schema)を書き出す

help-explain = 数字の成り立ちを、元の表のセルまで示す(番号を書かなければ一覧)

help-diff = 二つの期間の終わりを比べ、変わったことを示す

help-figure = 数字の番号。I01、I01.value、CA1、promises.labour.overdue など

help-one-audience = だれに見せる数字か(書かなければ事務局の数字)

help-from = 前の期間。2026-09 など

help-to = 後の期間。2026-10 など

figure-value = 値: { $value }

figure-rows = もとの記録({ $count }件)

explain-unknown = 「{ $id }」という番号の数字はありません。entaku explain で一覧を見てください。

explain-unknown-near = 「{ $id }」という番号の数字はありません。もしかして「{ $near }」ですか。

diff-order = 前の期間、後の期間の順に書いてください。例: entaku diff 2026-09 2026-10

diff-title = { $from } の終わりから { $to } の終わりまでに変わったこと

diff-nothing = 変わったことはありません。

help-format = 知らせる形。text(はじめ)か json

help-slips = 差戻し票も作る

help-init = 新しいプロジェクトを作る

help-project = 円卓会議のフォルダー(inputs のあるところ)

help-period = 報告する期間。2026-10、2026-Q2、2026-H1、FY2026

help-as-of = 集計日。書かなければ期間の最後の日

help-message-lang = 知らせることばの言語

help-audience = この相手の文書だけ作る(sector の記号、funder、internal)。何度でも

help-kind = この種類だけ作る(report、guideline、kit、plain)。何度でも

help-lang = この言語だけ作る。何度でも

help-out = できた文書を置くフォルダー(はじめは outputs)

help-jobs = 同時に組版する数(はじめはCPUの数)

help-keep-markup = 組版の原稿(.typ)も残す

help-folder = 作るフォルダー

help-help = この説明を出す

help-version = 版を出す

comma = 、
question-answer = 答えるには: entaku answer { $id } 番号
