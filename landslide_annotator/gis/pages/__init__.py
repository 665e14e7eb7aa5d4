"""What pages of results are made of: HTML, charts, scale bars."""
