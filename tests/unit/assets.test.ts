import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'

import { readAssets } from '@/platform/assets'
import { assets } from '@/tests/fixtures/views'

import { FONTS, readDsfr } from '../../scripts/assets/dsfr'
import {
  inlineIcons,
  compact,
  purge,
  dressThemes,
  withoutUnseen,
} from '@/scripts/assets/style-sheet'
import { publishAssets } from '../../scripts/assets/publish'
import { buildStyleSheet, fullStyleSheet } from '../../scripts/assets/style-sheet'
import { publicVocabulary } from '../../scripts/assets/vocabulary'

describe('building the assets', () => {
  describe('the style sheet of the public site', () => {
    let css: string
    let files: string[]
    beforeAll(async () => {
      ;({ css, files } = await buildStyleSheet())
    })

    it('closes each block that it opens', () => {
      const withoutTexts = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/"[^"]*"|'[^']*'/g, '')
      expect(withoutTexts.split('{').length).toBe(withoutTexts.split('}').length)
    })

    it('refers only to files of the DSFR, by relative paths', () => {
      expect(files.length).toBeGreaterThanOrEqual(FONTS.length)
      for (const path of files) {
        expect(path).not.toContain('..')
        expect(readDsfr(path).length).toBeGreaterThan(0)
      }
    })

    it('declares exactly the published fonts', () => {
      expect(files.filter((path) => path.startsWith('fonts/')).sort()).toEqual([...FONTS].sort())
      expect(css.match(/@font-face/g)).toHaveLength(FONTS.length)
    })

    it('ends with the rules of the site', () => {
      expect(css.lastIndexOf('.eig-hero')).toBeGreaterThan(css.lastIndexOf('.fr-footer{'))
    })

    it('keeps the licence of the DSFR, and only the rules that pages use', () => {
      expect(css).toMatch(
        /^@charset "UTF-8";\n\/\*!\s*\* DSFR v1\.14\.4 \| SPDX-License-Identifier: MIT/,
      )
      expect(css.length).toBeLessThan(fullStyleSheet().length / 5)
      expect(gzipSync(css).length).toBeLessThan(20_000)
      for (const used of ['.fr-badge--success', '.fr-col-md-6', 'blockquote', '.fr-cell--right']) {
        expect(css).toContain(used)
      }
      for (const unused of ['.fr-badge--pink-tuile', '.fr-col-xl-7', '.fr-mx-n1v']) {
        expect(css).not.toContain(unused)
      }
    })
  })

  it('collects the words that selectors can match from the source code', () => {
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

  it('removes selectors that match on no page, and keeps the rest of a rule', () => {
    const css =
      '.fr-a:disabled,.fr-a:not(:disabled):hover{b:c}.fr-notice .fr-btn--close{b:c}.fr-modal .fr-btn--close{b:c}.fr-link:not([href]){b:c}.fr-breadcrumb__link:not([href]){b:c}'
    expect(withoutUnseen(css)).toBe(
      '.fr-a:not(:disabled):hover{b:c}.fr-modal .fr-btn--close{b:c}.fr-breadcrumb__link:not([href]){b:c}',
    )
  })

  it('applies the dark theme only to screens, and follows the system until a script sets a theme', async () => {
    const css = `.a::after, [data-fr-theme=dark] .a::after { x: 1 }\n:root[data-fr-theme='dark'] { --y: 2 }`
    expect(await compact(dressThemes(css))).toBe(
      '.a:after{x:1}' +
        '@media screen{[data-fr-theme=dark] .a:after{x:1}}' +
        '@media screen and (prefers-color-scheme:dark){:root:not([data-fr-theme]) .a:after{x:1}}' +
        '@media screen{:root[data-fr-theme=dark]{--y: 2 }}' +
        '@media screen and (prefers-color-scheme:dark){:root:not([data-fr-theme]){--y: 2 }}',
    )
  })

  it('inlines the small icons of the DSFR in the style sheet, unchanged', () => {
    const path = 'icons/system/menu-fill.svg'
    const address = /url\("data:image\/svg\+xml,([^"]+)"\)/.exec(
      inlineIcons(`a{b:url(${path})}`),
    )?.[1]
    expect(inlineIcons(`a{b:url(${path});-c-b:url(${path})}`)).toMatch(
      /}a{b:var\(--i0\);-c-b:var\(--i0\)}$/,
    )
    expect(decodeURIComponent(address ?? '')).toBe(readDsfr(path).toString('utf8').trim())
  })
})

describe('the folder of the published assets', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'assets-'))
  })
  afterEach(() => rmSync(root, { recursive: true }))

  const files = (text: string) => new Map([['css/site.css', Buffer.from(text)]])

  it('is named after its content, and is kept while the content does not change', () => {
    const name = publishAssets(files('a{}'), root, null)
    const before = statSync(join(root, name)).ino
    expect(readFileSync(join(root, name, 'css/site.css'), 'utf8')).toBe('a{}')
    expect(publishAssets(files('a{}'), root, name)).toBe(name)
    expect(statSync(join(root, name)).ino).toBe(before)
  })

  it('keeps the newest content and the previous one, which pages sent just before still use', () => {
    const [first, second, third] = ['a{}', 'b{}', 'c{}'].reduce<string[]>(
      (names, text) => [...names, publishAssets(files(text), root, names.at(-1) ?? null)],
      [],
    )
    expect(first).not.toBe(second)
    expect(readdirSync(root).sort()).toEqual([second, third].sort())
    publishAssets(files('c{}'), root, third!)
    expect(readdirSync(root).sort()).toEqual([second, third].sort())
  })

  it('is written again after it was removed by hand', () => {
    const name = publishAssets(files('a{}'), root, null)
    rmSync(join(root, name), { recursive: true })
    publishAssets(files('a{}'), root, name)
    expect(readFileSync(join(root, name, 'css/site.css'), 'utf8')).toBe('a{}')
  })
})

describe('readAssets', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'site-'))
    jest.spyOn(process, 'cwd').mockReturnValue(folder)
  })
  afterEach(() => {
    jest.restoreAllMocks()
    rmSync(folder, { recursive: true })
  })

  it('says which command to run when the files are missing, and reads them otherwise', () => {
    expect(() => readAssets()).toThrow('npm run assets')
    mkdirSync(join(folder, 'public', 'assets'), { recursive: true })
    writeFileSync(join(folder, 'public', 'assets', 'manifest.json'), JSON.stringify(assets))
    expect(readAssets()).toEqual(assets)
  })
})
