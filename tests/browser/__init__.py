"""The public page and the simulator, as people use them in a browser."""
