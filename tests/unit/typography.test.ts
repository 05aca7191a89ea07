import { describe, expect, it } from '@jest/globals'
import { enTranslations } from '@payloadcms/translations/languages/en'
import type { Config } from 'payload'

import { keepFieldErrors } from '@/collections/keep-field-errors'
import { ownWords } from '@/components/admin/own-words'
import { Refusal } from '@/platform/refusal'
import { siteConfig } from '@/site-config'
import { typesetWords } from '@/text/typeset-words'
import { frenchTypography } from '@/text/typography'

describe('frenchTypography', () => {
  /** Makes no-break spaces visible: `~` for U+00A0, `_` for U+202F. */
  const shown = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '_')

  const EXAMPLES = [
    ['Pourquoi ?', 'Pourquoi_?'],
    ['Pourquoi?', 'Pourquoi_?'],
    ['Vite ! Vraiment ?!', 'Vite_! Vraiment_?!'],
    ['un ; deux; trois', 'un_; deux_; trois'],
    ['Voici : un', 'Voici~: un'],
    ['Voici: un', 'Voici~: un'],
    ['Voici\u00a0; un', 'Voici_; un'],
    ['(vraiment ?)', '(vraiment_?)'],
    ['« mot »', '«~mot~»'],
    ['«mot»: suite', '«~mot~»~: suite'],
    ['30% et 10 €.', '30~% et 10~€.'],
    ["l'équipe d'Anne", 'l’équipe d’Anne'],
    ["l'", 'l’'],
    ["le mot 'test' cité", "le mot 'test' cité"],
    [' : suite', '~: suite'],
  ] as const

  const UNTOUCHED = [
    'https://exemple.fr/?a=1;b=2',
    'voir https://exemple.fr/a%20b?',
    'www.exemple.fr?',
    'à 10:30 précises',
    'std::vector',
    'merci :) et ;-)',
    'a!b a?b',
    'déjà\u00a0: fait\u202f!',
    '',
  ]

  it.each(EXAMPLES)('corrects %j', (text, expected) => {
    expect(shown(frenchTypography(text))).toBe(expected)
  })

  it.each(UNTOUCHED)('does not change %j', (text) => {
    expect(frenchTypography(text)).toBe(text)
  })

  it.each([...EXAMPLES.map(([text]) => text), ...UNTOUCHED])('changes %j only once', (text) => {
    const once = frenchTypography(text)
    expect(frenchTypography(once)).toBe(once)
  })
})

describe('the texts of the admin', () => {
  const SETTINGS = {
    databaseUrl: 'file::memory:',
    dataDir: 'data',
    secret: 'secret-de-test-'.repeat(3),
    siteUrl: 'https://exemple.fr',
  }

  /** All strings with the key `description`, at any depth of `value`. */
  function descriptions(value: unknown, seen = new Set<unknown>()): string[] {
    if (typeof value !== 'object' || value === null || seen.has(value)) return []
    seen.add(value)
    return Object.entries(value).flatMap(([key, inner]) =>
      key === 'description' && typeof inner === 'string' ? [inner] : descriptions(inner, seen),
    )
  }

  describe('the descriptions of fields', () => {
    it('have no-break spaces before French punctuation', async () => {
      const { collections, globals } = await siteConfig(SETTINGS)
      const all = descriptions([collections, globals])
      expect(all).toContain(
        'La page montre l’appel ouvert, à défaut le prochain, à défaut le dernier clos. Son état commande les boutons et la section «\u00a0Appel clos\u00a0». Sans appel choisi ici, c’est celui de la page au-dessus, comme «\u00a0/a\u00a0» l’est de «\u00a0/a/b\u00a0».',
      )
      expect(all.filter((text) => / [»;:!?]|« |'/.test(text))).toEqual([])
    })
  })

  const TYPED = 'Déjà « prise » : choisissez-en une autre !'
  const TYPESET = 'Déjà «\u00a0prise\u00a0»\u00a0: choisissez-en une autre\u202f!'

  describe('error messages', () => {
    const checked = async (validate: () => unknown) => {
      const fields = [{ name: 'adresse', type: 'text', validate }]
      const config = { collections: [{ slug: 'pages', fields }] } as unknown as Config
      const [field] = (await typesetWords(config)).collections![0]!.fields
      return (field as unknown as { validate: () => unknown }).validate()
    }

    it('have French typography when the validator of a field returns them, synchronously or not', async () => {
      expect(await checked(() => TYPED)).toBe(TYPESET)
      expect(await checked(() => Promise.resolve(TYPED))).toBe(TYPESET)
      expect(await checked(() => true)).toBe(true)
    })

    it('have French typography in a refusal, and at each field', async () => {
      expect(new Refusal(TYPED, 409).message).toBe(TYPESET)
      const error = { message: 'Champ', data: { errors: [{ path: 'slug', message: TYPED }] } }
      const payload = { globals: { config: [] } }
      const req = { payload, t: () => 'Le champ suivant n’est pas valide :' }
      const answer = await keepFieldErrors({ error, req } as never)
      expect(answer).toMatchObject({
        response: { errors: [{ data: { errors: [{ path: 'slug', message: TYPESET }] } }] },
      })
    })
  })
})

describe('our replacements of Payload’s texts', () => {
  /** Payload's English texts, because its French ones translate two placeholders by mistake. */
  const payloads: Record<string, Record<string, string>> = enTranslations
  const own = Object.entries(ownWords).flatMap(([group, words]) =>
    Object.entries(words).map(([key, text]): [string, string, string] => [group, key, text]),
  )

  /** `{{title}}`, `<1>`, `</1>`: where Payload inserts words and tags. */
  const placeholders = (text: string) => new Set(text.match(/\{\{\w+\}\}|<\/?\d+>/g))

  it.each(own)('have a key that Payload knows: %s:%s', (group, key) => {
    expect(Object.keys(payloads[group] ?? {})).toContain(key)
  })

  it.each(own)('keep the placeholders: %s:%s', (group, key, text) => {
    expect(placeholders(text)).toEqual(placeholders(payloads[group]?.[key] ?? ''))
  })

  it.each(own)('are gender-neutral and have French typography: %s:%s', (_group, _key, text) => {
    expect(text).not.toMatch(/\(e\)|\bsûr\b|\btous les\b|["'“”]| [:;!?»]|« /)
  })
})
