"""Who supervises who, under which policy and which words, and who covers."""
