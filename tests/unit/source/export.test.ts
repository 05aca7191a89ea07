import { describe, expect, it } from '@jest/globals'
import { closestValues } from '@/content/export/closest-values'
import { layoutOf, valuesIn } from '@/content/export/layouts'
import { type SourceValues, writeSource } from '@/content/export/source-values'
import type { PageContent } from '@/content/source/complement'
import { cases, fc } from '@/tests/support/random-cases'

import { fixture, read } from '../../fixtures/source/source-file'
import { anyContent } from '../../fixtures/source/any-content'

/** What a file says, and its values as an import keeps them. */
function accepted(text: string) {
  const result = read(text)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  const { cms, ...last } = result.source
  return { content: result.content, cms, last }
}

const imported = accepted(fixture)

/** The file that `content` is exported to, after the import of `last`. */
function exported(content: PageContent, last: SourceValues | null) {
  const closest = closestValues(content, valuesIn[layoutOf(content)](content, true), last)
  if (!closest) throw new Error('The values can’t be read.')
  const { values, missing } = closest
  const cms = Object.keys(missing).length ? { cms: missing } : {}
  return { values, missing, text: writeSource({ ...values, ...cms }) }
}

describe('a page that nobody changed', () => {
  it('says what its file said, mark for mark, keys in their order', () => {
    const { values, missing, text } = exported(imported.content, imported.last)
    expect(missing).toEqual({})
    expect(values).toEqual(imported.last)
    expect(Object.keys(values)).toEqual(Object.keys(imported.last))
    expect(exported(accepted(text).content, accepted(text).last).text).toBe(text)
  })
})

describe('a page of which one part changed', () => {
  const sections = imported.content.sections.map((section) =>
    section.blockType === 'criteria' ? { ...section, title: 'Trois critères, désormais' } : section,
  )

  it('says that part in the site’s words, and all others in those of the file', () => {
    const { values, missing } = exported({ ...imported.content, sections }, imported.last)
    expect(missing).toEqual({})
    const { criteria, ...others } = values
    const { criteria: former, ...same } = imported.last as SourceValues
    expect(others).toEqual(same)
    expect(criteria).toMatchObject({ title: 'Trois critères, désormais' })
    expect(criteria).not.toEqual(former)
  })
})

describe('what the format has no key for', () => {
  it('is kept under one key, and read back', () => {
    const [call] = imported.content.calls
    const content: PageContent = {
      ...imported.content,
      address: 'participer/collectivites',
      calls: [{ ...call!, opensAt: '2027-01-04T08:00:00.000Z' }],
      sections: [...imported.content.sections].reverse(),
    }
    const { missing, text } = exported(content, imported.last)
    expect(Object.keys(missing).sort()).toEqual(['address', 'calls', 'sections'])
    expect(accepted(text).content).toEqual(content)
  })

  it('is refused if a word of the other keys is not in it', () => {
    const content = { ...imported.content, sections: [...imported.content.sections].reverse() }
    const text = exported(content, imported.last).text.replace(
      'title: Nos critères',
      'title: Nos sept critères',
    )
    expect(read(text)).toMatchObject({ ok: false })
  })
})

describe('any page', () => {
  it('reads back as it was, and is exported again to the same bytes', () => {
    fc.assert(
      fc.property(anyContent, fc.boolean(), (content, isImported) => {
        const last = isImported ? imported.last : null
        const { text } = exported(content, last)
        const again = accepted(text)
        expect(again.content).toEqual(content)
        expect(exported(again.content, again.last).text).toBe(text)
      }),
      { numRuns: cases(60) },
    )
  })
})
