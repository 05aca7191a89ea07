import { element, replaceElements, stringProperty, text, type Transform } from './tree'

const WRAPPERS = ['fr-table', 'fr-table__wrapper', 'fr-table__container', 'fr-table__content']

/**
 * Tables in the wrappers of DSFR « Tableau », with column headers and alignment by class: an inline style would be
 * refused by the page's security policy. The scrolling wrapper takes the focus so that a keyboard can scroll it.
 */
export const dressTables: Transform = (tree) => {
  replaceElements(tree, (node) => {
    if (node.tagName === 'th') node.properties.scope = 'col'
    if (node.tagName === 'th' || node.tagName === 'td') {
      const align = stringProperty(node, 'align')
      delete node.properties.align
      if (align) node.properties.className = [`fr-cell--${align}`]
    }
    if (node.tagName !== 'table') return [node]
    return [
      WRAPPERS.reduceRight((inside, name) => {
        const focusable = name === 'fr-table__container'
        const group = focusable ? { tabIndex: 0, role: 'group', ariaLabel: 'Tableau' } : {}
        return element('div', { className: [name], ...group }, [inside])
      }, node),
    ]
  })
}

/** Check boxes of a task list, which nobody can tick here and which have no label, as characters. */
export const writeCheckboxes: Transform = (tree) => {
  replaceElements(tree, (node) =>
    node.tagName === 'input' ? [text(node.properties.checked ? '☑' : '☐')] : [node],
  )
}
