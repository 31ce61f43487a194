"""What this floor holds, table by table: see `workforce.rules.data_held`."""
