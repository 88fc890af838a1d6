"""What the panels show: counts, quotes and Qt models fed by values."""
