"""The sub-commands of `bonmun`, one module each: `add` declares its arguments, `run` does it and returns the status."""
