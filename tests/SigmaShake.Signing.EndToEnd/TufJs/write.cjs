// A repository of The Update Framework that is not made by us.
// Usage: node write.cjs FOLDER    Writes FOLDER/metadata and FOLDER/targets: two root versions, a delegated role, a bin by hash prefix.
const fs = require('fs');
const path = require('path');
const crypto = require('crypto');
const { canonicalize } = require('@tufjs/canonical-json');
const { Key, Metadata, MetaFile, Root, Signature, Snapshot, TargetFile, Targets, Timestamp } = require('@tufjs/models');
const { Delegations } = require('@tufjs/models/dist/delegations');
const { DelegatedRole } = require('@tufjs/models/dist/role');

const folder = process.argv[2];
const expires = new Date(Date.now() + 86400000).toISOString().replace(/\.\d+Z$/, 'Z');
const common = { version: 1, specVersion: '1.0.31', expires };

function newKey(extra = {}) {
  const pair = crypto.generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('hex');
  const fields = { keyType: 'ed25519', scheme: 'ed25519', keyVal: { public: publicKey }, unrecognizedFields: extra };
  const keyID = crypto.createHash('sha256').update(canonicalize(new Key({ keyID: '', ...fields }).toJSON())).digest('hex');
  const sign = (bytes) => new Signature({ keyID, sig: crypto.sign(null, bytes, pair.privateKey).toString('hex') });
  return { key: new Key({ keyID, ...fields }), sign };
}

function write(name, signed, keys) {
  const metadata = new Metadata(signed);
  for (const key of keys) metadata.sign(key.sign);
  const bytes = Buffer.from(JSON.stringify(metadata.toJSON(), null, 2));
  fs.mkdirSync(path.join(folder, 'metadata'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'metadata', name), bytes);
  return new MetaFile({ version: signed.version, length: bytes.length, hashes: { sha256: crypto.createHash('sha256').update(bytes).digest('hex') } });
}

function target(file, text) {
  const hash = crypto.createHash('sha256').update(text).digest('hex');
  const onDisk = path.join(folder, 'targets', path.dirname(file), `${hash}.${path.basename(file)}`);
  fs.mkdirSync(path.dirname(onDisk), { recursive: true });
  fs.writeFileSync(onDisk, text);
  return new TargetFile({ path: file, length: Buffer.byteLength(text), hashes: { sha256: hash }, unrecognizedFields: { custom: { 'ümlaut "quoted"': ['a\nb', 1, true, null] } } });
}

const [oldRoot, newRoot, online, author, deputy] = [newKey(), newKey({ 'x-owner': '@someone' }), newKey(), newKey(), newKey()];

function root(version, rootKey) {
  const root = new Root({ ...common, version, consistentSnapshot: true });
  root.addKey(rootKey.key, 'root');
  root.addKey(online.key, 'timestamp');
  root.addKey(online.key, 'snapshot');
  root.addKey(author.key, 'targets');
  return root;
}

write('1.root.json', root(1, oldRoot), [oldRoot]);
write('2.root.json', root(2, newRoot), [oldRoot, newRoot]);

const bin = crypto.createHash('sha256').update('hashed/file').digest('hex').slice(0, 2);
const role = (name, rest) => new DelegatedRole({ name, keyIDs: [deputy.key.keyID], threshold: 1, terminating: false, ...rest });
const targets = new Targets({
  ...common,
  targets: { 'top.txt': target('top.txt', 'from the top') },
  delegations: new Delegations({
    keys: { [deputy.key.keyID]: deputy.key },
    roles: { 'a/b ü': role('a/b ü', { paths: ['team/*/*.txt'] }), bin: role('bin', { pathHashPrefixes: [bin] }) },
  }),
});
const meta = {
  'targets.json': write('1.targets.json', targets, [author]),
  'a/b ü.json': write(`1.${encodeURIComponent('a/b ü')}.json`, new Targets({ ...common, targets: { 'team/x/file.txt': target('team/x/file.txt', 'from a deputy') } }), [deputy]),
  'bin.json': write('1.bin.json', new Targets({ ...common, targets: { 'hashed/file': target('hashed/file', 'from a bin') } }), [deputy]),
};
const snapshot = write('1.snapshot.json', new Snapshot({ ...common, meta }), [online]);
write('timestamp.json', new Timestamp({ ...common, snapshotMeta: snapshot }), [online]);
