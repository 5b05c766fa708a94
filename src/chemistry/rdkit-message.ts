import { atomTokens, type SmilesProblem, smilesProblems } from "./smiles-problem.ts";

/** What the toolkit wrote while it failed to read a SMILES, as a problem with the token it means. */
export function problemOfMessage(smiles: string, message: string): SmilesProblem {
  const atoms = atomTokens(smiles);
  const valence = /valence for atom # (\d+) \w+, (\d+)/.exec(message);
  const atom = valence && atoms[Number(valence[1])];
  if (atom) return smilesProblems.valence(atom, Number(valence[2]));
  const aromatic = /kekulize mol\.\s+Unkekulized atoms: ([\d ]+)|non-ring atom (\d+) marked aromatic/.exec(
    message,
  );
  if (aromatic) {
    const places = (aromatic[1] ?? aromatic[2] ?? "").trim().split(/\s+/);
    return smilesProblems.aromatic(places.flatMap((k) => atoms[Number(k)] ?? []));
  }
  const position = /check for mistakes around position (\d+)/.exec(message);
  if (position) {
    const at = Number(position[1]) - 1;
    return smilesProblems.symbol(smiles[at] ?? "", at);
  }
  return smilesProblems.other(message.replace(/\[\d\d:\d\d:\d\d\] ?/g, "").split("\n")[0] ?? "");
}
