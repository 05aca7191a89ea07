import type { GlobalAfterChangeHook, GlobalBeforeChangeHook } from 'payload'

import { publishedGlobal } from '@/editing/published'

import { actorOf } from './actor'
import { record, recordOnce } from './record'
import type { ActionName } from './words'

const contextKey = (slug: string) => `activity:wasPublic:${slug}`

/** Before a save: remembers whether the global is public. */
export const rememberPublicGlobal: GlobalBeforeChangeHook = async ({ context, global, req }) => {
  context[contextKey(global.slug)] = Boolean(await publishedGlobal(global.slug, req))
}

/** After a save of a global: records it. Saves of a draft by one person make one line per half hour. */
export const recordGlobalSave: GlobalAfterChangeHook = async (args) => {
  const { global, req } = args
  const subject = `globals/${global.slug}`
  const action = await actionOf(args)
  const deed = { action, subject, about: subject }
  if (action === 'drafted') await recordOnce(req.payload, deed, actorOf(req), req)
  else await record(req, deed)
}

async function actionOf({
  data,
  doc,
  global,
  req,
}: Parameters<GlobalAfterChangeHook>[0]): Promise<ActionName> {
  // The caller may ask for some fields of the result only.
  const { _status } = { ...data, ...doc } as { _status?: string }
  if (req.context.isRestoringVersion) return 'restored'
  if (!global.versions) return 'changed'
  if (_status === 'published') return 'published'
  const isWithdrawn =
    req.context[contextKey(global.slug)] && !(await publishedGlobal(global.slug, req))
  return isWithdrawn ? 'unpublished' : 'drafted'
}
