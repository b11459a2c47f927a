// A real OpenID provider on the loopback interface. Its arguments: the addresses of the sites that may ask it, "http://127.0.0.1:8080". It prints its
// issuer, and goes on until its input ends. A POST of JSON to /control changes what it does:
//   {"people": {"login": {"name": …, "preferred_username": …, "email": …, "groups": […], "amr": […]}}}   who can sign in (with any password)
//   {"algorithm": "RS256" | "PS256" | "ES256" | "EdDSA"}   other keys, of this kind, in place of those until now
//   {"forge": "nonce" | "audience" | "issuer" | "expired" | "none" | "HS256" | "signature" | "unknown_key" | "down" | ""}   what is wrong with ID tokens
import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

const sites = process.argv.slice(2)
const state = { people: {}, algorithm: 'RS256', forge: '', key: newKey('RS256') }
const spare = newKey('RS256')
let issuer, provider

function newKey(algorithm) {
  const { privateKey } = algorithm === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
    : algorithm === 'EdDSA' ? generateKeyPairSync('ed25519') : generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: algorithm, use: 'sig' }
}

function makeProvider() {
  const made = new Provider(issuer, {
    clients: [{
      client_id: 'wardmote',
      client_secret: 'a secret of the tests: +/&=%',
      redirect_uris: sites.flatMap((site) => ['en', 'fr'].map((language) => `${site}/${language}/sign-in/provider/return`)),
      post_logout_redirect_uris: sites.flatMap((site) => ['en', 'fr'].map((language) => `${site}/${language}/`)),
      backchannel_logout_uri: `${sites[0]}/en/sign-in/provider/end`,
      backchannel_logout_session_required: true,
      id_token_signed_response_alg: state.algorithm
    }],
    jwks: { keys: [state.key] },
    claims: { openid: ['sub', 'amr'], profile: ['name', 'preferred_username'], email: ['email'], groups: ['groups'] },
    enabledJWA: { idTokenSigningAlgValues: ['RS256', 'PS256', 'ES256', 'EdDSA'] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...state.people[sub] }) }),
    features: { backchannelLogout: { enabled: true } },
    cookies: { keys: [randomUUID()] }
  })
  // Its own form asks for a password alone; in which ways somebody was asked is said for each person.
  const { loginAccount } = made.Session.prototype
  made.Session.prototype.loginAccount = function (details) {
    return loginAccount.call(this, { ...details, amr: state.people[details.accountId]?.amr })
  }
  return made
}

const encoded = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
const decoded = (text) => JSON.parse(Buffer.from(text, 'base64url'))

function signed(header, claims, key) {
  const text = `${encoded(header)}.${encoded(claims)}`
  return `${text}.${sign('sha256', Buffer.from(text), createPrivateKey({ key, format: 'jwk' })).toString('base64url')}`
}

/** The token as a wrong or hostile provider would give it. */
function forged(token) {
  const [header, claims] = token.split('.').slice(0, 2).map(decoded)
  const withKey = (changes) => signed(header, { ...claims, ...changes }, state.key)
  switch (state.forge) {
    case 'nonce': return withKey({ nonce: 'of another sign-in' })
    case 'audience': return withKey({ aud: 'somebody else' })
    case 'issuer': return withKey({ iss: 'https://evil.example' })
    case 'expired': return withKey({ iat: claims.iat - 7200, exp: claims.iat - 3600 })
    case 'signature': return signed(header, claims, spare)
    case 'unknown_key': return signed({ ...header, kid: spare.kid }, claims, spare)
    case 'none': return `${encoded({ alg: 'none' })}.${encoded(claims)}.`
    case 'HS256': {
      const text = `${encoded({ ...header, alg: 'HS256' })}.${encoded(claims)}`
      const publicKey = createPublicKey({ key: state.key, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
      return `${text}.${createHmac('sha256', publicKey).update(text).digest('base64url')}`
    }
    default: return token
  }
}

/** Has the answer of the token endpoint changed on its way out. */
function forgeAnswer(response) {
  const end = response.end.bind(response)
  response.end = (body) => {
    const answer = JSON.parse(body)
    if (answer.id_token) answer.id_token = forged(answer.id_token)
    const changed = JSON.stringify(answer)
    response.setHeader('content-length', Buffer.byteLength(changed))
    return end(changed)
  }
}

async function control(request, response) {
  let body = ''
  for await (const piece of request) body += piece
  const asked = JSON.parse(body)
  Object.assign(state, asked)
  if (asked.algorithm) {
    state.key = newKey(asked.algorithm)
    provider = makeProvider()
  }
  response.end('{}')
}

const server = createServer((request, response) => {
  if (request.url === '/control') return control(request, response)
  if (state.forge === 'down') return response.writeHead(500).end()
  if (request.url === '/token' && state.forge) forgeAnswer(response)
  return provider.callback()(request, response)
})
console.warn = console.info = () => {}
server.listen(0, '127.0.0.1', () => {
  issuer = `http://127.0.0.1:${server.address().port}`
  provider = makeProvider()
  process.stdout.write(`${issuer}\n`)
})
process.stdin.resume().on('end', () => process.exit(0))
