"""The model that tells names in owner cells apart: invented cells, and `make train`, which makes the model anew."""
