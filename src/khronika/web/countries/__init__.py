"""The pages of host countries: what is told of each, and the acts behind every figure."""
