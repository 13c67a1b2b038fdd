# Messages of the program: what is wrong, and `.cure`, what to do about it.
# The constructors are in problems.rs; the shell's own words are at the end.

missing-config = 設定ファイルがありません
    .cure = このフォルダーが円卓会議のフォルダーか確かめてください。新しく作るには「entaku init フォルダー名」を実行します

missing-table = 「{ $title }」の表がありません
    .cure = inputs フォルダーに { $name }.csv か、シート名が「{ $title }」の Excel ファイルを入れてください

goals-from-rows = 「目標」の表がないので、指標と約束に書かれた{ $count }の目標を使います({ $titles })
    .cure = このとおりなら、このままでかまいません。同じ目標が違う書き方で並んでいるときは、書き方をそろえてください。説明やめざす姿も印刷するなら、目標の表を入れてください

unknown-file = { $kind ->
    [mail] メールは読みません
    [archive] 圧縮ファイルの中は読みません
    [backup] 控えのファイルは読みません
    [image] どの文章にも使われていない画像は、使いません
    [system] パソコンが作ったファイルは読みません
    [document] 文書は表として読みません
   *[other] この種類のファイルは読みません
 }{ $count ->
    [1] {""}
   *[other] ({ $count }点: { $names }{ $more ->
        [0] {""}
       *[other] ほか{ $more }点
    })
 }
    .cure = { $kind ->
    [archive] 中に表があれば、解凍してから inputs に入れてください。なければ、このままでかまいません
    [image] 印刷したい写真なら、文章(.md)に入れてください。そうでなければ、このままでかまいません
   *[other] 必要な表があれば .csv か .xlsx、文章は .md で保存してください。なければ、このままでかまいません
 }

sheets-set-aside = { $kind ->
    [internal] 内部用の名前が付いているため、読みません
   *[other] 報告に使う表ではないようなので、読みません
 }{ $count ->
    [1] {""}
   *[other] ({ $count }点: { $names }{ $more ->
        [0] {""}
       *[other] ほか{ $more }点
    })
 }
    .cure = { $kind ->
    [internal] 報告に使う表なら、「内部」「メモ」などを名前から外してください。そうでなければ、このままでかまいません
   *[other] 報告に使う表なら、シートかファイルに表の名前(実績値、出欠など)を付け、見出しの行を入れてください。そうでなければ、このままでかまいません
 }

ask-internal-sheet = 「{ $title }」の表ですが、内部用の名前が付いていて、行ごとの公開範囲は書けない表です
    .set-aside = 使わない
    .use = 使う(ほかの「{ $title }」と同じように印刷する)
    .cure = 使ってよい表なら、「内部」「非公開」などを名前から外してください

linked-file = ほかの場所へのリンクなので、読みません
    .cure = リンクの代わりに、ファイルそのものをこのフォルダーに入れてください

undecodable-name = ファイル名の文字を読み取れません
    .cure = 名前を付け直してください。ほかのパソコンで作った圧縮ファイルを開いたときに、名前が文字化けすることがあります

no-plain-file = ふつうのファイルではないので、読みません
    .cure = このフォルダーから取り除いてください

unreadable-file = 開けません
    .cure = Excel などで開いていれば閉じ、このファイルを読む権限があるか確かめてください

too-large-file = { $most } MB より大きいので、読みません
    .cure = 要らないシートや写真を取り除いて小さくするか、分けて保存してください

same-file-name = 「{ $other }」と見た目が同じ名前です
    .cure = 同じものなら一つにし、別のものなら名前を変えてください

typographic-quote = 設定ファイルに全角や飾りの引用符 { $written } が使われています
    .cure = 半角の " に直してください。ほかの行にもあれば、まとめて置き換えられます

undecodable = 文字コードが混ざっているか壊れています({ $encoding } として読もうとしました)
    .cure = Excel で開き直し、「CSV UTF-8(コンマ区切り)」で保存してください

foreign-encoding = 文字コードが { $encoding } のようで、日本語の文字として読めません
    .cure = 送ってくれた人に「CSV UTF-8(コンマ区切り)」か .xlsx で保存し直してもらってください

unreadable-workbook = Excel ファイルが壊れていて読めません
    .cure = 送り直してもらうか、Excel で開けるか確かめ、.xlsx 形式で保存し直してください

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

stray-quotes = この行の「"」から { $last }行目の「"」までが一つのセルになり、その間の行が読まれません
    .cure = 二つの「"」を消すか、インチや「同上」のような別の書き方に直してください。一つのセルの中の改行なら、改行を取ってください

blank-table = 中身がありません
    .cure = 送り主に確かめるか、要らなければファイルを消してください

unsafe-workbook = 安全に読めない Excel ファイルです({ $cause })
    .cure = 要らないシートや、表から離れたセルを消して、.xlsx 形式で保存し直してください

empty-file = ファイルの中身がありません(0バイト)
    .cure = 送り直してもらうか、元のファイルをもう一度コピーしてください。クラウドの同期が終わっていないこともあります

foreign-file = { $kind ->
    [word] 中身は Word などの文書です。表としては読めません
    [powerpoint] 中身は PowerPoint などのスライドです。表としては読めません
    [opendocument] OpenDocument(.ods)の表は読みません
    [xlsb] Excel のバイナリ形式(.xlsb)の表は読みません
    [template] Excel のテンプレート(.xltx など)は読みません
    [numbers] Numbers の表は読みません
    [google] Google スプレッドシートへのリンクです。表の中身は入っていません
    [pdf] 中身は PDF です。表としては読めません
    [image] 中身は画像です。表としては読めません
    [html] 中身はウェブページ(HTML)です。表としては読めません
    [xml] 中身は XML です。表としては読めません
    [archive] 中身は圧縮ファイルです。表としては読めません
   *[other] 中身が Excel の表でも CSV でもありません。壊れているか、別の種類のファイルです
 }
    .cure = { $kind ->
    [word] 表の部分を Excel に貼り付け、.xlsx で保存し直してください
    [powerpoint] 表の部分を Excel に貼り付け、.xlsx で保存し直してください
    [google] Google スプレッドシートで開き、「ファイル」→「ダウンロード」→「Microsoft Excel(.xlsx)」で保存してください
    [pdf] 元の表を .xlsx で保存したものに替えてください
    [image] 元の表を .xlsx で保存したものに替えてください
    [archive] 解凍してから、中の表を inputs に入れてください
    [other] 元のファイルを Excel で開けるか確かめ、.xlsx で保存し直してください
   *[saved] 元のソフトか Excel で開き、.xlsx で保存し直してください
 }

no-readable-sheet = 読めるシートがありません(どのシートも空か、非表示か、グラフだけです)
    .cure = 表のあるシートを表示して保存し直すか、要らなければファイルを inputs から出してください

control-characters = 目に見えない制御文字が入っています({ $written }。ほかも合わせて{ $count }か所)
    .cure = そのセルを打ち直してください。このままでは「〓」と印字します

covered-cells = 結合したセルの下に、画面では見えない値が残っています({ $written }。ほかも合わせて{ $count }か所)
    .cure = 見えている値だけを使います。下の値も要るときは、セルの結合を解いてください

direction-marks = 文字の並びの向きを変える見えない記号が入っています({ $count }か所)
    .cure = 名前などが見た目と違う並びになります。そのセルを打ち直してください

unknown-column = 「{ $header }」という列は知りません
    .cure = 「{ $near }」のことなら、そう書いてください。そのままなら追加の列として扱います

missing-value = 「{ $header }」が空欄です
    .cure = 値を入れてください

error-value = 「{ $header }」が Excel のエラー値 { $written } です
    .cure = セルの数式を直すか、値を入れてください

answers-unreadable = 答えの表「読み方」を文字として読めません
    .cure = Excel で開き直し、「CSV UTF-8(コンマ区切り)」で保存してください

answer-not-possible = 読み方.csv に「{ $answer }」と答えてありますが、この確認({ $id })にその答えはありません
    .cure = 「答え」を次のどれかにしてください: { $ja }

answer-incomplete = 「確認」か「答え」が空欄です
    .cure = entaku answer で答え直すか、この行を消してください

table-without-rows = 「{ $title }」の表に、見出しのほかの行がありません
    .cure = 記入を忘れていないか確かめてください。使わない表なら、ファイルごと消してかまいません

merged-number = 「{ $header }」の「{ $written }」が{ $count }つのセルにまたがっています
    .cure = 全体で一つの数なのか、それぞれの数なのか分かりません。セルの結合を解いて、一つずつ書いてください

ask-word = 「{ $header }」の「{ $word }」({ $count }行)は、どの意味か決められません
    .visibility-internal = 事務局のみ
    .visibility-members = 参加団体
    .visibility-funder = 資金提供者
    .visibility-public = 公開
    .meeting-planned = 予定
    .meeting-held = 実施
    .meeting-cancelled = 中止
    .presence-present = 出席
    .presence-online = オンライン
    .presence-proxy = 代理
    .presence-late = 遅刻
    .presence-left_early = 途中退席
    .presence-absent = 欠席
    .presence-observer = オブザーバー
    .kind-commitment = 約束
    .kind-action_item = 宿題
    .kind-project = 事業
    .status-not_started = 未着手
    .status-in_progress = 進行中
    .status-done = 完了
    .status-delayed = 遅延
    .status-on_hold = 保留
    .status-dropped = 中止
    .level-population = 地域全体
    .level-outcome = 成果
    .level-output = 活動
    .level-process = 過程
    .direction-up = 増
    .direction-down = 減
    .direction-maintain = 維持
    .direction-range = 範囲
    .aggregation-sum = 累計
    .aggregation-latest = 期末
    .aggregation-average = 平均
    .frequency-monthly = 月
    .frequency-quarterly = 四半期
    .frequency-half_yearly = 半期
    .frequency-yearly = 年
    .frequency-five_yearly = 5年
    .funding-confirmed = 確定
    .funding-applied = 申請中
    .funding-expected = 見込
    .funding-ended = 終了
    .judgement-achieved = 達成
    .judgement-on_track = 順調
    .judgement-slightly_late = やや遅れ
    .judgement-attention = 要注意
    .judgement-late = 遅れ
    .judgement-worsening = 悪化
    .judgement-missed = 未達
    .judgement-too_early = 判定前
    .contribution-money = 資金
    .contribution-people = 人
    .contribution-place = 場所
    .contribution-data = データ
    .contribution-goods = 物品
    .contribution-expertise = 専門性
    .function-vision = ビジョンと戦略
    .function-activities = 活動の連携
    .function-measurement = 共通の測定
    .function-public_will = 理解を広げる
    .function-policy = 政策・制度
    .function-funding = 資金調達
    .change-rule = 条例
    .change-budget = 予算
    .change-operation = 運用
    .change-organisation = 組織
    .change-practice = 慣行
    .presence-none = 呼ばれていない(出欠に数えない)
    .cure = はっきりしたことばで書いてもらうか、roundtable.toml の [words] に「"{ $word }" = …」と書くこともできます

no-words = 「{ $header }」に、知らないことばが{ $count }種類あります(例: { $examples })
    .cure = 次のことばを使ってもらうか、見出しを変えてください: { $offered }

ask-year-of-words = 「{ $header }」の「{ $written }」({ $count }行)が、いつの年度のことか書かれていません
    .period = 報告する期間の年度とみて、{ $day }までと読む
    .none = 日付なしとして読む
    .cure = 表の題名に年度を書くか、日付で書いてもらうこともできます

ask-season = 「{ $header }」の「{ $written }」は、おおよその時期です
    .end = { $day }までと読む
    .none = 日付なしとして読む
    .cure = 日付か月で書いてもらうこともできます

ask-short-year = 「{ $header }」の「{ $written }」は、何年か分かりません
    .reiwa = 令和{ $year }年と読む(この列のほかの日付も同じように読む)
    .common = { $common }年と読む(この列のほかの日付も同じように読む)
    .heisei = 平成{ $year }年と読む(この列のほかの日付も同じように読む)
    .cure = R8.12.25 や 2026-12-25 のように書いてもらうこともできます

ask-era-month = 「{ $header }」の「{ $written }」は、年と月にも、月と日にも読めます
    .era-month = { $month }と読む(この列のほかの日付も同じように読む)
    .month-day = { $day }と読む(この列のほかの日付も同じように読む)
    .cure = R8.12 や 12/25 のように書いてもらうこともできます

no-due-day = 「{ $header }」の「{ $written }」({ $count }行)は、日付なしとして読みました
    .cure = 期日が決まっているときは、日付で書いてください

ask-terms = 「{ $header }」の「{ $written }」は、割合にも件数にも読めます
    .rate = 割合({ $rate })と読む(この列のほかの値も同じように読む)
    .part = 前の数({ $part })だけを読む(この列のほかの値も同じように読む)
    .cure = 値をひとつだけ書いてもらうこともできます

strict-target = 目標の「{ $written }」は「{ $target }」を目標として読みました。ちょうど{ $target }でも達成と数えます
    .cure = 「9件以下」のように、達成と数える値で書いてください

target-against-direction = 目標の「{ $written }」と、同じ行の「望ましい方向」が食い違っています
    .cure = どちらかを直してください

