import { spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Browser, type Page } from '@playwright/test'
import { password } from './entrance'
import { program, serveOn, stop } from './server'

function run(...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`wardmote ${words[0]}: ${stderr}`)
  return stdout
}

/** A demonstration of its own with a Situation Table in it, and a server of it. */
export class DemonstrationTable {
  private constructor(private folder: string, private place: string[], private server: ChildProcess, readonly site: string) {}

  static async make(): Promise<DemonstrationTable> {
    const folder = mkdtempSync(join(tmpdir(), 'wardmote-table-'))
    const key = join(folder, 'situation.key')
    const place = ['--data', folder, '--situation-key', key]
    run('key', 'make', key)
    run('demo', ...place)
    const { child, address } = await serveOn(0, place)
    return new DemonstrationTable(folder, place, child, address)
  }

  /** Somebody with this role who sits for an agency, in a browser of their own. */
  async seat(browser: Browser, name: string, role: string, agency: string): Promise<Page> {
    const invited = run('person', 'add', name, '--role', role, '--data', this.folder)
    run('seat', name, '--agency', agency, ...this.place)
    const tab = await (await browser.newContext()).newPage()
    await tab.goto(this.site + /\/en\/invitation\/[0-9a-f]+/.exec(invited)![0])
    await tab.fill('#password', password)
    await tab.click('main button[type=submit]')
    await expect(tab).toHaveURL(`${this.site}/en/account`)
    return tab
  }

  async stop(): Promise<void> {
    await stop(this.server)
    rmSync(this.folder, { recursive: true })
  }
}
