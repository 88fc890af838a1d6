"""Files in: one module per format, each giving a source file; detection is the floor above."""
