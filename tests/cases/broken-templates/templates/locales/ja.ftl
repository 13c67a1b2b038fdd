section-summary = まとめ
report-title-sector = { $nonsense }
broken = { $
section-sumary = まとめ
