import { Readable } from 'node:stream'

import type { Endpoint, Payload, Where } from 'payload'

import { beforeSensitiveAction } from '@/collections/users/sensitive-actions'
import { refuseBelow } from '@/editing/endpoint'
import { parisDay, zoned } from '@/text/paris-time'

import { activityQuery, linesWhere } from './log/filter'
import { record } from './log/record'
import { scanLines } from './log/scan'
import { sentenceOf } from './log/words'

const COLUMNS = ['Date (heure de Paris)', 'Personne', 'Action', 'Contenu', 'Titre', 'Identifiant']

/** `GET /api/activity/csv`: the lines that the screen shows with the same query, for administrators. Records the export. */
export const csvEndpoint: Endpoint = {
  path: '/csv',
  method: 'get',
  handler: async (req) => {
    refuseBelow('administrator', req, 'Votre rôle ne permet pas d’exporter le journal d’activité.')
    await beforeSensitiveAction(req)
    const now = new Date()
    const where = linesWhere(req.payload, req.user, activityQuery.parse(req.query))
    await record(req, { action: 'exported', subject: 'activity', about: 'activity' })
    const stream = Readable.toWeb(Readable.from(csvOf(req.payload, where)))
    return new Response(stream as ReadableStream, {
      headers: {
        'Cache-Control': 'private, no-store',
        'Content-Disposition': `attachment; filename="activite-${parisDay(now)}.csv"`,
        'Content-Type': 'text/csv; charset=utf-8',
      },
    })
  },
}

/** Yields the file as Excel reads it in French: UTF-8 with a byte order mark, and semicolons. */
async function* csvOf(payload: Payload, where: Where): AsyncGenerator<Buffer> {
  yield Buffer.from(`\ufeff${rowOf(COLUMNS)}`)
  for await (const lines of scanLines(payload, where, '-at')) {
    const rows = lines.map((line) => {
      const { about, actorName, at, id, title } = line
      const { after, before, name } = sentenceOf(payload, line)
      const seconds = zoned(new Date(at)).toPlainDateTime().toString({ smallestUnit: 'second' })
      return rowOf([seconds.replace('T', ' '), actorName, before + name + after, about, title, id])
    })
    yield Buffer.from(rows.join(''))
  }
}

/** Returns a row of a CSV file (RFC 4180). A spreadsheet would run a cell that begins with one of these signs (OWASP). */
export const rowOf = (cells: (string | null | undefined)[]): string =>
  `${cells.map((cell) => quoted((cell ?? '').replace(/^(?=[=+\-@\t\r])/, "'"))).join(';')}\r\n`

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
