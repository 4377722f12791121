"""HTML or dump text → lines in document order, behind a guard against hostile markup."""
