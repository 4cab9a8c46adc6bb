import type { Behaviour, Expected } from '../behaviour';

const answered = (status: number, first: RegExp, later: Expected): Behaviour => ({
  name: String(status),
  answer: ({ response }) => response.writeHead(status, { 'Content-Type': 'application/json' }).end('{}'),
  first: { exit: 3, says: first },
  later,
});

const told = (status: number): RegExp => new RegExp(`received status ${status}`);
const partial = /Expected status 200; received 206/;
const shown = (status: number): RegExp => new RegExp(String(status));

/** What no target answers ends the run. */
const onTheWay = /nothing comes from the target any more: .*Sign in (at the proxy|to the network)/;

export const statuses: readonly Behaviour[] = [
  answered(204, /no JSON object/, { exit: 1, says: /Expected status 200; received 204/ }),
  // A success that is not the promised one, and no page: judged, and told at each place.
  { ...answered(206, partial, { exit: 1, says: partial }), first: { exit: 1, says: partial } },
  answered(304, /received status 304, which says that what the client has kept is still good/, { exit: 4, says: shown(304) }),
  answered(400, told(400), { exit: 4, says: shown(400) }),
  answered(402, told(402), { exit: 4, says: shown(402) }),
  answered(401, /credential refused with status 401/, { exit: 3, says: /refused with 401 since request 20/ }),
  answered(403, /credential refused with status 403/, { exit: 4, says: /banned this client/ }),
  answered(404, /received status 404\. .*Check the base path/, { exit: 4, says: shown(404) }),
  answered(407, /a proxy on the way asks for a credential/, { exit: 4, says: onTheWay }),
  answered(410, told(410), { exit: 4, says: shown(410) }),
  answered(418, told(418), { exit: 4, says: shown(418) }),
  answered(500, told(500), { exit: 4, says: shown(500) }),
  answered(511, /the network asks for a sign-in/, { exit: 4, says: onTheWay }),
  answered(599, told(599), { exit: 4, says: shown(599) }),
  answered(999, /received status 999, which is none of HTTP/, { exit: 4, says: shown(999) }),
];
