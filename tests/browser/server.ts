import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

export const program = process.env.WARDMOTE_PROGRAM ?? resolve(__dirname, '../../build/release/wardmote')

/** The real program with the demonstration, on a free port of the loopback interface, for all specs; stopped at the end. */
export default async function serve(): Promise<() => Promise<void>> {
  const data = mkdtempSync(join(tmpdir(), 'wardmote-browser-'))
  const key = join(data, 'wardmote.key')
  spawnSync(program, ['key', 'make', key])
  const made = spawnSync(program, ['demo', '--data', data], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`wardmote demo: ${made.stderr}`)
  const signing = join(data, 'signing.key')
  spawnSync(program, ['key', 'make-signing', signing, '--origin', 'localhost/halton'])
  spawnSync(program, ['checkpoint', 'make', '--signing-key', signing, '--data', data])
  const outside = ['--site', 'https://board.example.ca', '--webhook-host', 'hooks.example.ca']
  const server = spawn(program, ['serve', '--port', '0', '--data', data, '--key', key, '--format', 'json', ...outside], { stdio: ['ignore', 'pipe', 'inherit'] })
  process.env.WARDMOTE_DATA = data
  process.env.WARDMOTE_ADDRESS = await addressOf(server.stdout)
  return async () => {
    const ended = new Promise((done) => server.once('exit', done))
    server.kill('SIGTERM')
    await ended
    rmSync(data, { recursive: true })
  }
}

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const said = JSON.parse(line) as { event?: string; subject?: string }
    if (said.event === 'serving' && said.subject) {
      output.resume()
      return said.subject
    }
  }
  throw new Error('the server ended before it served')
}
