import { describe, expect, it } from '@jest/globals'
import { readSource } from '@/content/source/read'
import { formatFault } from '@/content/source/result'
import { faultsOf, fixture, read } from '../../fixtures/source/source-file'

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
