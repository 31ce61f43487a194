"""Who supervises whom, under which policy and which words, and who covers."""
