'use client'

import { Button, toast } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

import { restoreAsDraft } from './restore-as-draft'

type RestoreAsDraftProps = {
  /** The edit screen, to which a restored version leads. */
  editHref: string
  /** When the version was saved, in French. */
  from: string
  isGlobal: boolean
  slug: string
  versionId: string
}

/** Brings a version back as a draft; nothing is lost, since the history keeps the draft that it replaces. */
export function RestoreAsDraft({ editHref, from, isGlobal, slug, versionId }: RestoreAsDraftProps) {
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)

  const restore = async () => {
    setBusy(true)
    const fault = await restoreAsDraft({ isGlobal, slug, versionId })
    if (fault === null) {
      toast.success(`Version du ${from} restaurée comme brouillon. Relisez, puis publiez.`)
      return router.push(editHref)
    }
    toast.error(fault)
    setBusy(false)
  }

  return (
    <Button className="history__restore" disabled={isBusy} onClick={() => void restore()}>
      Restaurer comme brouillon
    </Button>
  )
}
