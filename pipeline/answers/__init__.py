"""What people and programs are told: plans looked at, queries, the state of the database and the machine."""
