import { expect, it } from '@jest/globals'

import { withOnDelete } from '@/scripts/schema/on-delete'

const added = (table: string, column: string) =>
  `await db.run(sql\`ALTER TABLE \\\`${table}\\\` ADD \\\`${column}\\\` text(36) REFERENCES partners(id);\`)`

it('a new column gets the ON DELETE rule of the schema', () => {
  const key = (columnsFrom: string[], onDelete: string) => ({ columnsFrom, onDelete })
  const tables = {
    pages_rels: {
      foreignKeys: { a: key(['calls_id'], 'no action'), b: key(['partners_id'], 'cascade') },
    },
    pages: { foreignKeys: { c: key(['partner_id'], 'set null') } },
  }
  const migration = [added('pages_rels', 'partners_id'), added('pages', 'partner_id')].join('\n')
  const completed = withOnDelete(migration, { tables })
  expect(completed).toBe(
    migration
      .replace('(id)', '(id) ON DELETE cascade')
      .replace('(id);', '(id) ON DELETE set null;'),
  )
  expect(withOnDelete(completed, { tables })).toBe(completed)
  expect(withOnDelete(added('absent', 'x_id'), { tables })).toBe(added('absent', 'x_id'))
})
