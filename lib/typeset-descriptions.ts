import type { Plugin } from 'payload'

import { frenchTypography } from './typography'

/** Typesets as French is what the admin says under its fields, typed in the configuration with plain spaces. */
export const typesetDescriptions: Plugin = (config) => ({
  ...config,
  collections: config.collections?.map((collection) => typeset(collection)),
  globals: config.globals?.map((global) => typeset(global)),
})

/** A copy of `value`, down to its descriptions; functions and instances are themselves. */
function typeset<Value>(value: Value, key = ''): Value {
  if (typeof value === 'string') {
    return (key === 'description' ? frenchTypography(value) : value) as Value
  }
  if (Array.isArray(value)) return value.map((item: unknown) => typeset(item)) as Value
  if (!isPlain(value)) return value
  const entries = Object.entries(value).map(([name, inner]) => [name, typeset(inner, name)])
  return Object.fromEntries(entries) as Value
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
