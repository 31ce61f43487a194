"""What the reader of spreadsheets does not tell, read from the files themselves.

python-calamine answers values, quickly and for every kind of spreadsheet. It says nothing of hidden rows and
columns, gives an empty cell for an error and for a formula without a stored value, and makes room for every
cell between the first and the last, however far apart they are. One module for each kind of file looks for
just that before calamine is asked, in one pass and a little at a time.
"""
