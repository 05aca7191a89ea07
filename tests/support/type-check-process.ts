/**
 * `tsx type-check-process.ts FILE…`: checks the types of these files of the working folder, and of those that have
 * something for each kind of section or of document: where a new one is forgotten, the compiler tells it there. Prints
 * what it says. All files would take as long as the rest of the walk that asks (tests/operations/walks.test.ts).
 */
import path from 'node:path'

import ts from 'typescript'

const FOR_EACH_KIND = /Record<\w*Slug\b|\bin \w+\['blockType'\]/
/** What makes DOM matchers known to tests. */
const MATCHERS = 'tests/support/jsdom.ts'

const { config } = ts.readConfigFile('tsconfig.json', (file) => ts.sys.readFile(file)) as {
  config: object
}
const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd())
const asked = process.argv.slice(2).map((file) => path.resolve(file))
const checked = fileNames.filter(
  (file) => asked.includes(path.resolve(file)) || FOR_EACH_KIND.test(ts.sys.readFile(file) ?? ''),
)
const known = fileNames.filter((file) => file.endsWith('.d.ts') || file.endsWith(MATCHERS))
const program = ts.createProgram([...known, ...checked], { ...options, incremental: false })
const faults = checked.flatMap((file) => [
  ...program.getSemanticDiagnostics(program.getSourceFile(file)),
])
console.log(ts.formatDiagnostics(faults, ts.createCompilerHost(options)).trim())
process.exit(faults.length ? 1 : 0)
