import { expect, it } from '@jest/globals'

import { treeOf } from '@/site/content/published-pages'
import { rubricsMenu } from '@/site/content/rubrics-menu'

const menuOf = (slugs: string[], leftOut: string[] = []) =>
  rubricsMenu(treeOf(slugs.map((slug) => ({ id: slug, slug, title: slug }))), leftOut).map(
    (entry) => ('children' in entry ? entry.children.map(({ href }) => href) : entry.href),
  )

it('lists the rubrics with the pages under them, without those left out', () => {
  const slugs = ['a', 'a/faq', 'a/proposer', 'a/faq/detail', 'b', 'mentions']
  expect(menuOf(slugs, ['/a/proposer', '/mentions'])).toEqual([['/a', '/a/faq'], '/b'])
})

it('has no single link, no more than eight entries, and no list longer than that', () => {
  const nine = Array.from({ length: 9 }, (_, index) => `r${index}`)
  expect(menuOf(['a'])).toEqual([])
  expect(menuOf(nine)).toEqual([])
  expect(menuOf(nine.slice(1))).toHaveLength(8)
  expect(menuOf(['a', 'b', ...nine.map((slug) => `a/${slug}`)])).toEqual(['/a', '/b'])
})
