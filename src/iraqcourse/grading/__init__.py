"""Marks from recorded answers: files are read, never run."""
