// A real identity provider (OpenID certified) for the tests: node provider.mjs '{"port": …, …}'
// People and what is vouched for about them stand in a file that is read anew each time: {"amina": {"email": …}}.
// Its page asks for a name of that file and any password.
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { Provider } from "oidc-provider";

const { port, key, cert, people, clients, offset, userinfo } = JSON.parse(process.argv[2]);
const clock = Date.now;
Date.now = () => clock() + (offset ?? 0) * 1000;

const provider = new Provider(`https://localhost:${port}`, {
  clients,
  claims: { openid: ["sub"], email: ["email", "email_verified", "xms_edov"], profile: ["name"] },
  conformIdTokenClaims: userinfo, // otherwise the address stands in the ID token, as Entra ID has it
  cookies: { keys: ["only for tests"] },
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  pkce: { required: () => true },
  findAccount(_, id) {
    const known = JSON.parse(readFileSync(people))[id];
    return known && { accountId: id, claims: () => ({ sub: id, ...known }) };
  },
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({
      accountId: ctx.oidc.session.accountId,
      clientId: ctx.oidc.client.clientId,
    });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  },
});

createServer({ key: readFileSync(key), cert: readFileSync(cert) }, provider.callback()).listen(port, () =>
  console.log("ready"),
);
