import { tmpdir } from 'node:os'
import path from 'node:path'

/** StrykerJS. Paths are from the root of the repository, where `run.ts` starts it. */
const config = {
  plugins: ['@stryker-mutator/jest-runner', path.resolve('tools/mutation/unreachable.mjs')],
  ignorers: ['unreachable'],
  mutate: [
    'access/**/*.ts',
    '{call,editing/share-links,platform/security}/**/*.{ts,tsx}',
    'text/links.ts',
    // A collection and its endpoints: the database does what they say (`integration/share-links`).
    '!editing/share-links/index.ts',
  ],
  testRunner: 'jest',
  jest: { configFile: 'tools/mutation/jest.config.mjs' },
  // What a process loads for a mutant it never gives back: rather a new one than to look for memory in it.
  testRunnerNodeArgs: [
    '--experimental-vm-modules',
    '--no-warnings',
    '--min-semi-space-size=64',
    '--initial-old-space-size=2048',
  ],
  maxTestRunnerReuse: 25,
  coverageAnalysis: 'perTest',
  // A machine that does something else beside is slow: what is counted as killed by time must hang.
  timeoutMS: 30_000,
  // One process of Jest, beside Stryker's own.
  concurrency: 1,
  ignorePatterns: ['.next', 'data', 'docs', 'deploy', 'public'],
  // Outside of the house: Jest, ESLint and TypeScript would find everything there a second time.
  tempDirName: path.join(tmpdir(), 'eig-mutation'),
  cleanTempDir: 'always',
  incremental: true,
  incrementalFile: 'tools/mutation/reports/incremental.json',
  htmlReporter: { fileName: 'tools/mutation/reports/mutation.html' },
  reporters: ['html', 'progress-append-only'],
}

export default config
