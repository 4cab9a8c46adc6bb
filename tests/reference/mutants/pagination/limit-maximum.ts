import { maximumLimit } from '../../page';
import { pair } from '../parameter-pair';
import type { Mutant, Silence } from '../mutant';

const isLong = (text: string): boolean => /^\d{1,9}$/.test(text) && Number(text) > maximumLimit;

export const mutants: readonly Mutant[] = [
  {
    id: 'limit-above-maximum-honoured',
    fault: 'a limit above the maximum is taken as it is',
    source: 'a maximum that stands in the documentation alone',
    area: 'pagination',
    primary: 'pagination.limit-maximum',
    expect: ['pagination.limit-maximum'],
    behaviour: {
      readLimit: (original) => (raw, context) => Math.max(original(raw, context), /^\d{1,9}$/.test(raw ?? '') ? Number(raw) : 0),
    },
  },
  {
    id: 'maximum-one-too-high',
    fault: 'the maximum is 51',
    source: 'boundary operator mistake: > for >=',
    area: 'pagination',
    primary: 'pagination.limit-maximum',
    expect: ['pagination.limit-maximum'],
    behaviour: {
      readLimit: (original) => (raw, context) =>
        /^\d{1,9}$/.test(raw ?? '') && Number(raw) > maximumLimit ? 51 : original(raw, context),
    },
  },
  {
    id: 'maximum-of-another-list',
    fault: 'a limit above 100 is clamped to 100',
    source: 'one constant for all lists of a gateway',
    area: 'pagination',
    primary: 'pagination.limit-maximum',
    expect: ['pagination.limit-maximum'],
    behaviour: {
      readLimit: (original) => (raw, context) =>
        /^\d{1,9}$/.test(raw ?? '') && Number(raw) > maximumLimit ? Math.min(Number(raw), 100) : original(raw, context),
    },
  },
  pair(
    'maximum-and-its-refusal',
    'a limit above the maximum is honoured, and every error is an HTML page',
    'second order: a lost validation behind a proxy',
    ['pagination.limit-maximum', 'response.error-schema'],
    {
      readLimit: (original) => (raw, context) => (isLong(raw ?? '') ? Number(raw) : original(raw, context)),
      refusalReply: (original) => (refusal, context) => ({ ...original(refusal, context), body: '<h1>Bad Request</h1>' }),
    },
  ),
];

export const silence: Silence = { items: 50 };
