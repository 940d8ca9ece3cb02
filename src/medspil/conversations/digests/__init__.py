"""The weekly digest of those who work here: what it says, how it is asked for and set, and the team's week."""
