import { describe, expect, it } from '@jest/globals'

import { siteConfig } from '@/lib/site-config'

const SETTINGS = {
  databaseUrl: 'file::memory:',
  dataDir: 'data',
  secret: 'secret-de-test-'.repeat(3),
  siteUrl: 'https://exemple.fr',
}

/** Every string at a key named `description`, at any depth of `value`. */
function descriptions(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return []
  seen.add(value)
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'description' && typeof inner === 'string' ? [inner] : descriptions(inner, seen),
  )
}

describe('what the admin says under its fields', () => {
  it('never breaks a line before a French sign', async () => {
    const { collections, globals } = await siteConfig({}, SETTINGS)
    const all = descriptions([collections, globals])
    expect(all).toContain(
      'La page montre l’appel ouvert, à défaut le prochain, à défaut le dernier clos. Son état commande les boutons et la section «\u00a0Appel clos\u00a0».',
    )
    expect(all.filter((text) => / [»;:!?]|« |'/.test(text))).toEqual([])
  })
})
