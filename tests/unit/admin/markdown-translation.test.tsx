import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, it } from '@jest/globals'

import { FRENCH, frenchFor } from '@/components/admin/markdown-translation'

const EDITOR = path.resolve('node_modules/@mdxeditor/editor/dist')
const TEXT = /\bt\(\s*"([\w.]+)",\s*[`"']/g

/** The files of the package that `markdownPlugins` uses, directly or through others. */
const PARTS = [
  'MDXEditor.js',
  ...['core', 'headings', 'link', 'lists', 'quote', 'table'].flatMap((name) =>
    filesOf(`plugins/${name}`),
  ),
  ...filesOf('plugins/thematic-break'),
  // Our own dialogs replace those of the editor, also for links.
  'plugins/image/EditImageToolbar.js',
  ...filesOf('plugins/markdown-shortcut'),
  ...filesOf('plugins/toolbar/primitives'),
  ...[
    'BlockTypeSelect',
    'BoldItalicUnderlineToggles',
    'CreateLink',
    'DiffSourceToggleWrapper',
    'InsertTable',
    'InsertThematicBreak',
    'ListsToggle',
    'UndoRedo',
  ].map((name) => `plugins/toolbar/components/${name}.js`),
]

/** Buttons in the same files as the ones in use, which the site does not show. */
const NOT_SHOWN = /trikethrough|uperscript|ubscript/

function filesOf(folder: string): string[] {
  return readdirSync(path.join(EDITOR, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => path.join(folder, file))
}

const keys = PARTS.flatMap((file) =>
  [...readFileSync(path.join(EDITOR, file), 'utf8').matchAll(TEXT)].map(([, key]) => key ?? ''),
).filter((key) => !NOT_SHOWN.test(key))

describe('frenchFor', () => {
  const translate = frenchFor('Présentation')

  it('has a French translation of every text of the parts in use', () => {
    expect(keys.length).toBeGreaterThan(40)
    expect(keys.filter((key) => translate(key, '') === '')).toEqual([])
  })

  it('has no translation of a text that the parts in use no longer contain', () => {
    expect(Object.keys(FRENCH).filter((key) => !keys.includes(key))).toEqual([])
  })

  it('inserts values into the text', () => {
    expect(translate('toolbar.blockTypes.heading', 'Heading {{level}}', { level: 3 })).toBe(
      'Titre 3',
    )
  })

  it('names the text area after the field', () => {
    expect(translate('contentArea.editableMarkdown', 'editable markdown')).toBe('Présentation')
  })

  it('keeps the editor’s own text when it has no translation', () => {
    expect(translate('toolbar.unheardOf', 'Frobnicate {{n}}', { n: 2 })).toBe('Frobnicate 2')
  })
})
