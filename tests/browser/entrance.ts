import { spawnSync } from 'node:child_process'
import { expect, type Page } from '@playwright/test'
import { address } from './pages'
import { program } from './server'

/** A form that has just become another is not sent (browser/src/kit/live.ts): after so long it is. */
export const settled_ms = 1_000

export const password = "four words of one's own"

/** The address of the link that the command line prints for a new person. */
export function invitationOf(name: string, ...options: string[]): string {
  const printed = spawnSync(program, ['person', 'add', name, '--data', process.env.WARDMOTE_DATA!, ...options], { encoding: 'utf8' })
  const link = /\/en(\/invitation\/[0-9a-f]+)/.exec(printed.stdout)
  if (!link) throw new Error(`wardmote person add: ${printed.stderr}`)
  return address('en', link[1]!)
}

/** Takes an invitation up; the tab is signed in then. */
export async function enter(tab: Page, link: string): Promise<void> {
  await tab.goto(link)
  await tab.fill('#password', password)
  await tab.click('main button[type=submit]')
  await expect(tab).toHaveURL(address('en', '/account'))
}
