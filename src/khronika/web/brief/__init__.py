"""The page of the private brief: asked by POST, answered at once, kept nowhere."""
