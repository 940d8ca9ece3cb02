"""The page of a status meeting that both look at: a link to it in the chat, and what stands on it."""
