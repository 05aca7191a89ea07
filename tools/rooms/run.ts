/**
 * `npm run rooms`, a part of `npm run lint`: checks that imports between rooms (layers) go one way without cycles
 * (`.dependency-cruiser.mjs`), and counts the files behind one public view and one publication. Does not count Payload's
 * configuration, through which both reach the database, or the types that Payload generates.
 */
import { cruise, type ICruiseResult } from 'dependency-cruiser'

import rules from '../../.dependency-cruiser.mjs'

const COUNTED = {
  'one public view': 'app/(site)/[[...path]]/route.tsx',
  'one publication': 'collections/pages/index.ts',
}
const NOT_COUNTED = ['payload.config.ts', 'payload-types.ts']

const { options, ...ruleSet } = rules
const { output } = await cruise(['.'], { ...options, ruleSet, validate: true } as never)
const { modules, summary } = output as ICruiseResult

for (const { from, rule, to } of summary.violations) console.error(`${rule.name}: ${from} → ${to}`)
for (const [name, entry] of Object.entries(COUNTED)) {
  console.log(`Behind ${name}: ${filesBehind(entry).size} files.`)
}
process.exit(summary.error ? 1 : 0)

function filesBehind(entry: string): Set<string> {
  const asked = new Map(
    modules
      .filter(
        ({ coreModule, couldNotResolve, source }) =>
          !coreModule && !couldNotResolve && !NOT_COUNTED.includes(source),
      )
      .map(({ source, dependencies }) => [source, dependencies.map(({ resolved }) => resolved)]),
  )
  const found = new Set<string>()
  const visit = (file: string) => {
    const next = asked.get(file)
    if (!next || found.has(file)) return
    found.add(file)
    next.forEach(visit)
  }
  visit(entry)
  return found
}
