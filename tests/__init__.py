"""Tests of film-review-graph."""
