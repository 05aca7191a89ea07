import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** The document that a browser builds from `whole`, written as static markup like on the public site. */
export function written(whole: ReactNode): Document {
  document.open()
  document.write(`<!DOCTYPE html>${renderToStaticMarkup(whole)}`)
  document.close()
  return document
}
