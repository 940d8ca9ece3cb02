"""The talks of group leaders and staff about group courses, one file each."""
