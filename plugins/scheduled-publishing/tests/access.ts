import type { PluginAccess } from '@/tests/support/access/samples'

export const rows: PluginAccess['rows'] = {
  // Payload's collection. Reviewers change it through the endpoints of the plugin.
  'payload-jobs': {
    create: '. . . . .',
    read: '. . . . .',
    change: '. . . . .',
    delete: '. . . . .',
  },
}

export const samples: PluginAccess['samples'] = ({ word }) => ({
  'payload-jobs': { taskSlug: 'schedulePublish', input: {}, queue: word },
})
