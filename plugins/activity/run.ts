import { type Command, EXIT, parse, UsageError } from '@/platform/command-line'
import { withPayload } from '@/platform/database/with-payload'

import { verifyLog } from './seals/verify'

/** `activity verify`: prints each alteration of the activity log. Returns 1 if there is one. */
export const verify: Command['run'] = async (args, config) => {
  const { positionals, values } = parse(args, { head: { type: 'string' } })
  if (positionals.join(' ') !== 'verify') throw new UsageError('La seule action est « verify ».')
  return withPayload(config(), async (payload) => {
    const { faults, head, lines, waiting } = await verifyLog(payload, values.head)
    if (!lines) faults.push(EMPTY)
    for (const fault of faults) console.error(fault)
    if (faults.length) {
      console.error(`Le journal d’activité n’est pas intact. ${OTHER_SECRET}`)
      return EXIT.refused
    }
    console.log(
      `Journal d’activité intact. Lignes : ${lines}, dont pas encore scellées : ${waiting}.`,
    )
    if (head) console.log(`Empreinte du dernier sceau : ${head}`)
    return EXIT.done
  })
}

const EMPTY =
  'Le journal d’activité est vide : tout a été supprimé, ou la commande lit une autre base que le site (DATABASE_URL, DATA_DIR).'
const OTHER_SECRET =
  'Si PAYLOAD_SECRET a changé, les lignes et les sceaux d’avant ce changement ne peuvent plus être vérifiés.'
