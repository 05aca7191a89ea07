const KB = 1024

/** Who asks: whoever holds a session of this site (`asker.ts`), or anybody else. */
export type Asker = 'stranger' | 'staff'

/**
 * What one request may take, by who asks. How often it may be sent is said in `attempts.ts`. Beyond, it is refused before
 * anything reads it: parsing is the cost.
 */
export const BUDGET = {
  /** Bytes of an address. Campaigns add some 500; a list of 100 documents names each (70 bytes). Node takes 16 kB. */
  address: { stranger: 4 * KB, staff: 12 * KB },
  /**
   * Bytes of a body. A stranger signs in (300 bytes). The largest page that an import takes makes some 300 kB; Next
   * reads 1 MB. With a file of staff: `platform/files/limits.ts`.
   */
  body: { stranger: 16 * KB, staff: KB * KB },
  /** Objects and lists one within another in a body. A page has seven; what walks them calls itself at each. */
  nesting: { stranger: 8, staff: 32 },
  /** Objects and lists in a body: the rows of a document (`text/bounds.ts`: 1,000), and as many again within each. */
  objects: { stranger: 100, staff: 4000 },
  /** Bytes of a query sent as a form: a relation of 1,000 documents names each (90 bytes). */
  query: { stranger: 4 * KB, staff: 128 * KB },
  /** Names with a value in a query; beyond 1,000 Payload would ignore the others without a word. */
  parameters: { stranger: 32, staff: 1000 },
  /** Brackets after one name: `where[or][0][and][0][title][like]` has six. Payload reads ten. */
  brackets: { stranger: 6, staff: 10 },
  /** Characters of one value: a title to look for; fifty ids with commas. */
  value: { stranger: 200, staff: 2000 },
  /** Comparisons in a filter, each word of `like` for one: each takes some 0.7 ms, whatever it finds. */
  conditions: { stranger: 10, staff: 100 },
  /** Fields to sort by. */
  sorts: { stranger: 3, staff: 5 },
  /** Levels of relations. Payload goes two when it is not told; a page leads to calls, which lead to their editors. */
  depth: { stranger: 2, staff: 5 },
  /** Documents at once, with relations (staff may have all without): Payload gives ten when it is not told. */
  documents: { stranger: 100, staff: 250 },
  /** The last page of a list: times `documents`, more than the site will hold, and less than a database can count to. */
  page: { stranger: 1000, staff: 10_000 },
  /** Documents changed or deleted at once, each named: what fits on a screen, and is put back by hand in an hour. */
  changed: { stranger: 0, staff: 50 },
} as const satisfies Record<string, Record<Asker, number>>

/** Bytes of reports that a browser sends of what a policy stopped: some fifty. */
export const REPORTS_BYTES = 64 * KB

/** Bytes of one line of the log, whatever it is about. */
export const LOG_LINE_BYTES = 8 * KB

/** By the names that Node gives to headers. */
type Headers = { 'content-length'?: string; 'transfer-encoding'?: string }

/** Bytes that a request says it brings; one in parts of untold sizes (RFC 9112, 7.1) may have no end. */
export const announcedBytes = (headers: Headers): number =>
  headers['transfer-encoding'] ? Infinity : Number(headers['content-length'] ?? 0)
