/** What `readHtml` keeps and loses of the clipboards of other programs. */
import { readFileSync } from 'node:fs'

import { describe, expect, it, jest } from '@jest/globals'
import type { Nodes } from 'mdast'

import { cleanLink } from '@/components/admin/paste/clean-link'
import { frenchQuotes } from '@/components/admin/paste/french-quotes'
import { lossesSentence, noLosses } from '@/components/admin/paste/losses'
import { readWords } from '@/components/admin/paste/plain-text'
import { readHtml } from '@/components/admin/paste/read-html'
import { CLIPBOARDS } from '@/tests/fixtures/clipboards'
import { bare } from '@/tests/support/bare-tree'
import { processorTime } from '@/tests/support/hostile-texts'
import { cases, fc } from '@/tests/support/random-cases'
import { markdownNodes, nodesIn } from '@/text/markdown/parse'

/** The time that a busy machine and its garbage collector may add. */
const SLACK_MS = 80

const ORIGIN = 'https://mission.exemple.fr'

// `paste-in-editor.test.tsx` checks the resulting text.
it.each(Object.values(CLIPBOARDS).flat())('counts the losses of $name', (clipboard) => {
  const { losses } = readHtml(clipboard.html ?? '', ORIGIN)
  expect(losses).toEqual({ ...noLosses(), ...clipboard.losses })
})

describe('cleanLink', () => {
  it.each([
    ['https://exemple.org/a?utm_source=x&b=%C3%A9&fbclid=1#c', 'https://exemple.org/a?b=%C3%A9#c'],
    ['https://exemple.org/?utm_id=1', 'https://exemple.org/'],
    [
      'https://exemple.org/?a=utm_source#utm_source=1',
      'https://exemple.org/?a=utm_source#utm_source=1',
    ],
    ['https://www.google.fr/url?sa=t&url=https%3A%2F%2Fexemple.org%2F', 'https://exemple.org/'],
    [
      'https://l.facebook.com/l.php?u=https%3A%2F%2Fexemple.org%2F%3Fa&h=AT',
      'https://exemple.org/?a',
    ],
    [
      'https://www.google.com/search?q=https://exemple.org',
      'https://www.google.com/search?q=https://exemple.org',
    ],
    [
      'https://exemple.org/url?q=https://autre.example',
      'https://exemple.org/url?q=https://autre.example',
    ],
    ['mailto:a@exemple.fr?subject=utm_source', 'mailto:a@exemple.fr?subject=utm_source'],
    ['/participer?utm_source=x', '/participer'],
    ['https://www.google.com/url?q=javascript:alert(1)', null],
    ['www.numerique.gouv.fr', 'https://www.numerique.gouv.fr'],
    ['WWW.exemple.org/a?utm_source=x&b=1', 'https://WWW.exemple.org/a?b=1'],
    ['www.html', null],
    ['javascript:alert(1)', null],
    ['#_ftn1', null],
    ['guide.html', null],
  ])('%s', (typed, href) => {
    expect(cleanLink(typed)).toBe(href)
  })

  it('does not follow an endless chain of redirections', () => {
    let href = 'https://exemple.org/'
    for (let times = 0; times < 8; times++) {
      href = `https://www.google.com/url?q=${encodeURIComponent(href)}`
    }
    expect(cleanLink(href)).toMatch(/^https:\/\/www\.google\.com\/url/)
  })
})

describe('frenchQuotes', () => {
  const typeset = (text: string) =>
    frenchQuotes(text)
      .reverse()
      .reduce(
        (set, { start, end, text: sign }) => set.slice(0, start) + sign + set.slice(end),
        text,
      )
      .replaceAll('\u00a0', '_')

  it.each([
    ['Un "mot" et “un autre”.', 'Un «_mot_» et «_un autre_».'],
    ['l’"appel" ("clos")', 'l’«_appel_» («_clos_»)'],
    ['“ mot ”', '«_mot_»'],
    ['« dit “mot” »', '« dit “mot” »'],
    ['Un écran de 27" et de 24"', 'Un écran de 27" et de 24"'],
    ['Un "mot jamais fermé\nni "ici', 'Un "mot jamais fermé\nni "ici'],
    ['vide ""', 'vide ""'],
  ])('%j', (text, set) => {
    expect(typeset(text)).toBe(set)
  })
})

