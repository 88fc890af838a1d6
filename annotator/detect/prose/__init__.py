"""Reports in prose: verbs of saying, whom they belong to, and words quoted from third parties."""
