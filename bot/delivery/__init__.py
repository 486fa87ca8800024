"""Sends what is stored: claims due replies, hands them to their channel, writes down what became of them."""
