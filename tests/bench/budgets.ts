/**
 * The size limits and performance targets of the site: the only place that holds these figures. `npm test` fails
 * on the limits of weight and requests (tests/browser/visitor.test.ts); `npm run bench` measures the others. A kB is
 * 1,000 bytes.
 */
const kB = 1000

/** Bytes on the wire as Chromium counts them (`encodedDataLength`): compressed by the server, headers included. */
export const WEIGHT = {
  firstVisit: {
    requests: 7,
    withoutFonts: 29 * kB,
    withFonts: 156 * kB,
    script: 2 * kB,
  },
  repeatedVisit: { total: 8 * kB },
  /** The first load of a screen of the admin, with its fonts (tests/browser/admin-weight.test.ts). */
  admin: { login: 900 * kB, dashboard: 900 * kB, form: 1150 * kB },
}

/** Minimum Lighthouse scores out of 100, as the median of five runs. */
export const LIGHTHOUSE = {
  mobile: { performance: 99, accessibility: 100, 'best-practices': 100, seo: 100 },
  desktop: { performance: 100, accessibility: 100, 'best-practices': 100, seo: 100 },
}

/** Ratios of two measures of the same run, which a slow machine changes little. */
export const RATIOS = {
  /** Minimum: requests per second of a cached page, over those of a page rendered each time. */
  cachedToUncached: 5,
  /** Minimum: requests per second of a cached page, over those of an empty route handler, the floor of the framework. */
  cachedToEmptyHandler: 0.75,
  /** Minimum: requests per second of the shipped nginx, over those of nginx serving the same bytes as a file. */
  nginxToStaticFile: 0.9,
  /** Maximum: median latency of a page among 10,000 documents, over that among 10. */
  latencyAtTenThousand: 1.1,
  /** Maximum: memory in use after 100,000 requests, over that after the first 10,000, both after garbage collection. */
  memoryGrowth: 1.05,
}

/** Milliseconds, with the processor to itself. */
export const WAITS = {
  /** Maximum: a search of staff, among 10,000 documents, right after another process published 300. */
  searchAfterPublications: 300,
}
