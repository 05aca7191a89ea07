/**
 * What the public site may weigh and must reach: the one place where these figures stand. `npm test` fails on those of
 * weight and requests (tests/browser/visitor.test.ts); `npm run bench` measures the others. A kB is 1,000 bytes.
 */
const kB = 1000

/** Bytes on the wire as Chromium counts them (`encodedDataLength`): compressed by the server, headers included. */
export const WEIGHT = {
  firstVisit: {
    requests: 10,
    withoutFonts: 37 * kB,
    withFonts: 163 * kB,
    script: 23 * kB,
  },
  repeatedVisit: { total: 8 * kB },
}

/** Lighthouse's scores out of 100, the median of five runs: at least these. */
export const LIGHTHOUSE = {
  mobile: { performance: 99, accessibility: 100, 'best-practices': 100, seo: 100 },
  desktop: { performance: 100, accessibility: 100, 'best-practices': 100, seo: 100 },
}

/** Quotients of two measures of the same run, which a slow machine changes little. */
export const RATIOS = {
  /** Requests per second of a page in the cache, over those of one rendered each time: at least. */
  cachedToUncached: 5,
  /** Over those of a route handler that answers with nothing, the framework's floor: at least. */
  cachedToEmptyHandler: 0.75,
  /** Requests per second of the shipped nginx, over those of nginx that serves the same bytes as a file: at least. */
  nginxToStaticFile: 0.9,
  /** Median latency of a page among 10,000 documents, over that among 10: at most. */
  latencyAtTenThousand: 1.1,
  /** Memory in use, garbage collected, after 100,000 requests, over that after the first 10,000: at most. */
  memoryGrowth: 1.05,
}
