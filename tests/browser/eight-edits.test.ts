import { Console } from 'node:console'

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Browser } from 'playwright-core'

import { launchChromium } from '@/tests/support/chromium'
import { PAGE_PATH, publishContent } from '@/tests/support/content'
import { addImage, EIGHT_EDITS, publishFaults } from '@/tests/support/eight-edits'
import { Person } from '@/tests/support/person'
import { startServer, type RunningServer } from '@/tests/support/server'
import { ACCOUNT, signUp } from '@/tests/support/staff'
import { visit } from '@/tests/support/visitor'

jest.setTimeout(180_000)

const ROLES = ['editor', 'reviewer', 'administrator'] as const
type Role = (typeof ROLES)[number]

/** Of an editor and of the reviewer who publishes: `6 + 3` clicks. */
type Effort = { clicks: string; seconds: string }
type Row = Effort & { role: Role; edit: string; undo?: string; 'in seconds'?: string }

let server: RunningServer
let browser: Browser
const people = {} as Record<Role, Person>
const rows: Row[] = []

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchChromium()])
  const staff = await signUp(server.url)
  await publishFaults(staff, await publishContent(staff))
  const { password } = ACCOUNT
  for (const role of ['editor', 'reviewer']) {
    await staff.create('users', { name: role, role, email: emailOf(role), password })
  }
  for (const role of ROLES) {
    const person = (people[role] = await Person.at(browser, server.url))
    const effort = await counted([person], () => person.logIn(emailOf(role)))
    rows.push({ role, edit: 'log-in', ...effort })
  }
  const role = 'administrator'
  const effort = await counted([people[role]], () => addImage(people[role]))
  rows.push({ role, edit: 'image to the library', ...effort })
})
afterAll(async () => {
  // Not `console`: Jest's would print where it was called from.
  new Console(process.stdout).table(rows)
  await browser.close()
  await server.stop()
})

const emailOf = (role: string) =>
  role === 'administrator' ? ACCOUNT.email : `${role}@example.gouv.fr`

/** The main part of the page, as a visitor gets it. */
async function visitorReads(): Promise<string> {
  const { html } = await visit(server.url, PAGE_PATH)
  return /<main[^>]*>([^]*)<\/main>/.exec(html)![1]!
}

/** Does something; gives the clicks that it took of each of `persons`, and the time. */
async function counted(persons: Person[], act: () => Promise<void>): Promise<Effort> {
  const [before, start] = [persons.map(({ clicks }) => clicks), performance.now()]
  await act()
  return {
    clicks: persons.map(({ clicks }, index) => clicks - before[index]!).join(' + '),
    seconds: ((performance.now() - start) / 1000).toFixed(1),
  }
}

describe.each(ROLES)('as %s', (role) => {
  it.each(EIGHT_EDITS)('$kind: from the dashboard to the visitor, and back', async (edit) => {
    const person = people[role]
    const publisher = people[role === 'editor' ? 'reviewer' : role]
    await person.startFromHome()
    await publisher.startFromHome()
    const before = await visitorReads()
    expect(before).not.toMatch(edit.gives)

    const made = await counted([...new Set([person, publisher])], async () => {
      await person.open(...edit.where)
      await person.change(edit.make)
      expect(await visitorReads()).toBe(before)
      if (person !== publisher) {
        await person.askForReview('Merci de publier.')
        await person.goHome()
        await publisher.goHome()
        await publisher.openReview()
      }
      await publisher.publish()
      expect(await visitorReads()).toMatch(edit.gives)
    })
    // An editor restores nothing: it would replace a colleague's draft.
    const undone = await counted([publisher], async () => {
      await publisher.restore()
      expect(await visitorReads()).toMatch(edit.gives)
      await publisher.publish()
      expect(await visitorReads()).toBe(before)
    })
    await publisher.goHome()
    rows.push({ role, edit: edit.kind, ...made, undo: undone.clicks, 'in seconds': undone.seconds })
  })
})
