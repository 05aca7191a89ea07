/** Only the unit tests of the mutated files (`stryker.config.mjs`): a mutant that they miss survives. */
import path from 'node:path'

import root from '../../jest.config.mjs'

const unit = root.projects.find(({ displayName }) => displayName === 'unit')

const config = {
  ...unit,
  rootDir: '../..',
  // Stryker's own environment loads it, and does not know `<rootDir>`.
  testEnvironment: path.resolve(import.meta.dirname, '../../tests/support/environments/node.mjs'),
  moduleNameMapper: {
    ...unit.moduleNameMapper,
    '^payload$': '<rootDir>/tools/mutation/payload.mjs',
  },
  // Jest loads other files too, but does not search them for tests that reach a mutant: ten times faster.
  roots: ['access', 'call', 'platform/security', 'plugins/share-links', 'tests/unit'].map(
    (folder) => `<rootDir>/${folder}`,
  ),
  testMatch: [
    '<rootDir>/tests/unit/{access,call,security}/**/*.test.ts',
    '<rootDir>/plugins/share-links/tests/unit/*.test.ts',
    '<rootDir>/tests/unit/links.test.ts',
  ],
}

export default config
