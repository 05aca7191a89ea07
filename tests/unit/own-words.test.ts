import { describe, expect, it } from '@jest/globals'
import { enTranslations } from '@payloadcms/translations/languages/en'

import { ownWords } from '@/components/admin/own-words'

/** Payload’s English, whose placeholders are right: its French translates two of them. */
const payloads: Record<string, Record<string, string>> = enTranslations
const own = Object.entries(ownWords).flatMap(([group, words]) =>
  Object.entries(words).map(([key, text]): [string, string, string] => [group, key, text]),
)

/** `{{title}}`, `<1>`, `</1>`: in whose place Payload puts words and tags. */
const placeholders = (text: string) => new Set(text.match(/\{\{\w+\}\}|<\/?\d+>/g))

describe('our own words in the place of Payload’s', () => {
  it.each(own)('have a key that Payload knows: %s:%s', (group, key) => {
    expect(Object.keys(payloads[group] ?? {})).toContain(key)
  })

  it.each(own)('keep the placeholders: %s:%s', (group, key, text) => {
    expect(placeholders(text)).toEqual(placeholders(payloads[group]?.[key] ?? ''))
  })

  it.each(own)('agree with no gender, and are typeset: %s:%s', (_group, _key, text) => {
    expect(text).not.toMatch(/\(e\)|\bsûr\b|\btous les\b|["'“”]| [:;!?»]|« /)
  })
})
