// The analysis of Mozilla's HTTP Observatory, of a server on this machine: its own program takes no port.
// usage: node observatory.mjs PORT PATH
import { pathToFileURL } from "node:url";

const source = (file) => import(pathToFileURL(`${process.env.NODE_PATH}/@mdn/mdn-http-observatory/src/${file}`).href);
const { retrieve } = await source("retriever/retriever.js");
const { ALL_TESTS } = await source("constants.js");
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await source("grader/charts.js");
const { getGradeForScore, getScoreModifier } = await source("grader/grader.js");

const [port, path] = process.argv.slice(2);
const requests = await retrieve("localhost", { httpPort: port, httpsPort: port, path });
if (!requests.responses.auto) throw new Error("the server does not answer");
const results = ALL_TESTS.map((test) => test(requests));

// As src/scanner/index.js adds them up.
let score = 100;
let uncurved = 100;
for (const result of results) {
  const modifier = getScoreModifier(result.result);
  score += modifier;
  if (modifier < 0) uncurved += modifier;
}
const final = getGradeForScore(uncurved >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? score : uncurved);
console.log(JSON.stringify({
  status: requests.responses.auto.status,
  grade: final.grade,
  score: final.score,
  tests: Object.fromEntries(results.map((result) => [result.constructor.name, { pass: result.pass, result: result.result }])),
}));
