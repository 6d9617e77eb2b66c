// What Google's Lighthouse gives pages: each category from 0 to 100, and what it takes points off for.
// usage: node lighthouse.mjs CHROMIUM COOKIE ADDRESS...
import { pathToFileURL } from "node:url";

const source = (file) => import(pathToFileURL(`${process.env.NODE_PATH}/${file}`).href);
const { default: lighthouse } = await source("lighthouse/core/index.js");
const { launch } = await source("chrome-launcher/dist/index.js");

const [chromePath, cookie, ...addresses] = process.argv.slice(2);
const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox"], logLevel: "silent" });
try {
  const results = [];
  for (const address of addresses) {
    const { lhr } = await lighthouse(address, {
      port: chrome.port, logLevel: "silent", onlyCategories: ["performance", "accessibility", "best-practices"], extraHeaders: { Cookie: cookie },
    });
    const failed = Object.values(lhr.categories).flatMap((category) => category.auditRefs)
      .filter((ref) => ref.weight > 0 && lhr.audits[ref.id].score !== null && lhr.audits[ref.id].score < 1).map((ref) => `${ref.id} ${lhr.audits[ref.id].displayValue ?? ""}`.trim());
    results.push({ address: lhr.finalDisplayedUrl, scores: Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)])), failed });
  }
  console.log(JSON.stringify(results));
} finally {
  chrome.kill();
}
