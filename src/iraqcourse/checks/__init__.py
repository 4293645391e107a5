"""The author's checks: what a lesson, a bank, a map and a table must be before a student sees them."""
