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
  it('asks nothing of the form when the editor only wrote the text its own way', () => {
    const text = opened()
    expect(text.edit(NORMALISED)).toBe(false)
    expect(text.value).toBe(STORED)
  })

  it('gives what a person changed, once', () => {
    const text = opened()
    expect(text.edit(`${NORMALISED} Oui.`)).toBe(true)
    expect(text.value).toBe(`${NORMALISED} Oui.`)
    expect(text.edit(`${NORMALISED} Oui.`)).toBe(false)
  })

  it('gives the original bytes back when everything was undone', () => {
    const text = opened()
    text.edit(`${NORMALISED} Oui.`)
    expect(text.edit(NORMALISED)).toBe(true)
    expect(text.value).toBe(STORED)
  })

  it('gives back the absence of text, not an empty one', () => {
    const text = opened(null, '')
    text.edit('Bonjour')
    expect(text.edit('')).toBe(true)
    expect(text.value).toBeNull()
  })

  it('stores an emptied text as empty', () => {
    const text = opened()
    expect(text.edit('')).toBe(true)
    expect(text.value).toBe('')
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
