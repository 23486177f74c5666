"""The program among other programs of a Linux desktop."""
