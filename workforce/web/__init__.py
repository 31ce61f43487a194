"""What every page shares: access, forms, tables, tags, downloads, workbooks, paper."""