it('the losses are listed in one sentence', () => {
  expect(lossesSentence(noLosses())).toBe('')
  const losses = { ...noLosses(), images: 2, comments: 1, localLinks: 1 }
  expect(lossesSentence(losses).replace(/[\u00a0\u202f]/g, ' ')).toBe(
    'N’a pas été repris : 2 images, un commentaire et un lien vers un fichier de votre ordinateur. Pour une image : bouton « Insérer une image ».',
  )
})

it('text without formatting becomes one paragraph per line, unchanged', () => {
  const tree = readWords('Un "mot"\r\n\r\n• une  puce\n')
  expect(bare(tree)).toEqual({
    type: 'root',
    children: ['Un "mot"', '• une  puce'].map((value) => ({
      type: 'paragraph',
      children: [{ type: 'text', value }],
    })),
  })
})

describe('readHtml', () => {
  it.each([
    ['quotes', '“"« '],
    ['blanks', ' \u00a0'],
    ['line breaks', '<br>a '],
    ['bold words', '<b>a</b> <i>b</i> '],
    ['lists', '<ul><li>a</ul>'],
    ['bullets', '<p>• a</p><p>– b</p>'],
    ['items of a list in Word', '<p style="mso-list:l0 level1 lfo1">a</p>'],
    ['table cells', '<table><tr><td colspan=1000 rowspan=65534>a<td>b</table>'],
  ])('takes at most in proportion to the length of the HTML: %s', (_, unit) => {
    const slow = [1, 2, 3].every(() => {
      const [once, twice] = [500, 1_000].map((times) => {
        const html = unit.repeat(times)
        return processorTime(() => readHtml(html, ORIGIN))
      }) as [number, number]
      return twice > 3 * once + SLACK_MS
    })
    expect(slow).toBe(false)
  })

  it('loses no words', () => {
    const words = fc.constantFrom('un', 'deux', 'trois', 'quatre')
    const tags = fc.constantFrom(
      ...['p', 'b', 'ul', 'li', 'ol', 'h2', 'blockquote', 'table', 'tr', 'td', 'span', 'a', 'div'],
    )
    const { html } = fc.letrec<{ html: string }>((tie) => ({
      html: fc.oneof(
        { maxDepth: 5 },
        words,
        fc
          .tuple(tags, fc.array(tie('html'), { maxLength: 4 }))
          .map(([tag, inside]) => `<${tag}>${inside.join(' ')}</${tag}>`),
      ),
    }))
    fc.assert(
      fc.property(html, (source) => {
        const { body } = new DOMParser().parseFromString(source, 'text/html')
        const wordsIn = (text: string) => (text.match(/[a-z]+/g) ?? []).sort()
        const { tree } = readHtml(source, ORIGIN)
        const kept = nodesIn(tree).map((node) => ('value' in node ? node.value : ' '))
        const spaced = body.innerHTML.replace(/<[^<>]*>/g, (tag) =>
          /^<\/?(?:a|b|span)\b/.test(tag) ? '' : ' ',
        )
        expect(wordsIn(kept.join(''))).toEqual(wordsIn(spaced.replaceAll('&nbsp;', ' ')))
      }),
      { numRuns: cases(200) },
    )
  })
})

