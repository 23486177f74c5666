"""The report as a PDF. Imported by the reader process only: it draws with MuPDF."""
