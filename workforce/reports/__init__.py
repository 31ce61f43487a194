"""What pages and exports of this room show: rows worked out from the database on a day."""
