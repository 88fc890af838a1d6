"""Offsets, sentences, words and sounds of a text; jieba and pypinyin live only here."""
