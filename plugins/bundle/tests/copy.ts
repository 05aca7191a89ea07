import path from 'node:path'

import type { PluginCopy } from '@/tests/support/plugins'

import { everything, makeBackup, restoreFrom } from './site'

export const copy: PluginCopy['copy'] = async (from, to, folder) => {
  const bundle = path.join(folder, 'site.tar.gz')
  await makeBackup(from, bundle, folder)
  await restoreFrom(to, bundle, path.join(folder, 'restored'))
  return everything(to)
}
