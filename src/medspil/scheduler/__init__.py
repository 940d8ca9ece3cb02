"""What happens by itself: claiming what is due, and the nightly clean-up."""
