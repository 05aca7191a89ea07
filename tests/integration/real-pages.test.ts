import { afterAll, beforeAll, expect, it } from '@jest/globals'

import { readSource } from '@/content/source/read'
import { cases, fc } from '@/tests/support/random-cases'
import { openEmptySite, roundTrip } from '@/tools/corpus/round-trip'
import { stringify } from 'yaml'

let site: Awaited<ReturnType<typeof openEmptySite>>

beforeAll(async () => {
  site = await openEmptySite()
})
afterAll(() => site.close())

/** Titles that a page repeats, or that have no letter. */
const title = fc.constantFrom('Quel profil ?', 'Quel profil ?', 'Et après ?', '…', '?!')
const answer = fc.constantFrom('En *mars*.', 'En avril.', '[Voir](/participer)', '* Un\n* Deux')
const video = fc.constantFrom(
  '{{< dailymotion x82dyby >}}',
  '{{< youtube id="a-B_1" title="Le [film]" >}}',
)
const arrow = fc.constantFrom(
  '{{< arrow-link url="https://a.fr/x" title="S’inscrire" target="false" >}}',
  '{{< arrow-link title="Voir (tout)" url="/faq" >}}',
)

const questions = fc
  .array(fc.record({ title, desc: answer }), { minLength: 2, maxLength: 5 })
  .map((list) => ({ layout: 'faq', title: 'Questions', questions: list }))
const criteria = fc
  .array(fc.record({ name: title, desc: answer }), { minLength: 2, maxLength: 4 })
  .map((list) => ({
    layout: 'admins',
    title: 'Administrations',
    criteria: { title: 'Nos critères', list },
  }))
const shortcodes = fc.tuple(video, arrow, arrow).map(([first, second, third]) => ({
  layout: 'project',
  title: 'Proposer',
  questions: `## Des questions ?\n\n* Nos webinaires :\n\n  1. Le 3\n\n     ${second}\n  2. Le 4\n\n     ${third}\n* Fin`,
  com: `Un film.\n\n  \n\n  ${first}\n\n\nSuite.`,
}))
const people = fc
  .array(
    fc.oneof(
      fc.constantFrom('Camille', '*Dominique*, agent'),
      fc.record({ name: title, sub: answer }),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((list) => ({
    layout: 'admins',
    title: 'Administrations',
    talents: { title: 'Talents', sub: 'Le numérique', desc: 'Ils viennent.' },
    agents: { title: 'Agents', list },
    rubrique: { ordre: '2', note: 'À revoir' },
  }))

it.each([
  ['questions worded alike, or of signs alone', questions],
  ['criteria named alike', criteria],
  ['videos, and links with an arrow in lists', shortcodes],
  ['people who are a text, and keys that nobody knows', people],
])(
  'takes in, shows and gives back to the byte a page of %s',
  async (_, pages) => {
    await fc.assert(
      fc.asyncProperty(pages, async (frontMatter) => {
        const file = `---\n${stringify(frontMatter)}---\n`
        const read = readSource(new TextEncoder().encode(file), 'page.md')
        if (!read.ok) throw new Error(JSON.stringify(read.faults))
        expect(await roundTrip(site.payload, read)).toBe('')
      }),
      { numRuns: cases(4) },
    )
  },
  120_000,
)
