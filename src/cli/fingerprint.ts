/** Hash of the code that runs; the build writes the real one in its place. Results are named by it. */
export const fingerprint = "source";
