/**
 * `tsx type-check-process.ts FILE…`: checks the types of these files of the working folder, and of the files that have an
 * entry for each kind of section or document, where the compiler reports a missing kind. Prints the faults. Checking all
 * files would take as long as the rest of the walk that runs this (tests/operations/walks.test.ts).
 */
import path from 'node:path'

import ts from 'typescript'

const FOR_EACH_KIND = /Record<\w*Slug\b|\bin \w+\['blockType'\]/
/** Declares the DOM matchers to the tests. */
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
