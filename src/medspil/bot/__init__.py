"""The front door: command line, settings, clock, wiring and channels."""
