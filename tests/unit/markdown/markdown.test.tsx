import { describe, expect, it } from '@jest/globals'
import { render } from '@testing-library/react'

import { markdown } from '@/tests/fixtures/views'
import { Markdown } from '@/text/markdown'

import { PLACE, show } from './show'

describe('typography', () => {
  it('is French in text, across marks', () => {
    expect(show("L'**appel** : *oui* ?").textContent).toBe('L’appel\u00a0: oui\u202f?')
  })

  it('leaves code as it is', () => {
    const source = "`l'a : b ?`\n\n```\nd'e ; f !\n```"
    expect(show(source).textContent).toBe("l'a : b ?\nd'e ; f !\n")
  })
})

describe('HTML', () => {
  it('is shown as text, never interpreted', () => {
    const shown = show('Un <b onclick="x()">mot</b>\n\n<script>alert(1)</script>')
    expect(shown).toHaveTextContent('Un <b onclick="x()">mot</b> <script>alert(1)</script>')
    expect(shown.querySelector('b, script')).toBeNull()
  })
})

describe('tables', () => {
  const shown = () => show('| A | B |\n|:--|--:|\n| un | 2 |')

  it('stand in a wrapper that a keyboard can scroll', () => {
    expect(shown().querySelector('.fr-table [tabindex="0"] table')).not.toBeNull()
    expect(shown().querySelector('th')).toHaveAttribute('scope', 'col')
  })

  it('align their cells without any inline style', () => {
    expect(shown().querySelectorAll('.fr-cell--right')).toHaveLength(2)
    expect(shown().querySelector('[style]')).toBeNull()
  })
})

describe('lists', () => {
  it('keep where they start', () => {
    expect(show('3. trois\n4. quatre').querySelector('ol')).toHaveAttribute('start', '3')
  })

  it('show what is done without a form field', () => {
    const shown = show('- [x] fait\n- [ ] à faire')
    expect(shown).toHaveTextContent('☑ fait ☐ à faire')
    expect(shown.querySelector('input')).toBeNull()
  })
})

describe('footnotes', () => {
  const SOURCE = 'Un fait[^1], un autre[^2], le premier[^1].\n\n[^1]: Sa source.\n[^2]: La sienne.'

  it('speak French and keep their anchors apart', () => {
    const shown = show(SOURCE)
    expect(shown.querySelector('h2')).toHaveTextContent('Notes')
    expect(shown.querySelector('[id="t-fn-1"]')).toHaveTextContent('Sa source.')
  })

  it('have return links of which each has its own name', () => {
    const links = show(SOURCE).querySelectorAll('[data-footnote-backref]')
    expect(Array.from(links, (link) => link.getAttribute('aria-label'))).toEqual([
      'Retour à l’appel de la note 1',
      'Retour à l’appel de la note 1, fois n°\u00a02',
      'Retour à l’appel de la note 2',
    ])
  })

  it('of two texts on a page give no id twice, and each call names its own heading', () => {
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
