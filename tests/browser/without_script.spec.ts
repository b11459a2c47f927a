import { expect, test } from '@playwright/test'
import { address, languages, pages } from './pages'

test.use({ javaScriptEnabled: false })

for (const language of languages) {
  test(`every page in ${language} has its heading, its navigation and its figures without scripts`, async ({ page: tab }) => {
    for (const page of pages) {
      await tab.goto(address(language, page))
      await expect(tab.locator('h1')).toHaveCount(1)
      await expect(tab.locator('nav a[href]').first()).toBeVisible()
      const islands = await tab.locator('[data-island]').count()
      if (islands > 0) expect(await tab.locator('table').count()).toBeGreaterThanOrEqual(1)
    }
  })
}

test('a reader without scripts compares the region with another list', async ({ page: tab }) => {
  await tab.goto(address('en', '/standing'))
  const before = await tab.locator('#claim').innerText()
  await tab.selectOption('#comparators', 'cmas')
  await tab.getByRole('button', { name: 'Show' }).click()
  expect(tab.url()).toContain('comparators=cmas')
  expect(await tab.locator('#claim').innerText()).not.toEqual(before)
})
