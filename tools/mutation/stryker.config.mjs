import { tmpdir } from 'node:os'
import path from 'node:path'

/** Configuration of StrykerJS. Paths are relative to the root of the repository, where `run.ts` starts it. */
const config = {
  plugins: ['@stryker-mutator/jest-runner', path.resolve('tools/mutation/unreachable.mjs')],
  ignorers: ['unreachable'],
  mutate: [
    'access/**/*.ts',
    '{call,platform/security}/**/*.{ts,tsx}',
    'plugins/share-links/{read,token,view}.ts',
    'text/links.ts',
  ],
  testRunner: 'jest',
  jest: { configFile: 'tools/mutation/jest.config.mjs' },
  // A process never frees what it loads for a mutant: a new process is better than a long garbage collection.
  testRunnerNodeArgs: [
    '--experimental-vm-modules',
    '--no-warnings',
    '--min-semi-space-size=64',
    '--initial-old-space-size=2048',
  ],
  maxTestRunnerReuse: 25,
  coverageAnalysis: 'perTest',
  // Mutants killed by timeout must really hang: a busy machine is slow.
  timeoutMS: 30_000,
  // One Jest process, next to Stryker's own.
  concurrency: 1,
  ignorePatterns: ['.next', 'data', 'docs', 'deploy', 'public'],
  // Outside the repository: Jest, ESLint and TypeScript would find every file a second time.
  tempDirName: path.join(tmpdir(), 'eig-mutation'),
  cleanTempDir: 'always',
  incremental: true,
  incrementalFile: 'tools/mutation/reports/incremental.json',
  htmlReporter: { fileName: 'tools/mutation/reports/mutation.html' },
  reporters: ['html', 'clear-text', 'progress-append-only'],
  // Only the survivors, not the tests that killed the others.
  clearTextReporter: { logTests: false, reportTests: false },
  // The score of all files together. One file alone may have several harmless survivors among few mutants.
  thresholds: { high: 99, low: 98, break: process.argv.includes('--mutate') ? null : 98 },
}

export default config
