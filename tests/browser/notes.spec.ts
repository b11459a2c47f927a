import { expect, test, type Browser, type Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { enter, invitationOf } from './entrance'
import { address, languages } from './pages'

/** Somebody with the role of a member in a browser of their own. */
async function withRole(browser: Browser, name: string): Promise<Page> {
  const tab = await (await browser.newContext()).newPage()
  await enter(tab, invitationOf(name, '--role', 'board_member'))
  return tab
}

/** Joins the account to a seat of today: one alone, and not of later, so that it changes no quorum of another spec. */
async function seat(office: Page, name: string): Promise<void> {
  await office.goto(address('en', '/admin/meetings'))
  await office.fill('#add_member-name', name)
  await office.fill('#add_member-first_day', '2020-01-01')
  await office.fill('#add_member-person', name)
  await office.getByRole('button', { name: 'Add the member' }).click()
  const row = office.getByRole('listitem').filter({ hasText: name })
  await row.getByLabel('Last day').fill(new Date(Date.now() + 172_800_000).toISOString().slice(0, 10))
  await row.getByRole('button', { name: 'End the term' }).click()
  await expect(row.getByRole('button')).toHaveCount(0)
}

test('a member keeps a private note, sees it again, and another member does not', async ({ browser, page: office }) => {
  const { meetings } = (await (await fetch(address('en', '/meetings.json'))).json()) as { meetings: { path: string; state: string }[] }
  const notes = `${meetings.find((meeting) => meeting.state === 'noticed')!.path}/notes`
  await enter(office, invitationOf('office.of.notes', '--role', 'board_administrator'))
  const own = await withRole(browser, 'writing.member')
  const other = await withRole(browser, 'reading.member')
  await seat(office, 'writing.member')

  await own.goto(address('en', notes))
  await expectAccessible(own)
  const note = own.getByRole('textbox').first()
  await note.focus()
  await own.keyboard.type('Ask the chief about the owls')
  await own.keyboard.press('Tab')
  await own.keyboard.press('Enter')
  await expect(own).toHaveURL(address('en', notes))
  await expect(own.getByText(/^At most 4,000 characters\..* Kept on /)).toHaveCount(1)
  await own.reload()
  await expect(note).toHaveValue('Ask the chief about the owls')

  await note.fill('x'.repeat(4001))
  await own.getByRole('button', { name: 'Keep the note' }).first().click()
  await expect(own.locator('.govuk-error-summary')).toContainText('A note has at most 4,000 characters')
  await expectAccessible(own)

  for (const language of languages) {
    await other.goto(address(language, notes))
    await expect(other.getByRole('textbox').first()).toHaveValue('')
    await expect(other.locator('body')).not.toContainText('owls')
    await expectAccessible(other)
  }
})
