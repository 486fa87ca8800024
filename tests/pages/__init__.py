"""The public page and the simulator, request by request."""
