import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'

import { PAGE_PATH, publishContent, type Content } from '@/tests/support/content'
import { startServer, type RunningServer } from '@/tests/support/server'
import { signUp, type Staff } from '@/tests/support/staff'
import { visit, words } from '@/tests/support/visitor'

jest.setTimeout(90_000)

let server: RunningServer
let staff: Staff
let content: Content

beforeAll(async () => {
  server = await startServer()
  staff = await signUp(server.url)
  const closesAt = '2199-03-31T16:00:00.000Z'
  content = await publishContent(staff, { call: { closesAt, promotion: 'n° 7 *bis*' } })
})
afterAll(() => server.stop())

const withIntroduction = (introduction: string) => ({
  hero: { title: 'Accueillir la promotion {{promotion}}', introduction },
})

it('shows the values of the call in the page and its description, and follows the call', async () => {
  const page = withIntroduction('L’appel est {{état}}, clôture **{{ cloture }}**.')
  await staff.change('pages', content.page, page)
  const { html } = await visit(server.url, PAGE_PATH)
  expect(html.replaceAll('\u00a0', ' ')).toContain(
    '<meta name="description" content="Appel ouvert jusqu’au 31 mars 2199 à 18 h. L’appel est ouvert, clôture le 31 mars 2199 à 18 h."/>',
  )
  expect(html).toContain('<strong>le 31\u00a0mars\u00a02199 à 18\u00a0h</strong>')
  expect(words(html)).toContain('Accueillir la promotion n° 7 *bis*')

  await staff.change('calls', content.call, { closesAt: '2199-04-30T16:30:00.000Z' })
  const later = words((await visit(server.url, PAGE_PATH)).html)
  expect(later).toContain('clôture le 30 avril 2199 à 18 h 30 .')
})

it('answers 400 with the field and a French sentence to a page that names what does not exist', async () => {
  const response = await staff.ask('PATCH', `/api/pages/${content.page}`, {
    _status: 'published',
    ...withIntroduction('Clôture le {{fin}}.'),
  })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({
    errors: [
      {
        data: {
          errors: [
            {
              path: 'hero.introduction',
              message: expect.stringContaining('Inconnu\u00a0: «\u00a0{{fin}}\u00a0»'),
            },
          ],
        },
      },
    ],
  })
  expect((await visit(server.url, PAGE_PATH)).html).not.toContain('fin}}')
})
