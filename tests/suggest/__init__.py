"""Tests of the floor that proposes corrections."""
