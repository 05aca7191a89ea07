import { keyName, type Repair } from '../result'
import type { AdminsSource } from '../schema'
import type { Cleaned } from './characters'
import { cleanTarget } from './link-targets'
import { cleanMarkdown } from './markdown'
import { cleanSingleLine } from './single-line'

/** Front matter and body with every text clean and every optional part present. */
export type CleanSource = ReturnType<typeof cleanAdmins>['source']

/** Cleans each text of a valid source, by what it holds (one line, Markdown or a target); tells each repair by key. */
export function cleanAdmins(data: AdminsSource, body: string) {
  const repairs: Repair[] = []
  const by =
    (clean: (text: string) => Cleaned) =>
    (path: (string | number)[], value: string | null | undefined): string => {
      const { text, notes } = clean(value ?? '')
      repairs.push(...notes.map((message) => ({ key: keyName(path) ?? '', message })))
      return text
    }
  const line = by(cleanSingleLine)
  const markdown = by(cleanMarkdown)
  const target = by(cleanTarget)
  const link = (name: 'apply' | 'call') => ({
    label: line(['head', name, 'title'], data.head[name].title),
    url: target(['head', name, 'url'], data.head[name].url),
  })

  const source = {
    title: line(['title'], data.title),
    isOpen: data.open,
    head: {
      title: line(['head', 'title'], data.head.title),
      introduction: markdown(['head', 'desc'], data.head.desc),
      apply: link('apply'),
      call: link('call'),
    },
    program: markdown(['program'], data.program),
    criteria: {
      title: line(['criteria', 'title'], data.criteria?.title),
      introduction: markdown(['criteria', 'desc'], data.criteria?.desc),
      list: (data.criteria?.list ?? []).map((criterion, index) => ({
        name: line(['criteria', 'list', index, 'name'], criterion.name),
        description: markdown(['criteria', 'list', index, 'desc'], criterion.desc),
      })),
    },
    steps: markdown(['steps'], data.steps),
    wait: {
      title: line(['wait', 'title'], data.wait?.title),
      body: markdown(['wait', 'desc'], data.wait?.desc),
    },
    body: markdown(['corps'], body),
  }
  return { source, repairs: [...repairs, ...numberRepairs(data)] }
}

/** The position in the list is the number: a typed one that says otherwise loses, and the editor is told. */
function numberRepairs(data: AdminsSource): Repair[] {
  return (data.criteria?.list ?? []).flatMap(({ num }, index) => {
    const typed = String(num ?? '').trim()
    if (typed === '' || Number(typed) === index + 1) return []
    const message = `numéro « ${typed} » ignoré : la position donne ${index + 1}`
    return [{ key: keyName(['criteria', 'list', index, 'num']) ?? '', message }]
  })
}
