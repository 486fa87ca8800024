"""How people run Jirani: the command, the server, the pages."""
