"""Small windows over a screen, each typed by what it gives back; any screen may open one."""
