"""Spreadsheets as files: workbooks and comma-separated tables, read and written.

It imports nothing of the desk: `python -m admin.sheet_files.workbook` starts for each workbook, and starts at once.
"""
