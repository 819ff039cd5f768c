"""Trains the learnt ear: from the corpus to one small file that `skill.listening.encoder` runs. Never shipped."""
