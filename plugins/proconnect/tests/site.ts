import { afterAll } from '@jest/globals'

import type { User } from '@/payload-types'
import { CLIENT_ADDRESS } from '@/platform/http/request-id'
import { SETTINGS_KEY, settingsOf } from '@/plugins/proconnect/settings'
import { testSite } from '@/tests/support/payload'

import { type Lies, openIssuer } from './issuer'

const SECRET = 'le-secret-du-client'
const SIRET = '13002526500013'
const IDP = '71144ab3-ee1a-4401-b7b3-79b44f7daeeb'
export const URL_OF_SITE = 'https://site.exemple.fr'

/** A person as ProConnect tells of them, admitted by the settings of `openSite`. */
export const person = (sub: string, email: string) => ({
  sub,
  email,
  given_name: 'Ada',
  usual_name: 'LOVELACE',
  siret: SIRET,
  idp_id: IDP,
})

/** What a person sees: status, title, and whether a session is open. */
export const IN = [200, 'Vous êtes connecté', true]
export const INTERRUPTED = [400, 'Connexion interrompue', false]
export const NO_FACTOR = [403, 'Double authentification nécessaire', false]
export const DENIED = [403, 'Connexion refusée', false]
export const DOWN = [503, 'ProConnect ne répond pas', false]

type SignedIn = { status: number; title: string; isSignedIn: () => boolean }
export const outcome = ({ status, title, isSignedIn }: SignedIn) => [status, title, isSignedIn()]

/** The site, which asks an issuer that can lie, for all tests of a file. */
export async function openSite() {
  const issuer = await openIssuer('site-eig', SECRET)
  afterAll(issuer.close)
  Object.assign(process.env, {
    PROCONNECT_ISSUER: issuer.url,
    PROCONNECT_CLIENT_ID: 'site-eig',
    PROCONNECT_CLIENT_SECRET: SECRET,
    PROCONNECT_SIRETS: SIRET,
    PROCONNECT_IDPS: IDP,
    PROCONNECT_DOMAINS: 'example.gouv.fr',
  })
  const { payload } = await testSite()
  // It reads the environment that the site has set.
  const { GET } = await import('@/plugins/proconnect/route')
  const settings = () => settingsOf(payload.config)!
  let clients = 0

  /** A browser: it keeps cookies, and comes from an address of its own. */
  function browser() {
    const cookies = new Map<string, string>()
    clients += 1
    const client = `192.0.2.${clients}`
    const get = async (path: string, headers: Record<string, string> = {}) => {
      const Cookie = Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ')
      const response = await GET(
        new Request(new URL(path, URL_OF_SITE), {
          headers: { Cookie, [CLIENT_ADDRESS]: client, ...headers },
        }),
      )
      for (const cookie of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
        cookies.set(name!, value!)
      }
      const html = await response.text()
      const title = /<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? ''
      return { status: response.status, html, title, to: response.headers.get('Location') }
    }
    const leave = async (query = '') => new URL((await get(`/proconnect/connexion${query}`)).to!)
    const back = async (query: URLSearchParams) => {
      const answer = await get(`/proconnect/retour?${query}`)
      return { ...answer, isSignedIn }
    }
    const isSignedIn = () => Boolean(cookies.get('payload-token'))
    return { client, cookies, get, leave, back, isSignedIn }
  }

  /** Opens the site with other settings, equal or with `changed`: what the provider said is forgotten. */
  const forgetProvider = (changed: object = { isOnly: false }) =>
    Object.assign(payload.config.custom, { [SETTINGS_KEY]: { ...settings(), ...changed } })

  /** Signs in as `who` in a new browser. */
  const signIn = async (who: object, lies: Lies = {}, query = '') => {
    const ours = browser()
    const answer = await ours.back(issuer.grant(await ours.leave(query), { ...who }, lies))
    return { ...ours, ...answer }
  }

  const stored = (id: string) =>
    payload.db.findOne<User>({ collection: 'users', where: { id: { equals: id } } })

  return { browser, forgetProvider, issuer, payload, settings, signIn, stored }
}
