import { test } from '@playwright/test'
import { resolve } from 'node:path'
import { address } from './pages'

// The pictures of the README, made by the test run when WARDMOTE_PICTURES says so, so that they cannot drift from the program.
const pictures = { home: '/', standing: '/standing' }

for (const [name, page] of Object.entries(pictures)) {
  test(`a picture of ${page} can be taken, on a screen and on paper`, async ({ page: tab }, info) => {
    await tab.setViewportSize({ width: 1280, height: 1600 })
    await tab.goto(address('en', page), { waitUntil: 'networkidle' })
    const folder = process.env.WARDMOTE_PICTURES ? resolve(__dirname, '../../docs/pictures') : info.outputDir
    await tab.screenshot({ path: resolve(folder, `${name}.png`) })
    await tab.pdf({ path: info.outputPath(`${name}.pdf`), printBackground: false })
  })
}
