/** Maximum columns that a cell may span: spreadsheets give 16,384 for a whole row. */
const MOST_COLUMNS = 100

/**
 * Returns the cells of `table` row by row, all rows with the same length: null where a cell spans or a row is short. Empty
 * rows and empty last columns are left out.
 */
export function tableGrid(table: HTMLTableElement): (Element | null)[][] {
  const rows: (Element | null)[][] = []
  /** For each column, how many more rows the cell above still covers. */
  const covered: number[] = []
  for (const { cells } of table.rows) {
    const row: (Element | null)[] = []
    const skipCovered = () => {
      while (covered[row.length]) {
        covered[row.length]!--
        row.push(null)
      }
    }
    for (const cell of cells) {
      skipCovered()
      const columns = Math.min(cell.colSpan, MOST_COLUMNS)
      for (let column = 0; column < columns; column++) {
        covered[row.length] = cell.rowSpan - 1
        row.push(column === 0 ? cell : null)
      }
    }
    skipCovered()
    rows.push(row)
  }
  const isWritten = (cell: Element | null | undefined) => Boolean(cell?.textContent?.trim())
  const written = rows.filter((row) => row.some(isWritten))
  const width = Math.max(0, ...written.map((row) => row.findLastIndex(isWritten) + 1))
  return written.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null))
}
