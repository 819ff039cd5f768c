"""Decides from findings how soon care is needed. Rules are data with sources; the engine itself knows no medicine."""
