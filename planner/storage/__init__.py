"""Files in and out: YAML, roadmap and catalogue formats, import. YAML lives only here. No Qt."""
