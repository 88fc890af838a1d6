"""What stands before the talk: title, masthead, datelines, cards, rosters, legends; records in one file."""
