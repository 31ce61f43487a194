"""People left behind by someone who has left, is long absent or cannot sign in; and those who have nobody."""
