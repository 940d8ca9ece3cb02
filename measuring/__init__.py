"""How well Medspil reads what people write, beside others: `make measure` prints tables, WRONG=1 every miss."""
