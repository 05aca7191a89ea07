import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'

import { PAGE_PATH } from '@/tests/support/content'
import { openMailbox, type Mailbox } from '@/tests/support/mailbox'
import { startSite, type Site } from '@/tests/support/site'
import { words } from '@/tests/support/visitor'

jest.setTimeout(240_000)

const FORM_PATH = `/appels/prevenir/pour${PAGE_PATH}`
const DATA_PATH = '/appels/prevenir/mes-donnees'
const A_TURN_MS = 6_000
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString()
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

let mailbox: Mailbox
let site: Site
beforeAll(async () => {
  mailbox = await openMailbox()
  site = await startSite('fixture', { SMTP_URL: mailbox.url, TRUSTED_PROXIES: '1' })
  await site.staff.change('calls', site.content.call, { opensAt: inMs(3_600_000) })
})
afterAll(async () => {
  await site.server.stop()
  await mailbox.close()
})

let askers = 0
/** Submits a form as a browser would from the site, each time from another address. */
async function post(path: string, fields: Record<string, string> = {}, headers = {}) {
  const { url } = site.server
  const answer = await fetch(url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Origin: url, 'X-Forwarded-For': `198.51.100.${askers++ % 250}`, ...headers },
  })
  return { status: answer.status, headers: answer.headers, html: await answer.text() }
}
async function get(path: string) {
  const answer = await fetch(site.server.url + path)
  return { status: answer.status, headers: answer.headers, html: await answer.text() }
}
const ask = (adresse: string, more = {}) => post(FORM_PATH, { adresse, site: '', ...more })
/** The path of the one link in the next letter to `address` that leads to `step`. */
async function linkTo(step: string, address: string): Promise<string> {
  const { text } = await mailbox.next(address)
  const [link] = new RegExp(`^${site.server.url}/appels/prevenir/${step}/[\\w-]+$`, 'm').exec(text)!
  return new URL(link).pathname
}
const title = (html: string) => words(/<title>(.*?)<\/title>/.exec(html)![1]!)
const kept = async () => {
  const answer = await site.staff.ask('GET', '/api/subscriptions?depth=0')
  return ((await answer.json()) as { docs: { address: string }[] }).docs.map((one) => one.address)
}

describe('a visitor who subscribes to the opening of a call', () => {
  it('finds the form from the page, which itself still may not submit a form', async () => {
    const page = await get(PAGE_PATH)
    expect(page.html).toContain(`href="${FORM_PATH}"`)
    expect(page.headers.get('Content-Security-Policy')).toContain("form-action 'none'")
    const form = await get(FORM_PATH)
    expect(form.headers.get('Content-Security-Policy')).toContain("form-action 'self'")
    expect(form.headers.get('Cache-Control')).toBe('private, no-store')
    expect(form.html).toMatch(/<input[^>]* autocomplete="email"/i)
    expect((await get('/appels/prevenir/pour/ailleurs')).status).toBe(404)
    expect((await get('/appels/prevenir')).status).toBe(404)
  })

  it('reads the error of the address beside the field, and types nothing twice', async () => {
    const { status, html } = await ask('lea.martin@', { 'derniers-jours': 'oui' })
    expect(status).toBe(400)
    expect(title(html)).toMatch(/^Erreur : Prévenez-moi de l’ouverture/)
    const described = /<input[^>]*aria-describedby="([\w-]+)"/.exec(html)![1]
    expect(html).toMatch(new RegExp(`id="${described}">Cette adresse n’est pas complète`))
    expect(html).toMatch(/value="lea\.martin@"/)
    expect(html).toMatch(/<input[^>]* id="derniers-jours-oui"[^>]* checked /)
    expect(html).not.toMatch(/<input[^>]* id="derniers-jours-non"[^>]* checked /)
    expect(words((await ask('  ')).html)).toContain('Saisissez votre adresse électronique.')
  })

  it('confirms by pressing the button behind the link of a letter, and receives one letter at the opening; no other visitor does', async () => {
    const people = ['lea', 'noe', 'zoe', 'ines', 'paul'].map((name) => `${name}@exemple.fr`)
    const [lea, noe, zoe, ines, paul] = people as [string, string, string, string, string]
    const answers = []
    for (const address of people) answers.push(words((await ask(address)).html))
    expect(new Set(answers).size).toBe(1)
    expect(await kept()).toEqual([])

    const links = new Map<string, string>()
    for (const address of people) links.set(address, await linkTo('confirmer', address))
    const confirm = async (address: string) => post(links.get(address)!)
    // A program of the mailbox follows the link, without pressing the button.
    expect((await get(links.get(noe)!)).html).toContain('<form method="post">')
    expect(await kept()).toEqual([])
    for (const address of [lea, zoe, ines]) expect((await confirm(address)).status).toBe(200)
    expect((await kept()).sort()).toEqual([ines, lea, zoe])
    expect((await post(`${links.get(paul)!.slice(0, -4)}AAAA`)).status).toBe(404)

    // Zoé sees the data stored about her, and deletes it. An unknown address gets the same response.
    const known = await post(DATA_PATH, { adresse: 'Zoe@Exemple.fr', site: '' })
    const unknown = await post(DATA_PATH, { adresse: 'inconnue@exemple.fr', site: '' })
    expect(words(known.html)).toBe(words(unknown.html))
    const nothing = await get(await linkTo('mes-donnees', 'inconnue@exemple.fr'))
    expect(words(nothing.html)).toContain('Nous ne gardons rien sur l’adresse inconnue@exemple.fr')
    const own = await linkTo('mes-donnees', zoe)
    const { html } = await get(own)
    expect(words(html)).toContain('J’accepte que mon adresse serve à m’écrire une fois')
    const [, inscription = ''] = /<button[^>]* value="(\w+)"/.exec(html)!
    expect(words((await post(own, { inscription })).html)).toContain('Nous ne gardons rien')
    expect(await kept()).toHaveLength(2)

    const opens = Date.now() + 1_000
    // The date stands for the clock: an opening moved forward would be another letter.
    await site.staff.change('calls', site.content.call, {
      opensAt: new Date(opens).toISOString(),
      correctsDates: true,
    })
    const letter = await mailbox.next(lea)
    expect(Date.now() - opens).toBeLessThan(60_000)
    expect(letter.text).toContain(`${site.server.url}${PAGE_PATH}`)
    await mailbox.next(ines)
    await pause(A_TURN_MS)
    expect(mailbox.letters()).toEqual([])
    expect(words((await get(FORM_PATH)).html)).toContain('L’appel est ouvert')

    // As a mailbox does (RFC 8058): from its own servers, without a cookie.
    const leave = letter.headers.get('list-unsubscribe')!.slice(1, -1)
    expect((await fetch(leave)).status).toBe(200)
    expect(await kept()).toContain(lea)
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    expect((await fetch(leave, { method: 'POST', body })).status).toBe(200)
    expect(await kept()).toEqual([ines])
    const log = site.server.output()
    expect(log).not.toMatch(/@exemple\.fr/)
    expect(log).not.toContain(new URL(leave).pathname)
  })
})

