"""The tests of Jirani, at the boundaries of its parts."""
