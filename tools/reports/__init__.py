"""Writes the generated documents: accuracy, the audit sheet, coverage, pictures."""
