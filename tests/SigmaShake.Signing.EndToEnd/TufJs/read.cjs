// A client of The Update Framework that is not ours: updates, looks for targets, downloads them.
// Usage: node read.cjs METADATA-FOLDER ADDRESS TARGET...    METADATA-FOLDER holds root.json at the first run. Prints one line of JSON.
const fs = require('fs');
const os = require('os');
const path = require('path');
const { Updater } = require('tuf-js');

async function main() {
  const [folder, address, ...targets] = process.argv.slice(2);
  const downloads = fs.mkdtempSync(path.join(os.tmpdir(), 'ssg-test-'));
  try {
    const updater = new Updater({
      metadataDir: folder,
      metadataBaseUrl: `${address}metadata`,
      targetDir: downloads,
      targetBaseUrl: `${address}targets`,
      config: { fetchRetry: 0, fetchTimeout: 10000 },
    });
    await updater.refresh();
    const found = {};
    for (const target of targets) {
      const info = await updater.getTargetInfo(target);
      if (!info) { found[target] = null; continue; }
      found[target] = { content: fs.readFileSync(await updater.downloadTarget(info), 'utf8'), custom: info.unrecognizedFields.custom ?? null };
    }
    console.log(JSON.stringify({ found, files: fs.readdirSync(folder).sort() }));
  } finally {
    fs.rmSync(downloads, { recursive: true });
  }
}

main().catch((error) => { console.error(String(error)); process.exit(1); });
