import { existsSync, statfsSync } from 'node:fs'

/** Linux's folder in memory, and the bytes that must be free there for the databases and files of a run. */
const MEMORY = '/dev/shm'
const ROOM = 2 ** 31

function hasRoom() {
  if (!existsSync(MEMORY)) return false
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize > ROOM
}

// A database waits for its disk at each commit, which no test needs. Set TMPDIR to use another folder.
if (!process.env.TMPDIR && hasRoom()) process.env.TMPDIR = MEMORY

/**
 * Two environments for eight kinds of test, in `tests` and in the `tests` folder of each plugin; `--selectProjects` runs one. HTTP, browser, operations, hostile and S3 tests need a
 * build; S3 tests also need a service that `npm run test:mongo` starts.
 */
const common = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/'],
  moduleNameMapper: {
    '^@payload-config$': '<rootDir>/payload.config.ts',
    '^@/(.*)$': '<rootDir>/$1',
    '\\.s?css$': '<rootDir>/tests/support/empty-style.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/.next'],
}

/** Bundles the commands: tests run them more often than they change. */
const COMMANDS = '<rootDir>/tests/support/prepare-commands.mjs'
/** Also creates the databases that tests of a running site start from. */
const SITES = '<rootDir>/tests/support/prepare-sites.mjs'

const project = (displayName, environment, match, extra = {}) => ({
  ...common,
  displayName,
  testEnvironment: `<rootDir>/tests/support/environments/${environment}.mjs`,
  testMatch: [`<rootDir>/{tests,plugins/*/tests}/${match}`],
  ...extra,
})

const config = {
  projects: [
    project('unit', 'node', 'unit/**/*.test.ts'),
    project('component', 'jsdom', 'unit/**/*.test.tsx', {
      setupFilesAfterEnv: ['<rootDir>/tests/support/jsdom.ts'],
    }),
    project('integration', 'node', 'integration/**/*.test.ts', { globalSetup: COMMANDS }),
    project('http', 'node', 'http/**/*.test.ts', { globalSetup: SITES }),
    project('operations', 'node', 'operations/**/*.test.ts', { globalSetup: SITES }),
    project('hostile', 'node', 'hostile/**/*.test.ts'),
    project('s3', 'node', 's3/**/*.test.ts', { globalSetup: COMMANDS }),
    project('browser', 'node', 'browser/**/*.test.ts', { globalSetup: SITES }),
  ],
}

export default config
