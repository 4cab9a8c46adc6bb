import type { BodyReader } from './body-reader';
import type { Attempt, ReceivedResponse } from './exchange';
import type { ExchangeFailureKind } from './failure';
import type { Hop } from './hop';
import type { Redactor } from './redaction';

/** What a hop brought: a response, with credentials taken out. `unread`: why its body is not read, so that it is no response. */
export interface Received {
  readonly response: ReceivedResponse | undefined;
  readonly unread?: Pick<Attempt, 'failure' | 'failureKind' | 'headers'>;
}

/** Reads what a hop brought. A body that breaks a bound is as one that is larger than the client reads. */
export function received(hop: Hop, redactor: Redactor, reader: BodyReader): Received {
  if (hop.kind === 'failure') return { response: undefined };
  const body = reader.read(hop.body);
  const headers = redactor.redactHeaders(hop.headers);
  if ('beyond' in body) {
    const failureKind: ExchangeFailureKind = body.isEcho === true ? 'echo' : 'too-large';
    return { response: undefined, unread: { failure: `the body holds ${body.beyond}`, failureKind, headers: headers.headers } };
  }
  const response: ReceivedResponse = {
    status: hop.status,
    headers: headers.headers,
    // Put together each time it is asked for, because most checks look at the values alone.
    get text() {
      return body.text;
    },
    ...(body.outline && { outline: body.outline }),
    json: body.json,
    echoed: body.echoed || headers.echoed,
  };
  return { response };
}
