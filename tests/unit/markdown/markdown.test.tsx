import { describe, expect, it } from '@jest/globals'
import { render } from '@testing-library/react'

import { markdown } from '@/tests/fixtures/views'
import { Markdown } from '@/text/markdown'
import type { ImageView } from '@/text/markdown/images'
import { readMarkdown } from '@/text/markdown/parse'
import { markdownToPlainText } from '@/text/markdown/plain-text'

import { PLACE, headingsOf, show } from './show'

describe('typography', () => {
  it('is French in text, also across formatting', () => {
    expect(show("L'**appel** : *oui* ?").textContent).toBe('L’appel\u00a0: oui\u202f?')
  })

  it('does not change code', () => {
    const source = "`l'a : b ?`\n\n```\nd'e ; f !\n```"
    expect(show(source).textContent).toBe("l'a : b ?\nd'e ; f !\n")
  })
})

describe('HTML', () => {
  it.each([
    ['Un <u>mot [suivi](/a)</u> d’un autre', 'Un mot <a href="/a">suivi</a> d’un autre'],
    [
      'Le 2<sup>e</sup> de **H<SUB>2</SUB>O**',
      'Le 2<sup>e</sup> de <strong>H<sub>2</sub>O</strong>',
    ],
    ['<u>un <sup>*deux*</sup></u>', 'un <sup><em>deux</em></sup>'],
    ['Un <u>mot jamais fermé', 'Un &lt;u&gt;mot jamais fermé'],
    ['Un mot</sup> jamais ouvert', 'Un mot&lt;/sup&gt; jamais ouvert'],
    ['<sup>a <u>b</sup> c</u>', '&lt;sup&gt;a b&lt;/sup&gt; c'],
    ['<sup class="x">e</sup>', '&lt;sup class="x"&gt;e&lt;/sup&gt;'],
  ])('keeps the tags that the editor writes: %s', (source, html) => {
    expect(show(source).querySelector('p')?.innerHTML).toBe(html)
  })

  it('loses these tags in a plain text', () => {
    expect(markdownToPlainText(readMarkdown('Le 2<sup>e</sup> <u>mot</u> <b>x</b>').tree)).toBe(
      'Le 2e mot <b>x</b>',
    )
  })

  it('is shown as text, never interpreted', () => {
    const shown = show('Un <b onclick="x()">mot</b>\n\n<script>alert(1)</script>')
    expect(shown).toHaveTextContent('Un <b onclick="x()">mot</b> <script>alert(1)</script>')
    expect(shown.querySelector('b, script')).toBeNull()
  })
})

describe('tables', () => {
  it('have distinct captions', () => {
    const table = '| Quoi | **Combien** |\n|--|--|\n| Postes | 2 |'
    const found = show(`${table}\n\n${table}\n\n| Qui |\n|--|\n| Le jury |`)
    const captions = [
      'Tableau\u00a0: Quoi, Combien',
      'Tableau\u00a0: Quoi, Combien (2)',
      'Tableau\u00a0: Qui',
    ]
    const captionsIn = Array.from(found.querySelectorAll('caption'), (one) => one.textContent)
    expect(captionsIn).toEqual(captions)
    const groups = Array.from(found.querySelectorAll('[role=group]'), (one) => one.ariaLabel)
    expect(groups).toEqual(captions)
  })

  const shown = () => show('| A | B |\n|:--|--:|\n| un | 2 |')

  it('are in a wrapper that the keyboard can scroll', () => {
    expect(shown().querySelector('.fr-table [tabindex="0"] table')).not.toBeNull()
    expect(shown().querySelector('th')).toHaveAttribute('scope', 'col')
  })

  it('align their cells without inline styles', () => {
    expect(shown().querySelectorAll('.fr-cell--right')).toHaveLength(2)
    expect(shown().querySelector('[style]')).toBeNull()
  })
})

describe('lists', () => {
  it('keep their first number', () => {
    expect(show('3. trois\n4. quatre').querySelector('ol')).toHaveAttribute('start', '3')
  })

  it('show checked items without a form field', () => {
    const shown = show('- [x] fait\n- [ ] à faire')
    expect(shown).toHaveTextContent('☑ fait ☐ à faire')
    expect(shown.querySelector('input')).toBeNull()
  })
})

