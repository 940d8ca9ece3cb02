"""A pretend Telegram with phones in the browser and a clock that can be turned; nothing real is called."""
