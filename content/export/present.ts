type Present<Values> = {
  [Key in keyof Values as null extends Values[Key] ? never : Key]: Values[Key]
} & {
  [Key in keyof Values as null extends Values[Key] ? Key : never]?: NonNullable<Values[Key]>
}

/** `values` without those that say nothing: null, absent or an empty text. */
export function present<Values extends Record<string, unknown>>(values: Values): Present<Values> {
  const entries = Object.entries(values).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  )
  return Object.fromEntries(entries) as Present<Values>
}
