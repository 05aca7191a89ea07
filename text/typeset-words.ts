import type { Plugin } from 'payload'

import { frenchTypography } from './typography'

/** Typesets as French what the admin says under its fields, and what their checks say: typed with plain spaces. */
export const typesetWords: Plugin = (config) => ({
  ...config,
  collections: config.collections?.map((collection) => typeset(collection)),
  globals: config.globals?.map((global) => typeset(global)),
})

/** A copy of `value`, down to its descriptions and checks; other functions, and instances, are themselves. */
function typeset<Value>(value: Value, key = ''): Value {
  if (typeof value === 'string') {
    return (key === 'description' ? frenchTypography(value) : value) as Value
  }
  if (typeof value === 'function') {
    return key === 'validate' ? (typesetAnswer(value as unknown as Check) as Value) : value
  }
  if (Array.isArray(value)) return value.map((item: unknown) => typeset(item)) as Value
  if (!isPlain(value)) return value
  const entries = Object.entries(value).map(([name, inner]) => [name, typeset(inner, name)])
  return Object.fromEntries(entries) as Value
}

/** Answers true, or what is wrong. */
type Check = (...args: unknown[]) => unknown

function typesetAnswer(check: Check): Check {
  const words = (answer: unknown) =>
    typeof answer === 'string' ? frenchTypography(answer) : answer
  return (...args) => {
    const answer = check(...args)
    return answer instanceof Promise ? answer.then(words) : words(answer)
  }
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
