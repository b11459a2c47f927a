#!/usr/bin/python3
"""A real mail server (aiosmtpd) on the loopback interface, as a process of its own: `mail_server.py PORT [option…]`.

Says "ready PORT", then one JSON object for each message it took, with its envelope and its bytes. Options:
  refuse         says 550 to every recipient
  hang           takes a message, and never says that it did
  tls CERT KEY   takes STARTTLS, and nothing without it; the user is wardmote, the password "open sesame"
"""

import asyncio
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Taker:
    def __init__(self, refuses, hangs):
        self.refuses, self.hangs = refuses, hangs

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.refuses:
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        taken = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "tls": session.ssl is not None, "text": envelope.content.decode("ascii")}
        print(json.dumps(taken), flush=True)
        if self.hangs:
            await asyncio.sleep(3600)
        return "250 taken"


def may_sign_in(server, session, envelope, mechanism, data):
    return AuthResult(success=(data.login, data.password) == (b"wardmote", b"open sesame"))


async def main(port, refuses=False, hangs=False, certificate=None):
    options = {}
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        options = {"tls_context": context, "require_starttls": True, "authenticator": may_sign_in, "auth_required": True}
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Taker(refuses, hangs), hostname="localhost", loop=loop, **options), "127.0.0.1", port, reuse_address=True)
    print("ready", server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    given = sys.argv[2:]
    asyncio.run(main(int(sys.argv[1]), "refuse" in given, "hang" in given, given[1:3] if given[:1] == ["tls"] else None))
