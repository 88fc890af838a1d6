"""The queue: suggestions to correct words in groups, below the page, answered by keys one after the other."""
