"""The database and the files made from it: landed, opened as a snapshot, published, exported."""
