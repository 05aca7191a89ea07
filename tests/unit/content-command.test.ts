import { readFileSync } from 'node:fs'

import { expect, it } from '@jest/globals'

import { parse } from '@/platform/command-line'
import { failureMessage } from '@/scripts/content/failure'

describe('the arguments of the content command', () => {
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

  it('accepts options in any position, and files that start with a dash after “--”', () => {
    const args = ['a.md', '--out', 'b.md', '--draft', '--', '-c.md']
    expect(parse(args, OPTIONS)).toMatchObject({
      values: { out: 'b.md', draft: true },
      positionals: ['a.md', '-c.md'],
    })
    expect(parse(['--out=-b.md'], OPTIONS).values).toMatchObject({ out: '-b.md' })
  })
})

describe('the message about a failure', () => {
  const coded = (code: string, cause?: Error) =>
    Object.assign(new Error(`${code}: something in English`, { cause }), { code })

  const around = (cause: Error) =>
    new Error('Failed query: insert into "pages" values (?)\nparams: Un texte pas encore publié', {
      cause,
    })

  it('gives the cause of a failed query, but never the query', () => {
    const full = coded('SQLITE_FULL', coded('SQLITE_FULL'))
    expect(failureMessage(around(full))).toBe(
      'Le disque est plein : libérez de la place, ou prenez-en un autre, puis recommencez.',
    )
    expect(failureMessage(around(new Error('no such table: pages')))).toMatch(/migrate:create/)
    expect(failureMessage(around(around(new Error('Autre\nparams: Un texte'))))).toBe('Autre')
    expect(failureMessage(around(coded('SQLITE_IOERR_WRITE')))).toMatch(/plein ou en panne/)
  })

  it('adds the messages of the surrounding errors, once', () => {
    const kept = new Error('La base contient une partie de la sauvegarde.', {
      cause: Object.assign(new Error('no space'), { code: 14031, codeName: 'OutOfDiskSpace' }),
    })
    expect(failureMessage(kept)).toMatch(/^Le disque est plein.*\nLa base contient une partie/)
    expect(failureMessage(new Error('Échec', { cause: new Error('Échec') }))).toBe('Échec')
  })

  it('names the file that the system refuses', () => {
    const thrown = (file: string): unknown => {
      try {
        return readFileSync(file)
      } catch (error) {
        return error
      }
    }
    expect(failureMessage(thrown('/nulle-part/a.md'))).toMatch(
      /^\/nulle-part\/a\.md : ce fichier ou son dossier n’existe pas/,
    )
    expect(failureMessage(thrown('/'))).toMatch(/c’est un dossier/)
  })

  it('repeats a message that is already in French', () => {
    expect(failureMessage(new Error('Le dossier x n’existe pas.'))).toBe(
      'Le dossier x n’existe pas.',
    )
    expect(failureMessage('texte')).toBe('texte')
  })
})
