"""The inspection pack: what an inspector asks of a team or service, as a PDF with a workbook behind it."""
