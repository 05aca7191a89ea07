import { parseArgs } from 'node:util'

import { DATABASES, type DatabaseName } from '@/scripts/testing/databases'

const PARTS = ['bytes', 'lighthouse', 'load', 'documents', 'memory'] as const
type PartName = (typeof PARTS)[number]

export type Options = {
  parts: PartName[]
  databases: DatabaseName[]
  /** Seconds of load at once. */
  seconds: number
  /** Times that each thing is measured, in turn with the others it is compared with. */
  rounds: number
  /** Runs of Lighthouse for each page and kind of device. */
  runs: number
  /** How many documents the database holds, one site each. */
  documents: number[]
  /** Requests after which memory is measured. */
  requests: number
  /** Where the JSON goes. */
  out: string
}

export const USAGE = `npm run bench -- [--only ${PARTS.join(',')}] [--db ${DATABASES.join(',')}]
  [--seconds 4] [--rounds 3] [--runs 5] [--documents 10,1000,10000] [--requests 100000] [--out FILE]`

/** The options of the command line. Throws an Error that says in English what is wrong. */
export function parseOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: PARTS.join(',') },
      db: { type: 'string', default: DATABASES.join(',') },
      seconds: { type: 'string', default: '4' },
      rounds: { type: 'string', default: '3' },
      runs: { type: 'string', default: '5' },
      documents: { type: 'string', default: '10,1000,10000' },
      requests: { type: 'string', default: '100000' },
      out: { type: 'string', default: 'bench-results/latest.json' },
    },
  })
  return {
    parts: among('--only', values.only, PARTS),
    databases: among('--db', values.db, DATABASES),
    seconds: count('--seconds', values.seconds),
    rounds: count('--rounds', values.rounds),
    runs: count('--runs', values.runs),
    documents: values.documents.split(',').map((one) => count('--documents', one)),
    requests: count('--requests', values.requests),
    out: values.out,
  }
}

function among<Name extends string>(option: string, value: string, names: readonly Name[]): Name[] {
  const asked = value.split(',')
  const unknown = asked.filter((name) => !names.some((known) => known === name))
  if (unknown.length)
    throw new Error(`${option}: ${unknown.join(', ')} is none of ${names.join(', ')}.`)
  return names.filter((name) => asked.includes(name))
}

function count(option: string, value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`${option}: ${value} is no number above 0.`)
  return number
}
