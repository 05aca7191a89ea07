import { describe, expect, it } from '@jest/globals'

import { StoredMarkdown } from '@/components/admin/own-edits'

const STORED = 'Un __projet__ _utile_.\n'
const NORMALISED = 'Un **projet** *utile*.'

function opened(stored: string | null = STORED, normalised = NORMALISED) {
  const text = new StoredMarkdown(stored)
  text.normalisedTo(normalised)
  return text
}

describe('StoredMarkdown', () => {
  const more = `${NORMALISED} Oui.`

  it.each<[string, edits: string[], isNew: boolean, value: string | null, stored?: string | null]>([
    ['asks nothing when the editor only wrote the text its own way', [NORMALISED], false, STORED],
    ['gives what a person changed', [more], true, more],
    ['gives it once', [more, more], false, more],
    ['gives the original bytes back when all was undone', [more, NORMALISED], true, STORED],
    ['gives back the absence of text, not an empty one', ['Bonjour', ''], true, null, null],
    ['stores an emptied text as empty', [''], true, ''],
    [
      'gives no space at the edge of a line',
      [`&#x20; ${more}&#x20;\n\n* Un  &#x20;`],
      true,
      `${more}\n\n* Un`,
    ],
    ['takes such a space alone for no change', [`${NORMALISED}&#x20;`], false, STORED],
  ])('%s', (_, edits, isNew, value, stored = STORED) => {
    const text = opened(stored, stored === null ? '' : NORMALISED)
    expect(edits.map((edit) => text.edit(edit)).at(-1)).toBe(isNew)
    expect(text.value).toBe(value)
  })

  it('takes its own values for its own, even when a late render brings an older one', () => {
    const text = opened()
    text.edit('a')
    text.edit('ab')
    expect(text.isForeign('a')).toBe(false)
    expect(text.isForeign('ab')).toBe(false)
  })

  it('sees a value of its own come back later as a foreign one: a version was restored', () => {
    const text = opened()
    text.edit('a')
    text.edit('ab')
    text.isForeign('ab')
    expect(text.isForeign('a')).toBe(true)
    expect(text.isForeign(STORED)).toBe(true)
  })

  it('starts again from a foreign value', () => {
    const text = opened()
    text.edit('a')
    text.replaceWith('Autre _version_.')
    text.normalisedTo('Autre *version*.')
    expect(text.isForeign('Autre _version_.')).toBe(false)
    text.edit('Autre *version* encore.')
    text.edit('Autre *version*.')
    expect(text.value).toBe('Autre _version_.')
  })
})
