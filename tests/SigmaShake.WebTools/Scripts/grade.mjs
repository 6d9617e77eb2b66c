// What the tests of Mozilla's HTTP Observatory make of what a server has answered.
import { pathToFileURL } from "node:url";

export const observatory = (file) => import(pathToFileURL(`${process.env.NODE_PATH}/@mdn/mdn-http-observatory/src/${file}`).href);
const { ALL_TESTS } = await observatory("constants.js");
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await observatory("grader/charts.js");
const { getGradeForScore, getScoreModifier } = await observatory("grader/grader.js");

// As src/scanner/index.js adds them up.
export const gradeOf = (requests) => {
  const results = ALL_TESTS.map((test) => test(requests));
  let score = 100;
  let uncurved = 100;
  for (const result of results) {
    const modifier = getScoreModifier(result.result);
    score += modifier;
    if (modifier < 0) uncurved += modifier;
  }
  const final = getGradeForScore(uncurved >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? score : uncurved);
  return {
    status: requests.responses.auto.status,
    grade: final.grade,
    score: final.score,
    tests: Object.fromEntries(results.map((result) => [result.constructor.name, { pass: result.pass, result: result.result }])),
  };
};
