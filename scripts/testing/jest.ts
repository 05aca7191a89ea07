import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'

/**
 * Run one after the other. Unit and component tests run in a time zone far from Paris, because nothing may depend on the
 * zone of the machine. Hostile tests measure how long a visitor waits, so nothing else may use the cores meanwhile.
 */
const RUNS: { of: string[]; env?: Record<string, string> }[] = [
  { of: ['unit', 'component'], env: { TZ: 'Pacific/Auckland' } },
  { of: ['integration', 'http', 's3', 'browser', 'operations'] },
  { of: ['hostile'] },
]

/**
 * Runs the tests of `projects` with Jest, with `args` added to its command line and `env` to its environment. The last line
 * of output is `N passed, N failed`. Returns the exit status: 0 only if some test ran and none failed.
 */
export async function runJest(
  projects: string[],
  args: string[],
  env: Record<string, string> = {},
): Promise<number> {
  const runs: { status: number | null; report: JestReport | null }[] = []
  for (const run of RUNS) {
    const chosen = projects.filter((project) => run.of.includes(project))
    if (chosen.length) runs.push(await runOnce(chosen, args, { ...run.env, ...env }))
  }
  const { line, isSuccess } = summarize(runs.map(({ report }) => report))
  console.log(line)
  return isSuccess && runs.every(({ status }) => status === 0) ? 0 : 1
}

async function runOnce(projects: string[], args: string[], env: Record<string, string>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'eig-jest-'))
  const file = path.join(folder, 'report.json')
  const jest = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
      '--selectProjects',
      ...projects,
      // At least three: a test that starts a server or a browser mostly waits for it. With three workers on two cores, the
      // whole run takes a tenth less time, and each admin screen takes half as long again.
      `--maxWorkers=${Math.max(3, availableParallelism() - 1)}`,
      // Stops hanging tests. A slow or busy machine is not a failure, and may exceed Jest's own five seconds.
      '--testTimeout=60000',
      '--json',
      // A database that never answered is still being called in the background, and cannot be stopped.
      '--forceExit',
      // The named files may all belong to another run.
      '--passWithNoTests',
      `--outputFile=${file}`,
      ...args,
    ],
    { stdio: 'inherit', env: { ...process.env, ...env } },
  )
  const [status] = (await once(jest, 'exit')) as [number | null]
  const report = readReport(file)
  rmSync(folder, { recursive: true })
  return { status, report }
}

/** Returns Jest's report, or null if Jest ended before writing it. */
function readReport(file: string): JestReport | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JestReport
  } catch {
    return null
  }
}

/** The projects of `jest.config.mjs` that run unless some are chosen. */
const PROJECTS = ['unit', 'component', 'integration', 'http', 'browser']

/** Splits the arguments of `npm test` into the kinds of test they select (all by default) and the rest, for Jest. */
export function chosenProjects(args: string[]): { projects: string[]; rest: string[] } {
  const start = args.indexOf('--selectProjects')
  if (start < 0) return { projects: PROJECTS, rest: args }
  const after = args.slice(start + 1)
  const next = after.findIndex((arg) => arg.startsWith('-'))
  const end = next < 0 ? after.length : next
  return {
    projects: after.slice(0, end),
    rest: [...args.slice(0, start), ...after.slice(end)],
  }
}

/** The part of Jest's `--json` report that is read here. */
type JestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  /** Test files that could not be loaded: no other count includes their tests. */
  numRuntimeErrorTestSuites: number
}

/** Returns the summary line of the runs, and whether something ran and nothing failed. No report: Jest itself failed. */
export function summarize(reports: (JestReport | null)[]): { line: string; isSuccess: boolean } {
  const sum = (count: (report: JestReport) => number, ofNone = 0) =>
    reports.reduce((total, report) => total + (report ? count(report) : ofNone), 0)
  const passed = sum((report) => report.numPassedTests)
  const failed = sum((report) => report.numFailedTests + report.numRuntimeErrorTestSuites, 1)
  const skipped = sum((report) => report.numPendingTests + report.numTodoTests)
  return {
    line: `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`,
    isSuccess: passed > 0 && failed === 0,
  }
}
