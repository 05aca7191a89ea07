import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

import { UsageError } from './usage'

/** What `args` say, by the `options` of a command. Throws UsageError: Node's own errors are in English. */
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
