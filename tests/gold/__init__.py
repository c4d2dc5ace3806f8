"""The gold set and the script that pins its floors."""