describe('footnotes', () => {
  const SOURCE = 'Un fait[^1], un autre[^2], le premier[^1].\n\n[^1]: Sa source.\n[^2]: La sienne.'

  it('are labelled in French and have distinct anchors', () => {
    const shown = show(SOURCE)
    expect(shown.querySelector('h2')).toHaveTextContent('Notes')
    expect(shown.querySelector('[id="t-fn-1"]')).toHaveTextContent('Sa source.')
  })

  it('have return links with distinct names', () => {
    const links = show(SOURCE).querySelectorAll('[data-footnote-backref]')
    expect(Array.from(links, (link) => link.getAttribute('aria-label'))).toEqual([
      'Retour à l’appel de la note 1',
      'Retour à l’appel de la note 1, fois n°\u00a02',
      'Retour à l’appel de la note 2',
    ])
  })

  it('of two texts on a page share no id, and each reference names the heading of its text', () => {
    const { container } = render(
      ['a', 'b'].map((id) => <Markdown key={id} text={markdown(SOURCE)} id={id} {...PLACE} />),
    )
    const ids = Array.from(container.querySelectorAll('[id]'), ({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const calls = container.querySelectorAll('[data-footnote-ref]')
    expect(Array.from(calls, (call) => call.getAttribute('aria-describedby'))).toEqual([
      ...Array<string>(3).fill('a-footnote-label'),
      ...Array<string>(3).fill('b-footnote-label'),
    ])
    expect(ids).toEqual(expect.arrayContaining(['a-footnote-label', 'b-footnote-label']))
  })
})

describe('headings', () => {
  it('close the gaps between levels, and keep the hierarchy', () => {
    expect(headingsOf(show('## A\n\n#### B\n\n#### C\n\n### D\n\n## E'))).toEqual([
      'H2 A',
      'H3 B',
      'H3 C',
      'H3 D',
      'H2 E',
    ])
  })

  it('start below the heading above the text, also when the text is shown elsewhere', () => {
    const source = '# A\n\n### B'
    expect(headingsOf(show(source, 3))).toEqual(['H4 A', 'H5 B'])
    expect(headingsOf(show(source, 1))).toEqual(['H2 A', 'H3 B'])
  })

  it('never go below level 6', () => {
    expect(headingsOf(show('# A\n\n## B\n\n### C\n\n#### D\n\n##### E', 3)).at(-1)).toBe('H6 E')
  })

  it('are also corrected inside quotations', () => {
    expect(headingsOf(show('## A\n\n> #### B'))).toEqual(['H2 A', 'H3 B'])
  })

  it('are left out when they are empty', () => {
    expect(headingsOf(show('##\n\n### A'))).toEqual(['H2 A'])
  })
})

describe('links', () => {
  it('marks a link that leaves the site', () => {
    const link = show("[L'annonce](https://exemple.org/a'b?c=1;d)").querySelector('a')
    expect(link).toHaveAttribute('href', "https://exemple.org/a'b?c=1;d")
    expect(link).toHaveAttribute('target', '_blank')
    expect(link).toHaveAttribute('rel', 'noopener external')
    expect(link).toHaveAttribute('title', 'L’annonce - nouvelle fenêtre')
  })

  it.each(['/faq', 'mailto:a@exemple.fr', 'tel:+33123456789', 'https://mission.exemple.fr/faq'])(
    'opens %s in the same window',
    (target) => {
      const link = show(`[lien](${target})`).querySelector('a')
      expect(link).toHaveAttribute('href', target)
      expect(link).not.toHaveAttribute('target')
    },
  )

  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'java&#9;script:alert(1)',
    'java&#10;script:alert(1)',
    'data:text/html;base64,PHM+',
    '//ailleurs.exemple',
    'page-relative',
    '',
  ])('keeps the words but not the target of %j', (target) => {
    const shown = show(`[des *mots*](<${target}>)`)
    expect(shown).toHaveTextContent('des mots')
    expect(shown.querySelector('a')).toBeNull()
  })

  it('shows the address of a link without words', () => {
    expect(show('[](https://exemple.org)')).toHaveTextContent('https://exemple.org')
  })

  it('keeps the title of the author', () => {
    expect(show('[Guide](/guide "Version 2")').querySelector('a')).toHaveAttribute(
      'title',
      'Guide - Version 2',
    )
  })
})

describe('images', () => {
  it('shows an image of the site, loaded lazily', () => {
    const image = show('![Un plan](/media/plan.png)').querySelector('img')
    expect(image).toHaveAttribute('src', '/media/plan.png')
    expect(image).toHaveAttribute('alt', 'Un plan')
    expect(image).toHaveAttribute('loading', 'lazy')
  })

  it('turns an image hosted elsewhere into a link', () => {
    const shown = show('![Un plan](https://exemple.org/plan.png)')
    expect(shown.querySelector('img')).toBeNull()
    expect(shown.querySelector('a')).toHaveTextContent('Un plan')
    expect(shown.querySelector('a')).toHaveAttribute('href', 'https://exemple.org/plan.png')
    expect(show('![](https://exemple.org/plan.png)').querySelector('a')).toHaveTextContent('image')
  })

  it('does not put a link inside a link', () => {
    const links = show('[![Un plan](https://exemple.org/p.png)](/plan)').querySelectorAll('a')
    expect(Array.from(links, (link) => link.getAttribute('href'))).toEqual(['/plan'])
  })

  it.each(['img/plan.png', 'data:image/png;base64,AAAA', 'javascript:alert(1)', ''])(
    'keeps only the words of an image whose source is %j',
    (source) => {
      const shown = show(`![Un plan](<${source}> "À venir")`)
      expect(shown).toHaveTextContent('Un plan – À venir')
      expect(shown.querySelector('img, a')).toBeNull()
    },
  )

  it('shows nothing for an image without a source or words', () => {
    expect(show('![]()')).toBeEmptyDOMElement()
  })

  describe('an image in the site’s library', () => {
    const photo: ImageView = {
      src: '/images/photo.jpg?v=ab',
      alt: 'Une équipe autour d’une table',
      width: 1200,
      height: 800,
      widths: [
        { src: '/images/photo.jpg?v=ab&w=480', width: 480 },
        { src: '/images/photo.jpg?v=ab&w=960', width: 960 },
      ],
    }
    const images = { '/images/photo.jpg': photo }
    const shown = (markdown: string, one = images) => show(markdown, 1, one).querySelector('img')

    it('has responsive widths, and a size that reserves its space before it loads', () => {
      const image = shown('![L’équipe](/images/photo.jpg)')
      expect(image).toHaveAttribute('src', photo.src)
      expect(image).toHaveAttribute('width', '1200')
      expect(image).toHaveAttribute('height', '800')
      expect(image).toHaveAttribute(
        'srcset',
        '/images/photo.jpg?v=ab&w=480 480w, /images/photo.jpg?v=ab&w=960 960w',
      )
      expect(image).toHaveAttribute('sizes')
      expect(image).toHaveAttribute('alt', 'L’équipe')
    })

    it('uses its stored alternative text when the text gives none, and an empty one if it is decorative', () => {
      expect(shown('![](/images/photo.jpg)')).toHaveAttribute('alt', photo.alt)
      const decorative = { '/images/photo.jpg': { ...photo, alt: '' } }
      expect(shown('![](/images/photo.jpg)', decorative)).toHaveAttribute('alt', '')
    })

    it('has no srcset when it has one width', () => {
      const small = { '/images/photo.jpg': { ...photo, widths: photo.widths.slice(0, 1) } }
      expect(shown('![](/images/photo.jpg)', small)).not.toHaveAttribute('srcset')
    })

    it('is replaced by its alternative text when it is not published', () => {
      expect(shown('![L’équipe](/images/absente.jpg)')).toBeNull()
      expect(show('![L’équipe](/images/absente.jpg)', 1, images)).toHaveTextContent('L’équipe')
    })
  })
})

describe('markdownToPlainText', () => {
  const plainText = (source: string) => markdownToPlainText(markdown(source))

  it('keeps the words of a text and none of its formatting', () => {
    const source =
      "## L'appel\n\nDes **missions** avec [beta](https://exemple.org)\nvite !\n\n* un\n"
    expect(plainText(source)).toBe('L’appel Des missions avec beta vite\u202f! un')
  })

  it('returns an empty text for an empty text', () => {
    expect(plainText(' \n')).toBe('')
  })

  it('separates the words of separate blocks', () => {
    expect(plainText('En deux temps :\n\n* dépôt\n* jury\n\n> avis\n>\n> rendu')).toBe(
      'En deux temps\u00a0: dépôt jury avis rendu',
    )
    expect(plainText('rue de Ségur  \nParis\\\nFrance')).toBe('rue de Ségur Paris France')
    expect(plainText('| Quoi | Combien |\n|--|--|\n| Postes | **2** |')).toBe(
      'Quoi Combien Postes 2',
    )
  })

  it('leaves out footnotes and the references to them', () => {
    expect(plainText('Un fait[^1], établi.\n\n[^1]: Sa source.\n\nUn autre.')).toBe(
      'Un fait, établi. Un autre.',
    )
  })
})
