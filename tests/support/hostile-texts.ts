import fc from 'fast-check'

/** Pieces of texts that can block a program: each of these, repeated, has blocked one. */
export const HOSTILE_UNITS = [
  ' ',
  '{{',
  '{{ ',
  '{{etat}} ',
  '[a](',
  '[',
  '>',
  '> ',
  '* ',
  '*a**b',
  '`',
  '`a',
  '<a ',
  '|a',
  '"\\',
  "'",
  '/',
  '\n',
  ' \n',
  '#',
  'a@',
  'www.',
  'a.',
  '](  ',
] as const

const SIGNS =
  '*|_|`|[|](|]|![|(|)|<|>|#|-|+|1.|\\|&|&amp;|~|:|://|@|www.|.|/|"|\'|«|»| ?|!|%|{{|}}|{{etat}}|{{<|>}}|=|[^1]|[^1]: |[r]: /b|a|é|  |\t'

/** A few signs in a row, some of which have a meaning. */
export const hostileUnit = fc
  .array(fc.constantFrom(...SIGNS.split('|'), '|', ' ', '\n', '\n\n'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((signs) => signs.join(''))

/** Repeats `unit` between two letters, up to about `length` characters. */
export const repeated = (unit: string, length: number): string =>
  `a${unit.repeat(Math.ceil(length / unit.length))}b`

/** Returns the processor time of `work` in milliseconds, which other programs on the machine hardly change. */
export function processorTime(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
