"""What is remembered: tables, queries, the applying of decisions, encryption."""
