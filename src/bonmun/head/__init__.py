"""What a page says of itself before its lines are labelled: its tags, its JSON-LD, its headline."""
