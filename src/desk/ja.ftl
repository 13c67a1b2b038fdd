# 机(desk)のことば。

desk = Entaku
month = 今月
skip = 本文へ
files-safe = もとのファイルはそのままです。答えは「読み方.csv」に書き込みます。
gone = 机は閉じています。続けるときは、もう一度 entaku desk を開いてください。
changed = ファイルの変更を読み直しました。
more = ほかに{ $count }件あります。
next = 次にすること
next-begin = 届いた表を入れてください。
next-mend = 直すところが{ $count }件あります
next-answer = 確認したいことが{ $count }件あります
next-build = 直すところも確認もありません。文書を作れます。
period = 報告する期間
sealed = 最後に確定した版
sealed-as = { $period }（第{ $issue }版）
sealed-none = まだありません
errors = 直すところ
errors-none = { $count }個のファイルを読みました。直すところはありません。
questions = 確認
questions-about = どちらの読み方かを選ぶと、次の月も同じように読みます。
questions-none = 答えを待っている確認はありません。
in-words = 理由
or-words = ほかの答え
answer = 答える
warnings = 気をつけるところ
warnings-none = ありません。
tables = 受け取った表
tables-none = まだありません。

## 部屋の枠

rooms = 部屋

## 受け取った表 (/tables)

tables-all = 受け取った表の一覧へ
tables-failed = フォルダーが見えるようになると、自動で読み直します。入れた表も答えも、なくなっていません。
put = 届いたファイルを入れる
put-drop = このページのどこにでも、ファイルを置けます（ドラッグして離す）。
put-choose = ファイルを選ぶ
put-now = 入れる
put-about = もとのファイルはそのままです。写しを inputs フォルダーに入れます。同じ名前のファイルがあれば置き換え、前のものは取っておくので、いつでも戻せます。Excel（.xlsx、.xlsm、.xls）、CSV、文章（.md）、写真を入れられます。一つ200 MBまでです。
put-under-way = { $name } を入れています（{ $count }個中{ $at }個目）
put-folder = フォルダーは置けません。中のファイルを選んで置いてください。
put-large = { $name } は大きすぎます（200 MBまで）。使わないシートや写真を除いて、小さくしてください。
put-many = 一度に入れられるのは100個までです。何回かに分けてください。
put-broken = { $name } を入れられませんでした。ファイルが移されたか、机が閉じています。もう一度置いてください。
files = 届いたファイル
files-read = { $files }個のファイルから{ $rows }件を読みました。名前を押すと、表のどのセルをどう読んだかが見えます。
texts = 文章（{ $count }個）
held = Excelなどで開いています
held-about = このファイルは、Excelなどで開いています。保存すると、ここも変わります。
count-errors = 直すところ { $count }件
count-questions = 確認 { $count }件
count-warnings = 気をつけるところ { $count }件
parts-comma = 、
sheets = 同じファイルの、ほかのシート
receipt = 読み取り控え
receipt-none = このファイルからは、表を読んでいません。
columns-read = 列の読み方（{ $count }列）
problems = 直すところ、気をつけるところ
problems-none = このシートのすべてのセルを見ました。直すところはありません。
sheet = シートの中身
sheet-about = { $rows }行。矢印キーでセルを移ると、そのセルをどう読んだかが下に出ます。もとのファイルはそのままです。
legend = 印の意味
mark-sample = 月
mark-used = そのまま使った
mark-changed = 書き方をそろえて使った
mark-head = 見出し、題名
mark-total = 合計（照らし合わせた）
mark-aside = 使わなかった
mark-refused = 直すまで読めない行
mark-error = 直すところ
mark-question = 確認
mark-warning = 気をつけるところ
row-number = 行
cell = 選んだセル
rows-before = 前の行
rows-after = 次の行
columns-left = 左の列
columns-right = 右の列
take-out = このファイルを外す
take-out-about = 間違えて入れたときに使います。ファイルは「前のファイル」に取っておくので、いつでも戻せます。
take-out-now = 外す
slips = 差戻し票
slips-about = 直すところのある表を、送ってくれた人に直してもらうためのExcelファイルです。直すセルに色とメモが付きます。
slips-make = 差戻し票を作る（{ $count }個の表）
slips-none = 差し戻す表はありません。
slips-lie = 差戻し票は { $folder } にあります。名前を押すと、メールに付けるファイルとして受け取れます。
slip-letter = 送るときの文
slip-letter-about = 写してお使いください。差戻し票のファイルは、ご自分で付けてください。
slip-subject = 件名
slip-mail = メールソフトで書く
letter-subject = 「{ $file }」の確認のお願い
letter-body =
    いつもお世話になっております。

    お送りいただいた「{ $file }」に、確かめていただきたいところがありました。
    添付の差戻し票の最初のシートに、どのセルをどう直していただきたいかをまとめています。色の付いたセルを直して、このファイルのままお返しください。

    お忙しいところ恐れ入りますが、よろしくお願いいたします。
before = 前のファイル
before-about = 置き換えたファイルと外したファイルを、inputs の中の .before に取っておきます。戻すと、今あるファイルのほうを取っておきます。
before-file = { $name }（{ $when } まで）
before-none = 置き換えたファイルも外したファイルもありません。
put-back = 戻す
answers = これまでの答え
answers-about = 答えはすべてここにあり、どれでも取り消せます。取り消すと、もう一度お尋ねします。
answered = 答え { $answer }
take-back = 取り消す
told-new = { $name } を入れました。
told-replaced = { $name } を置き換えました。前のファイルは取っておきました。
told-same = { $name } は、今あるものと同じ中身なので、そのままです。
told-out = { $name } を外しました。「前のファイル」から戻せます。
told-back = { $name } を戻しました。
told-slips = 差戻し票を{ $more }個作りました。場所は { $name } です。
told-no-slips = 差し戻す表はありません。
told-none = ファイルが選ばれていません。
told-many = 一度に入れられるのは{ $more }個までです。残りは、もう一度入れてください。
told-large = { $name } は大きすぎて入れられません（{ $more } MBまで）。使わないシートや写真を除いて、小さくしてください。
told-name = 「{ $name }」という名前のファイルは入れられません。/ \ : * ? " < > | や見えない文字を除いた名前にしてから、もう一度入れてください。
told-long = 「{ $name }」は名前が長すぎます。短い名前（70字くらいまで）にしてから、もう一度入れてください。
told-kind = 「{ $name }」は読めない種類のファイルです。Excel（.xlsx）かCSVで保存し直して、入れてください。
told-held = { $more } がExcelなどで開いているので、置き換えませんでした。閉じてから、もう一度入れてください。（閉じているのに出るときは、同じフォルダーの「~$」で始まるファイルを消してください。）
told-several = 「{ $name }」という名前のファイルがいくつもあるので、どれを置き換えるか分かりません: { $more }。使わないほうを外してから、もう一度入れてください。
told-gone = そのファイルは、もうここにありません。名前が変わったか、ほかで消されたのかもしれません。
told-failed = { $name } はそのままです。{ $more }
