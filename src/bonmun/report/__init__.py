"""What was kept, what was removed, and why: asked for a phrase, drawn for a page or a folder, compared over runs."""
