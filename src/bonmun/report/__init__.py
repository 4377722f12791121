"""Explains what was kept and removed: for a phrase, as a report on a page or a folder, or between two runs."""