describe('docs/paste.md', () => {
  const KINDS: Partial<Record<Nodes['type'], string>> = {
    heading: 'headings',
    link: 'links',
    strong: 'bold',
    emphasis: 'italics',
    delete: 'struck words',
    table: 'table',
    blockquote: 'quotation',
    inlineCode: 'code',
    image: 'image',
    break: 'line breaks',
    thematicBreak: 'rule',
    html: 'raised or lowered words',
  }

  function kept(markdown: string): string {
    const nodes = markdownNodes(markdown)
    const lists = nodes.flatMap((node) => (node.type === 'list' ? [node] : []))
    const isNested = lists.some(({ children }) =>
      children.some((item) => item.children.some(({ type }) => type === 'list')),
    )
    const found = [
      ...nodes.map(({ type }) => KINDS[type]),
      ...lists.map(({ children, ordered }) =>
        children.some(({ checked }) => checked !== null)
          ? 'boxes'
          : ordered
            ? 'numbers'
            : 'bullets',
      ),
      isNested && 'nesting',
    ]
    return [...new Set(found.filter(Boolean))].join(', ') || 'words'
  }

  it('has a line for each clipboard', () => {
    const rows = Object.entries(CLIPBOARDS).flatMap(([program, clipboards]) =>
      clipboards.map(({ losses = {}, markdown, name }) => {
        const left = Object.entries(losses).map(([loss, count]) => `${loss}: ${count}`)
        return [program, name, kept(markdown), left.join(', ')]
      }),
    )
    const text = readFileSync('docs/paste.md', 'utf8')
    const table = text.split('\n').filter((line) => line.startsWith('|'))
    const cells = table.slice(2).map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    expect(cells).toEqual(rows)
  })
})

describe('a pasted table', () => {
  const table = (cells: number) => `<table>${'<tr><td>a<td>b'.repeat(cells / 2)}</table>`

  it('is kept up to 600 cells in total, because the form would block for seconds with more', () => {
    const kept = readHtml(table(300) + table(300), ORIGIN)
    expect(kept.tree.children.map(({ type }) => type)).toEqual(['table', 'table'])
    const { losses, tree } = readHtml(`<p>Avant</p>${table(6_000)}<p>Après</p>`, ORIGIN)
    expect(tree.children.map(({ type }) => type)).toEqual(['paragraph', 'paragraph'])
    expect(lossesSentence(losses)).toContain('un tableau trop grand. Collez 600 cases au plus')
  })
})

const wordsOf = (tree: Nodes) =>
  nodesIn(tree)
    .map((node) => (node.type === 'text' ? node.value : ''))
    .join('')

describe('HTML with names, event handlers or unclosed quotes', () => {
  // In browsers, a name such as `body` hides the property of the form or document; jsdom does not do this.
  it('has no name or id left when it is read', () => {
    const parse = jest.spyOn(DOMParser.prototype, 'parseFromString')
    const { tree } = readHtml(
      '<form>un<input name=getAttribute></form><img id=body name=body>',
      ORIGIN,
    )
    const [parsed] = parse.mock.results.map(({ value }) => value as Document)
    parse.mockRestore()
    expect(parsed!.querySelectorAll('form, input, img')).toHaveLength(3)
    expect(parsed!.querySelectorAll('[name], [id]')).toHaveLength(0)
    expect(wordsOf(tree)).toBe('un')
  })

  it('has no event handler left when it is parsed', () => {
    const parse = jest.spyOn(DOMParser.prototype, 'parseFromString')
    const html =
      '<p title="a > b" onclick="alert(1)" ONLOAD=x()>once = « onclick="a" »</p><img/onerror=\'x("\'/src="/images/a.png" alt="on">'
    const { tree } = readHtml(html, ORIGIN)
    const [written] = parse.mock.lastCall!
    parse.mockRestore()
    expect(written).toBe(
      '<p title="a > b"  >once = « onclick="a" »</p><img//src="/images/a.png" alt="on">',
    )
    expect(wordsOf(tree)).toContain('once = « onclick="a" »')
  })

  it('is read in linear time despite many unclosed quotes or brackets', () => {
    for (const part of ['<a ', '<a "', '<a \'"', '<a x="']) {
      expect(processorTime(() => readHtml(part.repeat(20_000), ORIGIN))).toBeLessThan(3_000)
    }
  })
})
