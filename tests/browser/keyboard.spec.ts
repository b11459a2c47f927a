import { expect, test } from '@playwright/test'
import { address } from './pages'

test('the first key leads past the navigation to the content', async ({ page: tab }) => {
  await tab.goto(address('en', '/standing'))
  await tab.keyboard.press('Tab')
  await expect(tab.locator(':focus')).toHaveText('Skip to the content')
  await tab.keyboard.press('Enter')
  await expect(tab.locator('#main')).toBeFocused()
})

test('the language link keeps page and question', async ({ page: tab }) => {
  await tab.goto(address('en', '/standing?comparators=cmas'))
  const link = tab.getByRole('link', { name: 'Français' })
  await link.focus()
  await tab.keyboard.press('Enter')
  await expect(tab).toHaveURL(/\/fr\/standing\?comparators=cmas$/)
  await expect(tab.locator('html')).toHaveAttribute('lang', 'fr')
})

test('every link and control that is reached by keyboard shows that it is', async ({ page: tab }) => {
  await tab.goto(address('en', '/standing'))
  const reached = new Set<string>()
  for (let i = 0; i < 60; i++) {
    await tab.keyboard.press('Tab')
    const focused = await tab.evaluate(() => {
      const element = document.activeElement as HTMLElement | null
      if (!element || element === document.body) return null
      const style = getComputedStyle(element)
      return { name: `${element.tagName} ${element.textContent?.trim().slice(0, 30)}`, shown: style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.backgroundColor !== 'rgba(0, 0, 0, 0)' }
    })
    if (!focused) break
    expect(focused.shown, focused.name).toBe(true)
    reached.add(focused.name)
  }
  expect(reached.size).toBeGreaterThan(10)
})

test('a chart and a map are drawn beside their tables', async ({ page: tab }) => {
  await tab.goto(address('en', '/standing'))
  await expect(tab.locator('[data-island=rank-plot] svg')).toBeVisible()
  await expect(tab.locator('[data-island=funnel-plot] svg')).toBeVisible()
  await tab.goto(address('en', '/incidents?dataset=toronto_mci_2018'))
  await tab.locator('[data-island=map]').scrollIntoViewIfNeeded()
  await expect(tab.locator('[data-island=map] canvas')).toBeVisible()
})
