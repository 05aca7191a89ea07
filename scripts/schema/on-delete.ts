/** What is read here of the snapshot that drizzle-kit writes beside a migration of SQLite. */
export type Snapshot = {
  tables: Record<
    string,
    { foreignKeys: Record<string, { columnsFrom: string[]; onDelete?: string }> }
  >
}

/** `ALTER TABLE … ADD …` of a column that refers to another table, as drizzle-kit writes it in a template literal. */
const ADDED = /ALTER TABLE \\`(\w+)\\` ADD \\`(\w+)\\` [^;]*? REFERENCES \w+\(\w+\)(?=;)/g

/**
 * A migration of SQLite, as drizzle-kit writes it, with the `ON DELETE` of the schema on each reference that it adds to a
 * table. drizzle-kit leaves it out of `ALTER TABLE`, so that deleting a document to which another refers would fail.
 */
export const withOnDelete = (migration: string, { tables }: Snapshot): string =>
  migration.replace(ADDED, (statement, table: string, column: string) => {
    const keys = Object.values(tables[table]?.foreignKeys ?? {})
    const onDelete = keys.find(({ columnsFrom }) => columnsFrom[0] === column)?.onDelete
    return onDelete ? `${statement} ON DELETE ${onDelete}` : statement
  })
