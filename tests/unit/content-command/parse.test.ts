import { expect, it } from '@jest/globals'

import { parse } from '@/scripts/content/usage'
import { runContent } from '@/tests/support/content-command'

const OPTIONS = { draft: { type: 'boolean' }, out: { type: 'string' } } as const

it.each([
  [['--nope'], 'Option inconnue : --nope.'],
  [['-x'], 'Option inconnue : -x.'],
  [['--toString'], 'Option inconnue : --toString.'],
  [['--draft=oui'], 'L’option --draft ne prend pas de valeur.'],
  [['--out'], 'L’option --out attend une valeur.'],
  [['--out='], 'L’option --out attend une valeur.'],
  [['--out', '--draft'], 'L’option --out attend une valeur.'],
])('refuses %j in French', (args, message) => {
  expect(() => parse(['a.md', ...args], OPTIONS)).toThrow(message)
})

it('reads options wherever they stand, and files whose name begins with a dash after “--”', () => {
  const args = ['a.md', '--out', 'b.md', '--draft', '--', '-c.md']
  expect(parse(args, OPTIONS)).toMatchObject({
    values: { out: 'b.md', draft: true },
    positionals: ['a.md', '-c.md'],
  })
  expect(parse(['--out=-b.md'], OPTIONS).values).toMatchObject({ out: '-b.md' })
})

it.each([
  [['--help'], 0, 'Usage :'],
  [['export', '-h'], 0, 'Usage :'],
  [['restore', '.'], 2, '. : ce n’est pas un fichier.'],
])(
  'answers %j with status %d',
  async (args, status, words) => {
    const { code, output } = await runContent(args, {})
    expect(output).toContain(words)
    expect(code).toBe(status)
  },
  60_000,
)
