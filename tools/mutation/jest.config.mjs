/** The unit tests of what is mutated (`stryker.config.mjs`), and no other: what nothing there would miss survives. */
import root from '../../jest.config.mjs'

const unit = root.projects.find(({ displayName }) => displayName === 'unit')

const config = {
  ...unit,
  rootDir: '../..',
  moduleNameMapper: {
    ...unit.moduleNameMapper,
    '^payload$': '<rootDir>/tools/mutation/payload.mjs',
  },
  // What is not under these is loaded all the same, but not searched for tests that reach a mutant: ten times faster.
  roots: ['access', 'call', 'platform/security', 'editing/share-links', 'tests/unit'].map(
    (folder) => `<rootDir>/${folder}`,
  ),
  testMatch: [
    '<rootDir>/tests/unit/{access,call,security,share-link}/**/*.test.ts',
    '<rootDir>/tests/unit/links.test.ts',
  ],
}

export default config
