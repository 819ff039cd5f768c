// Runs the *.test.yml files of the current folder as `bst test` does (bespoken-tools 2.6.7, bin/bst-test.js), less its
// network: usage statistics, and the upload of results, which cannot be switched off by configuration.

"use strict";

const { CLI } = require("skill-testing-ml");
const { ResultsPublisher } = require("skill-testing-ml/dist/lib/runner/ResultsPublisher");

ResultsPublisher.prototype.publishResults = () => {};

new CLI().run(process.argv, {}).then((success) => {
  process.exitCode = success ? 0 : 1;
});
