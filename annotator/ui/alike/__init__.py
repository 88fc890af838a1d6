"""Other places of a mishearing that was put right: offered, listed with ticks, fixed in one step."""
