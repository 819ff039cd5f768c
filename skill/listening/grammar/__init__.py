"""The first ear: words -> concepts -> clauses -> patterns -> what was told, denied or left in doubt."""