ask-merged-number = 「{ $written }」が「{ $header }」からの{ $whole }にまたがっています
    .together = { $whole }全体で「{ $written }」と読む
    .each = 月ごとにそれぞれ「{ $written }」と読む
    .cure = セルの結合を解いて書き直してもらうこともできます

ask-unknown-table = どの表か分からないため使っていませんが、知っている名前や見出しと数が書かれています
    .set-aside = このまま使わない
    .cure = 円卓会議の表なら、番号の代わりに表の名前で答えてください(例: 実績値、出欠、行動計画・約束)

layout-lacks = { $key ->
    [file] どのファイルの読み方か(file)が書かれていません
    [table] どの表として読むか(table)が書かれていません
    [heads] 表の見出し(heads)が書かれていないため、表がどの行から始まるか分かりません
    [across] 横に並ぶもの(names)か、ます目に入るもの(cells)が書かれていません
   *[columns] どの見出しがどの項目か(columns)が書かれていません
 }
    .cure = { $key ->
    [file] file = "出席簿_#.xlsx" のように書いてください。数字は # にすると、次の月のファイルにも使えます
    [table] table = "出欠" のように、表の名前を書いてください。使わない表なら set-aside = true と書いてください
    [heads] heads = ["団体", "第#回"] のように、左の列から書いてください。「entaku layout ファイル名」で書き直せます
    [across] [across] の下に names = "会議ID" と cells = "出欠" のように書いてください
   *[columns] [columns] の下に "団体" = "団体名" のように、見出しと項目を書いてください
 }

layout-unknown-field = 表「{ $table }」に「{ $written }」という項目はありません{ $near ->
    [empty] {""}
   *[other] 。「{ $near }」のことですか
 }
    .cure = 使える項目: { $known }

layout-no-such-head = 「{ $head }」という見出しは heads にありません
    .cure = heads にある見出しをそのまま書いてください。見出しのない列は「C列」のように書けます

layout-twice = 同じ表の読み方が { $other } にもあります
    .cure = どちらか一つを消してください

layout-head-gone = 前にあった見出し「{ $heads }」がないため、この表を読めません{ $new ->
    [empty] {""}
   *[other] 。増えた見出しは「{ $new }」です
 }
    .cure = { $to ->
    [empty] 見出しが変わったのなら、entaku layout { $file } --set "新しい見出し=項目" で直せます
   *[other] 「{ $heads }」が「{ $to }」に変わったのなら、entaku layout { $file } --set "{ $to }={ $field ->
        [empty] 項目
       *[other] { $field }
    }" で直せます
 }

layout-changed = { $heads ->
    [empty] 前にはなかった見出し「{ $new }」が増えています。中身から読みました
   *[other] 前にあった見出し「{ $heads }」がなくなっています{ $new ->
        [empty] 。ほかの列はこれまでどおり読みました
       *[other] 。増えた見出しは「{ $new }」です。中身から読みました
    }
 }
    .cure = これからもこの形なら、entaku layout { $file } --keep で書き留められます

ask-layout-changed = 前にはなかった見出し「{ $heads }」が増えています
    .set-aside = 増えた列は使わない
    .read = 増えた列も、見出しのとおりに読む
    .cure = entaku layout { $file } --set "見出し=項目" で示すこともできます。--keep なら、使わない列として書き留めます

layout-not-as-kept = 前は「{ $was }」として読めた表が、いまは{ $now ->
    [empty] どの表か分からないため、読めません
   *[other] 「{ $now }」と読めるため、使っていません
 }
    .cure = entaku layout { $file } で確かめてください。いまの読み方でよければ、--forget で前の読み方を消せます

ask-layout-table = この表は「{ $first }」とも「{ $second }」とも読めます{ $rows-first-ja }{ $rows-second-ja }
    .first = 「{ $first }」として読む
    .second = 「{ $second }」として読む
    .set-aside = この表は使わない
    .cure = entaku layout { $file } で見て、--keep で書き留めるか、--table で示すと、次からはお尋ねしません

ask-layout-column = 「{ $field }」は「{ $first }」の列とも「{ $second }」の列とも読めます{ $rows-first-ja }{ $rows-second-ja }
    .first = 「{ $first }」の列を読む
    .second = 「{ $second }」の列を読む
    .set-aside = この表は使わない
    .cure = entaku layout { $file } --set "見出し={ $field }" で示すと、次からはお尋ねしません

layout-lost = 前に読んでいた見出し「{ $heads }」が見当たらないため、この表を読めません
    .cure = 形が変わったのなら、entaku layout { $file } --table 表の名前 で示してください。使わないなら --aside です

ask-layout-other-shape = 前の見出し「{ $heads }」がほとんどなくなったため、読み方を考え直しました。「{ $table }」として、はじめはこう読めます{ $rows-ja }
    .read = このとおりに読む
    .set-aside = この表は使わない
    .cure = 合っていれば entaku layout { $file } --keep、違うときは entaku layout { $file } で確かめて直せます

layout-title-silent = 表の題名やファイルの名前に「{ $field }」があるはずですが、見当たりません
    .cure = 題名を書いてもらうか、{ $layout } の from-title を消して [whole] に書いてください

layout-contradicted = 題名や名前には「{ $title }」とありますが、読み方のファイルには「{ $told }」とあります
    .cure = 題名のほうが正しければ、{ $layout } の [whole] を直すか、from-title に項目を書いてください

layout-unused = { $kind ->
    [heads] この見出しの表が「{ $file }」に見当たらないため、この読み方は使っていません
   *[file] 「{ $file }」に当たるファイルがないため、この読み方は使っていません
 }
    .cure = 表の形やファイルの名前が変わったのなら、「entaku layout ファイル名」で確かめてください。もう要らなければ、このファイルを消してください

unread-columns = 「{ $headers }」の列には数や印がありますが、見出しが何のことか分からないため、読んでいません
    .cure = 要る列なら、見出しを指標・団体の名前や表の列の名前に直すか、「entaku layout ファイル名」で何の列かを教えてください。要らない列なら、このままでかまいません

year-of-no-row = 題名やファイル名は{ $year }年度ですが、表の中の時期({ $found } など)にその年度のものがありません
    .cure = 表の中に書かれた時期で読みました。題名が去年のままなら題名を、時期がちがうなら表を直してください

sum-that-differs = 「{ $label }」の数が、読み取ったセルを足した数と違います(書かれた数 { $theirs }、足した数 { $ours }{ $count ->
    [1] {""}
   *[other] 。ほかにも合わない数があり、全部で{ $count }か所
 })
    .cure = 報告書には一つずつのセルの数を使います。読みちがい、抜けた行や列、古い合計がないか確かめてください

row-without-name = この行には値がありますが、何の値かを示す名前がないため、読んでいません
    .cure = 左の列に、月や団体、指標の名前を入れてください。メモや検算なら、このままでかまいません

ask-blank-attendance = 出席の印(○など)だけがあり、空欄が{ $count }か所あります
    .absent = 空欄は欠席と読む
    .unknown = 空欄は記録なしと読む
    .cure = 欠席に「×」と書いてもらうと、次からはお尋ねしません

ask-month-order = 月の見出しが1月から並んでいますが、題名には「{ $year }年度」とあります
    .calendar = 暦の年と読む(1月は{ $year }年1月)
    .fiscal = 年度と読む(1月は{ $next }年1月)
    .cure = 見出しを 2026-04 のように書いてもらうこともできます

ask-breakdown = 「{ $header }」は、値の内訳を示す列ですか
    .breakdown = 内訳として読む({ $header }ごとの値)
    .set-aside = この列は使わない
    .cure = 指標台帳の「内訳項目」に「{ $header }」と書いても、内訳として読みます

ask-unit-beside = 「{ $beside }」は{ $unit }ですが、「{ $header }」には単位がありません
    .yen = 「{ $header }」は円と読む
    .same = 「{ $header }」も{ $unit }と読む
    .cure = 見出しに「(円)」か「({ $unit })」を書いてもらうこともできます

ask-dots = 「{ $header }」の「{ $written }」の点は、小数点とも3桁の区切りとも読めます
    .decimal = 小数点と読む({ $written })
    .thousands = 3桁の区切りと読む({ $whole })
    .cure = 1,200 か 1200 のように、点を使わずに書いてもらうこともできます

attendance-across = 団体を縦、会議を横に並べた出欠表は、まだ読めません
    .cure = 1行に一つの会議と一つの団体を書いた表(見出しは 会議ID、団体ID、出欠)にしてください。空の表は entaku init で作れます

ask-value-column = 「値」の列がなく、数の列が「{ $first }」と「{ $second }」の二つあります
    .first = 「{ $first }」を値として読む
    .second = 「{ $second }」を値として読む
    .cure = 値の列の見出しを「値」と書いてもらうこともできます

ask-hidden-columns = { $count }つの列が非表示になっています({ $headers })
    .use = 非表示の列も読む
    .leave = 非表示の列は使わない
    .cure = 表示に戻して保存し直してもらうこともできます

ask-filtered-rows = フィルターで{ $count }行が隠れています(例: { $example })
    .use = 隠れている行も読む
    .leave = 見えている行だけを読む
    .cure = フィルターを解除して保存し直してもらうこともできます

ask-hidden-rows = { $count }行が非表示になっています(例: { $example })
    .leave = 非表示の行は使わない
    .use = 非表示の行も読む
    .cure = 表示に戻すか、要らない行を消して保存し直してもらうこともできます

ask-commented-rows = 「#」で始まる{ $count }行は、ほかの行と同じように記入されています(例: { $example })
    .leave = 覚え書きとして除く
    .use = ほかの行と同じように読む
    .cure = 使わない行は消し、使う行は「#」を取ってもらうこともできます

ask-hash-codes = { $count }行すべてが「#」で始まります(例: { $example })
    .use = 「#」も記号の一部として読む
    .leave = 覚え書きとして除く
    .cure = 記号から「#」を取ってもらうこともできます

ask-example-rows = 「（例）」の{ $count }行に、記入例と違う内容が入っています({ $example })
    .leave = 記入例として除く
    .use = 実際の記入として読む
    .cure = 実際の記入なら「（例）」を消してもらうこともできます

ask-total-row = 「{ $label }」の{ $theirs }は、足し上げた{ $ours }と違います
    .rows = 各行の値を使う(「{ $label }」の行は使わない)
    .row = 合計ではなく、一つの行として読む
    .cure = どの行が抜けているか、どの値が古いかを、作った人に確かめてください

rounded-total = 「{ $label }」の{ $theirs }は、足し上げた{ $ours }を丸めた数と見て、合計としました
    .cure = 報告書には各行の数を使います。端数でなければ、抜けている行がないか確かめてください

ask-marked-rows = 「{ $head }」の列に「{ $words }」とある行が{ $count }行あります。実績として数えますか
    .leave = 数えない
    .use = 実績として数える
    .cure = 実績でない行は、別の表に分けてもらうと、次から聞かれません

ask-unnamed-total = 「{ $label }」の数は、上の行の合計と同じです
    .total = 合計と読む(足さない)
    .row = 一つの行として読む(足す)
    .cure = 合計なら「合計」と書いてもらうこともできます

ask-total-column = 「{ $header }」の{ $count }行が、左の列の合計と違います(書かれた値 { $theirs }、足し上げた値 { $ours })
    .columns = 左の列の値を使う(「{ $header }」は使わない)
    .leave = 合わない行は、直るまで使わない
    .cure = 抜けている月がないか、古い値がないかを、作った人に確かめてください

copied-table = 同じ内容の表が { $other } にもあるため、このファイルは使っていません
    .cure = 複製なら、このファイルを inputs フォルダーから出してください。別のものなら、違いのわかる列(備考など)を足してください

ask-which-version = 同じ表が { $other } にもあり、同じものについての行に違いがありますが、どちらが新しいか、足し合わせるものかが分かりません
    .newer = { $other } の行を使う
    .older = こちらの行を使う
    .both = 別のものとして、両方を使う
    .cure = 古いほうを inputs フォルダーから出すか、名前に日付(2026-11-30 など)を付けてください

ask-rows-left-out = 「{ $row }」{ $more ->
    [0] {""}
   *[other] ほか{ $more }行
 }は、新しい { $other } にありません
    .use = こちらの行も使う
    .leave = 取り消されたものとして、使わない
    .cure = 要るかどうかを送り主に確かめて、新しいほうのファイルに書き足すか、こちらから消してください

newer-version = { $other } のほうが新しいので、同じ{ $same }行はそちらを使いました({ $by ->
    [date] 名前の日付から
    [version] 名前の版の番号から
    [word] 名前のことばから
    [contents] 中身が同じなので
    [progress] 行の中身が先に進んでいるので
   *[answer] 確認への答えから
 }){ $changed ->
    [0] {""}
   *[other] 。うち{ $changed }行は中身が違います
 }{ $kept ->
    [0] {""}
   *[other] 。こちらだけにある{ $kept }行は使いました
 }{ $left ->
    [0] {""}
   *[other] 。こちらだけにある{ $left }行({ $names })は使っていません
 }
    .cure = 古いほうを使うべきときは、新しいほうを inputs フォルダーから出してください。そうでなければ、このままでかまいません

ask-two-versions = 同じ表の別の版が { $other } にあり、同じものについての行があります
    .newer = { $other } だけを使う
    .older = こちらだけを使う
    .both = 両方を使う
    .cure = 古い版を inputs フォルダーから出してください

