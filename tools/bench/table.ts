import { isWithin, type Measure } from './measure'

const HEADER = ['part', 'database', 'what', 'value', 'budget', 'verdict']

/** The table of `measures`, one a line, in columns. */
export function table(measures: Measure[]): string {
  const rows = [HEADER, ...measures.map(row)]
  const widths = HEADER.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)))
  return rows
    .map((cells) => cells.map((cell, column) => cell.padEnd(widths[column]!)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n')
}

function row(measure: Measure): string[] {
  const { part, what, database, value, unit, budget } = measure
  const bound = budget && ('atMost' in budget ? `≤ ${budget.atMost}` : `≥ ${budget.atLeast}`)
  return [
    part,
    database ?? '',
    what,
    `${shown(value)} ${unit}`.trimEnd(),
    bound ?? '',
    budget ? (isWithin(measure) ? 'ok' : 'MISSED') : '',
  ]
}

/** Three figures that count, and all those of a whole number. */
const shown = (value: number) =>
  Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(value >= 100 ? 4 : 3)))
