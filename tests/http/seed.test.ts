import { readFileSync } from 'node:fs'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { parse } from 'yaml'

import { startSite, type Site } from '@/tests/support/site'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(90_000)

const SEED = 'content/administrations.md'

type Link = { title: string; url: string }
type Seed = {
  head: { desc: string; title: string; apply: Link; call: Link }
  program: string
  criteria: { title: string; desc: string; list: { name: string; desc: string }[] }
  steps: string
  wait: { title: string; desc: string }
}

/** Parsed without the importer, so that both cannot be wrong in the same way. */
const seed = parse(readFileSync(SEED, 'utf8').split(/^---$/m)[1] ?? '') as Seed

const TARGET = /\]\(([^)\s]+)\)/g
/** The link targets of `text` on this site: pages that it has itself no longer point to the former site. */
const targets = (text: string) =>
  [...text.matchAll(TARGET)].map(([, url = '']) =>
    url.replace('https://www.eig.numerique.gouv.fr/participer/', '/participer/'),
  )

/** The words of `text`, without typography, Markdown marks and addresses. */
const bare = (text: string) =>
  text
    .replace(TARGET, ' ')
    .replaceAll("'", '’')
    .match(/[\p{L}\p{N}’]+/gu) ?? []

/** The first of `wanted` that is not in `shown` after the previous one; null when `shown` has all of them in order. */
function firstMissing(wanted: string[], shown: string[]): string | null {
  let place = 0
  for (const word of wanted) {
    const found = shown.indexOf(word, place)
    if (found < 0) return word
    place = found + 1
  }
  return null
}

const hrefs = (html: string) => [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '')

describe('the first content', () => {
  let site: Site
  const page = () => visit(site.server.url, '/participer/administrations')

  beforeAll(async () => {
    site = await startSite('seed')
  })
  afterAll(() => site?.server.stop())

  it('is on the page word for word and in order while the call is open', async () => {
    const { html } = await page()
    const { head, program, criteria, steps } = seed
    const wanted = [
      ...[head.title, head.desc, head.apply.title, head.call.title, program],
      ...[criteria.title, criteria.desc],
      ...criteria.list.flatMap(({ name, desc }) => [name, desc]),
      steps,
    ]
    expect(wanted.flatMap(bare).length).toBeGreaterThan(400)
    expect(firstMissing(wanted.flatMap(bare), bare(words(html)))).toBeNull()
    const links = [head.apply.url, head.call.url, ...targets(program)]
    expect(links).toHaveLength(5)
    expect(firstMissing(links, hrefs(html))).toBeNull()
  })

  it('numbers nine criteria, shows two profiles and five steps', async () => {
    const { html } = await page()
    const numbers = [...html.matchAll(/Critère\s<\/span>(\d)</g)].map(([, number]) =>
      Number(number),
    )
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    const list = /<ol[^>]*eig-steps[^>]*>(.*?)<\/ol>/s.exec(html)?.[1] ?? ''
    expect(list.match(/<li/g)).toHaveLength(5)
    expect(hrefs(html).filter((href) => href.includes('welcometothejungle'))).toHaveLength(2)
  })

  it('shows the text of a closed call once the call is closed, and no button to apply', async () => {
    const answer = await site.staff.ask('GET', '/api/calls')
    const [call] = ((await answer.json()) as { docs: { id: string }[] }).docs
    // Not the title: it is the name of the call, which the page shows while the call is open.
    expect(firstMissing(bare(seed.wait.desc), bare(words((await page()).html)))).not.toBeNull()
    await site.staff.change('calls', call?.id ?? '', {
      override: 'closed',
      overrideReason: 'essai',
    })
    const { html } = await page()
    expect(
      firstMissing([seed.wait.title, seed.wait.desc].flatMap(bare), bare(words(html))),
    ).toBeNull()
    expect(hrefs(html)).toEqual(expect.arrayContaining(targets(seed.wait.desc)))
    expect(html).not.toContain(seed.head.apply.title)
  })
})
