"""From what was heard to what is known: findings are added, answers settled, mistakes corrected."""
