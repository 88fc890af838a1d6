"""Finding in the window: the panel below the page with its query, switches and hits in context."""
