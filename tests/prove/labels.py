"""What stands on the buttons that citizens tap in more than one place."""

SAVE, CHANGE, DROP = "Gem", "Ret noget", "Drop det"
MOVE, LET_GO = "Flyt dagen", "Lad det ligge"
ON_MY_WAY = "Jeg er i gang"