describe('a form', () => {
  // The date stands for the clock: no one is told that it changes.
  beforeAll(() =>
    site.staff.change('calls', site.content.call, {
      opensAt: inMs(3_600_000),
      correctsDates: true,
    }),
  )

  it('stores nothing and sends no letter for a hundred hostile submissions', async () => {
    const before = await kept()
    const crlf = ['\r\n', '\n', '\r', '%0d%0a', '\u2028', '\0']
    const addresses = [
      ...crlf.map((end) => `a@exemple.fr${end}Bcc: b@exemple.fr`),
      ...crlf.map((end) => `a${end}RCPT TO:<b@exemple.fr>@exemple.fr`),
      ...[',', ';', ' ', '\t'].map((between) => `a@exemple.fr${between}b@exemple.fr`),
      ...['"a b"@exemple.fr', '<a@exemple.fr>', 'A <a@exemple.fr>', 'a@exemple.fr>', 'a@@b.fr'],
      ...['a@[127.0.0.1]', 'a@localhost', '@exemple.fr', 'a@', 'a..b@exemple.fr', "' or 1=1--@b"],
      ...['<script>alert(1)</script>@b.fr', '$(id)@exemple.fr', '../../etc/passwd', '{"$gt":""}'],
      ...['é@exemple.fr', 'a@exemplé.fr', 'a@exemple.fr.', 'a@-b.fr', 'a@b'],
      ...['a'.repeat(300), `${'a'.repeat(250)}@exemple.fr`, `a@${'b.'.repeat(140)}fr`],
    ]
    const attempts: (() => Promise<{ status: number; html: string }>)[] = [
      ...addresses.map((address) => () => ask(address)),
      ...addresses.map((address) => () => post(DATA_PATH, { adresse: address })),
      ...[0, 1, 2, 3].map((at) => () => ask(`pot-${at}@exemple.fr`, { site: 'http://x.fr' })),
      ...['https://ailleurs.fr', 'null'].flatMap((Origin) =>
        [FORM_PATH, DATA_PATH].map((path) => () => {
          return post(path, { adresse: 'ailleurs@exemple.fr', site: '' }, { Origin })
        }),
      ),
      ...['confirmer', 'desabonnement', 'mes-donnees', '%2e%2e', '__proto__'].flatMap((step) =>
        ['x', 'a'.repeat(900), 'a'.repeat(3_000), '%00'].map(
          (token) => () => post(`/appels/prevenir/${step}/${token}`),
        ),
      ),
      () => post(FORM_PATH, { adresse: 'x'.repeat(20_000) }),
      () => post(`${FORM_PATH}/x`, { adresse: 'a@exemple.fr' }),
    ]
    expect(attempts.length).toBeGreaterThan(100)
    for (const attempt of attempts) {
      const { status, html } = await attempt()
      expect([200, 400, 403, 404, 405, 413]).toContain(status)
      expect(html).not.toContain('<script>alert')
    }
    await pause(1_000)
    expect(mailbox.letters()).toEqual([])
    expect(await kept()).toEqual(before)
  })

  it('sends at most three letters a day to one address, and accepts thirty requests an hour from one network', async () => {
    const address = 'souvent@exemple.fr'
    for (let time = 0; time < 5; time++) {
      expect(words((await ask(address)).html)).toContain('Consultez votre messagerie')
    }
    await pause(1_000)
    expect(mailbox.letters().splice(0)).toHaveLength(3)
    const from = { 'X-Forwarded-For': '203.0.113.7' }
    const statuses = []
    for (let time = 0; time < 31; time++) {
      statuses.push((await post(FORM_PATH, { adresse: 'faux' }, from)).status)
    }
    expect(statuses).toEqual([...Array<number>(30).fill(400), 429])
    expect((await ask('ailleurs@exemple.fr')).status).toBe(200)
  })
})
