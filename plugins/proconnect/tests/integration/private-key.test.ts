/** A site that proves who it is by a private key instead of a secret (`private_key_jwt`), with the engine of ProConnect. */
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'

import { afterEach, expect, it } from '@jest/globals'

import { readSettings } from '@/plugins/proconnect/settings'
import { providerFaults } from '@/plugins/proconnect/check-provider'
import { openProvider } from '@/plugins/proconnect/tests/provider'
import { DOWN, IN, openSite, outcome, person, URL_OF_SITE } from '@/plugins/proconnect/tests/site'
import { createUser } from '@/tests/support/users'

const { browser, forgetProvider, payload, settings } = await openSite()
const ada = person('sub-of-ada', 'ada.lovelace@example.gouv.fr')
await createUser(payload, 'Ada Lovelace', 'editor')

const KEYS = {
  RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
}

let close: (() => void) | undefined
afterEach(() => close?.())

/** Registers the public part of `registered` with a new provider, and gives the site `own`, as its environment would. */
async function openKeyed(alg: keyof typeof KEYS, registered: KeyObject, own = registered) {
  const client = {
    client_id: 'site-eig',
    token_endpoint_auth_method: 'private_key_jwt',
    jwks: { keys: [createPublicKey(registered).export({ format: 'jwk' })] },
    id_token_signed_response_alg: alg,
  } as never
  const provider = await openProvider(URL_OF_SITE, client, ada)
  close = provider.close
  const given = readSettings({
    PROCONNECT_ISSUER: provider.issuer,
    PROCONNECT_CLIENT_ID: 'site-eig',
    PROCONNECT_PRIVATE_KEY: own.export({ type: 'pkcs8', format: 'pem' }) as string,
    PROCONNECT_SIGNING_ALG: alg,
  })
  forgetProvider(given!)
}

/** Signs in, following the provider from the button to the return. */
async function signIn() {
  const ours = browser()
  const cookies = new Map<string, string>()
  let url = await ours.leave()
  while (url.origin !== URL_OF_SITE) {
    const Cookie = Array.from(cookies, (cookie) => cookie.join('=')).join('; ')
    const response = await fetch(url, { headers: { Cookie }, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
      cookies.set(name!, value!)
    }
    const to = response.headers.get('Location')
    if (!to) throw new Error(`${url.href}: ${response.status} ${await response.text()}`)
    url = new URL(to, url)
  }
  return ours.back(url.searchParams)
}

it.each(['RS256', 'ES256'] as const)('signs people in with a key for %s', async (alg) => {
  await openKeyed(alg, KEYS[alg]())
  expect(await providerFaults(settings())).toEqual([])
  expect(outcome(await signIn())).toEqual(IN)
})

it.each(['RS256', 'ES256'] as const)('signs no one in with another key for %s', async (alg) => {
  await openKeyed(alg, KEYS[alg](), KEYS[alg]())
  expect(outcome(await signIn())).toEqual(DOWN)
})
