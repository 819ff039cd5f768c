// Amazon's own checker of screen documents: one document per line of JSON on standard input, one line of faults out.
//
//   {"type": "APL", ...} -> [{"path", "message"}]

"use strict";

const readline = require("readline");
const { StaticAplTemplateValidator } = require("apl-suggester");

async function main() {
  const validator = new StaticAplTemplateValidator();
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const faults = await validator.validate(JSON.parse(line));
    process.stdout.write(JSON.stringify(faults.map(({ path, errorMessage }) => ({ path, message: errorMessage }))) + "\n");
  }
}

main();
