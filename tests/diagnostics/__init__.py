"""An example of every code: a folder that fails with it, and one that passes."""