ask-plan-sheet = この表は「{ $word }」とあり、実績ではない値のようです
    .set-aside = 使わない(実績に足さない)
    .use = 実績として使う
    .cure = 実績でなければ、このファイルかシートを inputs フォルダーから外してください。実績なら、名前や題から「{ $word }」を消してください

stray-template = もとになるテンプレートがないため、このファイルは使われません
    .cure = { $near ->
    [empty] 使わないなら消してください。使うなら、節のひな型に名前を書いて取り込んでください
   *[other] 「{ $near }」のつもりなら、名前を直してください
 }

stray-word = 「{ $key }」ということばは、どのテンプレートでも使われません
    .cure = { $near ->
    [empty] 名前を確かめるか、この行を消してください
   *[other] 「{ $near }」のつもりなら、名前を直してください
 }

head-of-no-values = 見出し「{ $header }」の数は、その月の実績の値ではないようです
    .cure = 月ごとの実績の値を「値」の列に書いてください。計画や目標は指標台帳に、累計は月ごとの値に直して書きます

second-table = 表の途中に「{ $title }」とあり、ここから別の年度の表のようです
    .cure = 年度ごとにシートかファイルを分けてください。このままでは、はじめの表の年度として読まれます

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

far-year = 「{ $header }」の「{ $written }」の年は、1800年から2200年の間にありません
    .cure = 年を確かめてください。終わりの日が決まっていないときは空欄にします

date-without-year = 「{ $header }」の「{ $written }」に年がありません
    .cure = 2026-10-31 のように年も書いてください

unreadable-number = 「{ $header }」の「{ $written }」を数として読めません
    .cure = 数だけを書いてください。値がないときは「-」(該当なし)「…」(不明)「x」(秘匿)のどれかにします

number-grouping = 「{ $header }」の「{ $written }」はコンマの位置が3桁ごとになっていません
    .cure = コンマを取るか、1,234 のように3桁ごとに打ってください

number-too-long = 「{ $header }」の「{ $written }」は桁が多すぎます
    .cure = 小数点の前が15桁までの数で書いてください

two-numbers = 「{ $header }」の「{ $written }」には数が二つあります
    .cure = 一つのセルには一つの数だけを書いてください。ほかの数や幅は備考の欄に書けます

unreadable-amount = 「{ $header }」の「{ $written }」を金額として読めません
    .cure = 円の数だけを書いてください(千円・万円・百万円を付けることもできます)。お金の動きがないときは「-」、まだ分からないときは空欄にします

amount-per-time = 「{ $header }」の「{ $written }」は、期間や人数あたりの金額です
    .cure = 何年分(何人分)かを掛けた、行全体の金額を書いてください。あたりの金額は備考に書けます

expected-amount = 「{ $header }」の「{ $written }」は見込みの金額です。決まった金額と同じように集計しています
    .cure = 金額が決まったら、数だけに書き直してください。まだ含めないなら、欄を空けてください

column-of-another-unit = 「{ $header }」は{ $unit }で書く列ですが、「{ $written }」とあります
    .cure = { $unit }に直した数を書いてください。ほかの列に書くものがずれていないかも確かめてください

approximate-number = 「{ $header }」の「{ $written }」はおよその数です
    .cure = この列の数は計算に使うので、「約」などを取った数を書き、およその数であることは備考に書いてください

not-a-count = 「{ $header }」の「{ $written }」は0以上の整数ではありません
    .cure = 0以上の整数で書いてください

unreadable-time = 「{ $header }」の「{ $written }」を時刻として読めません
    .cure = 13:30 のように書いてください

not-yes-or-no = 「{ $header }」の「{ $written }」は「はい」か「いいえ」か分かりません
    .cure = ○ か × で書いてください

not-one-of = 「{ $header }」に「{ $written }」は使えません
    .cure = 次のどれかにしてください: { $offered }

