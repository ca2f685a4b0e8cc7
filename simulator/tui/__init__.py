"""The screens: Samtalerom as a full-screen terminal application."""
