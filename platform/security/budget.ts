const KB = 1024

/** Who sends a request: staff, who hold a session of this site (`asker.ts`), or an anonymous visitor. */
export type Asker = 'anonymous' | 'staff'

/**
 * What one request may take; how often it may be sent is in `attempts.ts`. A request beyond is refused before it is parsed,
 * which is the cost. Under `/api` only staff and API keys get further than signing in (`access/rest-callers.ts`).
 */
export const BUDGET = {
  /** Bytes of an address. Campaigns add some 500; a list of 100 documents names each (70 bytes). Node takes 16 kB. */
  address: { anonymous: 4 * KB, staff: 12 * KB },
  /**
   * Bytes of a body. An anonymous visitor signs in (300 bytes). The largest page that an import takes makes some 300 kB; Next
   * reads 1 MB. With a file of staff: `platform/files/limits.ts`.
   */
  body: { anonymous: 16 * KB, staff: KB * KB },
  /** Nested objects and lists in a body. A page has seven levels; functions that walk them call themselves at each. */
  nesting: 32,
  /** Objects and lists in a body: the rows of a document (`text/bounds.ts`: 1,000), and as many again within each. */
  objects: 4000,
  /** Bytes of a query sent as a form: a relation of 1,000 documents names each (90 bytes). */
  query: 128 * KB,
  /** Names with a value in a query; beyond 1,000 Payload would ignore the others without a word. */
  parameters: 1000,
  /** Brackets after one name: `where[or][0][and][0][title][like]` has six. Payload reads ten. */
  brackets: 10,
  /** Characters of one value: fifty ids with commas. */
  value: 2000,
  /** Comparisons in a filter, each word of `like` for one: each takes some 0.7 ms, whatever it finds. */
  conditions: 100,
  /** Fields to sort by. */
  sorts: 5,
  /** Levels of relations. Payload reads two unless told; a page leads to calls, which lead to their editors. */
  depth: 5,
  /** Documents at once with relations (without them: all). Payload gives ten unless told. */
  documents: 250,
  /** The last page of a list: times `documents`, more than the site will hold, and less than a database can count to. */
  page: 10_000,
  /** Documents changed or deleted at once, each named: what fits on a screen, and is put back by hand in an hour. */
  changed: 50,
} as const

/** Bytes of reports that a browser sends of what a policy stopped: some fifty. */
export const REPORTS_BYTES = 64 * KB

/** Bytes of one line of the log, whatever it is about. */
export const LOG_LINE_BYTES = 8 * KB

/** By the names that Node gives to headers. */
type Headers = { 'content-length'?: string; 'transfer-encoding'?: string }

/** Bytes that a request says it brings; one in parts of untold sizes (RFC 9112, 7.1) may have no end. */
export const announcedBytes = (headers: Headers): number =>
  headers['transfer-encoding'] ? Infinity : Number(headers['content-length'] ?? 0)
