import { describe, expect, it } from '@jest/globals'

import { show } from './show'

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

it('speaks French in footnotes and keeps their anchors apart', () => {
  const shown = show('Un fait[^1].\n\n[^1]: Sa source.')
  expect(shown.querySelector('h2')).toHaveTextContent('Notes')
  expect(shown.querySelector('[id="t-fn-1"]')).toHaveTextContent('Sa source.')
  expect(shown.querySelector('[aria-label*="Retour"]')).not.toBeNull()
})
