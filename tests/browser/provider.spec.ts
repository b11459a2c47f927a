import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { languages } from './pages'
import { freePort, invitationOf, serveOn, stop } from './server'

let site: string
let provider: ChildProcess
let server: ChildProcess
let folder: string

async function firstLineOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) return line
  throw new Error('the provider ended before it answered')
}

// A second server over the data of the first, with a real OpenID provider (tests/provider).
test.beforeAll(async () => {
  const port = await freePort()
  site = `http://127.0.0.1:${port}`
  provider = spawn('node', [resolve(__dirname, '../provider/provider.mjs'), site], { stdio: ['pipe', 'pipe', 'ignore'] })
  const issuer = await firstLineOf(provider.stdout!)
  folder = mkdtempSync(join(tmpdir(), 'wardmote-provider-'))
  writeFileSync(join(folder, 'provider.secret'), 'a secret of the tests: +/&=%', { mode: 0o600 })
  const settings = { issuer, client_id: 'wardmote', client_secret_file: 'provider.secret', network: 'internal', scopes: ['openid', 'profile', 'email', 'groups'],
    label: { en: 'the town’s account', fr: 'le compte de la ville' }, roles: { office: 'board_administrator' } }
  writeFileSync(join(folder, 'provider.yaml'), JSON.stringify(settings))
  const people = { elodie: { name: 'Élodie López', preferred_username: 'élodie.lópez', email: 'elodie@example.ca', groups: ['office'] },
    olga: { name: 'Olga There', preferred_username: 'olga', email: 'olga@example.ca', groups: ['office'] } }
  await fetch(`${issuer}/control`, { method: 'POST', body: JSON.stringify({ people }) })
  const place = ['--data', process.env.WARDMOTE_DATA!, '--provider', join(folder, 'provider.yaml'), '--site', site]
  server = (await serveOn(port, place)).child
})

test.afterAll(async () => {
  for (const child of [server, provider]) await stop(child)
  rmSync(folder, { recursive: true })
})

async function signInThere(tab: Page, login = 'elodie'): Promise<void> {
  await tab.fill('input[name=login]', login)
  await tab.fill('input[name=password]', 'any')
  await tab.locator('button[type=submit]').click()
}

test('somebody signs in with the account of the town, confirms it there, and signs out, without JavaScript', async ({ browser }) => {
  const tab = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await tab.goto(`${site}/en/account`)
  await tab.getByRole('button', { name: 'Sign in with the town’s account' }).click()
  await signInThere(tab)
  await tab.getByRole('button', { name: 'Continue' }).click()
  await expect(tab).toHaveURL(`${site}/en/account`)
  await expect(tab.locator('main')).toContainText('Élodie López (elodie.lopez)')
  await expect(tab.locator('main')).toContainText('Board administrator')
  await tab.goto(`${site}/en/prove?next=/admin`)
  await tab.getByRole('button', { name: 'Confirm with the town’s account' }).click()
  await signInThere(tab)
  await expect(tab).toHaveURL(`${site}/en/admin`)
  await tab.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('You are signed out here')
  await expect(tab.getByRole('link', { name: 'Sign out at the town’s account' })).toBeVisible()
})

test('somebody with an account here links the account of the town, and takes the link away', async ({ page: tab }) => {
  test.slow()
  await tab.goto(invitationOf(site, 'linking.person', '--role', 'board_member'))
  await tab.fill('#password', "four words of one's own")
  await tab.click('main button[type=submit]')
  await expectAccessible(tab)
  await tab.getByRole('button', { name: 'Link the town’s account' }).click()
  await signInThere(tab, 'olga')
  await tab.getByRole('button', { name: 'Continue' }).click()
  await expect(tab).toHaveURL(`${site}/en/account`)
  await expect(tab.locator('main')).toContainText('You linked it')
  await expect(tab.locator('main')).toContainText('linking.person')
  await expectAccessible(tab)
  await tab.getByRole('button', { name: 'Unlink it' }).click()
  await expect(tab.getByRole('button', { name: 'Link the town’s account' })).toBeVisible()
})

for (const language of languages)
  test(`the pages on the way to the provider and back are accessible in ${language}`, async ({ page: tab }) => {
    test.slow()  // four readings by axe-core, and a second program to sign in at
    await tab.goto(`${site}/${language}/sign-in`)
    await expectAccessible(tab)
    await tab.keyboard.press('Tab')
    await tab.locator('main button[type=submit]').first().focus()
    await tab.keyboard.press('Enter')
    await signInThere(tab)
    await tab.locator('button[type=submit]').click()
    await expect(tab).toHaveURL(`${site}/${language}/account`)
    for (const page of ['/account', '/prove', '/signed-out']) {
      await tab.goto(`${site}/${language}${page}`)
      await expectAccessible(tab)
    }
  })
