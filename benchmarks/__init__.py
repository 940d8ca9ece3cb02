"""How fast Medspil is, side by side with a stock bot: `make bench`. docs/speed.md says what is measured and how."""
