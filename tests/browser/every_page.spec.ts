import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { address, languages, pages } from './pages'

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

for (const language of languages) {
  for (const page of pages) {
    test(`${page} in ${language} is accessible, quiet in the console and no wider than the window`, async ({ page: tab }) => {
      const complaints: string[] = []
      tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      tab.on('pageerror', (error) => complaints.push(error.message))
      await tab.setViewportSize({ width: 1280, height: 900 })
      await tab.goto(address(language, page), { waitUntil: 'networkidle' })
      const found = await new AxeBuilder({ page: tab as never }).withTags(levels).analyze()
      expect(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([])
      for (const width of [1280, 360, 320]) {
        await tab.setViewportSize({ width, height: 800 })
        const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        expect(overflow, `at ${width} px`).toBeLessThanOrEqual(0)
      }
      expect(complaints.filter((c) => page !== '/nowhere' || !c.includes('404'))).toEqual([])
    })
  }
}
