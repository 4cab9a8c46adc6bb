import type { BehaviourOverride } from '../../behaviour';
import type { Mutant, Silence } from '../mutant';
import { whenRequest } from '../../when';
import { isThird } from '../conditions';

function echoFault(id: string, fault: string, source: string, behaviour: BehaviourOverride): Mutant {
  return {
    id,
    fault,
    source,
    area: 'security',
    primary: 'security.credential-echo',
    expect: ['security.credential-echo'],
    behaviour,
  };
}

export const mutants: readonly Mutant[] = [
  echoFault(
    'key-in-errors',
    'an error repeats the headers of the request',
    'public reports: the request is dumped into the error',
    {
      errorBody: (original) => (refusal, context) => ({
        ...original(refusal, context),
        details: { apikey: context.request.headers.apikey ?? '' },
      }),
    },
  ),
  echoFault('key-in-a-header', 'a response repeats the key in a header', 'a debug header left on', {
    finish: (original) => async (reply, context) => {
      const { headers, ...rest } = await original(reply, context);
      return { ...rest, headers: { ...headers, 'x-debug-key': context.request.headers.apikey ?? '' } };
    },
  }),
  echoFault('key-in-the-page', 'a page repeats the request, with the key in Base64', 'a debug mode left on', {
    envelope: (original) => (items, listmeta, context) => ({
      ...original(items, listmeta, context),
      request: { apikey: Buffer.from(context.request.headers.apikey ?? '').toString('base64') },
    }),
  }),
  echoFault(
    'key-in-every-third-response',
    'every third response sets the key as a cookie',
    'one of three instances with sessions turned on',
    whenRequest(isThird, {
      finish: (original) => async (reply, context) => {
        const { headers, ...rest } = await original(reply, context);
        return { ...rest, headers: { ...headers, 'set-cookie': `session=${context.request.headers.apikey ?? ''}` } };
      },
    }),
  ),
];

export const silence: Silence = 'no credential';
