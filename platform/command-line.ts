import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

import type { SanitizedConfig } from 'payload'

/**
 * A command of `npm run content`. Those of a plugin are the list `commands` of `plugins/<plugin>/commands.ts`, which loads
 * with each command: it imports nothing but this file, and `run` imports the rest.
 */
export type Command = {
  name: string
  /** What follows the name, in the usage. */
  args: string
  /** The options that no earlier command has, with their meaning in French. */
  options: Record<string, string>
  /** Returns the exit status. `config`: reads the configuration of the site of this environment. */
  run: (args: string[], config: () => Promise<SanitizedConfig>) => number | Promise<number>
}

/**
 * Exit statuses. `refused`: the content was refused, there was none to back up, or the backup that was made or restored
 * lacks files. `failed`: the command line, a file or the database failed. `interrupted`: Ctrl-C.
 */
export const EXIT = { done: 0, refused: 1, failed: 2, interrupted: 130 } as const

/** The command line is wrong; `message` says why, in French. */
export class UsageError extends Error {}

/** Parses `args` by the `options` of a command. Throws UsageError, because Node's own errors are in English. */
export function parse<const Options extends ParseArgsOptionsConfig>(
  args: string[],
  options: Options,
) {
  const { tokens } = parseArgs({
    args,
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue } = token
    const option = Object.hasOwn(options, name) ? options[name] : undefined
    if (!option) throw new UsageError(`Option inconnue : ${rawName}.`)
    if (option.type === 'boolean') {
      if (value !== undefined) throw new UsageError(`L’option ${rawName} ne prend pas de valeur.`)
    } else if (!value || (!inlineValue && value.startsWith('-'))) {
      throw new UsageError(`L’option ${rawName} attend une valeur.`)
    }
  }
  return parseArgs({ args, options, allowPositionals: true })
}
