section-participation = 寄合への参加
