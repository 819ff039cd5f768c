"""`make bench`: measures the skill beside its peers, each pair in one run, and gives the ratios."""
