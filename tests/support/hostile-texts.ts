import fc from 'fast-check'

/** What texts that hold a program are made of: each of these, repeated, has held one somewhere. */
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

/** A few signs in a row, some of which mean something. */
export const hostileUnit = fc
  .array(fc.constantFrom(...SIGNS.split('|'), '|', ' ', '\n', '\n\n'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((signs) => signs.join(''))

/** `unit` again and again, between two letters, in about `length` characters. */
export const repeated = (unit: string, length: number): string =>
  `a${unit.repeat(Math.ceil(length / unit.length))}b`

/** Processor time that `work` takes, in milliseconds: what others do on the machine counts little. */
export function processorTime(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
