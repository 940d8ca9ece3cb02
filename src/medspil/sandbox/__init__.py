"""A pretend Telegram and SMS gateway with phones in the browser."""
