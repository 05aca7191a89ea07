import { loadedVersionHeader } from '@/editing/saving/stale-save'
import { ensureNginx } from '@/scripts/testing/nginx'
import { watchedProcess } from '@/scripts/testing/watched-process'
import { image, pdf } from '@/tests/fixtures/files'
import { publishContent, PAGE_PATH, type Content } from '@/tests/support/content'
import { openMailbox, type Mailbox } from '@/tests/support/mailbox'
import { databaseOn, mongodbServer } from '@/tests/support/mongodb'
import { startNginx, type RunningNginx } from '@/tests/support/nginx'
import { freePort, startServer, type RunningServer } from '@/tests/support/server'
import { ACCOUNT, installationCodeIn, invite, signUp, type Staff } from '@/tests/support/staff'
import { visit } from '@/tests/support/visitor'

import type { Door } from './door'
import { SECRET } from './faults'

/** An account with the lowest role, which the attacker controls. */
export const EDITOR = {
  name: 'Sacha Martin',
  email: 'sacha@example.gouv.fr',
  password: ACCOUNT.password,
  role: 'editor',
}

/** A draft that the editor writes texts in, with a share link for anonymous visitors. */
export type Draft = { id: string; slug: string; shared: string }

/** What the hostile requests aim at. */
export type Target = {
  content: Content
  /** Addresses of the published files, and of a style sheet as a page names it. */
  paths: { image: string; document: string; style: string }
  imageId: string
  /** The administrator who holds the lock of the fixture page. */
  administrator: string
  editor: string
  drafts: Draft[]
}

/** The empty site behind the shipped nginx, with its measurements. */
export type HostileSite = {
  doors: Door[]
  mailbox: Mailbox
  server: RunningServer
  nginx: RunningNginx
  /** Ids of the processes that answer visitors. */
  processes: number[]
  measure: () => ReturnType<ReturnType<typeof watchedProcess>['measure']>
  stop: () => Promise<void>
}

/** Starts the production build behind nginx, on MongoDB if a server is given. Throws without nginx. */
export async function startHostileSite(): Promise<HostileSite> {
  if (!ensureNginx()) throw new Error('The shipped nginx must be tried.')
  const [port, appPort] = [await freePort(), await freePort()]
  const watched = watchedProcess()
  const mailbox = await openMailbox()
  const server = await startServer({
    PORT: String(appPort),
    SITE_URL: `http://localhost:${port}`,
    TRUSTED_PROXIES: '1',
    FIRST_ACCOUNT: 'code',
    // The forms for visitors need a mail server. It is closed before the attempts (`fill`).
    SMTP_URL: mailbox.url,
    ...watched.settings,
    ...(mongodbServer && { DATABASE_URL: databaseOn(mongodbServer) }),
  })
  const nginx = await startNginx(port, [appPort])
  return {
    doors: [
      { name: 'nginx', url: nginx.url },
      { name: 'site', url: server.url },
    ],
    mailbox,
    server,
    nginx,
    processes: [server.pid, nginx.pid],
    measure: () => watched.measure(server.pid),
    stop: async () => {
      await nginx.stop()
      await server.stop()
      watched.remove()
    },
  }
}

/**
 * Creates the first account, with the code of the log, the fixture page with a draft over it, files, an editor, and
 * `count` drafts of that editor. Then closes the mail server.
 */
export async function fill(
  { mailbox, server: { output, url } }: HostileSite,
  count: number,
): Promise<{ staff: Staff; target: Target }> {
  const staff = await signUp(url, installationCodeIn(output()))
  const content = await publishContent(staff)
  const secret = { title: SECRET, introduction: SECRET }
  await staff.change('pages', content.page, { title: SECRET, hero: secret }, { asDraft: true })
  await staff.change('criteria', content.criteria[0]!, { name: SECRET }, { asDraft: true })
  await staff.create('pages', { _status: 'draft', title: SECRET, slug: 'bientot', hero: secret })

  const bytes = { images: await image(), documents: pdf() }
  const sent = async (folder: keyof typeof bytes, name: string) => {
    const file = new File([Uint8Array.from(bytes[folder])], name)
    const answer = await staff.sendFile('POST', `/api/${folder}`, file, { alt: 'Un carré' })
    return ((await answer.json()) as { doc: { id: string; slug: string } }).doc
  }
  const [picture, document] = [await sent('images', 'a.png'), await sent('documents', 'a.pdf')]
  const editor = await invite(url, staff.ask, EDITOR, async () => {
    const { text } = await mailbox.next(EDITOR.email)
    return /^http\S+\/invitation\/\S+$/m.exec(text)![0]
  })
  await mailbox.close()
  await openForm(url, content.page)
  const { html } = await visit(url, PAGE_PATH)
  return {
    staff,
    target: {
      content,
      paths: {
        image: `/images/${picture.slug}`,
        document: `/documents/${document.slug}`,
        style: /href="(\/assets\/[^"]+\.css)"/.exec(html)![1]!,
      },
      imageId: picture.id,
      administrator: await idOf(staff),
      editor,
      drafts: await drafts(staff, count),
    },
  }
}

async function drafts(staff: Staff, count: number): Promise<Draft[]> {
  const made: Draft[] = []
  for (let index = 0; index < count; index += 1) {
    const slug = `brouillon-${index}`
    const hero = { title: 'Un brouillon' }
    const id = await staff.create('pages', { _status: 'draft', title: 'Un brouillon', slug, hero })
    const answer = await staff.ask('POST', '/api/share-links', { page: id })
    const { link } = (await answer.json()) as { link: { address: string } }
    made.push({ id, slug, shared: new URL(link.address).pathname })
  }
  return made
}

/** The administrator changes the page as the form of the admin does, which locks the page. */
async function openForm(url: string, page: string): Promise<void> {
  const path = `${url}/api/pages/${page}?draft=true&depth=0`
  const session = await sessionOf(url, ACCOUNT)
  const { updatedAt } = (await (await fetch(path, { headers: session })).json()) as {
    updatedAt: string
  }
  const saved = await fetch(`${path}&autosave=true`, {
    method: 'PATCH',
    headers: {
      ...session,
      'Content-Type': 'application/json',
      ...Object.fromEntries([loadedVersionHeader(`pages/${page}`, updatedAt)]),
    },
    body: JSON.stringify({ title: SECRET }),
  })
  if (!saved.ok) throw new Error(`Not saved: ${await saved.text()}`)
}

async function idOf(staff: Staff): Promise<string> {
  const answer = await staff.ask('GET', '/api/users/me')
  return ((await answer.json()) as { user: { id: string } }).user.id
}

/** Returns the headers of a session of `account`. */
export async function sessionOf(
  url: string,
  account: Pick<typeof EDITOR, 'email' | 'password'>,
): Promise<Record<string, string>> {
  const answer = await fetch(`${url}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: account.email, password: account.password }),
  })
  const { token } = (await answer.json()) as { token: string }
  return { Authorization: `JWT ${token}` }
}
