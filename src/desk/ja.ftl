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
