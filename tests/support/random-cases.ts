import * as fc from 'fast-check'

/** The factor for the number of random cases: 1, or the value that `npm run test:deep` sets. */
const depth = Number(process.env.TEST_DEPTH ?? 1)

/**
 * fast-check, with the same few cases in every run, so that a failure comes from the change. `npm run test:deep` draws
 * many other cases each time, and prints the seed that reproduces a failure.
 */
fc.configureGlobal({ numRuns: 100 * depth, ...(depth === 1 && { seed: 20_261_126 }) })

export { fc }

/** Returns the number of random cases for a property that does not use the default of 100. */
export const cases = (count: number): number => count * depth
