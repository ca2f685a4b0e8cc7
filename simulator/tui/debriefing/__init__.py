"""A debrief as blocks to set on a sheet, one module for each section. Pure: values in, text out."""
