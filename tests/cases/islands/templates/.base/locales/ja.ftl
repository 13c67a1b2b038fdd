report-title-sector = { $sector }セクター 進捗報告書
report-title-grant = 進捗報告書
report-title-body = 進捗報告書（{ $body }版）
report-title-public = 進捗報告書（公開版）
report-title-internal = 進捗報告書（事務局版）
section-decisions = 今期の決定事項
status-on-track = 順調
status-late = おくれ
