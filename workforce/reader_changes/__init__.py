"""Who becomes a reader of notes: asked by one person, confirmed by a second, told to those concerned."""
