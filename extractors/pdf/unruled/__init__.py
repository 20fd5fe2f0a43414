"""Tables whose columns no line parts: their text, white stretches and lines across show the grid."""
