// Holds a bill of materials to the official schema of CycloneDX 1.6, by the validator of CycloneDX's own library.
// usage: NODE_PATH=artifacts/bom-schema/node_modules node eng/bom-schema/check.js FILE
'use strict';
const { readFileSync } = require('node:fs');
const { Spec, Validation } = require('@cyclonedx/cyclonedx-library');

const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
validator.validate(readFileSync(process.argv[2], 'utf8')).then(errors => {
  if (errors === null) return;
  console.error(JSON.stringify(errors, null, 2));
  process.exitCode = 1;
});
