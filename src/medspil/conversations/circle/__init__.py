"""The talks of citizens and those around them."""
