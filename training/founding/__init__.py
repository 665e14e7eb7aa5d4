"""The founding method: tiles and a spreadsheet of descriptions in, a captioner and its report out."""
