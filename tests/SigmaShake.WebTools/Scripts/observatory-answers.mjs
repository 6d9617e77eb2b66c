// The same analysis of answers that somebody else has got, over TLS: it cannot sign in. Where plain HTTP leads, it is not told.
// usage: node observatory-answers.mjs < [{"name":…,"status":200,"headers":{"content-type":["text/html"]},"body":"<!DOCTYPE html>…"}]
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gradeOf, observatory } from "./grade.mjs";

const { AxiosHeaders } = await import(pathToFileURL(`${process.env.NODE_PATH}/axios/index.js`).href);
const { Session } = await observatory("retriever/session.js");
const { Requests } = await observatory("types.js");
const { parseHttpEquivHeaders } = await observatory("retriever/utils.js");

const site = new URL("https://localhost/");
const grades = JSON.parse(readFileSync(0, "utf8")).map(({ name, status, headers, body }) => {
  const requests = new Requests(site.hostname);
  requests.session = new Session(site);
  const cookies = Object.entries(headers).filter(([header]) => header.toLowerCase() === "set-cookie").flatMap(([, values]) => values);
  for (const cookie of cookies) requests.session.jar.setCookieSync(cookie, site.href);
  const answer = { status, headers: new AxiosHeaders(headers), data: body, verified: true, request: { headers: {} }, httpEquiv: parseHttpEquivHeaders(body, site.href) };
  Object.assign(requests.responses, { auto: answer, https: answer, cors: answer });
  requests.resources.path = body;
  return { name, ...gradeOf(requests) };
});
console.log(JSON.stringify(grades));
