import type { PayloadRequest } from 'payload'

import { partsOf } from './parts'
import { marksOf } from './read-rows'
import { BundleRefused } from './refused'

/** Throws BundleRefused when the site of `req` has any content, or, if accounts are to be restored, any account. */
export async function refuseUnlessEmpty(req: PayloadRequest, withAccounts: boolean): Promise<void> {
  for (const part of partsOf(req.payload)) {
    const isAccounts = part.slug === 'users'
    if (isAccounts && !withAccounts) continue
    if (!(await marksOf({ payload: req.payload, req }, part)).length) continue
    throw new BundleRefused(
      isAccounts
        ? 'Ce site a déjà des comptes : restaurez dans une base neuve, ou sans ceux de la sauvegarde (--without-accounts).'
        : 'Ce site a déjà du contenu, qu’une restauration remplacerait : restaurez dans une base neuve (DATABASE_URL).',
    )
  }
}
