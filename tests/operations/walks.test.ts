import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

import { afterAll, beforeAll, expect, it } from '@jest/globals'

/**
 * Follows the walkthroughs of docs/extending.md in a copy of the repository: the documented steps must be enough, and a
 * page must show the result. Also runs the checks that a developer would run last.
 */
const WITHIN_MS = 480_000
const NOT_COPIED = /^(\.git|\.next|node_modules|data|coverage)$/
const ASSETS = path.join('public', 'assets')

const copy = mkdtempSync(path.join(tmpdir(), 'eig-walks-'))
afterAll(() => rmSync(copy, { recursive: true }))

const run = (command: string, ...args: string[]) =>
  promisify(execFile)(command, args, { cwd: copy }).catch(
    ({ stdout, stderr }: { stdout: string; stderr: string }) => {
      throw new Error([command, ...args, '\n', stdout, stderr].join(' '))
    },
  )

beforeAll(() => {
  cpSync('.', copy, {
    recursive: true,
    preserveTimestamps: true,
    filter: (from) => !NOT_COPIED.test(path.basename(from)) && path.normalize(from) !== ASSETS,
  })
  for (const name of ['node_modules', ASSETS])
    symlinkSync(path.resolve(name), path.join(copy, name))
}, WITHIN_MS)

/** The names that are not part of the copy, or that are generated. */
const NOT_COUNTED = ['node_modules', 'public', 'data', 'migrations', 'payload-types.ts']
const GENERATED = 'sections/components.tsx'

/** The modification time of each other file of the copy. */
function times(): Map<string, number> {
  const names = readdirSync(copy).filter((name) => !NOT_COUNTED.includes(name))
  const files = names.flatMap((name) => {
    const isFolder = statSync(path.join(copy, name)).isDirectory()
    const inside = isFolder
      ? readdirSync(path.join(copy, name), { recursive: true, encoding: 'utf8' })
      : []
    return [name, ...inside.map((file) => path.join(name, file))]
  })
  const stats = files.map((file) => [file, statSync(path.join(copy, file))] as const)
  return new Map(
    stats.filter(([, at]) => at.isFile()).map(([file, { mtimeMs }]) => [file, mtimeMs]),
  )
}

/** The files that were written since `before`, sorted. */
const writtenSince = (before: Map<string, number>): string[] =>
  Array.from(times())
    .filter(([file, at]) => file !== GENERATED && before.get(file) !== at)
    .map(([file]) => file)
    .sort()

