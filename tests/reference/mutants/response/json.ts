import { body } from '../response-as';
import { isClamped } from '../conditions';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'byte-order-mark',
    fault: 'a body begins with a byte order mark',
    source: 'public reports: text writers of .NET; RFC 8259, 8.1 forbids it',
    area: 'response',
    primary: 'response.json',
    expect: ['response.json'],
    behaviour: body(
      (text) => `\ufeff${text}`,
      () => true,
    ),
  },
  {
    id: 'clamped-page-in-latin1',
    fault: 'where a limit was clamped the body is in ISO 8859-1',
    source: 'a string written with the encoding of the platform',
    area: 'response',
    primary: 'response.json',
    // Such a limit gets neither a page nor a refusal.
    expect: ['response.json', 'pagination.limit-above-maximum'],
    behaviour: body((text) => Buffer.from(text.replaceAll(/[^\x00-\xff]/g, '?'), 'latin1'), isClamped),
  },
  {
    id: 'clamped-page-with-a-rest',
    fault: 'where a limit was clamped, bytes follow the body',
    source: 'a buffer that is reused and not cut',
    area: 'response',
    primary: 'response.json',
    expect: ['response.json', 'pagination.limit-above-maximum'],
    behaviour: body((text) => `${text}}]`, isClamped),
  },
  {
    id: 'clamped-page-cut-off',
    fault: 'where a limit was clamped, the body is cut off',
    source: 'public reports: a buffer of 64 KiB',
    area: 'response',
    primary: 'response.json',
    expect: ['response.json', 'pagination.limit-above-maximum'],
    behaviour: body((text) => text.slice(0, Math.min(65_536, text.length / 2)), isClamped),
  },
];

export const silence: Silence = 'silent';
