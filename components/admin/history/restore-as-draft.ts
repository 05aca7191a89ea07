type RestorableVersion = { isGlobal: boolean; slug: string; versionId: string }

const FAILED = 'La restauration a échoué. Réessayez.'

/** Restores the version as a draft through the REST API. Returns what went wrong, in French; null when nothing did. */
export async function restoreAsDraft(version: RestorableVersion): Promise<string | null> {
  try {
    const response = await (version.isGlobal ? restoreGlobal(version) : restoreDocument(version))
    if (response.ok) return null
    const { errors } = (await response.json()) as { errors?: { message?: string }[] }
    return errors?.[0]?.message ?? FAILED
  } catch {
    return FAILED
  }
}

const restoreDocument = ({ slug, versionId }: RestorableVersion) =>
  fetch(`/api/${slug}/versions/${versionId}?draft=true`, { method: 'POST' })

/** Payload restores a global by unpublishing it, even as a draft: its content is saved as a new draft instead. */
async function restoreGlobal({ slug, versionId }: RestorableVersion): Promise<Response> {
  const found = await fetch(`/api/globals/${slug}/versions/${versionId}?depth=0`)
  if (!found.ok) return found
  const { version } = (await found.json()) as { version: object }
  return fetch(`/api/globals/${slug}?draft=true`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...version, _status: 'draft' }),
  })
}
