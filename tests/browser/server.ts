import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
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
  const situation = join(data, 'situation.key')
  spawnSync(program, ['key', 'make', situation])
  const outside = ['--site', 'https://board.example.ca', '--webhook-host', 'hooks.example.ca']
  const server = await serveOn(0, ['--data', data, '--key', key, '--situation-key', situation, ...outside])
  process.env.WARDMOTE_DATA = data
  process.env.WARDMOTE_ADDRESS = server.address
  return async () => {
    await stop(server.child)
    rmSync(data, { recursive: true })
  }
}

/** `wardmote serve` on a port (0: any free one). */
export async function serveOn(port: number, place: string[]): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(program, ['serve', '--port', String(port), ...place, '--format', 'json'], { stdio: ['ignore', 'pipe', 'inherit'] })
  return { child, address: await addressOf(child.stdout) }
}

export async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await ended
}

/** A port that is free just now, for a server that has to know its own address. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const { port } = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  return port
}

/** The address of the link that the command line prints for a new person, on a site. */
export function invitationOf(site: string, name: string, ...options: string[]): string {
  const printed = spawnSync(program, ['person', 'add', name, '--data', process.env.WARDMOTE_DATA!, ...options], { encoding: 'utf8' })
  const link = /\/en\/invitation\/[0-9a-f]+/.exec(printed.stdout)
  if (!link) throw new Error(`wardmote person add: ${printed.stderr}`)
  return site + link[0]
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
