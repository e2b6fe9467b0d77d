// oidc-provider, an OpenID-certified server, at the addresses that Microsoft Entra has. It is configured and not changed:
// what it takes for a protocol error is one. Prints one line of JSON when it is ready, and ends when its input does.
//
// Entra's own, and no part of any standard, is the user realm, so its answer stands here as a constant.

import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

// Its advice on what not to do in production.
console.info = () => {};
console.warn = () => {};

const tenant = '5a4db0c5-7e4a-4000-8000-0000000000a1';
const resource = 'https://api.partnercenter.microsoft.com';
const scopes = ['user_impersonation', '.default'].map((name) => `${resource}/${name}`);
const client = {
  client_id: '5a4db0c5-0a99-4000-8000-0000000000c3',
  client_secret: 'outside~secret.with+all%kinds&of=signs_01',
  token_endpoint_auth_method: 'client_secret_post',
  // A native application may come back to any port of this machine (RFC 8252, section 7.3).
  application_type: 'native',
  redirect_uris: ['http://localhost/'],
  response_types: ['code'],
  grant_types: [
    'authorization_code', 'refresh_token', 'client_credentials', 'urn:ietf:params:oauth:grant-type:device_code',
  ],
};

const server = createServer();
await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
const origin = `http://127.0.0.1:${server.address().port}`;
const issuer = `${origin}/${tenant}/v2.0`;
const entra = `/${tenant}/oauth2/v2.0`;

const provider = new Provider(issuer, {
  clients: [client],
  routes: {
    authorization: `${entra}/authorize`,
    token: `${entra}/token`,
    device_authorization: `${entra}/devicecode`,
    code_verification: `${entra}/deviceauth`,
  },
  features: {
    clientCredentials: { enabled: true },
    deviceFlow: { enabled: true },
    // The client names its resource by the scope, as Entra's second version wants it, and not by a parameter.
    resourceIndicators: {
      enabled: true,
      defaultResource: () => resource,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: scopes.join(' '), audience: resource, accessTokenTTL: 3599, accessTokenFormat: 'jwt',
      }),
    },
  },
  claims: { openid: ['sub'], profile: ['name'] },
  pkce: { required: () => true },
  // Each use brings a new one, and whoever shows an old one again loses the grant.
  rotateRefreshToken: true,
  issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  cookies: { keys: ['only for a test'] },
});
provider.on('server_error', (_, error) => console.error('provider failed:', error));
for (const refused of ['grant', 'authorization', 'device_authorization']) {
  provider.on(`${refused}.error`, (_, error) => console.error(`${refused} refused:`, error.error, error.error_detail ?? error.error_description));
}

// Without a question for consent this provider hears no `offline_access`, as is its right (OpenID Connect Core 1.0, section
// 11). Entra asks only when something is new and grants it all the same, so here the question is always put.
provider.use((ctx, next) => {
  if (ctx.path === `${entra}/authorize` && !ctx.query.prompt) ctx.query = { ...ctx.query, prompt: 'consent' };
  return next();
});

const answer = provider.callback();
const realm = { ver: '1.0', account_type: 'Managed', domain_name: 'contoso.onmicrosoft.com', cloud_instance_name: 'microsoftonline.com' };
server.on('request', (request, response) => {
  if (request.url.startsWith('/common/userrealm/')) {
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(realm));
    return;
  }
  // The provider has its discovery document at the root, and where it is found is not configurable.
  request.url = request.url.replace(`/${tenant}/v2.0/.well-known/`, '/.well-known/');
  answer(request, response);
});

console.log(JSON.stringify({
  origin, tenant, client_id: client.client_id, client_secret: client.client_secret, audience: resource, issuer,
}));
process.stdin.on('end', () => process.exit()).resume();
