"""claimgraph: who said this, when, in which words, and how often before."""
