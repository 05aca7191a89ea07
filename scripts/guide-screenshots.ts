/** `npm run guide:screenshots`: takes the pictures of the guide and of the README again, from the build at hand. */
import { launch, openPage } from './guide/browser'
import * as pictures from './guide/pictures'
import { startDemoSite } from './guide/site'

const site = await startDemoSite()
const browser = await launch()
try {
  const page = await openPage(browser)
  for (const take of [
    pictures.publicPage,
    pictures.accounts,
    pictures.editing,
    pictures.order,
    pictures.call,
    pictures.simulation,
    pictures.history,
    pictures.refusedDeletion,
  ]) {
    await take(page, site.url)
  }
} finally {
  await browser.close()
  await site.stop()
}
