"""`make bench`: the skill beside its peers, each pair measured in one run, as ratios."""
