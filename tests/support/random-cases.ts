import * as fc from 'fast-check'

/** How many times the usual number of random cases: 1, or what `npm run test:deep` says. */
const depth = Number(process.env.TEST_DEPTH ?? 1)

/**
 * fast-check, with the same few cases in every run, so that a change is judged by what it changes; `npm run test:deep`
 * draws many others each time, and says by which seed what fails is found again.
 */
fc.configureGlobal({ numRuns: 100 * depth, ...(depth === 1 && { seed: 20_261_126 }) })

export { fc }

/** The number of random cases where a property needs another one than 100. */
export const cases = (count: number): number => count * depth
