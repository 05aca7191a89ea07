import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'

import { summarize, type JestReport } from './summary'

/**
 * Runs the tests of `projects` with Jest, `args` added to its command line and `env` to its environment, and prints
 * `N passed, N failed` on the last line. Returns the exit status: 0 only if some test ran and none failed.
 */
export async function runJest(
  projects: string[],
  args: string[],
  env: Record<string, string> = {},
): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'eig-jest-'))
  const report = path.join(folder, 'report.json')
  const jest = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
      '--selectProjects',
      ...projects,
      // Two at least: most of the time of a test that starts a server or a browser is waiting for it.
      `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`,
      '--json',
      // A database that never answered keeps being called in the background, with no means to stop it.
      '--forceExit',
      `--outputFile=${report}`,
      ...args,
    ],
    { stdio: 'inherit', env: { ...process.env, ...env } },
  )
  const [status] = (await once(jest, 'exit')) as [number | null]
  const { line, isSuccess } = summarize(readReport(report))
  rmSync(folder, { recursive: true })
  console.log(line)
  return isSuccess && status === 0 ? 0 : 1
}

/** What Jest wrote; null when it ended before it could. */
function readReport(file: string): JestReport | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JestReport
  } catch {
    return null
  }
}
