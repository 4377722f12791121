"""What Korean news lines are by their own shape: sentences, bylines, datelines, dates, captions, controls."""
