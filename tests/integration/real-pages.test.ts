import { afterAll, beforeAll, expect, it } from '@jest/globals'

import { formatFault } from '@/content/source/result'
import { lossesOf } from '@/tools/corpus/losses'
import { openEmptySite, unseenWords } from '@/tools/corpus/unseen-words'

import { oddPages } from '../fixtures/source/odd-pages'
import { read } from '../fixtures/source/source-file'
import { cases, fc } from '../support/random-cases'

let site: Awaited<ReturnType<typeof openEmptySite>>

beforeAll(async () => {
  site = await openEmptySite()
})
afterAll(() => site.close())

it.each(Object.entries(oddPages))(
  'imports and shows every word of a page with %s',
  async (_, pages) => {
    const property = fc.asyncProperty(pages, async (file) => {
      const result = read(file)
      if (!result.ok) throw new Error(result.faults.map(formatFault).join('\n'))
      expect(lossesOf(new TextEncoder().encode(file), result.plan).lost).toEqual([])
      expect(await unseenWords(site.payload, result)).toEqual([])
    })
    await fc.assert(property, { numRuns: cases(2) })
  },
  240_000,
)
