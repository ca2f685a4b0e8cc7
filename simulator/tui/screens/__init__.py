"""One module per screen. Screens never import each other; the app moves between them."""
