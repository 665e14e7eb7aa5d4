"""QGIS without widgets: a folder for each subject, and here what they all use."""
