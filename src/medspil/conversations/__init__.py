"""What is said: the talks, the engine that drives them, and the texts."""
