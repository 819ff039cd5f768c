"""The first ear: from words to concepts, clauses and patterns, and to what was told, denied or left in doubt."""
