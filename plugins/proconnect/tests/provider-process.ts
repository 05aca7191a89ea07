import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'

import Provider, { type ClientMetadata } from 'oidc-provider'

/** What the program receives as JSON. `issuer`: its address, on this machine. `client`, `person`: as for `openProvider`. */
export type ProviderInput = {
  issuer: string
  client: ClientMetadata
  person: { sub: string } & Record<string, unknown>
}

const { client, issuer, person } = JSON.parse(process.argv[2]!) as ProviderInput

const SCOPES = ['given_name', 'usual_name', 'email', 'uid', 'siret', 'idp_id']

const keys = [
  generateKeyPairSync('rsa', { modulusLength: 2048 }),
  generateKeyPairSync('ec', { namedCurve: 'P-256' }),
].map(({ privateKey }) => privateKey.export({ format: 'jwk' }) as { kty: string })

const engine: Provider = new Provider(issuer, {
  clients: [client],
  jwks: { keys },
  acrValues: ['eidas1', 'eidas1-mfa'],
  claims: { openid: ['sub'], ...Object.fromEntries(SCOPES.map((name) => [name, [name]])) },
  features: {
    claimsParameter: { enabled: true },
    devInteractions: { enabled: false },
    jwtUserinfo: { enabled: true },
  },
  pkce: { required: () => true },
  findAccount: () => ({ accountId: person.sub, claims: () => person }),
  loadExistingGrant: async ({ oidc }) => {
    const clientId = oidc.client!.clientId
    const grant = new engine.Grant({ clientId, accountId: oidc.session!.accountId! })
    grant.addOIDCScope(['openid', ...SCOPES].join(' '))
    grant.addOIDCClaims(['acr'])
    await grant.save()
    return grant
  },
})
const answer = engine.callback()
const server = createServer((request, response) => {
  const login = { accountId: person.sub, acr: 'eidas1-mfa' }
  const isAsking = request.url!.startsWith('/interaction/')
  void (isAsking
    ? engine.interactionFinished(request, response, { login })
    : answer(request, response))
})
server.listen(new URL(issuer).port, () => process.send!('ready'))
