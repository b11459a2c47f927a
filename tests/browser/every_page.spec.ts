import { expect, test } from '@playwright/test'
import { expectAccessible } from './accessible'
import { address, languages, pages } from './pages'

test.describe.configure({ mode: 'parallel' })

for (const language of languages) {
  for (const page of pages) {
    test(`${page} in ${language} is accessible, quiet in the console and no wider than the window`, async ({ page: tab }) => {
      test.slow(page === '/openapi', 'it tells of every route, and axe looks at each line')
      const complaints: string[] = []
      tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      tab.on('pageerror', (error) => complaints.push(error.message))
      await tab.setViewportSize({ width: 1280, height: 900 })
      await tab.goto(address(language, page), { waitUntil: 'networkidle' })
      await expectAccessible(tab)
      expect(complaints.filter((c) => page !== '/nowhere' || !c.includes('404'))).toEqual([])
    })
  }
}
