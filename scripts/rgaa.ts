/** Part of `npm run generate`: the figures of `docs/rgaa.md`, for a production image that holds no docs. */
import { readFileSync, writeFileSync } from 'node:fs'

import { auditOf } from './rgaa/audit-of'
import { readRgaa } from './rgaa/read'

const audit = auditOf(readRgaa(readFileSync('docs/rgaa.md', 'utf8')))
writeFileSync('lib/rgaa/audit.json', `${JSON.stringify(audit, null, 2)}\n`)
console.log(
  `RGAA : ${audit.rate} % (${audit.conforming} conformes, ${audit.failing} non conformes)`,
)
