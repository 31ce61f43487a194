"""My exports: files made beside the request, kept for some days for whoever asked."""
