/** A pair (n, y), 0 ≤ y ≤ n, as one number: n(n+1)/2 + y. */
export const pairOf = (n: number, tox: number): number => (n * (n + 1)) / 2 + tox;

/** The n and the y of every pair up to n = `most`. */
export function pairsUpTo(most: number): { readonly n: Uint16Array; readonly tox: Uint16Array } {
  const nPairs = pairOf(most + 1, 0);
  const pairs = { n: new Uint16Array(nPairs), tox: new Uint16Array(nPairs) };
  for (let n = 0, at = 0; n <= most; n++) {
    for (let tox = 0; tox <= n; tox++, at++) {
      pairs.n[at] = n;
      pairs.tox[at] = tox;
    }
  }
  return pairs;
}
