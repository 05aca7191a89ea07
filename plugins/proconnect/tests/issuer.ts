import { createHash, createHmac, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

type Claims = Record<string, unknown>

/** What the issuer does wrong for one code. A function changes true claims. */
export type Lies = {
  idToken?: (claims: Claims) => Claims
  userInfo?: (claims: Claims) => Claims
  /** Changes what is answered to the code. */
  answer?: (answer: Claims) => Claims
  /** How the tokens are signed instead of by the published key. */
  idTokenBy?: Signer
  userInfoBy?: Signer
}

type Signer = (claims: string) => { text: string; type?: string }

const part = (data: object) => Buffer.from(JSON.stringify(data)).toString('base64url')
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const otherKeys = generateKeyPairSync('rsa', { modulusLength: 2048 })

const signedBy =
  (alg: string, signature: (data: Buffer) => Buffer, header: object = { kid: 'first' }): Signer =>
  (claims) => {
    const text = `${part({ alg, ...header })}.${claims}`
    return { text: `${text}.${signature(Buffer.from(text)).toString('base64url')}` }
  }

const rightly = signedBy('RS256', (data) => sign('RSA-SHA256', data, keys.privateKey))
const wrongly = (data: Buffer) => sign('RSA-SHA256', data, otherKeys.privateKey)

export const SIGNERS = {
  anotherKey: signedBy('RS256', wrongly),
  ownKey: signedBy('RS256', wrongly, { jwk: otherKeys.publicKey.export({ format: 'jwk' }) }),
  longerDigest: signedBy('RS512', (data) => sign('RSA-SHA512', data, keys.privateKey)),
  unknownRule: signedBy('RS256', (data) => sign('RSA-SHA256', data, keys.privateKey), {
    kid: 'first',
    crit: ['rule'],
    rule: true,
  }),
  none: signedBy('none', () => Buffer.from('')),
  // What a library that lets the token choose the algorithm would accept.
  publicKeyAsSecret: signedBy('HS256', (data) =>
    createHmac('sha256', keys.publicKey.export({ type: 'spki', format: 'pem' }))
      .update(data)
      .digest(),
  ),
  plainJson: (claims: string) => ({
    text: Buffer.from(claims, 'base64url').toString(),
    type: 'application/json',
  }),
} satisfies Record<string, Signer>

type Granted = { asked: URLSearchParams; person: Claims; lies: Lies }

/** An issuer on this machine that checks what ProConnect checks, and lies when asked to. */
export async function openIssuer(clientId: string, secret: string) {
  const codes = new Map<string, Granted>()
  const tokens = new Map<string, Granted>()
  const own = { metadata: {} as Claims, tokenStatus: 200 }

  const server = createServer((request, response) => {
    const send = (body: object | string, type = 'application/json', status = 200) =>
      response
        .writeHead(status, { 'Content-Type': type })
        .end(typeof body === 'string' ? body : JSON.stringify(body))
    const refuse = (error: string) => send({ error }, undefined, 400)
    void reply(request).catch(() => refuse('server_error'))

    async function reply({ url }: IncomingMessage) {
      if (url === '/.well-known/openid-configuration') return send({ ...metadata, ...own.metadata })
      if (url === '/jwks') {
        return send({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'first' }] })
      }
      if (url === '/userinfo') {
        const granted = tokens.get(request.headers.authorization!.replace('Bearer ', ''))!
        const claims = { iss, aud: clientId, ...granted.person }
        const { userInfo = same, userInfoBy = rightly } = granted.lies
        const { text, type = 'application/jwt' } = userInfoBy(part(userInfo(claims)))
        return send(text, type)
      }
      if (own.tokenStatus !== 200) return send('', 'text/plain', own.tokenStatus)
      const chunks = await request.toArray()
      const sent = new URLSearchParams(Buffer.concat(chunks as Buffer[]).toString())
      if (sent.get('client_secret') !== secret) return refuse('invalid_client')
      const granted = codes.get(sent.get('code')!)
      codes.delete(sent.get('code')!)
      const digest = createHash('sha256').update(sent.get('code_verifier')!).digest('base64url')
      if (granted?.asked.get('code_challenge') !== digest) return refuse('invalid_grant')
      const now = Math.floor(Date.now() / 1000)
      const claims = { iss, aud: clientId, sub: granted.person.sub, iat: now, exp: now + 60 }
      const { answer = same, idToken = same, idTokenBy = rightly } = granted.lies
      const told = idToken({ ...claims, nonce: granted.asked.get('nonce'), acr: 'eidas1-mfa' })
      const access = randomUUID()
      tokens.set(access, granted)
      return send(
        answer({
          access_token: access,
          token_type: 'Bearer',
          expires_in: 60,
          id_token: idTokenBy(part(told)).text,
        }),
      )
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const iss = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const at = (path: string) => `${iss}/${path}`
  const metadata = {
    issuer: iss,
    authorization_endpoint: at('authorize'),
    token_endpoint: at('token'),
    userinfo_endpoint: at('userinfo'),
    end_session_endpoint: at('logout'),
    jwks_uri: at('jwks'),
    id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
    userinfo_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
  }
  return {
    url: iss,
    /** `metadata` replaces what the issuer says of itself; `tokenStatus` fails the exchange of codes. */
    own,
    /** Returns the query with which the browser comes back after `person` signed in at the address `asked`. */
    grant(asked: URL, person: Claims, lies: Lies = {}): URLSearchParams {
      const code = randomUUID()
      codes.set(code, { asked: asked.searchParams, person, lies })
      return new URLSearchParams({ code, state: asked.searchParams.get('state')! })
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

const same = (claims: Claims) => claims
