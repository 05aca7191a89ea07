/** The document behind a relation, or null where Payload gave only its id: it is absent or not public. */
function resolved<Doc extends object>(relation: string | Doc | null | undefined): Doc | null {
  return relation && typeof relation === 'object' ? relation : null
}

/** The public documents of an ordered relation, in order. */
export function allResolved<Doc extends object>(
  relations: (string | Doc)[] | null | undefined,
): Doc[] {
  return (relations ?? []).flatMap((relation) => resolved(relation) ?? [])
}
