import { describe, expect, it } from '@jest/globals'

import { selectAsInSource } from '@/components/admin/source-selection'

const RICH =
  '<h2>Un titre</h2><ol><li>Le <strong>premier</strong> pas</li></ol><p>Voir <a>le guide</a>, puis agir.</p>'
const SOURCE =
  '## Un titre\n\n1. Le **premier** pas\n\nVoir [le guide](https://exemple.fr), puis agir.'

describe('selectAsInSource', () => {
  it.each([
    ['nothing, at the start', 0, 0, ''],
    ['a word of a list', SOURCE.indexOf('premier'), SOURCE.indexOf('** pas'), 'premier'],
    ['words after a link', SOURCE.indexOf('puis'), SOURCE.length, 'puis agir.'],
    ['everything', 0, SOURCE.length, 'Un titreLe premier pasVoir le guide, puis agir.'],
  ])('focuses the editor and selects %s', (_, from, to, selected) => {
    document.body.innerHTML = `<div><textarea></textarea><div contenteditable="true" tabindex="0">${RICH}</div></div>`
    const area = document.querySelector('textarea')!
    area.value = SOURCE
    area.setSelectionRange(from, to)
    selectAsInSource(area.parentElement!, area)
    expect(document.activeElement).toBe(document.querySelector('[contenteditable]'))
    expect(String(getSelection()).trim()).toBe(selected)
  })
})
