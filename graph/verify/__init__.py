"""Whether a built page is what a build would write, alone and with its corpus."""
