section-plan = 次の四半期の計画
