// A form that a passkey fills in. The server is asked for a challenge, the browser has the person's device sign it, and the form goes off as any
// other: what is wrong with it the server says on the page. A browser without passkeys is not shown the form, and the page says why.

const bytesOf = (text: string) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))

function textOf(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

interface Request {
  challenge: string
  site: string
}

const algorithms: Record<number, string> = { [-7]: 'ES256', [-257]: 'RS256', [-8]: 'EdDSA' }

async function asked(form: HTMLFormElement): Promise<Request> {
  const body = new URLSearchParams()
  const token = form.querySelector<HTMLInputElement>('[name=form_token]')
  if (token) body.set('form_token', token.value)
  const answer = await fetch(form.dataset.ask!, { method: 'POST', body })
  if (!answer.ok) throw new Error(`${form.dataset.ask} answered ${answer.status}`)
  return (await answer.json()) as Request
}

async function used(request: Request): Promise<Record<string, string>> {
  const publicKey = { challenge: bytesOf(request.challenge), rpId: request.site, userVerification: 'required' as const }
  const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential
  const response = credential.response as AuthenticatorAssertionResponse
  return {
    credential: textOf(credential.rawId),
    client_data: textOf(response.clientDataJSON),
    authenticator_data: textOf(response.authenticatorData),
    signature: textOf(response.signature)
  }
}

async function made(request: Request, form: HTMLFormElement): Promise<Record<string, string>> {
  const { user, userName, userDisplayName, held } = form.dataset as Record<string, string>
  const publicKey: PublicKeyCredentialCreationOptions = {
    challenge: bytesOf(request.challenge),
    rp: { id: request.site, name: 'Wardmote' },
    user: { id: bytesOf(user!), name: userName!, displayName: userDisplayName! },
    pubKeyCredParams: Object.keys(algorithms).map((alg) => ({ type: 'public-key' as const, alg: Number(alg) })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestation: 'none',
    excludeCredentials: held!.split(' ').filter(Boolean).map((id) => ({ type: 'public-key' as const, id: bytesOf(id) }))
  }
  const response = ((await navigator.credentials.create({ publicKey })) as PublicKeyCredential).response as AuthenticatorAttestationResponse
  return {
    algorithm: algorithms[response.getPublicKeyAlgorithm()] ?? '',
    client_data: textOf(response.clientDataJSON),
    authenticator_data: textOf(response.getAuthenticatorData())
  }
}

async function fillIn(form: HTMLFormElement): Promise<void> {
  const request = await asked(form)
  const fields = form.dataset.passkey === 'make' ? await made(request, form) : await used(request)
  for (const [name, value] of Object.entries(fields)) form.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = value
  form.submit()
}

export function offerPasskey(form: HTMLFormElement): void {
  if (!('PublicKeyCredential' in window)) return
  const trouble = form.querySelector<HTMLElement>('[role=alert]')!
  form.hidden = false
  for (const part of document.querySelectorAll<HTMLElement>('[data-no-passkey]')) part.hidden = true
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    trouble.textContent = ''
    fillIn(form).catch(() => (trouble.textContent = form.dataset.failed!))
  })
}
