"""The talks of those who work here about who is here, and who stands beside whom."""
