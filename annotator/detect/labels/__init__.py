"""Labels in front of talk: who is heard, who is not, and what only looks like one."""
