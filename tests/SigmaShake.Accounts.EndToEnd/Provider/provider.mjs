// An OpenID provider for one client, on a free port of this machine: whoever comes is whom they say they are.
// Usage: node provider.mjs MODULES CLIENT_ID CLIENT_SECRET REDIRECT_URI     prints its issuer on one line
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

const [modules, clientId, clientSecret, redirectUri] = process.argv.slice(2);
const { default: Provider } = await import(pathToFileURL(`${modules}/oidc-provider/lib/index.js`));

const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

// By another name than the server's, so that the browser takes the two for two sites.
const issuer = `http://localhost:${server.address().port}`;
const provider = new Provider(issuer, {
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  pkce: { required: () => true },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: id, email_verified: true, name: id.split('@')[0] }),
  }),
});
server.on('request', provider.callback());
console.log(issuer);

// The test closes our input when it is over, however it ends.
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
