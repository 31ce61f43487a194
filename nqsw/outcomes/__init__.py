"""How a programme is judged, and what became of each cohort."""
