/** The part of drizzle-kit's SQLite snapshot that is read here. */
export type Snapshot = {
  tables: Record<
    string,
    { foreignKeys: Record<string, { columnsFrom: string[]; onDelete?: string }> }
  >
}

/** `ALTER TABLE … ADD …` of a column that references another table, as drizzle-kit writes it in a template literal. */
const ADDED = /ALTER TABLE \\`(\w+)\\` ADD \\`(\w+)\\` [^;]*? REFERENCES \w+\(\w+\)(?=;)/g

/**
 * Returns a SQLite migration of drizzle-kit with the `ON DELETE` of the schema on each reference that it adds to a table.
 * drizzle-kit leaves it out of `ALTER TABLE`, so deleting a referenced document would fail.
 */
export const withOnDelete = (migration: string, { tables }: Snapshot): string =>
  migration.replace(ADDED, (statement, table: string, column: string) => {
    const keys = Object.values(tables[table]?.foreignKeys ?? {})
    const onDelete = keys.find(({ columnsFrom }) => columnsFrom[0] === column)?.onDelete
    return onDelete ? `${statement} ON DELETE ${onDelete}` : statement
  })
