import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** The document a browser makes of `whole`, written as the public site writes it. */
export function written(whole: ReactNode): Document {
  document.open()
  document.write(`<!DOCTYPE html>${renderToStaticMarkup(whole)}`)
  document.close()
  return document
}
