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
    [
      'reports no change when the editor only wrote the text in its own style',
      [NORMALISED],
      false,
      STORED,
    ],
    ['reports what the user changed', [more], true, more],
    ['reports a change once', [more, more], false, more],
    ['restores the original bytes when all edits are undone', [more, NORMALISED], true, STORED],
    ['restores null, not an empty text', ['Bonjour', ''], true, null, null],
    ['stores an emptied text as empty', [''], true, ''],
    [
      'removes spaces at line ends',
      [`&#x20; ${more}&#x20;\n\n* Un  &#x20;`],
      true,
      `${more}\n\n* Un`,
    ],
    ['ignores a change that only adds such a space', [`${NORMALISED}&#x20;`], false, STORED],
  ])('%s', (_, edits, isNew, value, stored = STORED) => {
    const text = opened(stored, stored === null ? '' : NORMALISED)
    expect(edits.map((edit) => text.edit(edit)).at(-1)).toBe(isNew)
    expect(text.value).toBe(value)
  })

  it('recognises its own values, even when a late render brings an older one', () => {
    const text = opened()
    text.edit('a')
    text.edit('ab')
    expect(text.isForeign('a')).toBe(false)
    expect(text.isForeign('ab')).toBe(false)
  })

  it('treats its own old value as foreign when it returns later: a version was restored', () => {
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
