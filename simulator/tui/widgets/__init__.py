"""The parts that screens are made of. Attributes come down, messages go up."""
