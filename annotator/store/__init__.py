"""The project file: SQLAlchemy over SQLite, and the only place that knows it."""
