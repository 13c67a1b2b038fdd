# 県では「約束」を「とりくみ」と呼びます
section-own-commitments = 皆さまの立場のとりくみ
section-participation = 集まりへの参加
status-on-track = よい調子
