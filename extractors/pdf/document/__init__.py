"""What stands on the pages in reading order, and the body of the Document that it makes."""
