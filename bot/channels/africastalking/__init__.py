"""SMS through Africa's Talking: `routes` takes its callbacks, `AfricasTalkingSender` hands messages to it."""
