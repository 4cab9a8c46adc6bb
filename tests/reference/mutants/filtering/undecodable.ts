import type { BehaviourOverride } from '../../behaviour';
import { readAs } from '../robustness-fault';
import type { Mutant, Silence } from '../mutant';

function undecodable(id: string, fault: string, source: string, behaviour: BehaviourOverride): Mutant {
  return { id, fault, source, area: 'filtering', primary: 'filtering.undecodable', expect: ['filtering.undecodable'], behaviour };
}

export const mutants: readonly Mutant[] = [
  undecodable(
    'undecodable-parameter-dropped',
    'a parameter that cannot be decoded is left out',
    'go #25192: URL.Query() leaves out what it cannot parse',
    {
      parameter: (original) => (name, context) => {
        const { request } = context;
        const pairs = request.rawQuery.split('&').filter((pair) => !/%(?![0-9a-f]{2})/i.test(pair));
        return original(name, { ...context, request: { ...request, rawQuery: pairs.join('&') } });
      },
    },
  ),
  undecodable(
    'undecodable-clause-dropped',
    'a clause that cannot be decoded is left out',
    'public reports: clauses that are decoded one by one',
    readAs(/AND[^&]*%zz[^&]*/, ''),
  ),
  undecodable(
    'undecodable-value-matches-everything',
    'a value that cannot be decoded is empty, and matches everything',
    'a LIKE of nothing',
    readAs(/ANDmetadata\.name%3D%zz%?/, ''),
  ),
  undecodable(
    'undecodable-bytes-left-out',
    'bytes that are no UTF-8 are left out of a value',
    "bytes.decode('utf8', 'ignore')",
    readAs(/%(?:ff|ed%a0%80)/g, ''),
  ),
];

export const silence: Silence = { items: 0 };
