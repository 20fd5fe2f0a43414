"""What a cell, a line or a heading says, whatever table or page it stands in: numbers, names of fields, entries."""
