"""What helps a curator write: explanations, skeletons of sources, new corpora, coverage."""
