import { describe, expect, it } from '@jest/globals'
import { readSource } from '@/content/source/read'
import { formatFault } from '@/content/source/result'
import { faultsOf, fixture, fixtureBytes, read } from '../../fixtures/source/source-file'

const faultsOfBytes = (bytes: Uint8Array) => {
  const result = readSource(bytes, 'page.md')
  return result.ok ? [] : result.faults.map(formatFault)
}

describe('faults of the file', () => {
  it('front matter missing, not first or not closed', () => {
    const missing = ['page.md:1:1: en-tête YAML absent : la première ligne doit être « --- »']
    expect(faultsOf('')).toEqual(missing)
    expect(faultsOf('# Bonjour')).toEqual(missing)
    expect(faultsOf(`\n${fixture}`)).toEqual(missing)
    expect(faultsOf('---\ntitle: A\n')).toEqual([
      'page.md:1:1: en-tête YAML non fermé : une ligne « --- » manque',
    ])
  })

  it('front matter that never seems to end', () => {
    expect(faultsOf(`---\n${'@\n'.repeat(20_000)}---\n`)).toEqual([
      'page.md:1:1: en-tête trop long : 20000 lignes, une page tient en 15000',
    ])
  })

  it('bytes that are not UTF-8, each line with its place', () => {
    const latin = Buffer.from('---\ntitle: \u{1F44D} Éte\nopen: �é é\n', 'utf8').toString('binary')
    const bytes = Buffer.from(
      latin.replace('\u00c3\u0089', '\u00c9').replaceAll('\u00c3\u00a9', '\u00e9'),
      'binary',
    )
    const message = 'octet qui n’est pas de l’UTF-8 : enregistrez le fichier en UTF-8'
    expect(faultsOfBytes(bytes)).toEqual([`page.md:2:11: ${message}`, `page.md:3:8: ${message}`])
  })

  it('more than 256 KiB', () => {
    const limit = 256 * 1024
    const filler = (size: number) => Buffer.concat([Buffer.alloc(size, 'a')])
    expect(faultsOfBytes(filler(limit + 1))).toEqual([
      'page.md:1:1: fichier trop gros (262145 octets) : une page tient dans 256 Kio',
    ])
    expect(faultsOfBytes(filler(limit))[0]).toContain('en-tête YAML absent')
  })
})

describe('what an editor leaves in a file', () => {
  it('a byte order mark and Windows line ends change nothing but are told', () => {
    const windows = read(`\uFEFF${fixture.replaceAll('\n', '\r\n')}`)
    const plain = read(fixture)
    expect(windows).toEqual({
      ...plain,
      repairs: [
        { key: 'fichier', message: 'marque d’ordre des octets (BOM) retirée' },
        { key: 'fichier', message: 'fins de ligne Windows (CRLF) converties' },
      ],
    })
  })
})

/** Repeatable numbers from 0 to `limit`, so that a failure can be replayed. */
function* places(limit: number, count: number): Generator<number> {
  let seed = 42
  for (let index = 0; index < count; index += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    yield seed % (limit + 1)
  }
}

it('a file cut or bitten anywhere is accepted or refused with places, never a crash', () => {
  const outcomes = new Set<boolean>()
  for (const place of places(fixtureBytes.length, 200)) {
    const cut = fixtureBytes.subarray(0, place)
    const bitten = Buffer.concat([cut, fixtureBytes.subarray(place + 3)])
    const closed = Buffer.concat([cut, Buffer.from('\n---\n')])
    for (const bytes of [cut, bitten, closed]) {
      const result = readSource(bytes, 'page.md')
      outcomes.add(result.ok)
      if (result.ok) continue
      expect(result.faults.length).toBeGreaterThan(0)
      for (const { line, column } of result.faults)
        expect(Math.min(line, column)).toBeGreaterThan(0)
      expect(result.faults.map(({ message }) => message).join()).not.toContain('contenu ')
    }
  }
  expect([...outcomes].sort()).toEqual([false, true])
})
