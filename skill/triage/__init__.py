"""Findings -> how soon care is needed, by rules that are data with sources. The engine itself knows no medicine."""
