import type { Plugin } from 'payload'

import { frenchTypography } from './typography'

/** Applies French typography to the field descriptions and validation messages of the admin, typed with plain spaces. */
export const typesetWords: Plugin = (config) => ({
  ...config,
  collections: config.collections?.map((collection) => typeset(collection)),
  globals: config.globals?.map((global) => typeset(global)),
})

/** Copies `value` deeply, with its descriptions and checks typeset. Other functions and class instances are kept. */
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

/** Returns true, or what is wrong. */
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
