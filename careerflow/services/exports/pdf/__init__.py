"""The report as a PDF, made in the reader process only.

Drawn line by line rather than as HTML: MuPDF's Story lays out no tables whose rows stay whole,
and cannot draw on the CV's pages. Words of the CV and the advert are only ever drawn, so nothing in
them can be markup.
"""
