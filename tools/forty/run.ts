/**
 * `npm run test:forty`: applies each change of `mutations.yaml` in turn, to see that the tests it names fail, and takes it
 * back. Beside StrykerJS (`tools/mutation`), which changes every expression of some folders and asks unit tests alone:
 * these are few, over the whole house, and on real databases. Names of files as arguments try no more than theirs. Exits 1
 * if a change survives.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

import { parse } from 'yaml'
import { z } from 'zod'

const mutation = z.strictObject({
  file: z.string(),
  from: z.string(),
  to: z.string(),
  /** Beginnings of paths under `tests/`, between spaces. */
  tests: z.string(),
})

if (!existsSync('public/assets/manifest.json')) spawnSync('npm', ['run', 'assets'])
// What is changed is taken back as the process exits.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

const files = process.argv.slice(2)
const mutations = z
  .array(mutation)
  .parse(parse(readFileSync('tools/forty/mutations.yaml', 'utf8')))
  .filter(({ file }) => !files.length || files.includes(file))

const tests = [...new Set(mutations.flatMap((one) => one.tests.split(' ')))]
if (!pass(tests)) {
  console.error('The tests must pass before anything is changed.')
  process.exit(1)
}

let survivors = 0
for (const { file, from, to, tests } of mutations) {
  const source = readFileSync(file, 'utf8')
  if (source.split(from).length !== 2) throw new Error(`${file} must hold this once: ${from}`)
  const restore = () => writeFileSync(file, source)
  process.once('exit', restore)
  writeFileSync(
    file,
    source.replace(from, () => to),
  )
  const isKilled = !pass(tests.split(' '))
  restore()
  process.off('exit', restore)
  console.log(
    `${isKilled ? 'killed  ' : 'SURVIVED'} ${file}: ${from.trim()} → ${to.trim() || 'nothing'}`,
  )
  if (!isKilled) survivors += 1
}
console.log(`${mutations.length - survivors} of ${mutations.length} killed`)
process.exit(survivors ? 1 : 0)

/** Whether `tests` pass. */
function pass(tests: string[]): boolean {
  const { status } = spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
      '--forceExit',
      '--silent',
      '--bail',
      '--maxWorkers=2',
      ...tests.map((name) => `tests/${name}`),
    ],
    { stdio: 'ignore' },
  )
  return status === 0
}
