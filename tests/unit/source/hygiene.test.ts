import { describe, expect, it } from '@jest/globals'
import { cleanTarget as target } from '@/content/source/hygiene/targets'
import { cleanMarkdown as markdown } from '@/content/source/hygiene/markdown'
import { cleanSingleLine as singleLine, type Note } from '@/content/source/hygiene/characters'
import { formatRepair } from '@/content/source/result'
import { acceptedWith } from '../../fixtures/source/source-file'

/** Returns the cleaned text and its notes. */
const noted = (clean: (source: string, note: Note) => string) => (source: string) => {
  const notes: string[] = []
  const text = clean(source, (message) => notes.push(message))
  return { text, notes }
}

const [cleanTarget, cleanMarkdown, cleanSingleLine] = [target, markdown, singleLine].map(noted) as [
  ReturnType<typeof noted>,
  ReturnType<typeof noted>,
  ReturnType<typeof noted>,
]

describe('cleaning characters', () => {
  it.each([
    ['accents in two parts', 'e\u0301te\u0301', 'été', 'accents recomposés (Unicode NFC)'],
    [
      'accents separated by an invisible character',
      'e\u200B\u0301',
      'é',
      'caractères invisibles retirés',
    ],
    [
      'byte order marks and zero-width spaces',
      '\uFEFFa\u200Bb',
      'ab',
      'caractères invisibles retirés',
    ],
    ['control characters', 'a\u0007b\u009F', 'ab', 'caractères de contrôle retirés'],
    ['half a surrogate pair', 'a\uD800b', 'ab', 'caractères de contrôle retirés'],
    ['tabs', 'a\tb', 'a b', 'tabulations remplacées par un espace'],
    [
      'tabs of an indentation',
      '* a\n\t* b',
      '* a\n    * b',
      'tabulations d’indentation remplacées par 4 espaces',
    ],
    [
      'line separators',
      'a\u2028b',
      'a\nb',
      'sauts de ligne ordinaires mis à la place de caractères spéciaux',
    ],
  ])('repairs %s', (_, source, text, note) => {
    const cleaned = cleanMarkdown(source)
    expect(cleaned.text).toBe(text)
    expect(cleaned.notes).toContain(note)
  })

  it('leaves typographic spaces, joiners, soft hyphens and emoji unchanged', () => {
    const source = '30\u2009% de 3\u202F500\u00A0€, « à\u00ADbas » 👩‍💻'
    expect(cleanMarkdown(source)).toEqual({ text: source, notes: [] })
  })
})

describe('cleaning spaces', () => {
  it('removes them from the end of each line of a text', () => {
    expect(cleanMarkdown('Un. \n\nDeux.\u00A0\n')).toEqual({
      text: 'Un.\n\nDeux.',
      notes: ['espaces en fin de ligne retirés'],
    })
  })

  it('writes a line break in Markdown with a backslash instead', () => {
    expect(cleanMarkdown('Rue A  \nParis')).toEqual({
      text: 'Rue A\\\nParis',
      notes: ['retours à la ligne notés « \\ »'],
    })
  })

  it('makes no line break at the end of a table row', () => {
    const table = '| a | b |\n| - | - |\n| 1 | 2 |  \n| 3 | 4 |'
    expect(cleanMarkdown(table).text).toBe(table.replace('  \n', '\n'))
  })

  it('removes them, and line breaks, from a single-line text', () => {
    expect(cleanSingleLine(' Appel \nà projets ')).toEqual({
      text: 'Appel à projets',
      notes: ['espaces retirés aux extrémités', 'sauts de ligne remplacés par un espace'],
    })
  })
})

describe('cleaning link targets', () => {
  it.each([
    ['img/a.pdf', '/img/a.pdf'],
    ['../img/a.pdf', '/img/a.pdf'],
    ['eig@exemple.gouv.fr', 'mailto:eig@exemple.gouv.fr'],
    ['www.exemple.org/a', 'https://www.exemple.org/a'],
    ['exemple.gouv.fr/a', 'https://exemple.gouv.fr/a'],
  ])('completes %s to %s in each form of link', (from, to) => {
    const note = `cible « ${from} » complétée en « ${to} »`
    expect(cleanTarget(from)).toEqual({ text: to, notes: [note] })
    for (const shape of ['[a](@)', '![a](@ "t")', '[**a**](<@>)', 'a [b][c]\n\n[c]: @']) {
      expect(cleanMarkdown(shape.replace('@', from))).toEqual({
        text: shape.replace('@', to),
        notes: [note],
      })
    }
  })

  it.each(['https://a.fr', '/img/a.pdf', '#ancre', 'mailto:a@b.fr', 'tel:+33100000000', '?page=2'])(
    'leaves %s unchanged',
    (target) => {
      expect(cleanTarget(target)).toEqual({ text: target, notes: [] })
      expect(cleanMarkdown(`[a](${target})`)).toEqual({ text: `[a](${target})`, notes: [] })
    },
  )

  it('leaves code unchanged, and repairs an image inside a link', () => {
    expect(cleanMarkdown('`[a](b/c)` [![d](e/f.png)](g/h)').text).toBe(
      '`[a](b/c)` [![d](/e/f.png)](/g/h)',
    )
  })

  it('does not take a one-word footnote for a target', () => {
    for (const text of ['Dit[^1].\n\n[^1]: Ibid.', 'Dit[^a].\n\n[^a]: relatif/page']) {
      expect(cleanMarkdown(text)).toEqual({ text, notes: [] })
    }
    expect(cleanMarkdown('Dit[^1].\n\n[^1]: [ici](relatif)').text).toBe(
      'Dit[^1].\n\n[^1]: [ici](/relatif)',
    )
  })

  it('empties a field whose target leads nowhere', () => {
    expect(cleanTarget('#').text).toBe('')
    expect(cleanTarget('')).toEqual({ text: '', notes: [] })
  })
})

it('a second cleaning changes nothing', () => {
  const source = '\uFEFFe\u0301\t \n\n[a](b@c.fr)  \nfin\u2028 '
  const once = cleanMarkdown(source)
  expect(once.notes).not.toEqual([])
  expect(cleanMarkdown(once.text)).toEqual({ text: once.text, notes: [] })
})

it('each repair names its key', () => {
  const { repairs } = acceptedWith({
    program: 'a \nb ',
    criteria: { title: 'C', desc: '', list: [{ name: 'N', desc: 'a\u200Bb' }] },
  })
  expect(repairs.map(formatRepair)).toEqual([
    'program : espaces en fin de ligne retirés',
    'criteria.list[1].desc : caractères invisibles retirés',
  ])
})