toml-syntax = 設定ファイルの書き方に誤りがあります{ $kind ->
    [twice] 。同じ名前が二度あります
    [bracket] 。かぎ括弧が閉じていません
    [equals] 。「=」と値がありません
    [quote] 。文字が引用符(")で囲まれていません
   *[other] {""}
 }
    .cure = この行のかぎ括弧、引用符、= を確かめてください

no-such-pack = 「{ $written }」というパックのフォルダーがないか、空です
    .cure = roundtable.toml のあるプロジェクトのフォルダーから見た場所を書いてください(例: "../県パック")。パックには templates フォルダーか roundtable.toml が要ります

pack-over-pack = パックの設定に base があります。パックの下に、もう一つパックを置くことはできません
    .cure = パックの roundtable.toml から、この行を消してください

no-such-logo = ロゴの画像 { $path } がありません
    .cure = 画像をプロジェクトの templates フォルダーに入れ、その名前を書いてください(例: "logo.png")

unknown-setting = 「{ $key }」という設定はありません{ $near ->
    [empty] {""}
   *[other] 。「{ $near }」のことですか
 }
    .cure = 使える設定: { $known }

edition-for-whom = 版「{ $name }」がだれのためのものか、決まりません{ $said ->
    [empty] {""}
   *[other] （{ $said } のすべてが書かれています）
 }
    .cure = for = "members"（参加団体）・"public"（公開）・"funder"・"internal"、sector = "…"、body = "…"、organisation = "…"、funder = "…"、grant = "…"、each = "sector"・"organisation"・"funder"・"body" の、どれか一つを書いてください。はじめからある版は { $usual } です

more-than-a-page = 一枚もののまとめが、1ページに収まりません
    .cure = narrative の section: summary の文章を短くするか、templates/summary.toml から章を減らしてください

limit-out-of-range = { $key } の「{ $written }」は、使える範囲の外です
    .cure = { $high ->
    [empty] { $low } 以上の数にしてください
   *[other] { $low } から { $high } までの数にしてください
 }

limits-reversed = { $less } の { $low } が、{ $more } の { $high } を超えています
    .cure = { $less } を { $more } より大きくしないでください

limits-turned = { $key } の二つの境目「{ $written }」は、順番が逆か、同じです
    .cure = はじめからの値は { $usual } です。同じ並び(大きい順か小さい順)で書いてください

edition-name = 「{ $name }」は、版の名前に使えません
    .cure = 版の名前は、できた文書のフォルダーの名前になります。記号(< > : " / \ | ? *)、con などWindowsが使う名前、60バイト(漢字で20字)を超える名前は使えません。internal は事務局の版だけが使えます

table-id = 「{ $id }」は、表の id に使えません
    .cure = 英字で始まる半角の英数字、- と _ だけで書いてください。その表のデータのファイル名になるので、values、datapackage、con など、ほかで使う名前も使えません

mail-address = 「{ $written }」は、メールの宛先に使えません
    .cure = to には、半角のメールアドレスを「tanaka@example.jp」か「田中 <tanaka@example.jp>」の形で書いてください。何人もいるときは、to = ["…", "…"] のように一人ずつ分けて書きます

mail-of-each = each で分ける版に、同じ宛先(to)は使えません
    .cure = 全員あての文書が一つの宛先に届いてしまいます。この to を消し、宛先がある版だけを、funder や organisation の行で別の版として書いてください

edition-of-none = 版「{ $name }」の { $key } = "{ $written }" に当てはまるものが、一つもありません
    .cure = { $key ->
        [each] 資金は、公開範囲が「資金提供者」か「公開」の行がある資金提供者だけを数えます。表の公開範囲を確かめてください
        [grant] 資金の表の「事業名」に、その名前を書いてください
       *[other] 表に、その名前の行があるかを確かめてください
    }

grant-of-several = 「{ $name }」という事業名の資金が、いくつかの資金提供者にあります: { $funders }
    .cure = だれの資金かを、funder = "…" でいっしょに書いてください

grant-hidden = この資金は{ $funder }のものですが、公開範囲のために、その版「{ $edition }」に載りません
    .cure = 公開範囲を「資金提供者」にしてください。載せないまま合計を出すと、少ない額になります

missing-setting = 設定「{ $key }」がありません
    .cure = roundtable.toml に { $key } を書いてください

wrong-setting = { $kind ->
    [text] ここには文字を書きます
    [truth] ここには true(はい)か false(いいえ)を書きます
    [list] ここには [ ] で囲んだ一覧を書きます
    [section] ここは設定の名前で、中の項目を分けて書きます
    [number] ここには数を書きます
   *[other] 設定の値が合いません
 }
    .cure = 文字は " " で囲み、数はそのまま、はい・いいえは true・false で書いてください

unknown-setting-value = 設定「{ $key }」に「{ $written }」は使えません
    .cure = 次のどれかにしてください: { $offered }

unusable-code = 「{ $code }」はセクターの記号に使えません
    .cure = 半角の英数字と - _ だけで書いてください(funder と internal は使えません)

unreadable-period = 「{ $written }」を期間として読めません
    .cure = 2026-10、2026-Q2、2026-H1、FY2026、2025-07..2026-06 のように書いてください

still-to-write = まだ書かれていないことがあるので、文書は作りません: { $name ->
    [yes] 「円卓会議の名称」
   *[no] {""}
 }{ $region ->
    [yes] 「対象の地域」
   *[no] {""}
 }{ $agenda ->
    [yes] 「共通の目標」
   *[no] {""}
 }{ $secretariat ->
    [yes] 「事務局の名称」
   *[no] {""}
 }{ $members ->
    [yes] 「参加団体一覧」
   *[no] {""}
 }{ $meetings ->
    [yes] 「会議記録(または実績値)」
   *[no] {""}
 }
    .cure = roundtable.toml の「○○」を書きかえ、inputs の表に、まず参加団体と会議を一行ずつ書いてください

period-before-records = { $period } には、まだ何も記録がありません。いちばん古い記録は { $first } です
    .cure = --period か、roundtable.toml の period を確かめてください

period-ahead = { $period } の記録はまだありません。いちばん新しい記録は { $newest } です
    .cure = --period か、roundtable.toml の period を確かめてください

period-not-over = いちばん新しい記録は { $newest } ですが、{ $period } の集計日は { $cutoff } です
    .cure = まだ終わっていない期間なら、--as-of で集計日を指定してください

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

unprinted-language = この文章の言語({ $language })の文書は作らない設定なので、この文章はどの文書にも載りません
    .cure = この言語の文書も作るなら、roundtable.toml の [documents] の languages に "{ $language }" を加えてください。書いた言語が違うなら、先頭の language: を直してください

unprinted-story = どの指標の話かが書かれていないため、この文章はどの文書にも載りません
    .cure = 文章の先頭に indicator: I01 のように指標IDを書いてください

unprinted-text = この文章(section: { $section })は、どの文書にも載りません
    .cure = 先頭の section: と audience: を確かめてください。その読み手の文書に、この場所がないことがあります。載せない文章なら、先頭に draft: true と書いてください

prose-of-later = どの期間の文章か書かれていないため、{ $usual } のころの文章とみて、{ $period } の報告書には載せません(全部で { $count } 件)
    .cure = { $period } の文章なら、文章の先頭に period: { $period } と書いてください

unknown-reference = 「{ $written }」という{ $what ->
    [sector] セクター
    [body] 会議体
    [organisation] 団体
    [goal] 目標
    [meeting] 会議
    [indicator] 指標
    [commitment] 約束
    [covered] 目標・指標・約束
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
    [covered] IDか名称を確かめるか、元の表に加えるか
   *[other] 元の表に加えるか
 }、書き方を直してください{ $known ->
    [empty] {""}
   *[other] 。いまあるのは: { $known }
 }

duplicate-code = 「{ $code }」は { $first } にもあります
    .cure = どちらかの記号を変えるか、重なった行を消してください

ask-abbreviation = 「{ $written }」は「{ $long }」のことですか
    .same = 「{ $long }」のこととして読む
    .other = 別の団体として扱う
    .cure = 参加団体一覧の「略称」か「別名」に「{ $written }」と書けば、確認はいりません

several-meetings = 「{ $written }」に当てはまる会議が二つ以上あります: { $shown }{ $more ->
    [0] { "" }
   *[other] （ほかに{ $more }行）
 }
    .cure = 会議体と回数、または開催日を書いて、どの会議か分かるようにしてください

listed-twice = { $first } と同じものが書かれています
    .cure = 同じものなら片方の行を消してください。別のものなら、番号の列を作るか、ことばを書き分けてください

name-taken = 「{ $name }」は「{ $other }」の名前や別名と同じです
    .cure = 区別できるように書き分けてください

two-sectors = 「{ $name }」のセクターが { $first } と違います
    .cure = 一つの団体は一つのセクターにします。どちらかに直してください

dates-reversed = { $later } は { $earlier } より前です
    .cure = 日付の順番を確かめてください

date-in-future = { $written } は、表にあるほかの記録よりずっと先の日付です(ほかの記録は { $limit } まで)
    .cure = 年の書きまちがいでないか、確かめて直してください

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

unreadable-stay = 出席レポートの「{ $header }」の「{ $written }」を、時刻や時間の長さとして読めません
    .cure = ZoomやTeamsから出力したままのファイルを置いてください。開いて保存し直すと、日時の形が変わることがあります

report-without-people = 出席レポートに、参加した人が一人もいません
    .cure = 会議が終わったあとに、出席レポートを出力し直してください

report-without-meeting = この出席レポートの日({ $day })の会議が、会議記録にありません
    .cure = 会議記録にこの日の会議を入れてください。別の日の会議なら、ファイルの名前に会議IDを入れ、会議記録の開催日を確かめてください

report-without-day = この出席レポートには日付がなく、どの会議のものか分かりません
    .cure = ファイルの名前に会議IDを入れてください

report-of-two-meetings = この出席レポートの日({ $day })には、会議が二つ以上あります: { $meetings }
    .cure = ファイルの名前に会議IDを入れてください

report-at-other-time = この出席レポートは { $time } からで、同じ日の会議「{ $code }」({ $start } から)と時刻が合いません
    .cure = この会議のものなら、ファイルの名前に会議IDを入れてください。別の会議のものなら、会議記録にその会議を入れてください

report-of-other-day = ファイルの名前は会議「{ $code }」({ $held })ですが、出席レポートの日付は { $day } です
    .cure = ファイルの名前か、会議記録の開催日を直してください

ask-report-days = 出席レポートの日付は、{ $month } とも { $day } とも読めます。どちらの日にも会議があります
    .month-first = { $month }(月が先)
    .day-first = { $day }(日が先)
    .cure = ファイルの名前に会議IDを入れても決まります

ask-participant = 会議「{ $meeting }」に「{ $name }」という名前で参加した人が、どの団体の人か分かりません
    .guest = どの団体の人でもない(出席に数えない)
    .organisation = 団体の人である(答えに団体IDを書く){ $near ->
        [empty] { "" }
       *[other] 。たとえば { $near }
    }
    .cure = 参加団体一覧の「氏名」に入れるか、表示名に団体名を付けてもらっても決まります

ask-absent-online = 会議「{ $meeting }」の「{ $name }」は、出欠の記録({ $recorded })では欠席ですが、オンラインで参加しています
    .absent = 出欠の記録のとおり欠席とする
    .online = オンラインで出席したとする
    .cure = 出欠の記録を「オンライン」に直しても決まります

ask-rest-absent = 会議「{ $meeting }」の出欠は、オンラインの出席レポートしかありません。レポートにある { $came } 団体のほかに、出席するはずの団体が { $rest } あります
    .absent = 全員がオンラインの会議だった。レポートにない団体は欠席とする
    .unknown = 会場にいた団体もある。出欠がそろうまで、この会議の出席を数えない
    .cure = 会場の出欠を出欠表に入れても決まります

stayed-too-short = 会議「{ $meeting }」で、参加した時間が { $minutes } 分に満たない { $count } 人を数えませんでした: { $names }
    .cure = 数えるときは、roundtable.toml の [attendance] minimum_minutes を小さくするか、出欠表に入れてください

commitment-without-due = 約束「{ $code }」に期限がありません
    .cure = 期限を入れると、遅れを早く知らせることができます

revised-without-due = 変更後の期限だけがあり、もとの期限がありません
    .cure = もとの期限も入れてください

correction-without-reason = 「{ $name }」の { $span } の値は、前に { $old } と印刷しましたが、いまの表では { $new } です。理由が書かれていません
    .cure = 実績値の「備考」に訂正の理由を書いてください。値のほうがまちがいなら、もとに戻してください。書かなくても文書はでき、「前回からの訂正」には理由なしで載ります
figure-corrected = 「{ $id }」{ $more ->
    [0] { "" }
   *[other] など{ $more }件
} が、前に印刷したものと違います。その日より前の記録が、あとから直されています
    .cure = 記録のほうがまちがいなら、もとに戻してください。直したのなら、narrative の「訂正」の文章に理由を書いてください。書かなくても文書はでき、「前回からの訂正」に前の数字と並べて載ります

revised-without-reason = 期限を変えた理由がありません
    .cure = 変更理由を入れてください

done-date-but-not-done = 完了日({ $date })がありますが、状況が「完了」ではありません
    .cure = 状況か完了日のどちらかを直してください

done-without-date = 状況が「完了」ですが、完了日がありません。終えたと数え、期限内にも遅れにも数えません
    .cure = 完了日を入れると、期限内かどうかも数えられます。わからなければ、このままでかまいません

prose-contradicts = 「{ $word }」と書かれていますが、計算による「{ $name }」の判定は「{ $status_ja }」です
    .cure = 文を直すか、{ "{{" } status("I01") { "}}" } を使ってください。そのまま載せるときは、文章の先頭に override: と理由を書いてください

prose-doubtful = 「{ $word }」と書かれていますが、計算による「{ $name }」の判定は「{ $status_ja }」です
    .cure = 文を直すか、文章の先頭に override: と理由を書いてください

number-in-prose = 「{ $name }」の数が「{ $number }」と手で書かれています
    .cure = 表とずれないように { "{{" } value("I01") { "}}" } の形で書いてください

leak = 見せてはいけない行の「{ $words }」が、「{ $document }」{ $page ->
    [0] {""}
   *[other] の{ $page }ページ
 }に入っています
    .cure = その行の公開範囲か、文書のひな形(templates)を確かめてください。文書は作られていません

withheld-in-text = この文章の「{ $number }」は、少人数のため表では伏せている数です({ $cell })
    .cure = 「少人数」などの言い方に変えるか、この数を見てよい人だけに文章の公開範囲を狭めてください。載せてよいわけがあるときは、文章の先頭に「few_people: 理由」と書いてください

withheld-by-sum = この文章の「{ $written }」から、少人数のため表では伏せている数が計算できます({ $cell })
    .cure = この数を書かないか、伏せた数を見てよい人だけに文章の公開範囲を狭めてください。載せてよいわけがあるときは、文章の先頭に「few_people: 理由」と書いてください

withheld-by-words = この文章の「{ $written }」は、少人数のため表では数を伏せている人たちのことを言っています({ $cell })
    .cure = ひとりひとりのことが分からない言い方に変えるか、文章の公開範囲を狭めてください。載せてよいわけがあるときは、文章の先頭に「few_people: 理由」と書いてください

few-people = この文章の「{ $written }」は、この文章を読む人には公表しない少ない人数({ $least }人未満)です
    .cure = 人数を書かないか、公開範囲を狭めてください。載せてよいわけがあるときは、文章の先頭に「few_people: 理由」と書いてください

few-people-told = ここに書かれた「{ $written }」は少ない人数({ $least }人未満)です。だれのことか分かるかもしれません
    .cure = 人数を書かないようにしてください。文章のファイルなら、載せてよいわけを先頭に「few_people: 理由」と書くこともできます

few-people-kept = ここに書かれた「{ $written }」からは少ない人数のことが分かりますが、理由があるので載せています: { $reason }
    .cure = 理由が今も変わらなければ、このままで大丈夫です

leak-unchecked = 「{ $document }」に見せてはいけない内容がないか、確かめられませんでした: { $problem }
    .cure = この表示を Entaku の開発元へお知らせください

variance-unexplained = 「{ $what }」の支出は計画より{ $percent }%{ $sign ->
    [less] 少ない
   *[more] 多い
 }のに、理由がありません
    .cure = 差の理由の列に書いてください。10%を超える差には、報告書で理由を添えます

negative-value = { $written } は負の数です
    .cure = 0以上の数で書いてください

score-out-of-range = 点数 { $written } は1から5の間ではありません
    .cure = 1から5の数で書いてください

override-incomplete = 判定の変更に、理由・決定者・変更日のどれかがありません
    .cure = 三つとも入れてください。すべての版に注として印刷されます

progress-out-of-range = 進捗率 { $written } は0から100の間ではありません
    .cure = 0から100の数で書いてください

name-of-two = 「{ $name }」という名前の指標が二つあり({ $first }、{ $other })、どちらか決められません
    .cure = 指標の番号で書くか、指標台帳の名前を分けてください

percent-out-of-range = { $column ->
    [progress_pct] 進捗率
   *[for_backbone_pct] 事務局割合
 }の { $written } は0から100の間ではありません
    .cure = 0から100の数(%)で書いてください

percent-as-fraction = { $column ->
    [progress_pct] 進捗率
   *[for_backbone_pct] 事務局割合
 }の { $written } は、{ $written }% でしょうか、{ $percent }% でしょうか
    .cure = { $percent }% なら { $percent } と書いてください。1%に満たないなら 0 と書いてください

missing-glyph = { $characters } を印刷できる書体がありません
    .cure = 別の字に直すか、その字のある書体を templates/fonts フォルダーに入れてください

private-glyph = 外字 { $characters } があります。作った機械のほかでは、別の字になるか何も出ません
    .cure = 𠮷、髙、﨑のように、外字でなくても出せる字が多くあります。その字に直すか、ひらがなで書いてください

replaced-character = もとの字が失われ、{ $characters } になっています
    .cure = もとの表や文書を見て、正しい字を書いてください

markdown-image = 画像「{ $path }」がありません
    .cure = narrative フォルダーからの相対パスで、inputs の中の画像を指してください

markdown-image-kind = 画像「{ $path }」は読めない形式か、壊れています
    .cure = PNG、JPEG、GIF、WebP、SVG のどれかで保存し直してください

markdown-image-large = 画像「{ $path }」は縦{ $height }・横{ $width }画素で、大きすぎます（{ $most }万画素まで）
    .cure = 縮小した画像を保存して、入れ直してください

markdown-image-effect = 画像「{ $path }」には、印刷に時間がかかりすぎる効果（{ $effect }）があります
    .cure = 効果を外すか、PNG で保存し直してください

markdown-image-without-text = 画像「{ $path }」に説明がありません
    .cure = ![画像の説明](ファイル名) のように、見えない人にも伝わる説明を書いてください

markdown-remote-image = インターネット上の画像「{ $path }」は使えないので、代わりにその説明を印刷します
    .cure = 画像を載せるときは、inputs/narrative に保存して、そのファイル名を書いてください

markdown-cell-beyond-head = 表の見出しは{ $columns }列ですが、この行にはその先に「{ $text }」があります。見出しのない列として印刷します
    .cure = 見出しの行に列を足すか、文字として書いた | を \| にしてください

markdown-open-comment = コメント <!-- が閉じていないので、文字としてそのまま印刷します
    .cure = コメントの終わりに --> を書くか、<!-- を消してください

markdown-machinery = <{ $tag }> の中身は印刷しません
    .cure = 読ませたい文があれば、<{ $tag }> の外に出してください

markdown-frame = 「:::」の囲みは使えないので、中の文だけを印刷します
    .cure = 囲みたいときは、行の初めに > を付けて引用にしてください

markdown-tags = HTML の { $tags } は使えないので、中の文だけを印刷します
    .cure = このままでよければ、タグを消してください。表や見出しは Markdown で書けます

markdown-unused-note = 脚注「{ $name }」は、本文のどこからも参照されていません。書いてある場所に印刷します
    .cure = 本文の付けたい場所に [^{ $name }] と書いてください

markdown-unknown-note = 脚注「{ $name }」の説明がないので、文字としてそのまま印刷します
    .cure = 「{ $name }: 説明」という行を足すか、{ $name } を消してください

markdown-large-table = この表にはます目が{ $cells }個あり、大きすぎます（{ $most }個まで）
    .cure = 列を減らすか、いくつかの表に分けてください

markdown-many-notes = 脚注が多すぎます（一つの文章に{ $most }個まで）
    .cure = 文章を分けるか、脚注を本文に入れてください

markdown-long-table = 表が長すぎます({ $rows }行)
    .cure = 文章の中の表は{ $most }行までにし、長い表は CSV か Excel で渡してください

placeholder-unknown = 「{ $written }」という差し込みはできません{ $near ->
    [empty] {""}
   *[other] 。「{ $near }」のことですか
 }
    .cure = value("指標ID")、status("指標ID")、table("commitments")、word("-sector") のどれかで書いてください(templates の文章では fact("roundtable") なども使えます)。そのまま印刷するなら、\{"{"}\{"{"} のように \ を付けてください

placeholder-hidden = 「{ $written }」は、この版では公開できない指標です
    .cure = 公開範囲を見直すか、文章の audience を狭めてください

template-error = ひな型に誤りがあります({ $cause })
    .cure = この行を直すか、templates フォルダーのこのファイルを消すと元のひな型に戻ります

unknown-block = もとのひな型に「{ $name }」というブロックはないので、この部分は使われません
    .cure = { $near ->
    [empty] { $offered ->
        [empty] もとのひな型にはブロックがありません。extends の代わりに include で取り込み、その前か後に書いてください
       *[other] もとのひな型にあるブロックから選んでください: { $offered }
     }
   *[other] 「{ $near }」のつもりなら、名前を直してください
 }

text-beside-blocks = ブロックの外に書いたものは、文書に出ません
    .cure = 出したいものは、ブロック({"{%"} block … {"%}"} から {"{%"} endblock {"%}"} まで)の中に書いてください

unknown-template = 「{ $name }」というひな型はありません
    .cure = { $near ->
    [empty] 名前を確かめてください。もとのひな型は "base/report/learning.typ.jinja" のように書きます
   *[other] 「{ $near }」のつもりなら、名前を直してください
 }

unknown-word = 「{ $key }」ということばは { $language } にありません
    .cure = { $near ->
    [empty] templates/locales/{ $language }.ftl に { $key } = … の行を加えてください
   *[other] 「{ $near }」のつもりなら、名前を直してください。新しいことばなら、templates/locales/{ $language }.ftl に { $key } = … の行を加えてください
 }

unknown-placeholder = このことばに「{ $written }」は渡されません
    .cure = { $near ->
    [empty] { $offered ->
        [empty] この部分を消してください。このことばで使える差し込みはありません
       *[other] このことばで使える差し込み: { $offered }
     }
   *[other] 「{ $near }」のつもりなら、名前を直してください{ $offered ->
        [empty] {""}
       *[other] 。このことばで使える差し込み: { $offered }
     }
 }

failing-word = 「{ $key }」のことばを組み立てられません
    .cure = 差し込み({"{ $…"} {"}"})の名前を、もとのことばとくらべてください。この行を消すと、もとのことばに戻ります

word-twice = 「{ $key }」ということばが二度あります。{ $last }行目のほうが使われます
    .cure = どちらかの行を消してください

indented-word = 「{ $key }」の行の前に空白があるので、上のことばの続きとして読まれます
    .cure = 行のはじめの空白を消してください

text-of-no-sector = 「{ $sector }」というセクターはないので、この文章は使われません
    .cure = { $near ->
    [empty] ファイル名の .md の前に、セクターの ID を書いてください: { $offered }
   *[other] 「{ $near }」のつもりなら、ファイル名を直してください
 }

sector-of-no-kind = 「{ $name_ja }」は、id は「{ $id }」ですが「{ $usual_ja }」とは違うセクターのようなので、「{ $usual_ja }」のために書かれた手引きの文章は使いません
    .cure = その文章が当てはまるなら、このセクターに kind = "{ $id }" と書いてください。当てはまらないなら、kind = "" と書くと、このお知らせは出なくなります

text-with-mark = ファイルの先頭に目に見えない印(BOM)があります。除いて読みました
    .cure = メモ帳なら「名前を付けて保存」で文字コードを「UTF-8」(BOM なし)にして保存しなおしてください

text-not-utf8 = 文字コードが { $encoding } なので、読みかえて使いました
    .cure = メモ帳なら「名前を付けて保存」で文字コードを「UTF-8」にして保存しなおしてください

text-broken = 文字コードが混ざっているか壊れていて、文字として読めません
    .cure = 編集ソフトで開き、文字化けを直して、文字コードを「UTF-8」にして保存しなおしてください

template-behind = { $gone ->
    [yes] もとの { $from } は、いまのプログラムにはありません({ $version } のときの写しです)
   *[no] もとの { $from } が、写したとき({ $version })から変わっています
 }
    .cure = { $gone ->
    [yes] このファイルがまだ要るか確かめてください。要るなら、先頭の「Entaku …」の行を消すと、この注意は出なくなります
   *[no] 「entaku templates update」を使うと、変わったところを取り込めます。いまのままでよければ、先頭の「Entaku …」の行を消すと、この注意は出なくなります
 }

unsettled = 更新のときに付いた印「<<<<<<<」が残っています。自分の文と新しいもとの文が、両方あります
    .cure = 「<<<<<<< ours」から「=======」までが自分の文、「>>>>>>> theirs」までが新しいもとの文です。残すほうを選び、三つの印の行を消してください。更新の前に戻すには「entaku templates undo」を使います

older-look = { $name ->
    [empty] この写しは、いまのプログラムより古い版です。{ $failing } が、これを使えません({ $cause })
   *[other] この写しには「{ $name }」がありません。{ $failing } が使います({ $cause })
 }
    .cure = 「entaku templates update」で新しいもとを取り込むか、このファイルを消して、もとのファイルに戻してください

word-behind = 「{ $key }」のもとのことばが、前の update のときから変わっています
    .cure = 「entaku templates update」を使うと、自分のことばと新しいもとのことばを並べて見られます

unknown-macro = { $from } に「{ $name }」というマクロがありません({ $asks } が使います)
    .cure = { $near ->
    [empty] { $from } に {"{%"} macro { $name }(…) {"%}"} を書いてください。{ $from } がプロジェクトの写しなら、もとのファイルとくらべてください
   *[other] 「{ $near }」のつもりなら、名前をそろえてください
 }

word-not-given = 「{ $key }」ということばに、要るものが渡されていません
    .cure = t("{ $key }", 名前=値) の形で渡してください。要るもの: { $asked }

unknown-section = 「{ $name }」という節のひな型がありません{ $near ->
    [empty] {""}
   *[other] 。「{ $near }」のことですか
 }
    .cure = 名前を直してください。新しい節なら、見出しを title = "…" で書くか、{ $path } を作ってください

unknown-outline = 「{ $name }」という構成のファイル(templates/report.{ $name }.toml など)がありません{ $near ->
    [empty] {""}
   *[other] 。「{ $near }」のことですか
 }
    .cure = 名前を直すか、templates/report.toml を templates/report.{ $name }.toml の名前で写して作ってください

outline-of-none = この構成を使う版がないため、このファイルは使われません{ $near ->
    [empty] {""}
   *[other] 。版の設定にあるのは「{ $near }」です
 }
    .cure = roundtable.toml の [editions.…] に outline = "{ $name }" と書くか、使わないなら消してください

section-twice = 「{ $name }」という節が二度あります
    .cure = どちらかの行を消してください

unlisted-section = この節は { $outline } にないため、文書に入りません
    .cure = { $near ->
    [empty] 文書に入れるときは、{ $outline } の入れたい所に "{ $name }" の行を加えてください
   *[other] 「{ $near }」のつもりなら、名前を直してください。新しい節なら、{ $outline } の入れたい所に "{ $name }" の行を加えてください
 }

whole-template = 文書は節ごとのひな型に分かれたため、このファイルは使えません
    .cure = { $blocks ->
    [empty] 変えたい節を templates/{ $kind }/節の名前.typ.jinja に書き、このファイルを消してください。節の名前と順は templates/{ $kind }.toml にあります
   *[other] 次の節を、それぞれ templates/{ $kind }/節の名前.typ.jinja に移し、このファイルを消してください: { $blocks }。もとの節は {"{%"} include "base/{ $kind }/節の名前.typ.jinja" {"%}"} で入ります
 }

words-syntax = ことばの一覧に誤りがあります({ $cause })
    .cure = 「名前 = ことば」の形になっているか確かめてください

missing-words = 「{ $key }」のことばが { $language } にありません
    .cure = templates/locales/{ $language }.ftl に { $key } = … の行を加えてください

missing-text = 手引きの文章 { $path } がありません
    .cure = templates フォルダーにこの名前の文章を入れてください

page-fault = { $page }ページ{ $left ->
    [empty] {""}
   *[other] (左から{ $left }mm、上から{ $top }mm)
 }: { $fault ->
    [outside] 「{ $words }」が余白にはみ出しています
    [over] 「{ $words }」と「{ $more }」が重なっています
    [small] 「{ $words }」の字が小さすぎます({ $more }pt)
    [pale] 「{ $words }」の字と地の色が近すぎます(明るさの差 { $more }、必要なのは4.5)
    [colour] 「{ $words }」の意味が色だけで示されています
    [lonely-head] 見出し「{ $words }」だけがページの終わりにあります
    [empty-section] 見出し「{ $words }」の下に何もありません
    [line-begins] 「{ $words }」が行の初めにあります
    [line-ends] 「{ $words }」が行の終わりにあります
    [broken-word] 短いことば「{ $words }」がます目の中で2行に分かれています
    [blank] 何も書かれていません
    [last-page] 最後のページに、ほとんど何もありません
   *[nearly-empty] 3分の2より多くが空いています
 }
    .cure = { $fault ->
        [outside] theme.typ の margin か、列の幅(widths.typ)を広げてください
        [over] 重なった部品の幅や間隔を広げてください
        [small] theme.typ の字の大きさを上げてください
        [pale] theme.typ の色を濃くしてください
        [colour] 色のとなりに印(theme.typ の status-symbols)を置いてください
        [lonely-head] 見出しの block に sticky: true を付けてください
        [empty-section] 中身のない節は、ひな型で出さないようにしてください
        [line-begins] 幅を少し変えるか、justify を入れてください
        [line-ends] 幅を少し変えるか、justify を入れてください
        [broken-word] その列の幅を widths.typ で広げてください
        [last-page] 字の大きさや余白を少し詰めてください
       *[other] 改ページと、ページをまたがない部品を見直してください
    }

word-too-long = 切れ目のないことばが長すぎて、PDFに書けません(英数字ならおよそ16,000字まで)
    .cure = 途中に空白か改行を入れるか、いらないところを消してください

broken-image = 画像 { $path } はこわれているため、印刷できません({ $cause })
    .cure = 画像を見るソフトで開けるか確かめ、PNG か JPEG で保存し直してください。この画像のある文書だけを待たせています

typst-error = 組版できません: { $cause }{ $hint ->
    [empty] {""}
   *[other] ({ $hint })
 }
    .cure = この場所のひな型か文章を直してください

value-as-text = 差し込みの前に「#」がないので、「[」や「fig(」がそのまま印刷されます
    .cure = 文の中では {"{{"} … {"}}"} を #{"{{"} … {"}}"}; の形に直してください

typst-warning = 組版の注意: { $cause }{ $hint ->
    [empty] {""}
   *[other] ({ $hint })
 }
    .cure = この場所のひな型か文章を確かめてください

unusable-font = 書体として読めません
    .cure = TrueType か OpenType の書体(.ttf、.otf)を入れてください

unknown-audience = 「{ $written }」という相手はありません
    .cure = 次のどれかにしてください: { $known }

audience-of-several = 「{ $written }」は、いくつもの版をまとめた名前です
    .cure = 次のうち一つを選んでください: { $known }

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

ask-reporters = 「{ $indicator }」の { $span } には、報告団体を書いていない値({ $whole })と、団体ごとの値(合わせて { $parts })があります{ $more ->
    [0] {""}
   *[other] (ほかに{ $more }期間)
 }
    .parts = 団体ごとの値({ $parts })だけを使う
    .whole = 報告団体を書いていない値({ $whole })だけを使う
    .both = 別の団体の値として、どちらも数える
    .cure = 全体の値ならその行を消し、ある団体の値なら報告団体を書いてください

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

ask-said-running = 「{ $indicator }」の値は、題か名前に「累計」とある表のものです
    .running = 年度はじめからの累計として読み、月ごとの増え方に直す(最後の値 { $running })
    .monthly = 月ごとの値として足す(合わせて { $monthly })
    .cure = 月ごとの値に直し、題から「累計」を消してもらうこともできます

span-not-over = { $span } は集計日({ $day })にまだ終わっていないので、この値は使わず、月ごとの値を使いました{ $more ->
    [0] {""}
   *[other] (ほかに{ $more }か所)
 }
    .cure = 途中までの合計なら、この行は要りません。月ごとの値が足りないときは、足してください

parts-without-whole = 「{ $indicator }」には内訳の値だけがあり、全体の値がありません。このままでは「データなし」になります
    .cure = 全体の値の行を加えてください(内訳の欄は空欄か「計」にします)。内訳を足しても全体にならないことがあるので、プログラムは足しません

ask-larger-part = 「{ $indicator }」の { $span } は全体が { $whole } なのに、「{ $part }」は { $number } です{ $more ->
    [0] {""}
   *[other] (ほかに{ $more }か所)
 }
    .leave = この内訳を使わない
    .keep = 書かれたとおりに使う
    .cure = 全体か内訳の、まちがっている方を直してください

ask-sum-of-shares = 「{ $indicator }」は割合(%)ですが、集計が「累計」になっています
    .latest = いちばん新しい値を使う(集計は期末)
    .sum = 割合を足し上げる
    .cure = 指標台帳の集計を「期末」か「平均」にしてください

ask-few-people = { $kind ->
    [number] 「{ $written }」は、少人数のため表では伏せている数です({ $cell })
    [sum] 「{ $written }」から、少人数のため表では伏せている数が計算できます({ $cell })
    [all] 「{ $written }」は、少人数のため表では数を伏せている人たちのことを言っています({ $cell })
   *[other] 「{ $written }」は、この文を読む人には公表しない少ない人数({ $cell }人未満)です
 }。載せてよい理由はありますか
    .reason = 載せてよい理由(例: 本人たちの同意がある)
    .cure = 理由がなければ、人数を書かないようにするか、行の公開範囲を狭めてください

ask-empty-edition = 版「{ $editions }」には、入力した指標も約束も、一つも載りません({ $places }の行の公開範囲が、この版の読者より狭いためです)。このままでよいですか
    .empty = 載せないまま作る
    .cure = 載せるなら、その行の公開範囲を「{ $visibility ->
        [public] 公開
        [funder] 資金提供者
       *[other] 参加団体
    }」にするか、roundtable.toml の [visibility] で表ごとに決めてください(例: indicators = "{ $visibility }")

ask-one-person = 「{ $written }」は、ひとりの人に限られるかもしれません。載せてよい理由はありますか
    .reason = 載せてよい理由(例: この説明で載せることに本人が同意した)
    .cure = 理由がなければ、「80代の女性」のように、あてはまる人が何人もいる言い方に変えてください

ask-people = 「{ $indicator }」({ $name }、単位「{ $unit }」)が人を数えたものかどうか、分かりません
    .people = 人を数えている(少ない数は公表しない)
    .other = 人は数えていない(少ない数も公表する)
    .cure = 指標台帳の「最小公表件数」に、公表してよい最小の数(すべて公表するなら 0)を入れてください

ask-denominator = 「{ $indicator }」の内訳の割合が何人についてのものか、書かれていません{ $more ->
    [0] {""}
   *[other] (ほかに{ $more }か所)
 }。人数が少ないと、だれのことか分かるおそれがあります
    .withhold = 分母が書かれるまで、内訳は公表しない
    .print = 人についての割合ではない、またはどの区分も人数が十分に多い(そのまま公表する)
    .cure = 実績値の表に「分母」の列を作り、回答者数など割合のもとになる人数を入れてください。人の割合でなければ、指標台帳の「最小公表件数」に 0 を入れてください

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
 }」に、同じ内容の行が{ $count }行あります(はじめの行: { $first })
    .once = 同じ行は一度だけ数える
    .both = どちらも数える
    .cure = 写しのファイルや重なった行を消してください。本当に二度あったことなら、備考などで区別できるようにしてください

ask-amended-row = 「{ $what }」の行が { $first-place } と { $second-place } にあり、数が違います({ $first-number } と { $second-number }){ $more ->
    [0] {""}
   *[other] (同じような行がほかに{ $more }組)
 }
    .second = { $second-place } の方だけを数える({ $second-number })
    .first = { $first-place } の方だけを数える({ $first-number })
    .both = 別のものとして、どちらも数える(合わせて { $sum })
    .cure = 一方が直す前の行なら、その行かファイルを消してください。別のものなら、備考などで区別できるようにしてください

ask-negative-amounts = 「{ $table ->
    [funding] 資金
    [contributions] 資源の持ち寄り
    [costs] 事務局の費用
   *[other] { $table }
 }」に、マイナスの額があります({ $amount }){ $more ->
    [0] {""}
   *[other] (ほかに{ $more }行)
 }
    .use = 返金や減額として、そのまま数える
    .leave = この行を数えない
    .cure = 打ち間違いなら、額を直してください

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

ask-far-day = { $written } は、表にあるほかの記録よりかなり先の日付です(ほかの記録は { $limit } まで){ $more ->
    [0] {""}
   *[other] 。この表にはほかに{ $more }か所あります
 }
    .as-written = 正しい日付とする(集計日よりあとなら、まだ数えない)
    .year-before = 年の書き間違いとし、1年前の日付({ $before })とする{ $more ->
        [0] {""}
       *[other] 。ほかの{ $more }か所も1年前とする
     }
    .cure = 日付を確かめて直してください

ask-cancelled = 会議「{ $meeting }」({ $date })は「中止」ですが、出席の記録が{ $present }件あります
    .cancelled = 中止した会議とし、出欠は数えない
    .held = 開いた会議として、出欠を数える
    .cure = 状態を「実施」にするか、出欠の行を消してください

ask-called-off = 会議「{ $meeting }」({ $date })に「{ $remark }」と書かれていますが、中止したのかどうかが分かりません
    .not-so = 中止とは読まない
    .cancelled = 中止した会議とする
    .cure = 状態の列に「予定」「実施」「中止」のどれかを書くと、次からはお尋ねしません

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

ask-out-of-term = 「{ $name }」は、{ $date } の会議の出欠にありますが、その日は任期の外です(任期 { $terms }){ $more ->
    [0] {""}
   *[other] (ほかに{ $more }か所)
 }
    .count = 任期の中と同じように数える
    .leave-out = 任期の外の出欠は数えない
    .cure = 参加団体一覧の就任日・退任日を直すか、後任の人の行を加えてください

# The shell.

cli-unknown-flag = 「{ $written }」という指定はありません{ $near ->
    [empty] {""}
   *[other] 。「{ $near }」のことですか
 }
cli-unknown-command = 「{ $written }」という命令はありません{ $near ->
    [empty] {""}
   *[other] 。「{ $near }」のことですか
 }
cli-wrong-value = { $argument } に「{ $written }」は使えません{ $offered ->
    [empty] {""}
   *[other] 。使えるのは: { $offered }
 }
cli-no-value = { $argument } の値を書いてください{ $offered ->
    [empty] {""}
   *[other] 。使えるのは: { $offered }
 }
cli-missing = { $argument } を書いてください
cli-mistake = 指定の書き方が違います({ $argument })
cli-help = 使い方は entaku --help で見られます。

cause-permission = 許可がありません
cause-full = 空き容量がありません
cause-read-only = 書き込めない場所です
cause-missing = その場所がありません
cause-no-folder = 途中に、フォルダーでないものがあります
cause-other = 理由の番号 { $number }

jobs-capped = --jobs { $asked } は、このパソコンのCPUの数か空いているメモリには多すぎるので、{ $most } で行います

severity-error = 要修正


severity-question = 確認
severity-warning = 注意

machine-read = { $path } を読めません({ $cause })。ほかのプログラムで開いていれば閉じてください

machine-missing = { $path } がありません。名前と場所を確かめてください

machine-serve = { $path } の机を開けませんでした({ $cause })

machine-write = { $path } に書けません({ $cause })。空き容量と書き込みの許可を確かめてください

machine-replace = { $path } を置き換えられません({ $cause })。何も置き換えていません。表示ソフトで開いていれば閉じて、もう一度実行してください

machine-full = 空き容量が足りないので、{ $path } を書けません。何も置き換えていません。不要なファイルを減らして、もう一度実行してください

machine-read-only = { $path } は読み取り専用なので、書き換えられません。何も置き換えていません。読み取り専用を外して、もう一度実行してください

machine-busy = ほかの entaku(プロセス { $process }、パソコン { $host })が { $path } に書いています。終わるのを待って、もう一度実行してください

machine-unfinished = { $path } のところで、文書の入れ替えが途中で止まりました({ $cause })。開いているファイルを閉じて、もう一度 entaku を実行してください。残りを仕上げます

machine-spoiled = 文書の入れ替えが途中で止まり、その控えも壊れているので、残りを仕上げられません。{ $path } を消してから entaku を実行し、すべて作り直してください

lock-waits = ほかの entaku(プロセス { $process }、パソコン { $host })が { $path } に書いているので、終わるのを待っています

recovered-finished = 前に途中で止まっていた入れ替えを仕上げました: { $path }

recovered-dropped = 前の実行が途中で止まっていたので、書きかけのものを片付けました。それより前にできた文書は、そのまま残っています: { $path }

unfinished-note = このフォルダの文書は、入れ替えの途中です。足りないものがあります。このファイルが残っていたら、もう一度 entaku を実行してください。残りを仕上げて、このファイルを消します。

summary-older = 次の版には、前の入力や設定から作ったままの文書が残っています({ $count }点): { $editions }

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

summary-must-fix = 要修正 { $errors }件、確認 { $questions }件、注意 { $warnings }件。要修正を直すと文書を作れます。

summary-waiting = 次の文書は、上の要修正を直すまで作りません: { $documents }

check-fast = 文書の組版は確かめていません(--fast)。

check-sealed = { $period } は第{ $issue }版として確定しているため、文書の組版は確かめていません。

summary-checked = { $files }個のファイルを読みました。要修正はありません(確認 { $questions }件、注意 { $warnings }件)。

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

help-check = 文書を組んでみて(PDFは書かない)、誤りをすべて知らせる

help-schema = 表・設定・ひな形の形を、ほかのプログラムのために書き出す(JSON)

help-config = 表ではなく、設定ファイルの形(JSON Schema)を書き出す

help-view = 表ではなく、ひな形の各節で使える項目(JSON Schema)を書き出す

help-markdown = --viewの内容を、人が読むための一覧(Markdown)で節ごとに書き出す

help-explain = 数字の成り立ちを、元の表のセルまで示す(番号を書かなければ一覧)

help-diff = 二つの期間の終わりを比べ、変わったことを示す

help-archives = 確定した版の控えがあるフォルダー(はじめは outputs)

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

help-seal = 送った版を確定する(PDFのとなりに控えの sealed-1.zip を置く)

help-issue = 第何版として確定するか。中身を直して出し直すときだけ、2 などと書く

help-new-issue = 確定した期間の、次の版(第2版など)を作る

archive-altered = 確定した版の控え { $path } は、書き換えられているか、こわれています。
    控えの写しがあれば、それに戻してください。ないときは、このファイルを outputs の外に移すと、前に印刷したものとの比較なしで続けられます。

archive-newer = 確定した版の控え { $path } は、新しい版の Entaku で作られています。Entaku を新しくしてください。

build-sealed = { $period } は第{ $issue }版として確定しています。文書は作らず、何も書き換えていません。
    直して出し直すときは --new-issue を付けてください。次の版ができます。

seal-done = { $period } を第{ $issue }版として確定しました(文書{ $count }点)。
    控え: { $path }
    入力の表もすべて入っているので、事務局だけで保管してください。

seal-same = { $period } は第{ $issue }版として確定済みです。中身は同じなので、何も変えていません。

seal-same-but = { $period } は第{ $issue }版として確定済みですが、フォルダーの文書が確定したものと違います: { $files }
    entaku verify で、どこが違うかを確かめてください。

seal-differs = { $period } は第{ $issue }版として確定済みですが、いまの表から作ると中身が変わります。第{ $issue }版はそのままです。
    直したものを第{ $next }版として出すときは、「entaku build --period { $period } --new-issue」で作って読み、「entaku seal --period { $period } --issue { $next }」で確定してください。

seal-first = { $period } で次に確定するのは第{ $issue }版です。--issue { $issue } とするか、--issue を付けずに実行してください。

seal-not-built = フォルダーの文書が、いまの表からできるものと違うので、確定しませんでした: { $files }
    「entaku build --period { $period }」で作り、読んでから、もう一度実行してください。

seal-not-built-issue = フォルダーの文書が、いまの表からできる次の版と違うので、確定しませんでした: { $files }
    「entaku build --period { $period } --new-issue」で作り、読んでから、もう一度実行してください。

seal-unreadable = できた文書を読み返せなかったので、{ $period } は確定しませんでした。

seal-nothing = 要修正{ $errors }件、確認{ $questions }件が残っているので、確定しませんでした。

help-verify = 文書が確定したものと同じかを確かめる

help-files = 確かめる PDF、控え(sealed-1.zip)、またはフォルダー。いくつでも

help-remake = 控えの表から作り直しても、同じ文書になるかも確かめる

verify-genuine = { $file }
    本物です。{ $period } 第{ $issue }版「{ $title }」として確定したものと、1バイトも違いません({ $program })。

verify-listed = { $file }
    となりの目録(manifest.json)にある文書と、1バイトも違いません。確定した版の控えとは比べていません。

verify-resaved = { $file }
    保存し直されたファイルです。文字と添付の表は { $period } 第{ $issue }版「{ $title }」と同じですが、ファイルは同じではありません。証拠にはもとのファイルを使ってください。

verify-redrawn = 描き方の違うページがあります({ $pages })。別のプログラムで印刷し直したか、上から何かが重ねられています。目で見比べてください。

verify-altered = { $file }
    書き換えられています。{ $period } 第{ $issue }版「{ $title }」として確定したものと、次のところが違います。

verify-unreadable = { $file }
    { $period } 第{ $issue }版「{ $title }」として確定したものと違います。PDFとして読めないので、どこが違うかは分かりません。

verify-unlisted = { $file }
    となりの目録(manifest.json)にある文書と違います。どこが違うかは、確定した版の控え(sealed-1.zip)があれば分かります。

verify-unknown = { $file }
    見覚えのない文書です。確定した版の控えに、これと同じ文書も、これのもとになった文書もありません。

verify-blind = { $file }
    比べるものがありません。確定した版の控え(sealed-1.zip)を同じフォルダーに置くか、「entaku verify 文書.pdf sealed-1.zip」のように並べて書いてください。

verify-unread = { $file }
    読めないので、確かめていません。別の場所へのリンクか、大きすぎるファイルです。ファイルそのものを指定してください。

verify-nothing = PDF も控えも見つかりません。

verify-page = { $page }ページ: もとは「{ $was }」、いまは「{ $is }」

verify-page-gone = { $page }ページがありません

verify-page-new = もとはなかった{ $page }ページがあります

verify-attachment = 添付の表が違います

verify-note = ページに書き込みがあります: { $text }

verify-figure = 印刷した数字が減っています: { $words }({ $id })

verify-more = ほか{ $count }か所

verify-beside = { $file }
    確定したあとで書き換えられています。

verify-all-good = { $count }点とも、確定したものと同じです。

remade-without-archive = 確定した版の控え(sealed-1.zip)がないので、作り直して比べられません。

remade-same = { $period } 第{ $issue }版は、控えの表から作り直しても1バイトも違いません。

remade-same-figures = { $period } 第{ $issue }版は、別の版のプログラム({ $then })で作られています。いまのプログラム({ $now })で作り直すとファイルは同じになりませんが、印刷する数字はすべて同じです。

remade-other-figures = { $period } 第{ $issue }版は、別の版のプログラム({ $then })で作られています。いまのプログラム({ $now })で作り直すと、次の数字が変わります。

remade-different = { $period } 第{ $issue }版を控えの表から作り直すと、次の文書が同じになりません。プログラムの版は同じ({ $now })なので、控えか確定した文書のどちらかが書き換えられているかもしれません。

remade-failed = { $period } 第{ $issue }版は、控えの表から作り直せませんでした(作ったのは { $then }、いまは { $now })。

help-key = 署名の鍵を作る(署名しなくても、確定と確認はできます)

help-key-file = 鍵のファイルの名前(はじめは entaku.key)。となりに公開鍵 entaku.pub もできます

help-secret-key = この鍵で、目録と控えに署名する

help-public-key = 署名を確かめる公開鍵。鍵そのもの(RW…)か、entaku.pub のようなファイル

key-made = 鍵を作りました。
    秘密の鍵: { $secret }(だれにも渡さず、合言葉とは別のところに保管してください。なくすと作り直しになります)
    公開鍵: { $public }
    報告書に印刷するには、roundtable.toml の [secretariat] に次の行を書いてください。
    public_key = "{ $key }"

key-shared = { $path } には鍵を作れません。inputs、templates、outputs の中のものは、控えに入ったり人に渡ったりします。ほかの場所を書いてください。

key-exists = { $path } がすでにあります。前の鍵を消さないように、何もしませんでした。ほかの名前を書いてください。

key-failed = 鍵を作れませんでした。もう一度実行してください。

key-unreadable = { $path } を鍵として読めません。

key-passphrase-new = 鍵を守る合言葉を決めてください:{" "}

key-passphrase-again = もう一度:{" "}

key-passphrase = 鍵の合言葉:{" "}

key-passphrase-needed = 合言葉がないか、二度の入力が違いました。何もしていません。

key-wrong-passphrase = { $path } の合言葉が違います。何もしていません。

seal-signed = 署名しました: { $files }

verify-signed = { $file }
    この公開鍵の署名があり、署名のあとで変わっていません。

verify-signed-otherwise = { $file }
    署名が合いません。署名のあとで書き換えられたか、ほかの鍵で署名されています。

verify-unsigned = { $file }
    署名がありません。

verify-nothing-signed = 署名を確かめる目録も控えも見つかりません。

help-format = 知らせる形。text(はじめ)か json

help-fast = 文書を組まず、入力だけを確かめる(速い。組んで初めて分かる誤りは見つからない)

help-pages = ページの体裁(余白、重なり、字の大きさ、色、改ページ)も調べる。ひな型を変えたときに

help-slips = 差戻し票も作る

help-templates = 変えられるもの(節、ことば、文章、見た目、書体)の一覧を出す

help-templates-take = もとのファイルを一つ、変えるためにプロジェクトの templates へ写す
help-templates-update = 新しいプログラムやパックで変わったところを、写したファイルに取り込む
help-templates-undo = 最後の update の前に戻す(もう一度使うと、取り込んだあとに戻る)
help-pack = プロジェクトのひな型と設定から、ほかの円卓会議と共に使うパックを作る
help-pack-folder = 作るパックのフォルダー

help-template-name = 一覧にある名前(report/learning など)

help-only-group = 一部だけの一覧にする: sections(節)、parts(部品)、texts(文章)、look(見た目)、fonts(書体)、words(ことば)

templates-outlines = 文書の節の順

templates-sections = { $kind ->
    [report] 報告書
    [guideline] 手引き
    [kit] 会議当日の資料
    [summary] 1ページのまとめ
    [member] 団体のページ
   *[plain] やさしい日本語版
 }の節

templates-parts = 節が使う部品

templates-texts = 文章

templates-look = 見た目

templates-fonts = 書体

templates-readings = ふりがな

templates-words = ことば

templates-base = もと
templates-pack = パック

templates-changed = 変更

templates-own = 独自

templates-unknown = 「{ $name }」というファイルはもとにありません。{ $near ->
    [empty] 名前は「entaku templates」で見られます。
   *[other] 「{ $near }」のことですか。
 }

templates-there = { $path } は、もうあります。上書きはしません。写しなおすときは、いまのファイルの名前を変えてください。

templates-taken = { $path } に写しました。このファイルを変えると、文書が変わります。先頭の「Entaku …」の行は、もとが変わったことに気づくためのものなので、残してください。

templates-taken-bare = { $path } に写しました。このファイルを変えると、文書が変わります。

update-merged = { $count ->
    [0] { $path } に取り込みました。
   *[other] { $path } に取り込みました。どちらを残すか決めるところが{ $count }か所あります。
 }
update-gone = { $path } のもとは、いまはありません。このファイルは、そのままです。
update-marked = { $path } には前の更新の印が残っています。先に、残すほうを選んで、印の行を消してください。
update-nothing = 取り込むものはありません。
update-undo = 取り込む前に戻すには「entaku templates undo」を使います。
update-pages = { $count }件の文書のページが変わります。前(before)と後(after)を { $folder } に並べました。
update-same-pages = ページの変わる文書はありません。
update-no-pages = 文書が作れないので、前と後のページは並べていません。「entaku check」で確かめてください。
update-settle = 印が{ $count }か所あります。「<<<<<<<」を探して、残すほうを選び、印の行を消してください。
undo-nothing = 戻せる更新はありません。
undo-back = { $path } を戻しました。
undo-done = 最後の更新の前に戻しました。もう一度「entaku templates undo」を使うと、取り込んだあとに戻ります。

pack-made = { $folder } にパックを作りました({ $files }件)。使うプロジェクトの roundtable.toml のはじめに base = "パックの場所" と書きます。このプロジェクトも同じようにできます。そのときは、パックに移したものをこのプロジェクトから消してください。
pack-occupied = { $folder } には、もう何かがあります。新しいフォルダーの名前を書いてください。
pack-nothing = このプロジェクトには、パックにするものがありません。

template-report = 報告書の節とその順

template-guideline = 手引きの節とその順

template-kit = 会議当日の資料の節とその順

template-plain = やさしい日本語版の節とその順
template-summary = 1ページのまとめの節とその順
template-rollup = 全体の報告の節とその順（円卓会議のまとまりで共に使うパックで変えます）

template-rollup-attachments = 添付するデータ

template-rollup-title = はじめの見出し

template-rollup-indicators = 全体の、指標ごとの文書の節とその順（同じく、パックで変えます）

template-rollup-indicators-attachments = 添付するデータ（指標ごとの文書）

template-rollup-indicators-indicator = 指標の値と推移

template-rollup-indicators-title = はじめの見出し（指標ごとの文書）

template-rollup-summary = 全体の要約の節とその順（同じく、パックで変えます）

template-rollup-summary-summary = 全体のようす（要約）

template-rollup-summary-title = はじめの見出し（要約）

template-parts-rollup = 全体の報告の部品

template-member = 団体のページの節とその順

template-frame = どの文書もはじめに読むもの

template-furigana = やさしい日本語版のふりがな

template-own = 見出しをつけた自分たちの節の組み方

template-parts-commitments = 約束の表

template-parts-contributions = 持ち寄りの表

template-parts-indicators = 指標の表とグラフ

template-lib-charts = グラフ

template-web-charts = ウェブページのグラフ

template-web-element = ウェブページの部品の作り方

template-web-lib = ウェブページの全体の入り口

template-web-markdown = ウェブページの文章(Markdown)

template-web-page = ウェブページの枠と表題

template-web-parts = ウェブページの表、しるし、囲み

template-web-style = ウェブページの見た目(CSS)

template-lib-letter = 送り状

template-lib-lib = 見た目の全体の入り口

template-lib-long = 長いことばの折り返し

template-lib-markdown = 文章(Markdown)の組み方

template-lib-page = 用紙、余白、柱、ページ番号

template-lib-parts = 表、しるし、囲み

template-lib-ruby = ふりがな

template-lib-theme = 色、書体、字の大きさ、間隔

template-lib-widths = 表の列の幅

template-common-title = 表題

template-common-contact = 問い合わせ先

template-report-cover-letter = 送り状(鑑文)

template-report-contents = 目次

template-guideline-contents = 目次

template-report-attachments = 表のデータの添付

template-guideline-attachments = 表のデータの添付

template-plain-contact = 問い合わせ先

template-summary-standing = いまの状況

template-summary-chart = 図

template-member-message = 事務局からのことば

template-member-asks = お願いしたいこと

template-report-method = 数値の計算のしかた

template-report-own-method = 数値の計算のしかた

template-report-costs = 事務局の費用

template-report-hours = 事務局の働きの時間

help-init = 新しいプロジェクトを作る

help-layer = プロジェクトの下に敷くパックのフォルダー(書かなければ roundtable.toml の base)
help-project = 円卓会議のフォルダー(inputs のあるところ。書かなければ今のフォルダー)

help-period = 報告する期間。2026-10、2026-Q2、2026-H1、FY2026(年度)、CY2026(暦年)、2025-07..2026-06

help-as-of = 集計日。書かなければ期間の最後の日

help-message-lang = 知らせることばの言語

help-audience = この版の文書だけ作る(roundtable.toml にある版の名前。sector の記号、funder、internal のほか、足した版や each の版の名前)。何度でも

help-kind = この種類だけ作る(report、guideline、kit、plain、summary、member)。何度でも

help-lang = この言語だけ作る。何度でも

help-out = できた文書を置くフォルダー(はじめは outputs)

help-jobs = 同時に組版する数(はじめはCPUの数)

help-keep-markup = 組版の原稿(.typ)も残す

help-folder = 作るフォルダー

help-help = この説明を出す

help-version = 版を出す

comma = 、
question-answer = 答えるには: entaku answer { $id } 番号
question-reason = 載せてよい理由があるとき: entaku answer { $id } "理由"

receipt-head-file = ファイル
receipt-head-sheet = シート
receipt-head-place = 場所
receipt-head-use = どう使ったか
receipt-head-before = 書かれていた内容
receipt-head-after = 読んだ内容
receipt-sheet = { $file }『{ $sheet }』
receipt-line = { $table } { $place }: { $parts }
receipt-other = { $place }: { $what }
receipt-and = と
receipt-read = { $count }件を読みました
receipt-refused = { $count }行は直すまで読めません
receipt-total = 合計{ $count }行を確かめました
receipt-total-unchecked = 合計{ $count }行は使いません
receipt-note = 注{ $count }行
receipt-comment = 覚え書き{ $count }行
receipt-example = 記入例{ $count }行
receipt-filtered = フィルターで隠れた{ $count }行は使いません
receipt-hidden = 非表示の{ $count }行は使いません
receipt-set-aside = { $count }行は使いません
receipt-breakdown = { $heads }を内訳として読みました
receipt-total-columns = { $heads }を合計として確かめました
receipt-unused = { $heads }の列は使いません
taken-table = 「{ $table }」として読んだ
taken-guide = 案内のシートです
taken-hidden-sheet = 非表示のシートのため、使いません
taken-older = 新しい版がほかのファイルにあるため、使いません
taken-copy = 同じ表がほかのファイルにあるため、使いません
taken-plan = 計画や前年の値のため、使いません
taken-answers = 確認への答えの表です
taken-text = 表のない文章です
taken-unknown = どの表か分からないため、使いません
taken-no-table = 報告に使う表ではないため、読みません
taken-by-layout = 読み方のファイルにあるとおり、使いません
taken-by-answer = 確認に答えたとおり、使いません
taken-internal = 内部用の名前のため、読みません
taken-empty = 何も書かれていません
clue-sheet = シートの名前から
clue-file = ファイルの名前から
clue-folder = フォルダーの名前から
clue-headers = 見出しから
clue-answer = 確認への答えから
clue-contents = 中身から
clue-layout-file = 読み方のファイルから
context-indicator = シートかファイルの名前から決めた指標
context-year = 題名か名前から決めた年度
context-newer = 同じ行は、こちらの新しいファイルを使った
context-older = 同じ行は、こちらの古いファイルの代わりに使った
context-unit = 表の上の単位
column-field = そのまま読んだ
column-breakdown = 内訳として読んだ
column-part = 左の値のうちの一部として読んだ
column-span = 期間の値として読んだ
column-date-part = 時点の一部として読んだ
column-unit = 行の単位として読んだ
column-total = 合計の列として確かめた
column-set-aside = 使わない列
column-extra = 知らない列(残すが、印刷しない)
column-hidden = 非表示の列のため、使わなかった
column-no-header = 見出しのない列のため、使わなかった
row-title = 表の上の題名や注
row-head = 見出し
row-read = 読んだ
row-refused = 直すまで読めない行
row-total = 合計として、足し上げた値と照らした
row-total-unchecked = 合計の行のため、使わなかった
row-note = 注
row-comment = 覚え書き(#)
row-example = 記入例
row-repeated-head = 繰り返された見出し
row-filtered = フィルターで隠れた行
row-hidden = 非表示の行
row-activity = 出入りの記録(参加者の欄の人と同じ)
row-not-there = 会議にいなかった人(待機室、登録だけ)
row-only-spaces = 空白だけ
row-set-aside = 使わなかった
row-group = 下の行のまとまりの名前
rule-header = この見出しを、表の列の別の書き方と分かった
rule-date = 日付の書き方を直した
rule-number = 数の書き方を直した
rule-word = ことばを直した
rule-time = 時刻の書き方を直した
rule-display-format = 表示形式に合わせて読んだ
rule-quoted-formula = ="…" の中の文字として読んだ
rule-unit = 表の上の単位、または単位の列の単位で読んだ
rule-made-code = この行に、ほかの表と月で同じになる記号を付けた
rule-control-character = 制御文字を除いた
rule-covered = 結合したセルの下にあって見えないため、使わなかった
rule-invisible-character = 見えない文字を除いた
rule-only-spaces = 空白だけ
rule-checked-total = 合計として、足し上げた値と照らした
rule-repeated = 同じ行がほかにもあるため、一度だけ数えた
rule-newer = 新しいほうのファイルに同じ行があるか、取り消されたため、使わなかった
rule-answered = 確認の読み方により、使わなかった
effects-more = ほかに{ $count }件の数字も違います
effects-period = 報告する期間
effects-none = 違うのは文章や表の書き方だけで、数字は同じです
reading-fails = この読み方では、直すところが出ます
desk-open = 机を開きました: { $address }
desk-no-browser = ブラウザーを開けませんでした。上のアドレスをブラウザーに貼ってください。
desk-ended = ページが閉じられたので、机を片づけました。
summary-stopped = 確認 { $questions }件の答えを待っています。答えるまで、次の版は作りません: { $editions }
    (entaku answer で答えられます。一度答えれば、次の月からは聞きません)
answer-nothing = 答えを待っている確認はありません。
answer-prompt = 番号を入れてください(飛ばすときは Enter):
answer-given = 「{ $reading }」と答えました。{ $path } に書き、次の月も同じように読みます。
answer-unknown = 「{ $id }」という確認はありません。entaku answer で一覧を見てください。
answer-undone = { $id } の答えを取り消しました。
answer-no-reason = 番号ではなく、載せてよい理由をことばで書いてください。
answer-no-reading = 「{ $answer }」という答えはありません。1 から { $most } までの番号で答えてください。

layoutfile-about = 届いた表の読み方です。「entaku layout」が書きました。手で直せます。
    数字は # にしてあるので、次の月の同じ形の表にも使われます。
layoutfile-file = どのファイルの読み方か(inputs からの場所)
layoutfile-lines = 見出しの行数
layoutfile-heads = 見出し(左の列から。増減があればお知らせします)
layoutfile-aside = この表は使わない
layoutfile-contents = 並べ方は中身から読む(下に書いてあるのは、書き留めたときの読み方)
layoutfile-table = どの表として読むか
layoutfile-down = 行が何のことかを示す列
layoutfile-groups = 行と行の間の、まとまりの名前が示す項目
layoutfile-title = 表の題名か、シートやファイルの名前から読む項目
layoutfile-columns-aside = 使わない列
layoutfile-rows-aside = 使わない行(その行の名前)
layoutfile-columns = 見出し = 項目(見出しのない列は「C列」)
layoutfile-across = 横に並ぶもの。names は見出しが示す項目、cells はます目に入る項目
layoutfile-whole = 表の全体に共通すること
layoutfile-within = 項目 = その項目を文の中に含む列
layoutfile-marks = 印の意味

layout-no-file = 「{ $file }」というファイルは inputs にありません
layout-several-files = 「{ $file }」はいくつかあります。フォルダーの名前も書いてください: { $files }
layout-no-sheet = { $file } に、そのような表はありません{ $sheets ->
    [empty] {""}
   *[other] 。シート: { $sheets }
 }
layout-which-sheet = このファイルには表が{ $count }あります。どれを直すかを --sheet シート名 か --block 番号(上から数えて)で示してください。
layout-nothing-to-forget = この表の読み方のファイルはありません
layout-forgotten = { $path } を消しました。次からは、読み方をあらためて考えます。
layout-nothing-to-export = 記入用紙にできる表がありません
layout-export-there = { $path } はもうあります。別の名前にしてください。
layout-exported = { $path } に、来月の記入用紙を書き出しました。
layout-nothing-to-keep = 表として読めたものがないため、書き留めていません。--table 表の名前 で示してください。
layout-cannot-keep = { $sheet } は、ファイルに書くと同じようには読めない形なので、書き留めていません。書き留めなくても、これまでどおり読みます。
layout-written = { $path } に書き留めました。次の月も同じように読みます。
layout-still-missing = まだ分からない項目があります: { $fields }
    (--set "見出し=項目" で示すか、ファイルの [whole] に書いてください)
layout-wrong-head = 「{ $written }」という見出しはありません。見出し: { $known }
layout-wrong-field = 「{ $written }」という項目はありません。項目: { $known }
layout-wrong-table = 「{ $written }」という表はありません。表: { $known }
layout-no-table = どの表かが分かりません。--table 表の名前 も書いてください。
layout-by-file = 読み方: { $path }
layout-down = 下へ: { $head } → { $field }
layout-across = 横へ: { $field }(ます目は{ $cells }): { $heads }
layout-groups = まとまりの名前の行: { $field }
layout-whole = 表の全体: { $field }は「{ $value }」
layout-rows = ほかの行: { $rows }
layout-rows-of = { $what } { $count }行
layout-first-rows = はじめの{ $shown }件(全{ $count }件){ $hidden ->
    [0] {""}
   *[other] 、ほかに{ $hidden }項目
 }:
layout-how = 合っていれば entaku layout { $file } --keep
      違うときは --set "見出し=項目"、--table 表の名前、--aside(使わない)
layout-how-to-read = 読むときは entaku layout { $file } --table 表の名前
      使わないときは --aside

help-layout = 届いた表がどう読まれるかを見る、直す

help-layout-file = ファイルの名前

help-sheet = シートの名前(書かなければすべて)

help-block = 一つのシートにいくつも表があるとき、上から何番目か

help-table = この表として読む(出欠、実績値 など)

help-set = 見出しがどの項目か。"担当課=担当団体"。使わない列は "備考=使わない"。何度でも

help-aside = この表は使わない

help-keep = いまの読み方を書き留める

help-forget = 書き留めた読み方を消す

help-export = 同じ見出しの、来月の記入用紙(Excel)を書き出す

help-desk = ブラウザーで、今月することを見る(このパソコンの中だけで動きます)

help-desk-folder = 円卓会議のフォルダー(書かなければ今のフォルダー)

help-no-browser = ブラウザーを開かず、アドレスだけを知らせる

help-answer = 確認の一覧を見る、または答える

help-question = 確認の記号。Q7KX2 など(書かなければ一覧)

help-answer-value = 答えの番号

help-undo = 答えを取り消す

help-receipts = 表の読み取り控えをすべて示す
problems-more = 同じ種類のものが、ほかに{ $count }件あります({ $places } など)
summary-period = 報告する期間: { $period }
summary-stopped-all = 確認 { $questions }件の答えを待っています。答えるまで、文書は作りません。
    (entaku answer で答えられます。一度答えれば、次の月からは聞きません)
receipts-blank = まだ書かれていない表: { $tables }
receipt-heads-more = { $heads }ほか{ $count }列

## 円卓会議の全体版

many-rollup = 全体の文書{ $count }点を作りました: { $folder }

many-rollup-progress = 全体の文書を作っています

many-rollup-some = 全体の文書{ $count }点のうち、変わった{ $made }点を作り直しました: { $folder }

many-rollup-unchanged = 全体の文書{ $count }点は、前に作ったものと同じなので、そのままです: { $folder }

explain-no-rollup = この workspace.toml には [rollup] がないので、全体の数はありません。

nothing-said = どの円卓会議からも、全体への報告がありません
    .cure = 先に、それぞれの円卓会議の文書をつくってください。[rollup] の for と同じ読者への報告が、いっしょにできます
same-roundtable = フォルダー { $folders } は、どれも「{ $name }」という円卓会議です。二重に数えないように、全体の文書は作っていません
    .cure = 写しなら、regions に当てはまらない場所に移してください。別の円卓会議なら、それぞれの roundtable.toml に違う名前を書いてください
extract-unread = { $why ->
    [newer] 新しい Entaku がつくった報告なので、読めません
   *[other] 報告が壊れているので、読めません
 }。この円卓会議は数に入れていません
    .cure = この円卓会議の文書を、--fresh を付けて作り直してください
indicator-of-none = 「{ $id }」という番号の指標は、どの円卓会議にもありません
    .cure = 番号を直すか、[rollup] の indicators から消してください

no-region = { $pattern ->
    [empty] 円卓会議のフォルダーが書かれていません
   *[other] 「{ $pattern }」に当てはまる円卓会議のフォルダーがありません
 }
    .cure = inputs フォルダーのある場所を書いてください(例: "regions/*"、"regions/東部")

same-region = 「{ $folder }」と「{ $other }」は、文書を置くフォルダーが同じ名前になります
    .cure = どちらかのフォルダーの名前を変えてください。大文字と小文字、濁点の持ち方だけの違いは、同じ名前になるパソコンがあります

region-name = 「{ $folder }」は、円卓会議のフォルダーの名前にはできません
    .cure = ほかの名前にしてください。文書のとなりに置く次の名前も使えません: { $taken }

many-told-more = ほかに、お知らせのある円卓会議が{ $count }あります(summary.html に載せました)

workspace-choose-one = ここは、円卓会議をまとめるフォルダー(workspace.toml)です。一つを --project で選んでください(例: --project { $example })。

many-left-behind = この円卓会議の前の文書が { $before } に残っています。フォルダーの名前を変えたのなら、確定した版と比べられるように、そこにあるものを { $folder } に移してください。

many-title = まとめて作った結果

many-caption = 円卓会議ごとの結果

many-region = フォルダー名

many-roundtable = 円卓会議

many-folder = 場所

many-period = 期間

many-state = 結果

many-documents = 文書

many-typeset = 組版

many-errors = 要修正

many-questions = 確認

many-warnings = 注意

many-problems = 直すこと・知らせ

many-count = { $state } { $count }

state-unchanged = 変更なし

state-made = 作成

state-sealed = 確定済み

state-waits = 一部待ち

state-must-be-fixed = 要修正

state-failed = 失敗

many-sealed = { $period } は第{ $issue }版として確定しています。直して出し直すときは --new-issue を付けてください。

many-progress = 円卓会議

many-none-made = 上の誤りがあるため、どの円卓会議の文書も作っていません。

many-others = inputs フォルダーがないので、円卓会議として数えていません: { $folders }

many-more = 「{ $state }」は{ $count }か所です。

many-files = 一覧: { $path }

many-check = 誤りをすべて見るには: entaku check --project { $folder }

help-gather = 分担して作った円卓会議を、一つの一覧にまとめる

help-shard = 円卓会議を N に分けた K 番目だけを作る(例: 3/40)。auto なら、順に起動する仕組み(Slurm、Kubernetes など)が伝える番号を使う

shard-made = { $count }に分けた{ $index }番目を作りました。

shard-of-one = --shard は、いくつもの円卓会議をまとめて作るときに使います。workspace.toml のあるフォルダーを --project に書くか、--each を付けてください。

shard-unknown = 何番目かがわかりません。--shard auto は、Slurm、Kubernetes、AWS Batch、Cloud Run が起動したときに使えます。手で動かすときは --shard 3/40 のように書いてください。

shard-count-unknown = いくつに分けたかがわかりません({ $name } は番号だけを伝えます)。--shard auto/40 のように、全部でいくつかを書いてください。

shard-wrong = { $name } の「{ $value }」は、分けた番号として使えません。起動のしかたと、分ける数を確かめてください。

shard-some = { $name } の「{ $value }」だけでは、何番目かを決められません。全部でいくつに分けたかを、--shard auto/40 のように書いてください(番号は1から、または0から数えます)。

shard-empty = この番号には、作る円卓会議がありません。

shard-missing = { $index }番目がまだ終わっていません: { $regions }
    この番号だけを、--shard { $index }/{ $count } を付けてもう一度動かしてから、entaku gather を実行してください。できている文書はそのまま使います。

gather-nothing = { $path } に、分担して作った記録(.shards)がありません。entaku build --shard … を先に実行してください。

gather-different = 別の回や、別の分け方で作った部分が混ざっています: { $parts }
    円卓会議や分ける数を変えたあとは、すべての番号をもう一度動かしてください。

machine-store = { $path } とやりとりできません: { $says }
    置き場所の名前と、鍵などの環境変数(AWS_…、GOOGLE_…、AZURE_…)を確かめてください。オブジェクトストアは、cargo build --release --features stores で作ったプログラムで使えます。

help-each = 当てはまるフォルダーの円卓会議を、まとめて作る(例: 'regions/*')

help-workspace = workspace.toml に書いた円卓会議を、まとめて作る(書かなければ今のフォルダーの workspace.toml)

out-among-inputs = 文書を置くフォルダー { $folder } は、入力の inputs フォルダーの中にあります。次に作るときに入力として読んでしまうので、文書は作らず、何も書いていません。
    ほかのフォルダーを書いてください。

other-roundtable = { $folder } には、ほかの円卓会議「{ $other }」の文書があります。「{ $roundtable }」の文書は作らず、何も書き換えていません。
    --out に、円卓会議ごとに別のフォルダーを書いてください。いくつもまとめて作るときは --each を使うと、フォルダーが分かれます。
    円卓会議の名前と置き場所の両方を変えたのなら、前の文書をほかのフォルダーに移してから、もう一度作ってください。

summary-unchanged = 前に作ったときから何も変わっていないので、文書{ $count }点はそのままです。
    場所: { $folder }
    すべて作り直すときは --fresh を付けてください。

summary-kept = うち{ $count }点は、前に作ったものと同じなので、組み直していません。

help-fresh = 変わっていない文書も、すべて作り直す
