"""The check: the questionnaire's flow, the warning, the advice, the offers."""
