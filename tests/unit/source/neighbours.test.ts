import { describe, expect, it } from '@jest/globals'
import { stringify } from 'yaml'
import { planPage } from '@/content/source/planning/page'
import { formatFault } from '@/content/source/result'
import type { CleanSource } from '@/content/source/schema'
import { acceptedWith, fixture, read } from '../../fixtures/source/source-file'

function accepted(keys: object, body = '') {
  const result = read(`---\n${stringify(keys)}---\n${body}`)
  if (!result.ok) throw new Error(result.faults.map(formatFault).join('\n'))
  return result
}

const faq = (keys: object) => accepted({ title: 'Foire aux questions', layout: 'faq', ...keys })
const project = (keys: object) => accepted({ title: 'Proposer', layout: 'project', ...keys })

describe('a page with the layout « faq »', () => {
  it('has all questions, then the contact', () => {
    const { plan } = faq({
      questions: [
        { title: 'Qui peut  déposer ?', desc: 'Toute *administration*.' },
        { desc: 'En mars.', title: 'Quand ?' },
      ],
      contact: 'Écrivez-nous.',
    })
    expect(plan).toEqual({
      address: 'participer/administrations/faq',
      aliases: [],
      isDraft: false,
      title: 'Foire aux questions',
      hero: { title: 'Foire aux questions' },
      calls: [],
      sections: [
        {
          blockType: 'questions',
          questions: [
            { question: 'Qui peut  déposer ?', answer: 'Toute *administration*.' },
            { question: 'Quand ?', answer: 'En mars.' },
          ],
        },
        { blockType: 'text', body: 'Écrivez-nous.' },
      ],
    })
  })

  it('keeps a question without an answer as a text in its place', () => {
    const { plan } = faq({
      questions: [
        { title: 'Qui ?', desc: 'Vous.' },
        { title: 'Combien ?', desc: null },
        { title: 'Quand ?', desc: 'Bientôt.' },
        { title: '', desc: '' },
      ],
    })
    expect(plan.sections).toMatchObject([
      { blockType: 'questions', questions: [{ question: 'Qui ?' }] },
      { blockType: 'text', body: '## Combien ?' },
      { blockType: 'questions', questions: [{ question: 'Quand ?' }] },
    ])
  })

  it.each([[{}], [{ questions: null }], [{ questions: [], contact: '' }]])(
    'may have no questions: %j',
    (keys) => {
      expect(faq(keys).plan.sections).toEqual([])
    },
  )
})

describe('a page with the layout « project »', () => {
  it('has its calls to action, its dates and its texts in order', () => {
    const { plan } = project({
      com: '## Parlez-en',
      questions: '## Des questions ?',
      steps: { dates: [{ date: '[début avril]', desc: 'Les *lauréats*' }], title: 'Agenda' },
      how: { title: 'Deux étapes', desc: '* Lire\n* Déposer' },
      callout: { title: 'Délais', desc: 'Jusqu’en mars.' },
    })
    expect(plan.address).toBe('participer/administrations/proposer')
    expect(plan.sections).toEqual([
      { blockType: 'callToAction', title: 'Délais', body: 'Jusqu’en mars.', shownWhile: 'open' },
      { blockType: 'callToAction', title: 'Deux étapes', body: '* Lire\n* Déposer' },
      {
        blockType: 'datedSteps',
        title: 'Agenda',
        steps: [{ date: '[début avril]', description: 'Les *lauréats*' }],
      },
      { blockType: 'text', body: '## Des questions ?' },
      { blockType: 'text', body: '## Parlez-en' },
    ])
  })

  it('keeps parts without a title or a date as texts', () => {
    const { plan } = project({
      callout: { desc: 'Sans titre.' },
      how: 'Comme **cela**.',
      steps: { title: 'Agenda', dates: [{ date: 'Mars', desc: null }, { desc: 'Un jour.' }] },
      questions: null,
    })
    expect(plan.sections.map((section) => 'body' in section && section.body)).toEqual([
      'Sans titre.',
      'Comme **cela**.',
      '## Agenda\n\n### Mars\n\nUn jour.',
    ])
    const whiles = plan.sections.map(({ shownWhile = null }) => shownWhile)
    expect(whiles).toEqual(['open', null, null])
  })

  it.each([
    ['open: true', 'open'],
    ['com: { title: Com, desc: Un mot., nom: É }', 'com.nom'],
    ['how: { list: [{ name: A, rang: 2 }] }', 'how.list[1].rang'],
    ['callout: { title: A, url: /b }', 'callout.url'],
  ])('keeps an unknown key in its source, and reports it: %s', (line, key) => {
    const result = read(`---\ntitle: Proposer\nlayout: project\n${line}\n---\n`)
    const message = expect.stringContaining('clé inconnue : laissée de côté')
    expect(result).toMatchObject({ ok: true, repairs: expect.arrayContaining([{ key, message }]) })
    expect(result.ok && JSON.stringify(result.source)).toContain(key.split('.').at(-1))
  })

  it('reads people that are only a text, and a line under a title', () => {
    const agents = { title: 'Agents', sub: 'Vos pairs', list: ['Camille, *designer*', 'Dominique'] }
    const { sections } = acceptedWith({ agents })
    expect(sections).toEqual([
      { blockType: 'text', body: '## Agents\n\nVos pairs\n\nCamille, *designer*\n\nDominique' },
    ])
  })
})

describe('the cleaned source', () => {
  it('has the keys of the file in their order, including empty ones, and produces the same plan', () => {
    const { source, plan } = accepted({
      layout: 'faq',
      contact: null,
      title: 'Questions ',
      questions: [{ desc: 'Oui. ', title: 'Un\uFEFF' }],
    })
    expect(JSON.stringify(source)).toBe(
      '{"layout":"faq","contact":null,"title":"Questions","questions":[{"desc":"Oui.","title":"Un"}],"body":""}',
    )
    expect(planPage(JSON.parse(JSON.stringify(source)) as CleanSource)).toEqual(plan)
    const whole = read(fixture)
    if (!whole.ok) throw new Error('the fixture must be accepted')
    expect(planPage(JSON.parse(JSON.stringify(whole.source)) as CleanSource)).toEqual(whole.plan)
  })
})
