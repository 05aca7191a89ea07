/**
 * A call opens for many subscribers, and `kill -9` repeatedly stops the instance, of two, that sends the emails. Throws
 * unless each subscriber is notified, by the same email. `npm run test:letters` runs it with a thousand subscribers.
 */
import { setTimeout as wait } from 'node:timers/promises'

import { openPayload } from '@/platform/database/open-payload'
import { siteConfig } from '@/site-config'
import { publishContent } from '@/tests/support/content'
import type { PluginCrash } from '@/tests/support/crash/rounds'
import { Victim } from '@/tests/support/crash/victim'
import { openMailbox } from '@/tests/support/mailbox'
import { freePort } from '@/tests/support/server'
import { signUp } from '@/tests/support/staff'

import { subscribe } from '../store'

type Fire = {
  /** The environment of a server on an empty database. */
  settings: { DATABASE_URL: string; DATA_DIR: string }
  people: number
  kills: number
  random: () => number
  tell: (line: string) => void
}

/** The result: the delays of the first and last email, and how many emails came twice, with the same `Message-ID`. */
export type Told = { firstAfterMs: number; lastAfterMs: number; doubles: number }

const SECRET = 'secret-de-test-'.repeat(3)
const FIRST_WITHIN_MS = 60_000
/** Longer than a lease and the pause between two polls: by then the other instance has taken over. */
const SILENT_FOR_MS = 60_000
/** About the time between two emails, so that kills fall anywhere in between. */
const ONE_LETTER_MS = 150
const TWO_TURNS_MS = 11_000

const PEOPLE = 1000

export const kind: PluginCrash['kind'] = 'letters'
export const times: PluginCrash['times'] = 20
export const run: PluginCrash['run'] = (settings, { times, random, tell }) =>
  openingUnderFire({ settings, people: PEOPLE, kills: times, random, tell })

export async function openingUnderFire(fire: Fire): Promise<Told> {
  const { settings, people, kills, random, tell } = fire
  const mailbox = await openMailbox()
  const victims = await Promise.all(
    ['a', 'b'].map(async (name) => {
      const own = { PORT: String(await freePort()), EMAIL_FROM: `${name}@exemple.fr` }
      return new Victim({ ...settings, ...own, SMTP_URL: mailbox.url, PAYLOAD_SECRET: SECRET })
    }),
  )
  const [a, b] = victims as [Victim, Victim]
  try {
    await a.start()
    await b.start()
    const staff = await signUp(a.url)
    const opensAt = (at: number) => ({ opensAt: new Date(at).toISOString(), closesAt: null })
    const content = await publishContent(staff, { call: opensAt(Date.now() + 3_600_000) })
    await confirmAll(settings, content.page, people)

    const opens = Date.now() + 1_000
    // The date stands for the clock: an opening moved forward would be another letter.
    await staff.change('calls', content.call, { ...opensAt(opens), correctsDates: true })
    const arrivals = watch(mailbox.letters, people)
    for (let killed = 0; killed < kills; killed++) {
      await arrivals.until(Math.ceil(((killed + 0.5) * people) / kills))
      await wait(random() * ONE_LETTER_MS)
      const victim = mailbox.letters().at(-1)!.from.includes('a@') ? a : b
      await victim.kill()
      tell(`${killed + 1}/${kills}: killed after ${arrivals.told()} letters`)
      await victim.start()
    }
    await arrivals.until(people)
    await wait(TWO_TURNS_MS)
    return arrivals.summary(opens)
  } finally {
    await Promise.all(victims.map((victim) => victim.kill()))
    await mailbox.close()
  }
}

async function confirmAll(settings: Fire['settings'], page: string, people: number): Promise<void> {
  // Payload also reads these variables, to decide where its log goes.
  Object.assign(process.env, settings, { PAYLOAD_SECRET: SECRET })
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = settings
  const own = { databaseUrl, dataDir, secret: SECRET, siteUrl: 'http://localhost' }
  const payload = await openPayload(siteConfig(own), databaseUrl)
  for (let index = 0; index < people; index++) {
    const address = `personne-${index}@exemple.fr`
    await subscribe(payload, { address, page, lastDays: false }, new Date())
  }
  await payload.destroy()
}

type Arrived = { to: string; messageId: string }

function watch(letters: () => Arrived[], people: number) {
  const times: number[] = []
  const told = () => new Set(letters().map(({ to }) => to)).size
  return {
    told,
    /** Waits until `wanted` subscribers are notified; throws when no email arrives for too long. */
    async until(wanted: number): Promise<void> {
      for (let since = Date.now(), last = -1; told() < wanted; await wait(5)) {
        if (letters().length !== last) [since, last] = [Date.now(), letters().length]
        times.push(...Array<number>(letters().length - times.length).fill(Date.now()))
        if (Date.now() - since > SILENT_FOR_MS) throw new Error(`No letter was sent after ${last}.`)
      }
      times.push(...Array<number>(letters().length - times.length).fill(Date.now()))
    },
    summary(opens: number): Told {
      const ids = new Set(letters().map(({ messageId }) => messageId)).size
      const firstAfterMs = (times[0] ?? Infinity) - opens
      if (told() !== people || ids !== people) {
        throw new Error(`${told()} of ${people} are told, by ${ids} letters.`)
      }
      if (firstAfterMs > FIRST_WITHIN_MS)
        throw new Error(`The first comes after ${firstAfterMs} ms.`)
      return {
        firstAfterMs,
        lastAfterMs: times.at(-1)! - opens,
        doubles: letters().length - people,
      }
    },
  }
}
