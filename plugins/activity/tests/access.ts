import type { PluginAccess } from '@/tests/support/access/samples'

const NO_ACCESS = {
  create: '. . . . .',
  read: '. . . . .',
  change: '. . . . .',
  delete: '. . . . .',
}

/** Only the plugin itself writes and reads the log. */
export const rows: PluginAccess['rows'] = { activity: NO_ACCESS, 'activity-seals': NO_ACCESS }

let seals = 0

export const samples: PluginAccess['samples'] = ({ word }) => {
  const at = '2027-01-04T08:00:00.000Z'
  return {
    activity: { at, actorName: word, action: 'created', digest: word },
    'activity-seals': { number: (seals += 1), at, lines: word, digest: word },
  }
}
