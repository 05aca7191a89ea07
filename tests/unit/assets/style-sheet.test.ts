import { expect, it } from '@jest/globals'

import { FONTS, readDsfr } from '../../../scripts/assets/dsfr'
import { buildStyleSheet } from '../../../scripts/assets/style-sheet'

const { css, files } = buildStyleSheet()
const withoutTexts = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/"[^"]*"|'[^']*'/g, '')

it('closes every block it opens', () => {
  expect(withoutTexts.split('{').length).toBe(withoutTexts.split('}').length)
})

it('names only files of DSFR, from beside itself', () => {
  expect(files.length).toBeGreaterThan(FONTS.length)
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
  expect(css.lastIndexOf('.eig-hero')).toBeGreaterThan(css.lastIndexOf('.fr-footer {'))
})
