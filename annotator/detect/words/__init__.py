"""What words are by themselves: names and what stands beside them, times, dates, forms of labels."""
