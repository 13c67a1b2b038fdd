# 机(desk)のことば。

desk = Entaku
month = 今月
skip = 本文へ
files-safe = もとのファイルはそのままです。答えは「読み方.csv」に書き込みます。
gone = 机は閉じています。続けるときは、もう一度 entaku desk を開いてください。
changed = ファイルの変更を読み直しました。
more = ほかに{ $count }件あります。
next = 次にすること
next-begin = inputs フォルダーに、届いた表を入れてください。
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

## はじめ (/start)

start = 円卓会議を選ぶ
start-about = 開く円卓会議を選ぶか、新しく作ります。このパソコンの中だけで動き、ネットワークは使いません。
start-recent = 前に開いた円卓会議
start-found = このパソコンにある円卓会議
start-other = ほかの場所にある円卓会議
start-path = フォルダーの場所
start-path-about = エクスプローラーで円卓会議のフォルダーを開き、上に出る場所をコピーして、ここに貼ってください（例 C:\Users\名前\Documents\円卓会議）。表を入れる inputs というフォルダーがある所です。
start-open = 開く
start-new = 新しい円卓会議を作る
start-new-about = 設定のファイルと、記入する表のひな形が入ったフォルダーができます。すでにあるフォルダーの中身には触りません。
start-name = フォルダーの名前
start-shelf = 作る場所
start-make = 作って開く
start-no-shelf = 作れる場所が見つかりません。
start-gone = 選ばれたフォルダーが、もう見つかりません。名前が変わったか、移されたのかもしれません。一覧から選び直してください。
start-no-path = フォルダーの場所を、初めから終わりまで書いてください（例 C:\Users\名前\Documents\円卓会議）。
start-no-folder = この場所にフォルダーがありません。USBメモリーや共有フォルダーなら、つながっているか確かめてください。
start-no-project = このフォルダーには、表を入れる inputs というフォルダーがありません。円卓会議のフォルダーを選ぶか、下で新しく作ってください。
start-not-own = これはほかの人のフォルダーです。自分のドキュメントに写してから開いてください。
start-no-name = この名前のフォルダーは作れません。名前を書き、 / \ : * ? " < > | は使わないでください（全角で20字くらいまで）。
start-occupied = 同じ名前のフォルダーに、もう何か入っています。別の名前にするか、上でそのフォルダーを開いてください。

# 文書
documents = 文書
edition = 版
kind = 種類
language = 言語
language-ja = 日本語
language-en = 英語
kind-report = 進捗報告書
kind-guideline = 手引き
kind-kit = 会議当日の資料
kind-plain = やさしい日本語版
kind-summary = 円卓会議のいま
kind-member = 団体ごとの約束とお願い
day = 基準日
show = 見る
period-wrong = この期間は読めません。次のように書いてください：{ $forms }
day-wrong = この日付は読めません。次のように書いてください：{ $forms }
document-stopped = この文書は、直すところが{ $count }件あるため、まだ作れません
to-errors = 「今月」で直すところをすべて見る
document-asks = この版は、確認の答えを待っています。「今月」で答えてください。
document-waits = この文書の中に直すところがあります。「今月」で見てください。
as-printed = 印刷されるとおりのページです（全{ $count }ページ）。数字を押すと、その数がどこから来たかが出ます。
page = { $number }ページ
page-words = このページの文字
figures = 数字の一覧
figures-drawn = 図の説明などにある数字
explained = この数のなりたち
explained-none = 数字を押すと、その計算のしかたと、もとのセルがここに出ます。
explained-close = 閉じる
value = 値
rests-on = もとになった行とセル（{ $count }件）
rests-on-none = もとになる行はありません。
secretariat-knows = この版には出さない、事務局だけの値
before-was = 前の版では{ $value }
since = 最後に確定した版とのちがい
since-none = この版は、まだ確定したことがありません。
since-of = { $period }（第{ $issue }版）とくらべています。
since-count = { $count }か所の数が変わりました（ページの右端の印）
since-same = 変わった数はありません。
from-to = { $before } → { $now }
printed = { $place }が印刷されるところ
printed-back = 表へ戻る
printed-about = このセルから{ $count }個の数ができ、次の文書に出ます。
printed-nowhere = このセルから{ $count }個の数ができますが、どの文書にも出ません。
printed-none = このセルから計算する数はありません。名前や文章は、そのまま文書に出ることがあります。
