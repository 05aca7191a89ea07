import { expect, it } from '@jest/globals'

import { DATABASE_DAMAGED, DISK_FULL, storageFault } from '@/platform/health/words'

/** As an adapter tells it: the query, and what the database said of it. */
const told = (code: string | number) => new Error('Failed query', { cause: { code } })

it.each([
  ['a full SQLite', told('SQLITE_FULL'), DISK_FULL],
  ['a full disk under a file', Object.assign(new Error(), { code: 'ENOSPC' }), DISK_FULL],
  ['a full MongoDB', told(14031), DISK_FULL],
  ['an overwritten file', told('SQLITE_NOTADB'), DATABASE_DAMAGED],
  ['a damaged index', told('SQLITE_CORRUPT_INDEX'), DATABASE_DAMAGED],
  ['a value that exists already', told('SQLITE_CONSTRAINT_UNIQUE'), null],
  ['an error of the program', new TypeError('x is undefined'), null],
  ['nothing', undefined, null],
])('says what is true of %s', (_, error, sentence) => {
  expect(storageFault(error)).toBe(sentence)
})

it('ends on an error that is its own cause', () => {
  const error = new Error('Round') as Error & { cause: unknown }
  error.cause = error
  expect(storageFault(error)).toBeNull()
})
