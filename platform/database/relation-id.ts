/** The id behind a relation, whether Payload gave the id or the document; undefined where there is none. */
export const relationId = (relation: string | { id: string } | null | undefined) =>
  typeof relation === 'object' ? relation?.id : relation
