"""Status meetings: setting the day, preparing, the page that both look at, and the note for the journal."""
