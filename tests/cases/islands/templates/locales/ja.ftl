# 島のことば
report-title-sector = { $sector }のたべきり便り
report-title-public = たべきり便り
report-title-grant = 島の食べきり助成 報告書
report-title-body = たべきり便り（{ $body }版）
report-title-internal = たべきり便り（事務局版）
status-on-track = 追い風
status-late = 向かい風
section-decisions = 寄合と部会で決めたこと
own-motto = 島でとれたものは、島で食べきる。
own-kitchen = 次の寄合までの台所
own-kitchen-next = 次は{ $title }（{ $when }）です。それまでに、箱の食べものを使った料理を一つ書いてきてください。
own-learning = 失敗も、そのまま書きます。
