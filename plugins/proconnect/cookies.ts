import { generateCookie, parseCookies } from 'payload/shared'
import { z } from 'zod'

import { env } from '@/platform/env'
import { seal, unseal } from '@/platform/security/sealed'

import { STEPS } from './address'

/** Enough to sign in at ministries that ask for a card; a reader can start again afterwards. */
const MINUTES = 15
const SECONDS = MINUTES * 60

const attemptSchema = z.object({
  /** Repeated by the provider. */
  state: z.string(),
  /** In the identity token. */
  nonce: z.string(),
  /** The secret of PKCE, whose digest the provider received. */
  verifier: z.string(),
  /** Where the person goes once signed in, in the admin. */
  redirect: z.string(),
  expiresAt: z.number(),
})

/** One log-in, from the button to the return from ProConnect. */
export type Attempt = Omit<z.infer<typeof attemptSchema>, 'expiresAt'>

const logOutSchema = attemptSchema.pick({ state: true, expiresAt: true })

type Kind = { name: string; purpose: string }
const ATTEMPT: Kind = { name: 'eig-proconnect', purpose: 'ProConnect log-in' }
const LOG_OUT: Kind = { name: 'eig-proconnect-fin', purpose: 'ProConnect log-out' }
const ID_TOKEN = 'eig-proconnect-identite'

/** Browsers accept `__Host-` cookies only from this very host: a sibling site cannot set another person's attempt. */
const hostName = (name: string) => (isHttps() ? `__Host-${name}` : name)
const isHttps = () => env().siteUrl.startsWith('https:')

const common = () => ({
  httpOnly: true,
  returnCookieAsObject: false,
  sameSite: 'Lax' as const,
  secure: isHttps(),
})
const kept = (name: string, value: string, path: string, maxAge: number): string =>
  generateCookie({ ...common(), name, value, path, maxAge }) as string
const forgotten = (name: string, path: string): string =>
  generateCookie({ ...common(), name, path, expires: new Date(0) }) as string

const sealed = ({ name, purpose }: Kind, value: object): string => {
  const text = seal(purpose, { ...value, expiresAt: Date.now() + SECONDS * 1000 }, env().secret)
  return kept(hostName(name), text, '/', SECONDS)
}

/** Returns what a sealed cookie of `headers` contains; null if it is absent, changed or expired. */
function opened<Value extends { expiresAt: number }>(
  headers: Headers,
  { name, purpose }: Kind,
  schema: z.ZodType<Value>,
): Value | null {
  const text = parseCookies(headers).get(hostName(name)) ?? ''
  const { data } = schema.safeParse(unseal(purpose, text, env().secret))
  return data && data.expiresAt > Date.now() ? data : null
}

/**
 * The cookies of ProConnect: `write…` and `forget…` return a `Set-Cookie` value. Those that protect a departure are encrypted
 * with the secret of the site.
 */
export const writeAttempt = (attempt: Attempt): string => sealed(ATTEMPT, attempt)
export const readAttempt = (headers: Headers): Attempt | null =>
  opened(headers, ATTEMPT, attemptSchema)
export const forgetAttempt = (): string => forgotten(hostName(ATTEMPT.name), '/')

export const writeLogOut = (state: string): string => sealed(LOG_OUT, { state })
export const readLogOut = (headers: Headers) => opened(headers, LOG_OUT, logOutSchema)
export const forgetLogOut = (): string => forgotten(hostName(LOG_OUT.name), '/')

/** The identity token, which ProConnect wants back to end its session. Only sent to the log-out. */
export const writeIdToken = (token: string, seconds: number): string =>
  kept(ID_TOKEN, token, STEPS.logOut, seconds)
export const readIdToken = (headers: Headers): string | undefined =>
  parseCookies(headers).get(ID_TOKEN)
export const forgetIdToken = (): string => forgotten(ID_TOKEN, STEPS.logOut)
