report-title-sector = { $sector }{ -sector } { -report }
report-title-grant = { -report }
report-title-body = { -report }（{ $body }版）
report-title-public = { -report }（公開版）
report-title-internal = { -report }（{ -secretariat }版）
section-decisions = 今期の決定事項
status-on-track = 順調
status-late = おくれ
