import { child } from './fields-of'

/** Returns `path` in `doc` with the ids of rows instead of their positions: it stays the same when rows are moved. */
export function rowIdPath(doc: unknown, path: string): string {
  let value = doc
  const names = path.split('.').map((name) => {
    const row = Array.isArray(value)
    value = child(value, name)
    const id = row ? child(value, 'id') : null
    return typeof id === 'string' ? id : name
  })
  return names.join('.')
}
