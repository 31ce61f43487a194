"""What the programme's pages and workbooks say, as plain rows: numbers and dates, never note text."""
