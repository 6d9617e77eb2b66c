// What Google's CSP evaluator finds in a policy.
// usage: node csp.cjs POLICY
const { CspEvaluator } = require("csp_evaluator/dist/evaluator.js");
const { CspParser } = require("csp_evaluator/dist/parser.js");
const { Severity } = require("csp_evaluator/dist/finding.js");

const findings = new CspEvaluator(new CspParser(process.argv[2]).csp).evaluate();
console.log(JSON.stringify(findings.map((finding) => ({
  severity: Severity[finding.severity], directive: finding.directive, value: finding.value, description: finding.description,
}))));
