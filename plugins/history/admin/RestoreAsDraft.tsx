'use client'

import { Button, toast } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

import { ask } from '@/components/admin/ask'

type RestoreAsDraftProps = {
  /** The edit screen, which opens after the restoration. */
  editHref: string
  /** When the version was saved, in French. */
  from: string
  isGlobal: boolean
  slug: string
  versionId: string
}

/** Restores a version as a draft. Nothing is lost: the history keeps the draft that it replaces. */
export function RestoreAsDraft({ editHref, from, isGlobal, slug, versionId }: RestoreAsDraftProps) {
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)

  const restore = async () => {
    setBusy(true)
    const { faults } = await (isGlobal
      ? restoreGlobal(slug, versionId)
      : ask('POST', `/api/${slug}/versions/${versionId}?draft=true`))
    if (!faults.length) {
      toast.success(`Version du ${from} restaurée comme brouillon. Relisez, puis publiez.`)
      return router.push(editHref)
    }
    toast.error(faults.join(' '))
    setBusy(false)
  }

  return (
    <Button className="history__restore" disabled={isBusy} onClick={() => void restore()}>
      Restaurer comme brouillon
    </Button>
  )
}

/** Payload unpublishes a global when it restores one, even as a draft, so save its content as a new draft instead. */
async function restoreGlobal(slug: string, versionId: string) {
  const address = `/api/globals/${slug}`
  const found = await ask<{ version: object }>('GET', `${address}/versions/${versionId}?depth=0`)
  if (!found.body) return found
  return ask('POST', `${address}?draft=true`, { ...found.body.version, _status: 'draft' })
}
