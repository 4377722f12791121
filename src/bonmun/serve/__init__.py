"""bonmun as a service over HTTP and as a page for people; extra `[serve]`."""
