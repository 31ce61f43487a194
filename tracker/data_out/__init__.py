"""Numbers for other programs: Power BI, Excel's own query, a council's warehouse. Never a note."""
