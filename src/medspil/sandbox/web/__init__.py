"""What the page in the browser needs from the server: its files, its calls and its news."""
