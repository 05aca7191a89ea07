import { beforeAll, describe, expect, it } from '@jest/globals'

import { FONTS, readDsfr } from '../../../scripts/assets/dsfr'
import {
  buildStyleSheet,
  compact,
  dressThemes,
  fullStyleSheet,
  inlineIcons,
  purge,
} from '../../../scripts/assets/style-sheet'
import { publicVocabulary } from '../../../scripts/assets/vocabulary'

describe('the style sheet of the public site', () => {
  let css: string
  let files: string[]
  beforeAll(async () => {
    ;({ css, files } = await buildStyleSheet())
  })

  it('closes every block it opens', () => {
    const withoutTexts = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/"[^"]*"|'[^']*'/g, '')
    expect(withoutTexts.split('{').length).toBe(withoutTexts.split('}').length)
  })

  it('names only files of DSFR, from beside itself', () => {
    expect(files.length).toBeGreaterThanOrEqual(FONTS.length)
    for (const path of files) {
      expect(path).not.toContain('..')
      expect(readDsfr(path).length).toBeGreaterThan(0)
    }
  })

  it('declares the fonts that are published and no other', () => {
    expect(files.filter((path) => path.startsWith('fonts/')).sort()).toEqual([...FONTS].sort())
    expect(css.match(/@font-face/g)).toHaveLength(FONTS.length)
  })

  it('ends with the rules of the site', () => {
    expect(css.lastIndexOf('.eig-hero')).toBeGreaterThan(css.lastIndexOf('.fr-footer{'))
  })

  it('keeps the licence of DSFR, and of its rules what pages use', () => {
    expect(css).toMatch(
      /^@charset "UTF-8";\n\/\*!\s*\* DSFR v1\.14\.4 \| SPDX-License-Identifier: MIT/,
    )
    expect(css.length).toBeLessThan(fullStyleSheet().length / 5)
    for (const used of ['.fr-badge--success', '.fr-col-md-6', 'blockquote', '.fr-cell--right']) {
      expect(css).toContain(used)
    }
    for (const unused of ['.fr-badge--pink-tuile', '.fr-col-xl-7', '.fr-mx-n1v']) {
      expect(css).not.toContain(unused)
    }
  })
})

it('reads in the sources what a selector may match', () => {
  expect(publicVocabulary()).toEqual(
    expect.arrayContaining([
      ...['dialog', 'summary', 'h4', 'blockquote'],
      ...['eig-card', 'fr-modal--opened', 'fr-badge--warning', 'fr-table'],
      ...['class', 'aria-current', 'target', 'data-fr-theme'],
    ]),
  )
})

it('removes the rules, properties and animations that nothing uses', async () => {
  const css = `
    :root { --a: red; --b: var(--a); --c: blue }
    p { color: var(--b) }
    .fr-used, .fr-unused { margin: 0 }
    .fr-used:hover:not(.fr-other) { margin: 1px }
    [data-x=y] a { color: red }
    @keyframes k { to { opacity: 0 } }`
  expect(await compact(await purge(css, ['p', 'fr-used']))).toBe(
    ':root{--a: red;--b: var(--a)}p{color:var(--b)}.fr-used{margin:0}.fr-used:hover:not(.fr-other){margin:1px}',
  )
})

it('keeps the dark theme for screens, and follows the system where no script has said the theme', async () => {
  const css = `.a::after, [data-fr-theme=dark] .a::after { x: 1 }\n:root[data-fr-theme='dark'] { --y: 2 }`
  expect(await compact(dressThemes(css))).toBe(
    '.a:after{x:1}' +
      '@media screen{[data-fr-theme=dark] .a:after{x:1}}' +
      '@media screen and (prefers-color-scheme:dark){:root:not([data-fr-theme]) .a:after{x:1}}' +
      '@media screen{:root[data-fr-theme=dark]{--y: 2 }}' +
      '@media screen and (prefers-color-scheme:dark){:root:not([data-fr-theme]){--y: 2 }}',
  )
})

it('puts the small icons of DSFR in the style sheet as they are', () => {
  const path = 'icons/system/menu-fill.svg'
  const address = /url\("data:image\/svg\+xml,([^"]+)"\)/.exec(
    inlineIcons(`a{b:url(${path})}`),
  )?.[1]
  expect(decodeURIComponent(address ?? '')).toBe(readDsfr(path).toString('utf8').trim())
})