/** The first code block of `docs/extending.md` after `words`. */
function shownIn(words: string): string {
  const docs = readFileSync('docs/extending.md', 'utf8')
  const code = docs.slice(docs.indexOf(words)).split(/^ *```.*\n/m)[1]!
  return code.replace(/^ {3}/gm, '')
}

/** Replaces the only occurrence of `words` in a file of the copy with `by`. */
function change(file: string, words: string, by: string): void {
  const text = readFileSync(path.join(copy, file), 'utf8')
  expect(text.split(words)).toHaveLength(2)
  writeFileSync(
    path.join(copy, file),
    text.replace(words, () => by),
  )
}

const EXAMPLE = 'sections/example.tsx'

/**
 * A component that uses every row of the table in `docs/extending.md` on rendering a field, with the imports that it
 * gives.
 */
function exampleOfTable(): string {
  const docs = readFileSync('docs/extending.md', 'utf8')
  const rows = Array.from(docs.matchAll(/^\|.*`(<?(\w+)[ (][^`]*)`, from `(@[^`]+)`/gm))
  expect(rows).toHaveLength(4)
  return `import type { LinkView } from '@/components/views'
import type { SectionProps } from '@/sections/SectionFrame'
import { type ImageView } from '@/text/markdown/images'
import type { Root } from 'mdast'
${rows.map(([, , name, file]) => `import { ${name} } from '${file}'`).join('\n')}
type Fields = { line: string; text: Root; id: string; link: LinkView; image: ImageView }
export const example = (props: SectionProps<'text'>, { line, text, id, link, image }: Fields) =>
  [${rows.map(([, code]) => code).join(', ')}]
`
}

/** The files to which a new collection adds a line, or that are generated from it. */
const LISTS = [
  'collections/content.ts',
  'sections/schemas.ts',
  GENERATED,
  'payload-types.ts',
  'migrations/sqlite/index.ts',
  'migrations/mongodb/index.ts',
]
const read = (file: string) => readFileSync(path.join(copy, file), 'utf8')

it(
  'a new field, section and collection need only the documented files, and are shown',
  async () => {
    const start = times()
    change(
      'collections/selection-steps.ts',
      `fields: [markdownField({ name: 'text', label: 'Texte', required: true })],`,
      shownIn('collections/selection-steps.ts'),
    )
    const component = 'sections/steps/Component.tsx'
    const typography = `import { frenchTypography } from '@/text/typography'`
    change(
      component,
      `} from '@/sections/SectionFrame'`,
      `} from '@/sections/SectionFrame'\n${typography}`,
    )
    change(component, '({ id, text })', '({ id, text, duration })')
    change(
      'sections/steps/Component.tsx',
      '</li>',
      `${shownIn('sections/steps/Component.tsx')}</li>`,
    )
    expect(writtenSince(start)).toEqual([
      'collections/selection-steps.ts',
      'sections/steps/Component.tsx',
    ])

    let before = times()
    // The types and migrations of the field are generated with those of the section.
    await run('npm', 'run', 'new:section', '--', 'glossary', 'Glossaire')
    expect(writtenSince(before)).toEqual([
      'sections/glossary/Component.tsx',
      'sections/glossary/schema.ts',
      'sections/schemas.ts',
      'tests/unit/sections/Glossary.test.tsx',
    ])

    before = times()
    const lists = LISTS.map(read)
    const told = await run(
      ...(['npm', 'run', 'new:collection', '--', 'partners', 'Partenaire', 'Partenaires'] as const),
    )
    expect(told.stdout).toMatch(/^Written: payload-types\.ts$/m)
    expect(told.stdout).toMatch(/^Written: migrations\/sqlite\/\d+_\d+_partners\.ts$/m)
    expect(writtenSince(before)).toEqual([
      'collections/content.ts',
      'collections/partners.ts',
      'sections/partners/Component.tsx',
      'sections/partners/schema.ts',
      'sections/schemas.ts',
      'tests/unit/sections/Partners.test.tsx',
    ])

    const [sqlite, mongodb] = ['sqlite', 'mongodb'].map((database) =>
      readdirSync(path.join(copy, 'migrations', database)).filter((file) =>
        /_(glossary|partners)\.ts$/.test(file),
      ),
    )
    expect(sqlite).toHaveLength(2)
    expect(mongodb).toEqual(sqlite)

    writeFileSync(path.join(copy, EXAMPLE), exampleOfTable())
    const checks = await Promise.allSettled([
      run('node_modules/.bin/tsx', 'tests/support/type-check-process.ts', ...writtenSince(start)),
      run(
        process.execPath,
        ...['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'],
        ...['--selectProjects', 'component', 'integration', '--'],
        ...['tests/unit/sections/Glossary', 'tests/unit/sections/Partners'],
        'tests/integration/every-field',
      ),
      run(
        process.execPath,
        ...['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'],
        // Runs the rows of the new collection, and those that show documents of every collection.
        ...['--selectProjects', 'integration', '--testNamePattern'],
        'has a row for every collection|^partners|^the public page|^the preview',
        ...['--', 'tests/integration/access-matrix'],
      ),
    ])
    const faults = checks.flatMap((check) =>
      check.status === 'rejected' ? String(check.reason) : [],
    )
    expect(faults).toEqual([])

    await run('sh', '-c', shownIn('To remove a collection'))
    change('collections/content.ts', "import { Partners } from './partners'\n", '')
    change('collections/content.ts', '  Partners,\n', '')
    change('sections/schemas.ts', "import { PartnersSection } from './partners/schema'\n", '')
    change('sections/schemas.ts', '  PartnersSection,\n', '')
    const { stdout } = await run('npm', 'run', 'generate')
    expect(stdout).toMatch(/^Written: migrations\/mongodb\/index\.ts$/m)
    expect(LISTS.map(read)).toEqual(lists)
    expect((await run('npm', 'run', 'generate')).stdout).toMatch(/^Nothing to write/m)
  },
  WITHIN_MS,
)
