import type { PluginContent } from '@/tests/fixtures/whole-site'

import { TASK, type ScheduleInput } from '../job'

export const fill: PluginContent['fill'] = async (payload, { page, secret, user }) => {
  for (const [plannedAt, id] of [
    ['2099-01-01T08:00:00.000Z', page.id],
    ['2026-01-01T08:00:00.000Z', secret.id],
  ] as const) {
    const where = { parent: { equals: id } }
    const { docs } = await payload.findVersions({ collection: 'pages', where, limit: 1 })
    const [held] = docs
    await payload.jobs.queue({
      task: TASK,
      input: {
        type: 'publish',
        doc: { relationTo: 'pages', value: id },
        user: { relationTo: 'users', value: user.id },
        version: { id: held!.id, savedAt: held!.updatedAt },
        plannedAt,
      } satisfies ScheduleInput,
      waitUntil: new Date(plannedAt),
    })
  }
}
