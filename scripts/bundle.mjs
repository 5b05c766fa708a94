// Writes dist/app: the program as a few files instead of hundreds, because Node spends longer on finding files than on
// running them. The doors in dist/ stay as they are for those who import the package.
import { build } from "esbuild";

const root = new URL("..", import.meta.url).pathname;

await build({
  absWorkingDir: root,
  entryPoints: { tapworks: "dist/cli/index.js", worker: "dist/workers/worker.js" },
  outdir: "dist/app",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  external: ["@rdkit/rdkit"],
  // Packages in CommonJS ask for Node's modules with require.
  banner: {
    js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  },
  chunkNames: "[name]-[hash]",
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: "warning",
});
