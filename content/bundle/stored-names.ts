import type { Payload } from 'payload'

import type { Part } from './parts'

type Upload = {
  filename?: string | null
  sizes?: Record<string, { filename?: string | null } | null> | null
}

/** The stored names that a row of `part` gives: of the file and of its sizes; none where documents have no file. */
export function storedNames(
  { collections }: Payload,
  part: Part,
  row: Record<string, unknown>,
): string[] {
  const isUpload = part.kind === 'documents' || part.kind === 'versions'
  if (!isUpload || !collections[part.slug].config.upload) return []
  const { filename, sizes } = (part.kind === 'versions' ? row.version : row) as Upload
  const names = [filename, ...Object.values(sizes ?? {}).map((size) => size?.filename)]
  return names.filter((name) => typeof name === 'string' && name !== '') as string[]
}
