import { expect, it } from '@jest/globals'

import {
  compare,
  reportSchema,
  scoreOf,
  type Report,
  type Survivors,
} from '@/tools/mutation/verdict'

const SOURCE = `export const isOpen = (now: number) =>
  now >= opens &&
  now < closes
`
const mutant = (status: string, replacement: string, ...at: [number, number, number, number]) => {
  const [line, column, endLine, endColumn] = at
  const location = { start: { line, column }, end: { line: endLine, column: endColumn } }
  return { status, replacement, location }
}

const report: Report = reportSchema.parse({
  files: {
    'call/open.ts': {
      source: SOURCE,
      mutants: [
        mutant('Killed', 'true', 2, 3, 3, 15),
        mutant('Timeout', 'false', 2, 3, 3, 15),
        mutant('Survived', 'now <= closes', 3, 3, 3, 15),
        mutant('NoCoverage', 'now >= opens || now < closes', 2, 3, 3, 15),
        mutant('RuntimeError', '', 2, 3, 3, 15),
        mutant('Ignored', '', 2, 3, 3, 15),
      ],
    },
    'text/links.ts': { source: '', mutants: [mutant('Killed', '', 1, 1, 1, 1)] },
  },
})

const listed = (line: string, ...mutants: string[]): Survivors => ({
  file: 'call/open.ts',
  line,
  mutants,
  harmless: 'Two ways to say the same.',
})
const BOTH = [
  listed('now >= opens &&', 'now >= opens && now < closes → now >= opens || now < closes'),
  listed('now < closes', 'now < closes → now <= closes'),
]

it('counts what was noticed, of what could be', () => {
  expect(scoreOf(report, 'call/')).toEqual({ tried: 4, killed: 2, score: 50 })
  expect(scoreOf(report, 'text/links.ts')).toEqual({ tried: 1, killed: 1, score: 100 })
  expect(scoreOf(report, 'access/')).toMatchObject({ tried: 0 })
})

it('is content when each survivor is listed, wherever its line moved', () => {
  expect(compare(report, BOTH)).toEqual({ unlisted: [], killed: [] })
  const moved = structuredClone(report)
  const file = moved.files['call/open.ts']!
  file.source = `\n${file.source}`
  for (const { location } of file.mutants) {
    location.start.line += 1
    location.end.line += 1
  }
  expect(compare(moved, BOTH)).toEqual({ unlisted: [], killed: [] })
})

it('names a survivor that is not listed, in the words in which to list it', () => {
  expect(compare(report, BOTH.slice(1)).unlisted).toEqual([
    {
      file: 'call/open.ts',
      line: 'now >= opens &&',
      mutant: 'now >= opens && now < closes → now >= opens || now < closes',
    },
  ])
})

it('names what is listed in vain, of the files that were tried alone', () => {
  const gone = listed('now < closes', 'now < closes → true')
  expect(compare(report, [...BOTH, gone]).killed).toMatchObject([{ mutant: 'now < closes → true' }])
  expect(compare(report, [...BOTH, { ...gone, file: 'access/roles.ts' }]).killed).toEqual([])
})
