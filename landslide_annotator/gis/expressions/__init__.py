"""Expression functions of the group "Landslides"."""
